import type { Thesis, ThesisTest } from '../../domain/thesis.ts';
import { FUNCTIONS } from './functions.ts';
import type { Written } from './rules.ts';

/** What the tests of a thesis reach, by id. */
export type Coverage = {
  /** Expected to trip in some test. */
  readonly stops: Covered;
  /** A series or claim that the rule asks for appears in some test. */
  readonly questions: Covered;
  readonly readings: Covered;
  readonly scenarios: Covered;
};
type Covered = { readonly reached: readonly string[]; readonly missed: readonly string[] };

/** Which stops, questions, readings and scenarios the tests exercise. */
export function coverage(thesis: Thesis, rules: readonly Written[]): Coverage {
  const touched = (part: Written['part']): Covered =>
    split(
      rules.filter((r) => r.part === part),
      (r) => thesis.tests.some((t) => touches(thesis, t, r)),
    );
  return {
    stops: split(thesis.stops, (s) =>
      thesis.tests.some((t) => t.expect.some((e) => e.stop === s.id && e.state === 'tripped')),
    ),
    questions: touched('question'),
    readings: touched('reading'),
    scenarios: touched('scenario'),
  };
}

function split<T extends { readonly id: string }>(
  all: readonly T[],
  reached: (t: T) => boolean,
): Covered {
  const ids = (list: readonly T[]): readonly string[] => list.map((t) => t.id);
  return { reached: ids(all.filter(reached)), missed: ids(all.filter((t) => !reached(t))) };
}

/** A rule that asks for nothing is reached by every test. */
function touches(thesis: Thesis, test: ThesisTest, { read }: Written): boolean {
  if (!read) return false;
  if (read.calls.length === 0) return true;
  return read.calls.some(({ name, args }) => {
    const [first] = args;
    if (typeof first !== 'string') return false;
    if (!FUNCTIONS[name].counterparty) return Object.hasOwn(test.series, first);
    const selector = thesis.selectors.find((s) => s.id === first);
    return test.evidence.some((e) =>
      selector
        ? (selector.watch?.includes(e.watch) ?? true) &&
          (selector.kinds?.includes(e.kind) ?? true) &&
          (selector.directions?.includes(e.direction) ?? true) &&
          e.rung >= selector.rung
        : e.claim === first || e.watch === first,
    );
  });
}
