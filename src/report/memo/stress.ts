import { LEGS, type LegId } from '../../domain/episode.ts';
import type { Known } from '../../domain/known.ts';
import { present } from '../../domain/present.ts';
import type { Series } from '../../domain/series.ts';
import type { Leg } from '../../domain/stress.ts';
import type { Day } from '../../domain/time.ts';
import { log } from '../../kernel/fdlibm.ts';
import { pathChart } from '../chart/path.ts';
import { type PriceView, priceBlock } from '../content/price.ts';
import { type Block, drawn, type MemoBlock, type Section, section } from '../render/block.ts';
import { cite, join, say } from '../render/prose.ts';
import { amount, type Column, type Table, tabulate, wording } from '../render/table.ts';
import { signed, signedPercent } from '../words/number.ts';
import { news } from './news.ts';
import { idOf, type Length, type Page } from './page.ts';
import { beside, severity, severityBrief, windowBlocks } from './windows.ts';

/** The three legs as small multiples on one scale. */
function legs(p: Page): Extract<MemoBlock, { kind: 'legs' }> {
  const views = LEGS.map((l) => legView(p, l));
  const all = views.flatMap((v) => v.path.map((q) => q.x));
  const [low, high] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 0];
  const told = views.flatMap((v) => ('unknown' in v.now ? [] : [{ leg: v.leg, z: v.now.z }]));
  const fallen = told.filter((t) => t.z < 0).toSorted((a, b) => a.z - b.z);
  const { episode } = p.dossier.setup;
  const durations = [
    ...new Set(views.flatMap((v) => v.series.flatMap((id) => episode.series[id]?.duration ?? []))),
  ].map(String);
  const [base] = views.flatMap((v) => ('unknown' in v.now ? [] : [v.now]));
  return {
    kind: 'legs',
    heading: [p.w.legsHeading(fallen.length, told.length, fallen[0]?.leg)],
    caption: [p.w.legsCaption(base ? p.on(base.start) : p.w.label.start, durations)],
    brief: [p.w.sigmaSays(durations)],
    legs: views.map((v) => leg(p, v, [low, high])),
    table: values(p, views),
  };
}

function leg(p: Page, v: LegView, [low, high]: readonly [number, number]) {
  const { now } = v;
  const name = p.w.leg[v.leg];
  const title = v.title.startsWith(name) ? v.title : `${name}${p.w.colon}${v.title}`;
  if ('unknown' in now) {
    const move = [{ unknown: p.w.unknown(now.unknown) }];
    return { title, move, falling: false, z: [], values: [] };
  }
  const move = signedPercent(now.move, 2);
  const z = p.w.sigma(signed(now.z, 2));
  const refs = v.series.flatMap((id) => [idOf(id, now.start), idOf(id, now.end)]);
  const values = join(
    p.w.semi,
    v.series.map((id) => say`${p.at(id, now.start)} → ${p.at(id, now.end)}`),
  );
  const first = v.path[0];
  return {
    title,
    move: [cite(move, ...refs)],
    falling: now.move < 0,
    z: [cite(z, ...refs)],
    values: now.carried ? say`${values}${p.w.brackets(p.w.carried)}` : values,
    ...(first && {
      draw: drawn(pathChart, {
        label: p.w.pathLabel(title, move, z),
        points: v.path,
        start: v.start,
        low,
        high,
        first: p.w.tick(first.day),
        last: `${p.w.tick(now.start)}–${p.w.tick(now.end)}`,
        falling: now.move < 0,
        mark: (t) => signed(t, Number.isInteger(t) ? 0 : 1),
      }),
    }),
  };
}

/** The values behind the lines, newest first. */
function values(p: Page, views: readonly LegView[]): Table {
  const days = [...new Set(views.flatMap((v) => v.path.map((q) => q.day)))].toSorted(
    (a, b) => b - a,
  );
  return tabulate(days, [
    wording(p.w.label.day, p.on),
    ...views.map(
      (v): Column<Day> =>
        amount(v.title, (day) =>
          join(
            ' / ',
            v.series.map((id) => (p.observed(id, day) ? [p.at(id, day)] : [p.w.label.noValue])),
          ),
        ),
    ),
  ]);
}

/** The three legs; in a memo of one page a line each, for the price of the risk leg is drawn right above. */
function legsAt(p: Page, length: Length): MemoBlock {
  const { table, brief, legs: views, ...rest } = legs(p);
  return length === 'short'
    ? { ...rest, legs: views.map(({ draw: _, ...line }) => line), ...present({ brief }) }
    : { ...rest, legs: views, ...present({ table }) };
}

/** What was reported, how the legs moved, and how rare that is. */
export const happened = (p: Page, length: Length): Section =>
  section(
    'happened',
    p.w.title.happened,
    length === 'short'
      ? [news(p, length), pricePicture(p, length), legsAt(p, length), severityBrief(p)]
      : [
          news(p, length),
          pricePicture(p, length),
          legsAt(p, length),
          severity(p),
          ...windowBlocks(p),
          beside(p),
        ],
  );

/** Sessions of the risk leg that the picture of its price shows. */
const PRICE_SESSIONS = 60;
/** Changes that the table behind it lists. */
const MAX_CHANGES = 12;

/** The price of the risk leg as known at the moment, with the decisions up to it. */
export function priceView(p: Page): PriceView | undefined {
  const { dossier, decision, start } = p;
  const { episode } = dossier.setup;
  const [id] = episode.legs.risk;
  const series = id === undefined ? undefined : episode.series[id];
  if (id === undefined || !series) return undefined;
  const points = (dossier.series[id] ?? [])
    .slice(-PRICE_SESSIONS)
    .map((o) => ({ day: o.at, value: o.value }));
  const since = points[0]?.day ?? decision.moment.day;
  const { state } = decision.freshness.find((f) => f.series === id) ?? { state: 'absent' };
  return {
    title: series.title,
    kind: series.kind,
    points,
    // Earlier ones are not looked into: they are read from where they are kept only then.
    decisions: [...dossier.before.filter((d) => d.moment.day >= since), decision],
    stops: p.thesis.stops,
    ...(start !== undefined && { judged: start }),
    rows: MAX_CHANGES,
    late: state === 'stale' || state === 'absent',
    later: dossier.replay && decision.moment.day < episode.to,
  };
}

/** The price with verdicts, exposure and stops; nothing where the episode has no risk leg. */
function pricePicture(p: Page, length: Length): Block | false {
  const view = priceView(p);
  const [id = ''] = p.dossier.setup.episode.legs.risk;
  const at = (day: Day) => p.at(id, p.dossier.series[id]?.findLast((o) => o.at <= day)?.at);
  if (view === undefined) return false;
  return priceBlock({ ...p, place: 's-happened' }, { ...view, brief: length === 'short' }, at);
}

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
  return 100 * series.sign * log(to / from);
}

/** A leg as it is shown. Several series are shown by their mean on the days that all have. */
export function legView(p: Page, leg: LegId): LegView {
  const { episode } = p.dossier.setup;
  const ids = episode.legs[leg];
  const now: Known<Leg> = p.shown?.legs[leg] ?? { unknown: { kind: 'no window' } };
  const first = p.dossier.series[episode.legs.risk[0] ?? '']?.slice(-SESSIONS)[0]?.at;
  const all = ids.map((id) => {
    const seen = p.dossier.series[id] ?? [];
    return first === undefined ? seen.slice(-SESSIONS) : seen.filter((o) => o.at >= first);
  });
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
            return series && from && to ? [moved(series, from.value, to.value)] : [];
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
