import type {
  Against,
  Delever,
  FlowReading,
  Mechanical,
  RankReading,
  Retrace,
  RetraceRecord,
} from '../../domain/delever.ts';
import { STUDY } from '../../domain/delever.ts';
import type { Known, Spread } from '../../domain/known.ts';
import type { Text } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';
import { type Block, noted } from '../render/block.ts';
import { cite, type Prose, type Span, say } from '../render/prose.ts';
import { amount, figureRows, type Table, tabulate, wording } from '../render/table.ts';
import { chance, fixed, percent, signed, signedPercent } from '../words/number.ts';
import type { Ground } from './context.ts';
import { bracketed } from './pictured.ts';
import type { DayOf } from './reading.ts';
import { hatched } from './unknown.ts';

/** Whose forecasts stand side by side. */
export const FORECASTS = ['own', 'mean', 'fear', 'walk'] as const;

/**
 * How much is mechanical, how far it comes back, who had to sell, and what the cross-section says.
 * @param series what the series of the risk leg is called
 */
export const deleverBlocks = (g: Ground, d: Delever, series: string): Block[] => [
  // Without a fall to follow nothing is known of any of them: that is said once.
  ...('unknown' in d.retrace ? [] : [share(g, d.mechanical)]),
  retrace(g, d),
  flow(g, d.flow, series),
  ...('unknown' in d.retrace ? [] : cross(g, d.cross)),
];

/** What came back beyond matched falls, and how small a difference would be seen; without their end. */
export function against({ w: { delever: w }, place }: Ground, m: Mechanical): [Prose, Prose] {
  const points = (text: string) => cite(w.points(text), place);
  const count = (n: number) => cite(fixed(n, 0), place);
  const [at, low, high] = [m.matched.at, m.matched.low, m.matched.high].map((x) =>
    points(signed(100 * x, 0)),
  ) as [Span, Span, Span];
  return [
    w.excess(at, low, high),
    w.power(count(m.together), count(m.alone), points(fixed(100 * m.detectable, 0))),
  ];
}

function share(g: Ground, m: Known<Mechanical>): Block {
  const { delever: w } = g.w;
  const points = (x: number): string => signed(100 * x, 0);
  if ('unknown' in m) return hatched(g, w.shareUnknown, { why: m.unknown });
  const { matched, share: known } = m;
  const reach = 1.2 * Math.max(Math.abs(matched.low), Math.abs(matched.high), m.detectable);
  const heading = w.shareHeading(
    known === 'not identified' ? undefined : cite(chance(known.at), g.place),
  );
  return {
    kind: 'chart',
    heading,
    caption: [w.shareCaption(known !== 'not identified')],
    ...bracketed({ ...matched, from: -reach, to: reach, mark: points }),
  };
}

function retrace(g: Ground, { retrace: r, mechanical: m }: Delever): Block {
  const { delever: w } = g.w;
  const says = (x: number): string => signedPercent(x, 1);
  if ('unknown' in r) return hatched(g, w.half, { why: r.unknown });
  if ('unknown' in r.move)
    return hatched(g, w.move, { why: r.move.unknown, range: [-0.1, 0.1], mark: says });
  const { move } = r;
  const reach = 1.2 * Math.max(Math.abs(move.low), Math.abs(move.high));
  const heading = w.retraceHeading(
    cite(chance(r.half.at), g.place),
    cite(chance(r.walk.half), g.place),
  );
  return {
    kind: 'chart',
    heading,
    caption: [w.retraceCaption(r.by, r.half.at > r.walk.half)],
    table: forecast(g, r, 'unknown' in m ? undefined : m.back.alone),
    ...bracketed({ ...move, from: -reach, to: reach, mark: says }),
  };
}

/** The two chances and the move, each with its interval and the walk's. */
function forecast(g: Ground, { half, end, move, walk }: Retrace, matched?: number): Table {
  const { delever: w } = g.w;
  const at = (p: number) => cite(chance(p), g.place);
  const says = (x: number): string => signedPercent(x, 1);
  const range = (s: Spread, says: (x: number) => string) => `${says(s.low)} / ${says(s.high)}`;
  return figureRows(
    ['', w.column.at, '80%', w.column.matched, w.forecast.walk],
    [
      [
        w.half,
        at(half.at),
        range(half, chance),
        matched === undefined ? '' : at(matched),
        at(walk.half),
      ],
      [w.end, at(end.at), range(end, chance), '', at(walk.end)],
      ...('unknown' in move
        ? []
        : [[w.move, cite(says(move.at), g.place), range(move, says), '', '']]),
    ],
  );
}

function flow(g: Ground, flows: readonly FlowReading[], series: string): Block {
  const { delever: w } = g.w;
  const known = flows.flatMap((f) => ('unknown' in f ? [] : [f]));
  const [why] = flows.flatMap((f) => ('unknown' in f ? [f.unknown] : []));
  if (known.length === 0) return hatched(g, w.flowUnknown, { why: why ?? { kind: 'no value' } });
  const most = Math.max(...known.map((f) => f.window));
  const least = Math.min(...known.map((f) => f.window));
  const figure = (x: number): Span | undefined =>
    x > 0.05 ? cite(`${fixed(x, 1)}%`, g.place) : undefined;
  const told = (f: FlowReading, of: (f: (typeof known)[number]) => string): Span =>
    'unknown' in f ? '' : cite(of(f), g.place);
  return {
    kind: 'table',
    heading: w.flowHeading(
      { sold: figure(most), bought: figure(-least) },
      g.w.sessions(STUDY.window),
    ),
    caption: [w.flowCaption],
    table: tabulate(flows, [
      wording(w.column.rule, (f) => w.flowOf(w.flow[f.rule], series)),
      amount(w.column.before, (f) => told(f, (x) => percent(x.before))),
      amount(w.column.now, (f) => told(f, (x) => percent(x.now))),
      amount(w.column.window, (f) => told(f, (x) => `${signed(x.window, 1)}%`)),
      wording(w.column.next, (f) =>
        'unknown' in f
          ? { unknown: g.w.unknown(f.unknown) }
          : [
              cite(w.ahead(`${signed(total(f.next), 1)}%`), g.place),
              g.w.brackets(f.next.map((x) => signed(x, 1)).join(' ')),
            ],
      ),
    ]),
  };
}

const total = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0);

function cross(g: Ground, c: Delever['cross']): Block[] {
  const { delever: w } = g.w;
  if ('unknown' in c)
    return [noted([w.ranksUnknown, g.w.colon, { unknown: g.w.unknown(c.unknown) }, g.w.full])];
  // A bound of a correlation that is all but nothing is still told from nothing.
  const spread = (s: RankReading['slope'], digits: number): Prose => [
    cite(signed(s.at, digits), g.place),
    g.w.brackets(`${signed(s.low, digits)} / ${signed(s.high, digits)}`),
  ];
  return [
    {
      kind: 'table',
      heading: [w.ranksHeading(c.ranks.map((r) => r.reads))],
      caption: [w.ranksCaption],
      table: tabulate(c.ranks, [
        wording(w.column.group, (r) => w.group(r.group)),
        amount(w.column.names, (r) => `${r.names}/${r.of}`),
        amount(w.column.sigmas, (r) => spread(r.slope, 2)),
        amount(w.column.volume, (r) => spread(r.volume, 3)),
        wording(w.column.reads, (r) => w.reads[r.reads]),
      ]),
    },
    noted([
      'unknown' in c.forensics
        ? w.noForensics(g.w.unknown(c.forensics.unknown))
        : w.forensics(
            c.forensics.sold.map((s) => `${s.asset} ${signedPercent(s.share.at, 0)}`),
            fixed(c.forensics.sessions, 0),
          ),
    ]),
  ];
}

/** How earlier forecasts fared beside what anybody could have said. */
export function retraceRecord({ w, place }: Ground, r: RetraceRecord): Block {
  const { delever: said } = w;
  const figure = (x: number, digits: number) => cite(fixed(x, digits), place);
  type Scores = Known<Against & { readonly walk?: number }>;
  const rows: readonly { readonly name: string; readonly of: Scores }[] = [
    { name: `${said.move}${w.pause}${said.crps}`, of: r.crps },
    { name: `${said.half}${w.pause}${said.brier}`, of: r.half },
    { name: `${said.end}${w.pause}${said.brier}`, of: r.end },
  ];
  const held =
    'unknown' in r.coverage
      ? []
      : say`${w.full}${w.blank}${said.held(figure(r.coverage.held, 0), figure(r.coverage.of, 0))}`;
  return {
    kind: 'table',
    heading: [said.recordHeading(fixed(r.cases, 0))],
    caption: say`${said.recordCaption}${held}`,
    table: tabulate(rows, [
      wording('', (x) => x.name),
      ...FORECASTS.map((f) =>
        amount<(typeof rows)[number]>(said.forecast[f], ({ of }) => {
          if ('unknown' in of) return { unknown: w.label.unknown };
          return of[f] === undefined ? '' : figure(of[f], 3);
        }),
      ),
      wording(said.used, ({ of }) =>
        'unknown' in of ? '' : said.forecast[of.own > of.mean ? 'mean' : 'own'],
      ),
    ]),
  };
}

/** What is shown of forced selling on one day. */
export type DeleverView = {
  readonly title: Text;
  readonly day: Day;
  readonly of: DayOf;
  /** What the series of the risk leg is called. */
  readonly risk: Text;
  readonly delever: Delever;
  /** Of the vintage in force; absent without one. */
  readonly record?: RetraceRecord;
};
