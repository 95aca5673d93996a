import type { Moved } from '../../domain/lookahead.ts';
import { present } from '../../domain/present.ts';
import { philox, uniform } from '../../kernel/philox.ts';

/**
 * So many different places of n, in order, by the dice of a seed; all where there are fewer.
 * @example sampledCuts(3, 5, 1) // [0, 1, 2]
 */
export function sampledCuts(n: number, count: number, seed: number): number[] {
  const all = Array.from({ length: n }, (_, i) => i);
  const words = new Uint32Array(4);
  const most = Math.min(n, count);
  for (let i = 0; i < most; i++) {
    philox([i, 0, 0, 0], [seed, 0], words);
    const j = i + Math.floor(uniform(words[0] as number) * (n - i));
    [all[i], all[j]] = [all[j] as number, all[i] as number];
  }
  return all.slice(0, most).sort((a, b) => a - b);
}

/**
 * Paths at which two values of JSON differ, in order of the first, then of the second; a part that
 * one of them lacks is one path.
 * @example differingPaths({ a: [1, 2], b: 'x' }, { a: [1, 3] }) // ['a[1]', 'b']
 */
export function differingPaths(a: unknown, b: unknown, path = ''): string[] {
  if (Object.is(a, b)) return [];
  if (Array.isArray(a) && Array.isArray(b))
    return Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
      differingPaths(a[i], b[i], `${path}[${i}]`),
    ).flat();
  if (!isRecord(a) || !isRecord(b)) return [path];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) =>
    differingPaths(a[key], b[key], path === '' ? key : `${path}.${key}`),
  );
}

const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

/** What a run told otherwise: by the path of what differs, the places at which it does. */
type Differing = ReadonlyMap<string, readonly number[]>;

/** How it was caught, the inputs that are to blame, and the name of the cut that showed it. */
type Cause = Pick<Moved, 'by' | 'inputs'> & { readonly shownBy: string | undefined };

/**
 * Collects outputs that moved, each with the cut that showed it first; a place counts once, however many
 * runs show it.
 * @param placed names a place
 */
export function caught(placed: (place: number) => string) {
  const found = new Map<string, Cause & { readonly path: string; readonly places: Set<number> }>();
  return {
    has: (by: Moved['by'], path: string): boolean => found.has(`${by} ${path}`),
    note: (differing: Differing, cause: Cause): void => {
      for (const [path, places] of differing) {
        const key = `${cause.by} ${path}`;
        const known = found.get(key) ?? { ...cause, path, inputs: [], places: new Set() };
        const inputs = [...new Set([...known.inputs, ...cause.inputs])];
        found.set(key, { ...known, inputs, places: new Set([...known.places, ...places]) });
      }
    },
    moved: (): Moved[] =>
      [...found.values()].map(({ by, path, shownBy, inputs, places }) => ({
        by,
        path,
        ...present({ shownBy }),
        inputs,
        count: places.size,
        first: placed(Math.min(...places)),
      })),
  };
}
