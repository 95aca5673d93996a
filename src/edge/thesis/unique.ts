import { WATCHES } from '../../domain/evidence.ts';
import { type PlacedId, repeated, unmet } from '../file/check.ts';
import type { KeyPath, Source } from '../file/document.ts';
import type { Phrase, Problem } from '../file/problem.ts';
import type { ThesisFile } from './schema.ts';

/** Ids name rules and are looked up by name: each stands once in its kind. */
export function unique(file: ThesisFile, source: Source): readonly Problem[] {
  const groups = WATCHES.map((w) => ({ path: ['watch', w], ...file.watch[w] }));
  const named = (list: readonly { id: string }[] | undefined, ...path: KeyPath): PlacedId[] =>
    (list ?? []).map(({ id }, i) => ({ id, path: [...path, i, 'id'] }));
  const kinds: readonly (readonly PlacedId[])[] = [
    named(file.facts, 'facts'),
    named(file.scenarios, 'scenarios'),
    file.scenarios.flatMap((s, i) => named(s.constraints, 'scenarios', i, 'constraints')),
    groups.flatMap(({ path, questions }) => named(questions, ...path, 'questions')),
    groups.flatMap(({ path, readings }) => named(readings, ...path, 'readings')),
    named(file.stops, 'stops'),
    named(file.possible, 'possible'),
    ...file.stops.map((s, i) =>
      (s.keys ?? []).map(({ key }, k) => ({ id: key, path: ['stops', i, 'keys', k, 'key'] })),
    ),
    (file.tests ?? []).map(({ name }, i) => ({ id: name, path: ['tests', i, 'name'] })),
  ];
  return [
    ...kinds.flatMap((list) => repeated(source, list, ONCE)),
    ...unmet(
      source,
      Object.keys(file.selectors ?? {}).map((id) => {
        const path = ['selectors', id];
        const clear = WATCHES.every((w) => w !== id);
        return [clear, path, NOT_A_WATCH, { found: id, spot: source.key(path) }];
      }),
    ),
  ];
}

const ONCE = (id: string, line: number): Phrase => ({
  en: `an id used once (${id} is on line ${line})`,
  'zh-Hant': `不重複的識別碼（第${line}行已用${id}）`,
});
const NOT_A_WATCH: Phrase = {
  en: 'a selector that is not named like a watch letter',
  'zh-Hant': '不與觀察組代號同名的篩選',
};
