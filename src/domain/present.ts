/** A map of which some parts may be undefined, without those. */
type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/**
 * The parts of a map that are there.
 * @example present({ a: 1, b: undefined }) // { a: 1 }
 */
export const present = <T extends object>(parts: T): Present<T> =>
  Object.fromEntries(Object.entries(parts).filter(([, x]) => x !== undefined)) as Present<T>;
