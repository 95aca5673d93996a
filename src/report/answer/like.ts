import { LEGS, type LegId } from '../../domain/episode.ts';
import type { Known } from '../../domain/known.ts';
import {
  type ActGroup,
  DAYS_APART,
  LEG_SESSIONS,
  type LikeDay,
  type LikeDays,
  type Likeness,
  ONE_STEP,
} from '../../domain/library.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import type { Ground } from '../content/context.ts';
import { section } from '../render/block.ts';
import { cite, type Prose, type Span } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import { chance, fixed, percent, signed, signedPercent } from '../words/number.ts';
import { faces, method } from './answer.ts';

const GROUPS = ['A', 'B', 'C', 'D'] as const satisfies readonly ActGroup[];

/** The days most like one day: what followed them, and how little that says. */
export const [likeScreen, likePage] = faces('like', (g, view: LikeDays) => {
  const { likeDays: w, longDate, pause } = g.w;
  return {
    mast: [w.title, `${view.title[g.lang]}${pause}${longDate(view.day)}`],
    headline: w.verdict(episodesOf(view), view.days.length),
    why: why(g, view),
    sections: [
      section('like', w.standing.title, [
        {
          kind: 'table',
          caption: [w.standing.caption({ sessions: LEG_SESSIONS, ...ONE_STEP })],
          table: standings(g, view),
        },
      ]),
      section('after', w.after.title, [
        { kind: 'table', caption: [w.after.caption], table: followed(g, view) },
      ]),
      method(g, [`${w.method(DAYS_APART)}${g.w.full}`, `${w.hindsight}${g.w.full}`]),
    ],
  };
});

const episodesOf = ({ days }: LikeDays): number => new Set(days.map((d) => d.episode)).size;

/** What came after the like days beside what came after any day. */
function why(g: Ground, view: LikeDays): Prose[] {
  const { likeDays: w } = g.w;
  const came = view.days.flatMap(({ followed: f }) =>
    typeof f.within[20] === 'number' ? [f.within[20]] : [],
  );
  const share = (x: number): Span => cite(signedPercent(x, 1), g.place);
  return [
    came.length === 0
      ? [w.nothing]
      : w.came({
          days: came.length,
          rose: came.filter((x) => x > 0).length,
          low: share(Math.min(...came)),
          high: share(Math.max(...came)),
        }),
    'unknown' in view.any
      ? [w.noneBeside(g.w.why(view.any.unknown))]
      : w.any({
          among: view.among,
          episodes: view.episodes.length,
          low: share(view.any.low),
          at: share(view.any.at),
          high: share(view.any.high),
        }),
    [w.little(episodesOf(view))],
  ];
}

type Row = {
  readonly name: string;
  readonly day: Day;
  readonly likeness: Likeness;
  readonly distance?: number;
};

/** The day that was asked for, and under it the like ones, by what they are likened by. */
function standings(g: Ground, view: LikeDays) {
  const { likeDays: w, regime } = g.w;
  const own: Row = { name: view.title[g.lang], day: view.day, likeness: view.likeness };
  const rows: readonly Row[] = [own, ...view.days.map((d) => ({ ...d, name: d.title[g.lang] }))];
  const leg = (id: LegId) =>
    amount<Row>(w.leg[id], (r) => cite(signed(r.likeness.legs[id], 1), g.place));
  return tabulate(
    rows,
    [
      {
        head: w.column.day,
        cell: (r) => `${formatDay(r.day)}${g.w.pause}${r.name}`,
        brief: (r) => formatDay(r.day),
      },
      ...LEGS.map(leg),
      amount(GROUPS.join(' '), (r) => GROUPS.map((group) => r.likeness.rungs[group]).join(' ')),
      amount(regime.friction, (r) => cite(chance(r.likeness.regime.friction), g.place)),
      amount(regime.rupture, (r) => cite(chance(r.likeness.regime.rupture), g.place)),
      amount(w.column.distance, (r) =>
        r.distance === undefined ? '' : cite(fixed(r.distance, 2), g.place),
      ),
    ],
    { narrow: 'scroll' },
  );
}

/** What came after each like day. */
function followed(g: Ground, view: LikeDays) {
  const { likeDays: w } = g.w;
  const share = (x: Known<number>): Span | string =>
    typeof x === 'number' ? cite(signedPercent(x, 1), g.place) : g.w.label.unknown;
  return tabulate(
    view.days,
    [
      {
        head: w.column.episode,
        cell: (d: LikeDay) => d.title[g.lang],
        brief: (d: LikeDay) => d.episode,
      },
      wording(w.column.day, (d) => formatDay(d.day)),
      amount(w.column.within(5), (d) => share(d.followed.within[5])),
      amount(w.column.within(20), (d) => share(d.followed.within[20])),
      amount(w.column.within(60), (d) => share(d.followed.within[60])),
      amount(w.column.low, (d) => share(d.followed.low)),
      amount(w.column.held, (d) => cite(percent(d.exposure), g.place)),
    ],
    { narrow: 'list' },
  );
}
