import type { Episode } from '../../domain/episode.ts';
import type { Found } from '../../domain/finding.ts';
import {
  type ObservationRows,
  placesBySeries,
  rowAt,
  rowsAt,
  rowsFor,
  stretchOf,
} from '../../domain/rows.ts';
import { dataFindings } from './findings.ts';

type Given = Parameters<typeof dataFindings>[1];

/** Very many observations fit to be used, and what was wrong with the rest. */
type SiftedRows = {
  readonly observations: readonly [];
  readonly rows: ObservationRows;
  readonly findings: readonly Found[];
};

/**
 * The same as `dataFindings`, series by series, so that no more than the rows of one are ever objects.
 * @returns rows by the instant of knowing, then by day, then by series
 */
export function rowFindings(
  episode: Episode,
  rows: ObservationRows,
  given: Omit<Given, 'observations'>,
): SiftedRows {
  const kept = rowsFor(rows.ids, rows.length);
  const numbers = new Map(rows.ids.map((id, n) => [id, n]));
  const none = dataFindings({ ...episode, series: {} }, { ...given, observations: [] });
  const findings: Found[] = [...none.findings];
  let count = 0;
  for (const [id, places] of placesBySeries(rows)) {
    const own = { ...episode, series: { [id]: episode.series[id] as Episode['series'][string] } };
    const observations = Array.from(places, (i) => rowAt(rows, i));
    const sifted = dataFindings(own, { ...given, observations, evidence: [] });
    for (const found of sifted.findings) findings.push(found);
    for (const o of sifted.observations) {
      kept.series[count] = numbers.get(id) as number;
      kept.at[count] = o.at;
      kept.knownAt[count] = o.knownAt;
      kept.value[count] = o.value;
      count++;
    }
  }
  const keyed = findings.map((found) => ({ found, text: JSON.stringify(found.finding) }));
  return {
    observations: [],
    rows: inArrival(stretchOf(kept, 0, count)),
    findings: keyed
      .sort((a, b) => a.found.at - b.found.at || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
      .map(({ found }) => found),
  };
}

/** Rows by the instant of knowing, then by day, then by series. */
function inArrival(rows: ObservationRows): ObservationRows {
  const { ids, series, at, knownAt } = rows;
  const places = new Map(ids.toSorted().map((id, place) => [id, place]));
  const rank = Uint32Array.from(ids, (id) => places.get(id) as number);
  const order = Uint32Array.from(series.keys()).sort(
    (a, b) =>
      (knownAt[a] as number) - (knownAt[b] as number) ||
      (at[a] as number) - (at[b] as number) ||
      (rank[series[a] as number] as number) - (rank[series[b] as number] as number),
  );
  return rowsAt(rows, order);
}
