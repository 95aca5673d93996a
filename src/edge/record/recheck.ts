import type { Recheck } from '../../domain/lookahead.ts';
import type { Sizing } from '../../domain/score.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { sampledCuts } from '../../run/lookahead/samplecuts.ts';
import { type Differing, moved, type Outputs } from '../../run/record/compared.ts';
import { forecasts } from '../../run/record/retraced.ts';
import type { Result } from '../file/problem.ts';
import { alone, type Crew, threaded } from './crew.ts';
import { material, type RecordMaterial, recordFolder } from './material.ts';
import { type HearPart, type Walked, walked } from './walked.ts';
import { type RecordWorld, world } from './world.ts';

/** How the record is looked through. */
type Search = {
  readonly cuts: number;
  readonly seed: number;
  /** Threads; 1 works here. */
  readonly threads: number;
  /** The file that `worker.ts` was built into. */
  readonly worker: string;
  /** Hears how many decisions are taken, of about how many. */
  readonly told?: (done: number, all: number) => void;
  /** Reads the record as it stood with no figure after a day; without one the whole. */
  readonly read?: (until?: Day) => Result<RecordMaterial>;
};

/** Why there was nothing to look through. */
type Short = { readonly short: true };

/**
 * Whether anything in the long record knew of its future. The whole evaluation up to the exposures is
 * run again on histories that end at random decisions, from the files on, and must tell the same up to
 * there: what was learnt, study falls, forecasts and exposures, but for outcomes not yet due. Exposures
 * must also be the same with publication lags doubled, up to the first decision that knows less.
 * @param data folder with one CSV a series
 */
export async function recheck(data: string, search: Search): Promise<Result<Recheck | Short>> {
  const { seed, threads, worker, told = () => {} } = search;
  const { read = (until?: Day) => material(data, recordFolder(), until) } = search;
  const opened = read();
  if (!opened.ok) return opened;
  const seen = world(opened.value);
  if (!seen.ok) return seen;
  const hear = steps(told, 1 + search.cuts);
  const crew = crewOf(opened.value, threads, threads === 1 ? undefined : worker);
  try {
    const went = await walked(opened.value.episode, seen.value, { crew, told: hear() });
    if (went === undefined) return { ok: true, value: { short: true } };
    const all = outputs(went, seen.value, opened.value);
    const { sizings } = went;
    const cuts = sampledCuts(sizings.length, search.cuts, seed).map(
      (k) => (sizings[k] as Sizing).day,
    );
    const found = new Map<string, Caught>();
    const late = await delays(went, { cuts, crew, hear, found });
    const held = await limited(cuts, threads, async (cut) => {
      const short = read(cut);
      if (!short.ok) return short;
      const own = crewOf(short.value, 1, threads === 1 ? undefined : worker);
      try {
        const view = world(short.value);
        if (!view.ok) return view;
        const again = await walked(short.value.episode, view.value, { crew: own, told: hear() });
        const told = again
          ? outputs(again, view.value, short.value)
          : { vintages: [], falls: [], alone: [], forecasts: [], sizings: [], session: -1 };
        return { ok: true as const, value: moved(all, told, short.value.episode.to) };
      } finally {
        own.end();
      }
    });
    const problems = held.flatMap((h) => (h.ok ? [] : h.problems));
    if (problems.length > 0) return { ok: false, problems };
    for (const [i, h] of held.entries())
      if (h.ok) note(found, { by: 'cut', differing: h.value.differing, shownBy: cuts[i] as Day });
    return {
      ok: true,
      value: {
        seed,
        decisions: sizings.length,
        cuts: held.flatMap((h) => (h.ok ? [h.value.held] : [])),
        late,
        moved: [...found.values()].map(({ days, shownBy, ...rest }) => ({
          ...rest,
          count: days.size,
          first: formatDay(Math.min(...days) as Day),
          shownBy: formatDay(shownBy),
        })),
      },
    };
  } finally {
    crew.end();
  }
}

const crewOf = (of: RecordMaterial, threads: number, worker: string | undefined): Crew =>
  worker === undefined ? alone(of) : threaded(of, threads, worker);

/** The walk once more with lags doubled after each cut. */
async function delays(
  { given, from, sizings }: Walked,
  {
    cuts,
    crew,
    hear,
    found,
  }: {
    readonly cuts: readonly Day[];
    readonly crew: Crew;
    readonly hear: () => HearPart;
    readonly found: Map<string, Caught>;
  },
): Promise<Recheck['late']> {
  const hears = new Map(cuts.map((after) => [after, hear()]));
  const jobs = cuts.map((after) => ({ kind: 'late' as const, vintages: given, from, after }));
  const later = await Promise.all(
    jobs.map((job) =>
      crew.run<'late'>([job], (news) => {
        if ('decisions' in news) hears.get(job.after)?.('walk', news.decisions, sizings.length);
      }),
    ),
  );
  return later.flat().map(({ sizings: got, delayed }, i) => {
    const cut = cuts[i] as Day;
    const days = got.flatMap((s, k) => {
      const want = sizings[k];
      return want && want.day === s.day && want.exposure === s.exposure ? [] : [s.day];
    });
    note(found, {
      by: 'late',
      differing: new Map(days.length > 0 ? [['sizings.exposure', days]] : []),
      shownBy: cut,
    });
    return { from: formatDay(cut), delayed, compared: got.length };
  });
}

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

/** An output that moved, with its days. */
type Caught = {
  readonly by: 'cut' | 'late';
  readonly path: string;
  readonly shownBy: Day;
  readonly days: Set<Day>;
};

function note(
  found: Map<string, Caught>,
  {
    by,
    differing,
    shownBy,
  }: { readonly by: Caught['by']; readonly differing: Differing; readonly shownBy: Day },
): void {
  for (const [path, days] of differing) {
    const known = found.get(`${by} ${path}`) ?? { by, path, shownBy, days: new Set<Day>() };
    for (const day of days) known.days.add(day);
    found.set(`${by} ${path}`, known);
  }
}

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
      const all = whole * walks;
      told(
        Math.min(
          all,
          done.reduce((sum, d) => sum + d, 0),
        ),
        all,
      );
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
