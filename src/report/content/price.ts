import { actOf, type Decision } from '../../domain/decision.ts';
import type { SeriesKind } from '../../domain/series.ts';
import { worstOf } from '../../domain/since.ts';
import type { Text } from '../../domain/text.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { civilOf, type Day, formatDay, weekday } from '../../domain/time.ts';
import { type PricePicture, priceChart } from '../chart/price.ts';
import { type Block, drawn } from '../render/block.ts';
import { join, type Prose, type Span, say } from '../render/prose.ts';
import { amount, type Table, tabulate, wording } from '../render/table.ts';
import { priceLines } from '../screen/price.ts';
import { fixed, percent, value } from '../words/number.ts';
import type { Ground } from './context.ts';
import { alike, shockOf, shocksIn } from './shock.ts';

/** The price of the risk leg, and the decisions that were taken on it. */
export type PriceView = {
  readonly title: Text;
  readonly kind: SeriesKind;
  /** Closes known at the last decision, oldest first. */
  readonly points: readonly { readonly day: Day; readonly value: number }[];
  /** Oldest first; the last one is that of the moment. */
  readonly decisions: readonly Decision[];
  readonly stops: Thesis['stops'];
  /** First day of the window that is judged; absent where none is. */
  readonly judged?: Day;
  /** A close that is due is missing. */
  readonly late?: boolean;
  /** The episode goes on after the moment, and is run again. */
  readonly later?: boolean;
  /** One page must do: a line says what is drawn, and no table stands behind it. */
  readonly brief?: boolean;
  /** Most changes that the table behind the picture lists; all unless told. */
  readonly rows?: number;
};

/** Days up to which the axis names weeks, and years in months. */
const WEEKS = 100;
const YEARS = 800;

/** What is drawn, in the words of a language; undefined where fewer than two closes are known. */
export function pictureOf(g: Ground, view: PriceView): PricePicture | undefined {
  const { w } = g;
  const { points, decisions } = view;
  const [first, last, now] = [points[0], points.at(-1), decisions.at(-1)];
  if (!first || !last || !now || points.length < 2) return undefined;
  const end = Math.max(now.moment.day, last.day) as Day;
  const seen = seenOf(view);
  const shocks = shocksIn(view);
  const open = shockOf(shocks, now);
  const unknown = view.late
    ? { from: last.day, says: w.price.missing }
    : view.later
      ? { from: end, says: w.price.later }
      : undefined;
  return {
    points,
    end,
    ...(view.judged !== undefined && {
      judged: { from: Math.max(first.day, view.judged) as Day, to: last.day },
    }),
    levels: shocks.flatMap((s) => {
      const from = Math.max(first.day, s.began) as Day;
      const one = (at: number, named: Record<'full' | 'short', string>) => ({
        from,
        to: s.last,
        at,
        ...(s === open && { named }),
      });
      return [one(s.before, w.price.before), one(s.half, w.price.half)];
    }),
    verdicts: alike(seen, actOf).map(({ from, to, of }) => ({
      from,
      to,
      verdict: of,
      says: w.verdict[of],
    })),
    exposure: seen.map((d) => ({ day: d.moment.day, share: d.exposure.target })),
    stops: lanes(g, view, seen),
    names: w.price.name,
    ...(unknown && { unknown }),
    marks: axis(w, first.day, end),
    mark: (v, step) => fixed(v, step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 4),
    share: (s) => percent(s),
  };
}

/**
 * The price with what was decided on it, and the table behind it.
 * @param at  a close with the observation that it is
 */
export function priceBlock(
  g: Ground,
  view: PriceView,
  at: (day: Day) => Span = (day) => closeOf(view, day),
): Block {
  const { w, lang } = g;
  const picture = pictureOf(g, view);
  if (!picture)
    return {
      kind: 'chart',
      heading: [w.price.lost(view.title[lang])],
      caption: [],
    };
  const { points } = picture;
  const all = changesOf(g, view);
  const listed = all.slice(0, view.rows);
  const said = {
    sessions: points.length,
    to: w.longDate(points.at(-1)?.day ?? picture.end),
    judged: picture.judged !== undefined,
    levels: picture.levels.length > 0,
    later: picture.unknown !== undefined && !view.late,
    missing: view.late ?? false,
    stops: picture.stops.length > 0,
    changes: all.length,
    listed: listed.length,
  };
  const levels = watched(g, view, at);
  const told = levels.length > 0 ? say`${levels}${w.full}` : [];
  return {
    kind: 'chart',
    heading: [priceHeading(g, view)],
    ...(view.brief
      ? { caption: [w.price.brief(said)], brief: told }
      : {
          caption: join(w.full + w.blank, [
            [w.price.caption(said)],
            ...(levels.length > 0 ? [levels] : []),
          ]),
          table: changes(g, { view, all: listed }, at),
        }),
    draw: drawn(priceChart, picture),
    plot: {
      lines: (width) => priceLines(picture, width),
      key: w.price.key(said),
      whole: true,
    },
  };
}

/** The levels of the fall that is watched now, in figures; nothing where none is. */
function watched({ w }: Ground, view: PriceView, at: (day: Day) => Span): Prose {
  const now = view.decisions.at(-1);
  const open = now && shockOf(shocksIn(view), now);
  return open ? w.price.watched(at(open.began), value(open.half, view.kind)) : [];
}

/** The decisions since the first close that is shown. */
const seenOf = ({ decisions, points: [first] }: PriceView): readonly Decision[] =>
  decisions.filter(({ moment }) => first === undefined || moment.day >= first.day);

const closeOf = ({ points, kind }: PriceView, day: Day): string => {
  const close = points.findLast((q) => q.day <= day);
  return close ? value(close.value, kind) : '';
};

/** How much of an open fall is back; else how the price moved, and the exposure with it. */
export function priceHeading({ w, lang }: Ground, view: PriceView): string {
  const { points, decisions, kind } = view;
  const now = decisions.at(-1);
  const [first, last] = [points[0]?.value ?? 0, points.at(-1)?.value ?? 0];
  const title = view.title[lang];
  const open = now && shockOf(shocksIn(view), now);
  if (open && now) {
    const back = (last - open.low) / (open.before - open.low);
    const began = w.date(open.began, now.moment.day);
    const below = percent(Math.max(0, 1 - last / open.before), 1);
    return w.price.back({ title, began, back, says: percent(back), below });
  }
  const seen = seenOf(view);
  const share = (d: Decision | undefined): string => percent(d?.exposure.target ?? 0);
  const rate = kind === 'yield' || kind === 'spread';
  const by = rate ? last - first : last / first - 1;
  const says = rate ? value(Math.abs(by), kind) : percent(Math.abs(by), 1);
  return w.price.moved({
    title,
    by,
    says,
    sessions: points.length - 1,
    from: share(seen[0]),
    to: share(seen.at(-1)),
  });
}

/** A lane for every stop that was not quiet throughout. */
const lanes = (
  { w }: Ground,
  { stops }: PriceView,
  seen: readonly Decision[],
): PricePicture['stops'] =>
  stops
    .map(({ id }, i) => ({
      name: w.stopNumber(i + 1),
      spans: alike(seen, (d) => worstOf(d, id))
        .filter(({ of }) => of !== 'quiet')
        .map(({ from, to, of }) => ({ from, to, state: of, says: w.stop[of] })),
    }))
    .filter(({ spans }) => spans.length > 0);

/** Mondays on a short axis, beginnings of months on a longer one, of years on the longest. */
function axis(w: Ground['w'], from: Day, to: Day): PricePicture['marks'] {
  const days = Array.from({ length: to - from + 1 }, (_, i) => (from + i) as Day);
  if (to - from < WEEKS)
    return days.filter((d) => weekday(d) === 1).map((day) => ({ day, says: w.tick(day) }));
  const years = to - from > YEARS;
  return days
    .filter((d) => civilOf(d).date === 1 && (!years || civilOf(d).month === 1))
    .map((day) => ({ day, says: years ? String(civilOf(day).year) : formatDay(day).slice(0, 7) }));
}

/** The stops that are not quiet at a decision, in words. */
const lampsOf = ({ w }: Ground, { stops }: PriceView, d: Decision): string =>
  stops
    .flatMap(({ id }, i) => {
      const state = worstOf(d, id);
      return state === 'quiet' ? [] : [w.price.stopAt(w.stopNumber(i + 1), w.stop[state])];
    })
    .join(w.semi) || w.price.quiet;

/** The decisions at which anything drawn changed, newest first. */
function changesOf(g: Ground, view: PriceView): readonly Decision[] {
  const told = (d: Decision | undefined): string | undefined =>
    d && [actOf(d), percent(d.exposure.target), lampsOf(g, view, d)].join();
  return seenOf(view)
    .filter((d, i, all) => told(d) !== told(all[i - 1]))
    .toReversed();
}

type Changes = { readonly view: PriceView; readonly all: readonly Decision[] };

function changes(g: Ground, { view, all }: Changes, at: (day: Day) => Span): Table {
  const { w } = g;
  const { day, verdict, exposure, stops } = w.price.column;
  const today = view.decisions.at(-1)?.moment.day;
  return tabulate(all, [
    wording(day, (d) => w.date(d.moment.day, today ?? d.moment.day)),
    amount(view.title[w.lang], (d) => at(d.moment.day)),
    wording(verdict, (d) => w.verdict[actOf(d)]),
    amount(exposure, (d) => percent(d.exposure.target)),
    wording(stops, (d) => lampsOf(g, view, d)),
  ]);
}
