import type { CrowdVintage, Fitted } from '../../domain/crowd.ts';
import { interval } from '../chart/interval.ts';
import type { Ground } from '../content/context.ts';
import type { Block, Table } from '../render/block.ts';
import { cite, flat, type Prose, say } from '../render/prose.ts';
import { fixed, percent } from '../words/number.ts';

/** Whether an interval reaches down to nothing. */
const holdsNothing = (f: Fitted): boolean => f.low <= 1e-9 && f.high >= -1e-9;

/** The two figures that the past was asked for, each with its interval. */
export function fitted(g: Ground, v: CrowdVintage): Block[] {
  const { w } = g;
  const { fitted: words } = w.like;
  const number = (x: number): string => fixed(x, 2);
  const tick = (x: number): string => (x === 0 ? '0' : fixed(x, 1));
  const share = (x: number): string => percent(x);
  const one = (
    f: Fitted,
    heading: Prose,
    caption: string,
    says: (x: number) => string,
    mark: (x: number) => string,
    [from, to]: readonly [number, number],
    table?: Table,
  ): Block => ({
    kind: 'chart',
    heading,
    caption: say`${caption}${words.learnt({
      falls: cite(fixed(v.falls, 0), 'crowd'),
      matched: cite(fixed(v.matched, 0), 'crowd'),
      from: w.month(v.from),
      until: w.month(v.until),
      low: says(f.low),
      high: says(f.high),
      level: percent(v.level),
    })}`,
    draw: (width) => interval({ label: `${flat(heading)}${w.full}`, ...f, from, to, mark }, width),
    ...(table ? { table } : {}),
  });
  const { impact: i, decaying: d } = v;
  return [
    one(i, words.impact(cite(number(i.at), 'crowd')), words.impactCaption, number, tick, [
      0,
      Math.max(i.high * 1.15, 0.1),
    ]),
    one(
      d,
      words.decaying(cite(share(d.at), 'crowd'), holdsNothing(d)),
      words.decayingCaption,
      share,
      share,
      [Math.min(0, d.low), Math.max(1, d.high)],
      moments(g, v),
    ),
  ];
}

function moments({ w }: Ground, v: CrowdVintage): Table {
  const { fitted: words } = w.like;
  return {
    head: [words.moment, words.past, words.model, words.error],
    right: [1, 2, 3],
    rows: v.moments.map((m) => ({
      cells: [
        [`${words.name(m.name)}${m.compared ? w.brackets(words.compared) : ''}`],
        ...[m.past, m.model, m.error].map((x): Prose => [cite(fixed(x, 3), 'crowd')]),
      ],
    })),
  };
}
