import { WATCHES } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import type { Thesis, Weights } from '../../domain/thesis.ts';
import { type Day, parseDay } from '../../domain/time.ts';
import { examined } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { yaml } from '../file/yaml.ts';
import { thesisProblems } from './consistent.ts';
import { EXPOSURE, PRIOR, WEEKDAY, WEIGHTS } from './defaults.ts';
import { type ThesisFile, thesisFile } from './schema.ts';

export type ThesisDraft = { readonly thesis: Thesis; readonly source: Source };

/** Reads a thesis file. Every problem has its line and column; a thesis comes back only when there is none. */
export const readThesis = (text: string, file: string): Result<ThesisDraft> =>
  chain(examined(yaml(text, file), thesisFile, thesisProblems), ({ value, source }) =>
    accepted({ thesis: thesisOf(value), source }),
  );

/**
 * The thesis of a file whose shape is right, with defaults where the file is silent.
 * Groups of the watch list come in the order A to E.
 */
function thesisOf({ bide: _, lang: __, ...file }: ThesisFile): Thesis {
  const { regimes, book, evidence: silence, ...rest } = file;
  return {
    ...rest,
    opened: day(file.opened),
    prior: regimes?.prior ?? PRIOR,
    weekday: regimes?.weekday ? rows(regimes.weekday) : WEEKDAY,
    weights: weights(file.weights),
    facts: (file.facts ?? []).map(({ known_on, ...fact }) => ({ ...fact, knownOn: day(known_on) })),
    selectors: Object.entries(file.selectors ?? {}).map(([id, selector]) => ({ id, ...selector })),
    watch: WATCHES.flatMap((watch) => {
      const group = file.watch[watch];
      return group ? [{ watch, ...group }] : [];
    }),
    stops: file.stops.map(({ per: _, keys = [], ...stop }) => ({ ...stop, keys })),
    possible: file.possible ?? [],
    exposure: exposure(file.exposure),
    tests: (file.tests ?? []).map(({ series = {}, evidence = [], ...test }) => ({
      ...test,
      series,
      evidence,
    })),
    ...present({ book, silence }),
  };
}

const day = (text: string): Day => parseDay(text) as Day;

function rows(by: NonNullable<NonNullable<ThesisFile['regimes']>['weekday']>): Thesis['weekday'] {
  const row = ({ noise, friction, rupture }: Thesis['prior']) =>
    [noise, friction, rupture] as const;
  return { noise: row(by.noise), friction: row(by.friction), rupture: row(by.rupture) };
}

const weights = (given: ThesisFile['weights']): Weights => ({
  rung: given?.rung ?? WEIGHTS.rung,
  kind: { ...WEIGHTS.kind, ...given?.kind },
  watch: { ...WEIGHTS.watch, ...given?.watch },
  reliability: { ...WEIGHTS.reliability, ...given?.reliability },
  ...present({ sizes: given?.sizes }),
});

function exposure(given: ThesisFile['exposure']): Thesis['exposure'] {
  const { forced_out, outcomes, ...rest } = given ?? {};
  return {
    ...EXPOSURE,
    ...rest,
    outcomes: { ...EXPOSURE.outcomes, ...outcomes },
    ...present({ forcedOut: forced_out }),
  };
}
