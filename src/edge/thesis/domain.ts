import { WATCHES } from '../../domain/evidence.ts';
import type { StopRule, Thesis, ThesisTest, Weights } from '../../domain/thesis.ts';
import { type Day, parseDay } from '../../domain/time.ts';
import { EXPOSURE, PRIOR, RESOLVES, WEEKDAY, WEIGHTS } from './defaults.ts';
import type { ThesisFile } from './schema.ts';

/**
 * The thesis of a file whose shape is right, with defaults where the file is silent.
 * Groups of the watch list come in the order A to E.
 */
export function thesisOf(file: ThesisFile): Thesis {
  const { regimes, resolves } = file;
  return {
    id: file.id,
    title: file.title,
    premise: file.premise,
    opened: day(file.opened),
    horizon: file.horizon,
    prior: regimes?.prior ?? PRIOR,
    weekday: regimes?.weekday ? rows(regimes.weekday) : WEEKDAY,
    weights: weights(file.weights),
    facts: (file.facts ?? []).map(({ known_on, ...fact }) => ({ ...fact, knownOn: day(known_on) })),
    scenarios: file.scenarios,
    selectors: Object.entries(file.selectors ?? {}).map(([id, selector]) => ({ id, ...selector })),
    watch: WATCHES.flatMap((watch) => {
      const group = file.watch[watch];
      return group ? [{ watch, ...group }] : [];
    }),
    stops: file.stops.map(stopOf),
    possible: file.possible ?? [],
    exposure: exposure(file.exposure),
    resolves: { ...RESOLVES, ...resolves },
    tests: (file.tests ?? []).map(testOf),
    ...(file.book ? { book: file.book } : {}),
  };
}

const day = (text: string): Day => parseDay(text) as Day;

const stopOf = ({ per: _, keys, ...stop }: ThesisFile['stops'][number]): StopRule => ({
  ...stop,
  keys: keys ?? [],
});

const testOf = (test: NonNullable<ThesisFile['tests']>[number]): ThesisTest => ({
  name: test.name,
  series: test.series ?? {},
  evidence: test.evidence ?? [],
  expect: test.expect,
});

function rows(by: NonNullable<NonNullable<ThesisFile['regimes']>['weekday']>): Thesis['weekday'] {
  const row = (b: Thesis['prior']): readonly [number, number, number] => [
    b.noise,
    b.friction,
    b.rupture,
  ];
  return { noise: row(by.noise), friction: row(by.friction), rupture: row(by.rupture) };
}

const weights = (given: ThesisFile['weights']): Weights => ({
  rung: given?.rung ?? WEIGHTS.rung,
  kind: { ...WEIGHTS.kind, ...given?.kind },
  watch: { ...WEIGHTS.watch, ...given?.watch },
  reliability: { ...WEIGHTS.reliability, ...given?.reliability },
});

function exposure(given: ThesisFile['exposure']): Thesis['exposure'] {
  const { forced_out, outcomes, ...rest } = given ?? {};
  return {
    ...EXPOSURE,
    ...rest,
    outcomes: { ...EXPOSURE.outcomes, ...outcomes },
    ...(forced_out === undefined ? {} : { forcedOut: forced_out }),
  };
}
