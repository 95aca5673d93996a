import type { LegId } from '../../domain/episode.ts';
import type { Known } from '../../domain/known.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Series } from '../../domain/series.ts';
import type { Leg } from '../../domain/stress.ts';
import type { Day } from '../../domain/time.ts';
import type { Page } from '../memo/page.ts';

/** Sessions of the risk leg that a small multiple shows; the others show the same days. */
const SESSIONS = 25;

/** One leg over the reported window, and its last sessions. */
export type LegView = {
  readonly leg: LegId;
  readonly series: readonly string[];
  readonly title: string;
  readonly now: Known<Leg>;
  /** Log move since the start of the window in price direction, per cent, by session. */
  readonly path: readonly { readonly day: Day; readonly x: number }[];
  /** Position in the path of the value before the window. */
  readonly start: number | undefined;
};

/** Log move in price direction from one value to another, per cent; a yield by its duration. */
function moved(series: Series, from: number, to: number): number {
  if (series.kind === 'yield') return -(series.duration ?? 1) * (to - from) * series.sign;
  if (series.kind === 'spread') return (from - to) * series.sign;
  return 100 * series.sign * Math.log(to / from);
}

/** A leg as it is shown. Several series are shown by their mean on the days that all have. */
export function legView(p: Page, leg: LegId): LegView {
  const { episode } = p.dossier.setup;
  const ids = episode.legs[leg];
  const shown = p.decision.stress.windows.find((x) => x.window === p.decision.stress.window);
  const now: Known<Leg> = shown?.legs[leg] ?? { unknown: 'no window' };
  const first = p.dossier.series[episode.legs.risk[0] ?? '']?.slice(-SESSIONS)[0]?.at;
  const all = ids.map((id) =>
    first === undefined
      ? (p.dossier.series[id] ?? []).slice(-SESSIONS)
      : (p.dossier.series[id] ?? []).filter((o) => o.at >= first),
  );
  const days = (all[0] ?? [])
    .map((o) => o.at)
    .filter((day) => all.every((one) => one.some((o) => o.at === day)));
  const base = 'unknown' in now ? days[0] : now.start;
  const path =
    base === undefined
      ? []
      : days.flatMap((day) => {
          const moves = ids.flatMap((id) => {
            const series = episode.series[id];
            const [from, to] = [p.observed(id, base), p.observed(id, day)];
            return series && from && to ? [moved(series, amount(from), amount(to))] : [];
          });
          return moves.length === ids.length && moves.length > 0
            ? [{ day, x: moves.reduce((a, b) => a + b, 0) / moves.length }]
            : [];
        });
  const at = 'unknown' in now ? -1 : path.findIndex((q) => q.day === now.start);
  return {
    leg,
    series: ids,
    title: ids.map(p.titleOf).join(' + '),
    now,
    path,
    start: at < 0 ? undefined : at,
  };
}

const amount = (o: Observation): number => o.value;
