import type { Observation } from './series.ts';
import type { Day, Instant } from './time.ts';

/** Very many observations, column by column: a quarter of the memory that one object each takes. */
export type ObservationRows = Iterable<Observation> & {
  readonly length: number;
  /** Ids of series, by the numbers in `series`. */
  readonly ids: readonly string[];
  readonly series: Uint32Array;
  readonly at: Int32Array;
  readonly knownAt: Float64Array;
  readonly value: Float64Array;
};

/** Room for so many rows. */
export const rowsFor = (ids: readonly string[], length: number): ObservationRows =>
  rowsOf({
    ids,
    series: new Uint32Array(length),
    at: new Int32Array(length),
    knownAt: new Float64Array(length),
    value: new Float64Array(length),
  });

function rowsOf(
  columns: Omit<ObservationRows, 'length' | typeof Symbol.iterator>,
): ObservationRows {
  const rows: ObservationRows = {
    ...columns,
    length: columns.series.length,
    *[Symbol.iterator]() {
      for (let i = 0; i < rows.length; i++) yield rowAt(rows, i);
    },
  };
  return rows;
}

/** The observation of a row. */
export const rowAt = (
  { ids, series, at, knownAt, value }: ObservationRows,
  i: number,
): Observation => ({
  series: ids[series[i] as number] as string,
  at: at[i] as Day,
  knownAt: knownAt[i] as Instant,
  value: value[i] as number,
});

/** Rows from one to before another: the same columns, not a copy. */
export const stretchOf = (rows: ObservationRows, from: number, to: number): ObservationRows =>
  rowsOf({
    ids: rows.ids,
    series: rows.series.subarray(from, to),
    at: rows.at.subarray(from, to),
    knownAt: rows.knownAt.subarray(from, to),
    value: rows.value.subarray(from, to),
  });

/** The rows at some places, in their order. */
export function rowsAt(rows: ObservationRows, places: Uint32Array): ObservationRows {
  const out = rowsFor(rows.ids, places.length);
  for (const [to, from] of places.entries()) copyRow(rows, from, { to: out, at: to });
  return out;
}

function copyRow(
  from: ObservationRows,
  i: number,
  { to, at }: { readonly to: ObservationRows; readonly at: number },
) {
  to.series[at] = from.series[i] as number;
  to.at[at] = from.at[i] as number;
  to.knownAt[at] = from.knownAt[i] as number;
  to.value[at] = from.value[i] as number;
}

/** The places of each series' rows, in their order, series by series; a series without rows is left out. */
export function* placesBySeries(
  rows: ObservationRows,
): Generator<readonly [id: string, places: Uint32Array]> {
  const ends = new Uint32Array(rows.ids.length + 1);
  for (const n of rows.series) ends[n + 1] = (ends[n + 1] as number) + 1;
  for (let n = 1; n < ends.length; n++) ends[n] = (ends[n] as number) + (ends[n - 1] as number);
  const places = new Uint32Array(rows.length);
  const next = ends.slice(0, -1);
  for (const [i, n] of rows.series.entries()) {
    const place = next[n] as number;
    places[place] = i;
    next[n] = place + 1;
  }
  for (const [n, id] of rows.ids.entries()) {
    const own = places.subarray(ends[n], ends[n + 1]);
    if (own.length > 0) yield [id, own];
  }
}
