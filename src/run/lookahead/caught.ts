import type { Moved } from '../../domain/lookahead.ts';
import { present } from '../../domain/present.ts';

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
