import { OUT, PATHS_PER_BLOCK, WIDTH } from '../src/weigh/firesale/arena.ts';
import type { PathBlock } from '../src/weigh/firesale/half.ts';

/** Figures by which peers with other dice are compared. */
export const COMPARED = ['fall', 'overshoot', 'sold'] as const;
type Compared = (typeof COMPARED)[number];

/** Mean of each figure over paths and its standard error. */
export type Moments = Readonly<Record<Compared, { readonly at: number; readonly error: number }>>;

/** Moments of paths, a figure at a time. */
export function moments(paths: number, of: (name: Compared, path: number) => number): Moments {
  const both = COMPARED.map((name) => {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < paths; i++) {
      const x = of(name, i);
      sum += x;
      squares += x * x;
    }
    const at = sum / paths;
    const error = Math.sqrt(Math.max(0, squares / paths - at * at) / paths);
    return [name, { at, error }] as const;
  });
  return Object.fromEntries(both) as Moments;
}

/** What the paths of a bench are like. */
export type Paths = {
  readonly moments: Moments;
  /** Share of paths in which anybody sells, and rounds with sales a path. */
  readonly selling: number;
  readonly rounds: number;
};

/** Moments of the rows of blocks. */
export function ofRows(rows: readonly PathBlock['rows'][]): Paths {
  const paths = rows.length * PATHS_PER_BLOCK;
  const figure = (column: number, path: number): number =>
    (rows[Math.floor(path / PATHS_PER_BLOCK)] as Float64Array)[
      (path % PATHS_PER_BLOCK) * WIDTH + column
    ] as number;
  let [selling, rounds] = [0, 0];
  for (let i = 0; i < paths; i++) {
    const n = figure(OUT.rounds, i);
    rounds += n;
    if (n > 0) selling++;
  }
  return {
    moments: moments(paths, (name, i) => figure(OUT[name], i)),
    selling: selling / paths,
    rounds: rounds / paths,
  };
}

/** Standard errors of a difference beyond which two peers do not run the same model. */
const FAR = 5;

/** Whether two sets of means agree within the noise of their paths. */
export const agree = (a: Moments, b: Moments): boolean =>
  COMPARED.every(
    (name) => Math.abs(a[name].at - b[name].at) <= FAR * Math.hypot(a[name].error, b[name].error),
  );
