import type { Recheck } from '../../domain/lookahead.ts';
import type { Sizing } from '../../domain/score.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { caught, sampledCuts } from '../../run/lookahead/compare.ts';
import { type Differing, moved, type Outputs } from '../../run/record/compared.ts';
import { forecasts } from '../../run/record/retraced.ts';
import { accepted, allOf, chain, type Result } from '../file/problem.ts';
import { type Crew, type Hands, hired, withCrew } from './crew.ts';
import { material, type RecordMaterial, recordFolder } from './material.ts';
import { type HearPart, type Walked, walked } from './walked.ts';
import { type RecordWorld, world } from './world.ts';

/** How the record is looked through. */
type Search = Hands & {
  readonly cuts: number;
  readonly seed: number;
  /** Hears how many decisions are taken, of about how many. */
  readonly told?: (done: number, all: number) => void;
  /** Reads the record as it stood with no figure after a day; without one the whole. */
  readonly read?: (until?: Day) => Result<RecordMaterial>;
};

type Short = { readonly short: true };

/**
 * Whether anything in the long record knew of its future. The whole evaluation up to the exposures is
 * run again on histories that end at random decisions, from the files on, and must tell the same up to
 * there: what was learnt, study falls, forecasts and exposures, but for outcomes not yet due. Exposures
 * must also be the same with publication lags doubled, up to the first decision that knows less.
 * @param data folder with one CSV a series
 */
export async function recheck(data: string, search: Search): Promise<Result<Recheck | Short>> {
  const { seed, told = () => {} } = search;
  const { threads, worker } = hired(search);
  const { read = (until?: Day) => material(data, recordFolder(), until) } = search;
  const opened = read();
  if (!opened.ok) return opened;
  const hear = steps(told, 1 + search.cuts);
  const seen = world(opened.value);
  if (!seen.ok) return seen;
  return withCrew({ material: opened.value, threads, worker }, async (crew) => {
    const went = await walked(opened.value.episode, seen.value, { crew, told: hear() });
    if (went === undefined) return accepted({ short: true });
    const all = outputs(went, seen.value, opened.value);
    const { sizings } = went;
    const cuts = sampledCuts(sizings.length, search.cuts, seed).map(
      (k) => (sizings[k] as Sizing).day,
    );
    const found = caught((day) => formatDay(day as Day));
    const note = (by: 'cut' | 'late', differing: Differing, i: number): void =>
      found.note(differing, { by, inputs: [], shownBy: formatDay(cuts[i] as Day) });
    const late = await delays(went, cuts, { crew, hear });
    for (const [i, { differing }] of late.entries()) note('late', differing, i);
    const again = async (short: RecordMaterial) =>
      chain(world(short), (view) =>
        withCrew({ material: short, threads: 1, worker }, async (own) => {
          const told = await walked(short.episode, view, { crew: own, told: hear() });
          const some = told ? outputs(told, view, short) : NOTHING;
          return accepted(moved(all, some, short.episode.to));
        }),
      );
    const held = await limited(cuts, threads, async (cut) => chain(read(cut), again));
    return chain(allOf(held), (shorter) => {
      for (const [i, { differing }] of shorter.entries()) note('cut', differing, i);
      return accepted({
        seed,
        decisions: sizings.length,
        cuts: shorter.map((h) => h.held),
        late: late.map(({ differing: _, ...rest }) => rest),
        moved: found.moved().map(({ by, path, count, first, shownBy }) => {
          return { by, path, count, first, shownBy } as Recheck['moved'][number];
        }),
      });
    });
  });
}

/** The walk once more with lags doubled after each cut, and what it tells otherwise. */
async function delays(
  { given, from, sizings }: Walked,
  cuts: readonly Day[],
  { crew, hear }: { readonly crew: Crew; readonly hear: () => HearPart },
): Promise<readonly (Recheck['late'][number] & { readonly differing: Differing })[]> {
  const later = await Promise.all(
    cuts.map((after) => {
      const told = hear();
      return crew.run<'late'>([{ kind: 'late', vintages: given, from, after }], (news) => {
        if ('decisions' in news) told('walk', news.decisions, sizings.length);
      });
    }),
  );
  return later.flat().map(({ sizings: got, delayed }, i) => {
    const days = got.flatMap((s, k) => {
      const want = sizings[k];
      return want && want.day === s.day && want.exposure === s.exposure ? [] : s.day;
    });
    const differing = new Map(days.length > 0 ? [['sizings.exposure', days]] : []);
    return { from: formatDay(cuts[i] as Day), delayed, compared: got.length, differing };
  });
}

const NOTHING: Outputs = {
  vintages: [],
  falls: [],
  alone: [],
  forecasts: [],
  sizings: [],
  session: -1,
};

const outputs = (
  { vintages, studied, before, sizings }: Walked,
  { of }: RecordWorld,
  { episode }: RecordMaterial,
): Outputs => ({
  vintages,
  falls: studied.together,
  alone: studied.alone,
  forecasts: forecasts(before, studied.together),
  sizings,
  session: of(episode.legs.risk[0] as string).length - 1,
});

/** Adds up the decisions of several walks; a cut costs about a whole walk in two halves. */
function steps(told: NonNullable<Search['told']>, walks: number): () => HearPart {
  const done: number[] = [];
  let whole = 0;
  return () => {
    const place = done.push(0) - 1;
    return (part, n, of) => {
      if (part !== 'walk') return;
      whole = Math.max(whole, of);
      done[place] = n;
      const sum = done.reduce((all, d) => all + d, 0);
      told(Math.min(whole * walks, sum), whole * walks);
    };
  };
}

/** Works on all, so many at once, and answers in their order. */
async function limited<T, R>(
  all: readonly T[],
  most: number,
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  const out: R[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    for (let i = next++; i < all.length; i = next++) out[i] = await work(all[i] as T);
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, one));
  return out;
}
