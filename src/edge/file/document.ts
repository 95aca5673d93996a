/** What may stand before a text and is no part of it. */
export const BYTE_ORDER_MARKS = /^\uFEFF+/;

/** A place in a file, both counted from 1, the column in UTF-16 units. */
export type Spot = { readonly line: number; readonly column: number };

/** Keys and positions that lead from the top of a document to a place in it. */
export type KeyPath = readonly PropertyKey[];

/** A parsed file that still knows where everything stands, whatever it was written in. */
export type Source = {
  readonly file: string;
  /** As read, byte for byte. */
  readonly text: string;
  /** As plain values. */
  readonly value: unknown;
  /** Where the value at a path begins; where it is absent, the nearest part that is there. */
  readonly at: (path: KeyPath) => Spot;
  /** Where the key at the end of a path begins; where it is absent, the nearest part that is there. */
  readonly key: (path: KeyPath) => Spot;
  /** Where the n-th character of the string at a path stands. */
  readonly within: (path: KeyPath, offset: number) => Spot;
  /** The value at a path as it is written; undefined where it is absent, a list or a map. */
  readonly written: (path: KeyPath) => string | undefined;
};

/** Where a value and its key begin in a text; where it ends, if it is no list or map. */
export type Extent = { readonly start?: number; readonly key?: number; readonly end?: number };

/** The places of a parsed text, from what finds one by its path. */
export function placesIn(
  text: string,
  find: (path: KeyPath) => Extent | undefined,
  spot: (offset: number) => Spot,
): Pick<Source, 'at' | 'key' | 'written'> {
  const at = (path: KeyPath): Spot => {
    const start = find(path)?.start;
    if (start !== undefined || path.length === 0) return spot(start ?? 0);
    return at(path.slice(0, -1));
  };
  const key = (path: KeyPath): Spot => {
    const start = find(path)?.key;
    return start === undefined ? at(path) : spot(start);
  };
  const written = (path: KeyPath): string | undefined => {
    const { start, end } = find(path) ?? {};
    return end === undefined ? undefined : text.slice(start, end);
  };
  return { at, key, written };
}

/**
 * The value at a path; undefined where there is none.
 * @example valueAt({ legs: { risk: ['SPX'] } }, ['legs', 'risk', 0]) // 'SPX'
 */
export const valueAt = (value: unknown, path: KeyPath): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      at !== null && typeof at === 'object' && Object.hasOwn(at, key)
        ? (at as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

/**
 * A path as people write it.
 * @example pathText(['stops', 2, 'condition']) // 'stops[2].condition'
 */
export const pathText = (path: KeyPath): string =>
  path
    .map((step, i) =>
      typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`,
    )
    .join('');
