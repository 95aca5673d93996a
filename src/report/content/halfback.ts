import type { LikeFall } from '../../domain/simulation.ts';
import type { Block } from '../render/block.ts';
import { cite, say } from '../render/prose.ts';
import { figureRows, type Table } from '../render/table.ts';
import { chance, fixed, percent, points } from '../words/number.ts';
import type { Ground } from './context.ts';
import { BACK, READ_SESSION, sessionMark } from './crowdview.ts';
import { fanned, paired } from './pictured.ts';

/** Sessions within which half may be back. */
const WITHIN_SESSIONS = [5, 20, 60] as const;

/** How often half is back, in one sentence without its end. */
export const halfSentence = ({ w, place }: Ground, like: LikeFall, walk: LikeFall | undefined) =>
  w.like.half.heading(
    cite(chance(like.within[20].at), place),
    walk && cite(chance(walk.within[20].at), place),
    cite(w.like.sessions(like.half.at), place),
  );

/** How long until half is back, held against prices that nobody is forced to sell into. */
export function half(g: Ground, like: LikeFall, walk: LikeFall | undefined): Block {
  const { w, place } = g;
  const told = (x: number) => cite(w.like.sessions(x), place);
  return {
    kind: 'chart',
    heading: halfSentence(g, like, walk),
    caption: say`${w.like.half.caption({
      low: told(like.half.low),
      at: told(like.half.at),
      high: told(like.half.high),
    })}${w.full}${w.blank}${w.like.half.drawn(walk !== undefined)}`,
    ...paired({
      rows: WITHIN_SESSIONS.map((n) => ({
        name: w.sessions(n),
        at: like.within[n].at,
        ...(walk ? { beside: walk.within[n].at } : {}),
        says: w.like.half.against(chance(like.within[n].at), walk && chance(walk.within[n].at)),
      })),
      second: 'dashes',
      most: 1,
      mark: (x) => percent(x),
    }),
    table: halfRows(g, like, walk),
  };
}

function halfRows({ w, place }: Ground, like: LikeFall, walk: LikeFall | undefined): Table {
  const { column, row } = w.like;
  const sides = walk ? [like, walk] : [like];
  const line = (name: string, of: (x: LikeFall) => string) => [
    name,
    ...sides.map((x) => cite(of(x), place)),
  ];
  const quantile = (name: string, of: (x: LikeFall) => number) =>
    line(`${row.half}${w.brackets(name)}`, (x) => w.like.sessions(of(x)));
  return figureRows(
    [column.figure, column.crowd, ...(walk ? [column.walk] : [])],
    [
      line(row.paths, (x) => fixed(x.paths, 0)),
      quantile(column.low, (x) => x.half.low),
      quantile(column.middle, (x) => x.half.at),
      quantile(column.high, (x) => x.half.high),
      ...WITHIN_SESSIONS.map((n) =>
        line(row.within(n), ({ within: { [n]: p } }) =>
          w.like.about(chance(p.at), points(p.error)),
        ),
      ),
    ],
  );
}

/** How the fall comes back, session by session. */
export function back(g: Ground, like: LikeFall, walk: LikeFall | undefined): Block {
  const { w, place } = g;
  const read = like.back[BACK.indexOf(READ_SESSION)] ?? { low: 0, at: 0, high: 0 };
  const { column, row } = w.like;
  const share = (x: number) => cite(percent(x), place);
  // An interval wider than the fall itself is said, and not drawn.
  const wide = read.high - read.low > 1;
  const heading = w.like.fan.heading(READ_SESSION, share(read.at), wide);
  return {
    kind: 'chart',
    heading,
    caption: [w.like.fan.caption(walk !== undefined, wide)],
    ...(!wide &&
      fanned({
        points: [
          { session: 0, low: 0, at: 0, high: 0 },
          ...like.back.map((s, i) => ({ session: BACK[i] ?? 0, ...s })),
        ],
        ...(walk && {
          base: [
            { session: 0, at: 0 },
            ...walk.back.map((s, i) => ({ session: BACK[i] ?? 0, at: s.at })),
          ],
          baseSays: w.like.fan.walk,
        }),
        lines: [0, 1],
        mark: (x) => percent(x),
        says: w.like.fan.crowd,
        session: sessionMark(w),
      })),
    table: figureRows(
      [
        column.figure,
        column.low,
        column.middle,
        column.high,
        ...(walk ? [`${column.walk}${w.brackets(column.middle)}`] : []),
      ],
      like.back.map(({ low, at, high }, i) => [
        row.back(BACK[i] ?? 0),
        ...[low, at, high, walk?.back[i]?.at ?? 0].map(share),
      ]),
    ),
  };
}
