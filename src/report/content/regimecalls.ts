import type { Bin } from '../../domain/calibrationbin.ts';
import type { RetraceCall } from '../../domain/forecastscore.ts';
import type { Known } from '../../domain/known.ts';
import { REGIMES } from '../../domain/regime.ts';
import type { Score } from '../../domain/score.ts';
import type { Spread } from '../../domain/simulation.ts';
import { CAUSES } from '../../domain/threat.ts';
import { formatDay } from '../../domain/time.ts';
import type { Block } from '../render/block.ts';
import { amount, type Table, tabulate } from '../render/table.ts';
import { chance, fixed, percent, signed, signedPercent } from '../words/number.ts';
import type { Ground } from './context.ts';
import { byRival } from './retrace.ts';

/** Each forecast of a fall with what came, and its penalties beside those of its benchmarks. */
export function retraceCalls(g: Ground, { retrace: r }: Pick<Score, 'retrace'>): Block[] {
  const w = g.w.calls.retrace;
  if ('unknown' in r) return [say(g, w.none(g.w.why(r.unknown)))];
  const heading = w.heading({ made: r.made, due: r.calls.length, open: r.open, apart: r.apart });
  if (r.calls.length === 0) return [say(g, heading)];
  const { row } = g.w.record.retrace;
  return [
    {
      kind: 'table',
      heading: [heading],
      caption: [`${w.caption}${g.w.full}`],
      table: byCall(g, r.calls),
    },
    {
      kind: 'table',
      heading: [w.beside(r.calls.length)],
      ...('unknown' in r.coverage
        ? {}
        : { caption: [`${w.held(r.coverage.held, r.coverage.of)}${g.w.full}`] }),
      table: byRival(g, [
        { name: row.crps, penalty: r.crps },
        { name: row.halfBrier, penalty: r.brier.half },
        { name: row.endBrier, penalty: r.brier.end },
        { name: row.halfLog, penalty: r.log.half },
        { name: row.endLog, penalty: r.log.end },
      ]),
    },
  ];
}

function byCall(g: Ground, all: readonly RetraceCall[]): Table {
  const { calls, record, threats } = g.w;
  const [day, half, halfCame, end, endCame, move, moved] = calls.retrace.column;
  const bare = (p: number): string => chance(p).replace('%', '');
  const said = ({ low, at, high }: Spread): string =>
    `${chance(at)}${threats.range(bare(low), bare(high))}`;
  const was = (yes: boolean): string => (yes ? calls.yes : calls.no);
  return tabulate(all, [
    { head: day, cell: (c) => formatDay(c.made) },
    { head: half, cell: (c) => said(c.interval.half) },
    { head: halfCame, cell: (c) => was(c.came.half) },
    { head: end, cell: (c) => said(c.interval.end) },
    { head: endCame, cell: (c) => was(c.came.end) },
    {
      head: move,
      cell: ({ move }) =>
        'unknown' in move
          ? record.unknown
          : calls.retrace.range(signed(100 * move.low, 1), signedPercent(move.high, 1)),
    },
    { head: moved, cell: (c) => signedPercent(c.came.move, 1) },
  ]);
}

/** Each threat that ended with what was said of its end, and the penalties beside the base rate's. */
export function ended(g: Ground, { threats: t }: Pick<Score, 'threats'>): Block[] {
  const w = g.w.calls.threats;
  if ('unknown' in t) return [say(g, w.none(g.w.why(t.unknown)))];
  const { calls, clusters, before, brier, log } = t;
  const left = w.left(t);
  const rest = left === '' ? [] : [say(g, left)];
  if ('unknown' in brier) return [say(g, w.none(g.w.why(brier.unknown))), ...rest];
  const [id, announced, over, came, own, base, cases] = w.column;
  const [penalty, ours, theirs] = w.penalties;
  const score = (p: typeof log, of: 'own' | 'base'): string =>
    'unknown' in p ? g.w.record.unknown : fixed(p[of], 3);
  return [
    {
      kind: 'table',
      heading: [w.heading({ ended: calls.length, clusters, before })],
      caption: [`${w.caption}${g.w.full}`],
      table: tabulate(calls, [
        { head: id, cell: (c) => c.threat },
        { head: announced, cell: (c) => formatDay(c.announced) },
        { head: over, cell: (c) => formatDay(c.ended) },
        { head: came, cell: (c) => g.w.threats.cause[c.came] },
        amount(own, (c) => chance(c.own[c.came])),
        amount(base, (c) => chance(c.base[c.came])),
        amount(cases, (c) => String(c.cases)),
      ]),
    },
    {
      kind: 'table',
      heading: [w.beside(calls.length)],
      table: tabulate(
        [
          ['Brier', brier],
          [g.w.calls.log, log],
        ] as const,
        [
          { head: penalty, cell: ([name]) => name },
          amount(ours, ([, p]) => score(p, 'own')),
          amount(theirs, ([, p]) => score(p, 'base')),
        ],
      ),
    },
    ...rest,
  ];
}

/** A row of bins under one name. */
type Rows = readonly { readonly name: string; readonly bins: readonly Bin[] }[];

/** Calibration of everything that was said, where there are cases enough. */
export function curves(g: Ground, score: Score): Block[] {
  const { curve: w } = g.w.calls;
  const { curve: names } = g.w.record.retrace;
  const [blank, said, came, cases] = w.column;
  const block = <T extends object>(
    curve: Known<T>,
    { what, heading }: { readonly what: string; readonly heading: string },
    rows: (curve: T) => Rows,
  ): Block =>
    'unknown' in curve
      ? say(g, w.none(what, g.w.why(curve.unknown)))
      : {
          kind: 'table',
          heading: [heading],
          caption: [`${w.caption}${g.w.full}`],
          table: tabulate(
            rows(curve as T).flatMap(({ name, bins }) => bins.map((b) => ({ ...b, name }))),
            [
              { head: blank, cell: (b) => b.name },
              amount(said, (b) => chance(b.forecast)),
              amount(came, (b) => percent(b.frequency)),
              amount(cases, (b) => String(b.n)),
            ],
          ),
        };
  const { regime, retrace, threats, market } = score;
  return [
    ...('unknown' in regime
      ? []
      : [
          block(
            regime.curve,
            { what: w.of.regime, heading: w.regime(regime.resolved, regime.apart) },
            (c) => REGIMES.map((r) => ({ name: g.w.regime[r], bins: c[r] })),
          ),
        ]),
    ...('unknown' in retrace
      ? []
      : [
          block(
            retrace.curve,
            { what: w.of.retrace, heading: w.retrace(retrace.calls.length, retrace.apart) },
            (c) => (['half', 'end'] as const).map((k) => ({ name: names[k], bins: c[k] })),
          ),
        ]),
    ...('unknown' in threats
      ? []
      : [
          block(
            threats.curve,
            { what: w.of.threats, heading: w.threats(threats.calls.length, threats.clusters) },
            (c) => CAUSES.map((cause) => ({ name: g.w.threats.cause[cause], bins: c[cause] })),
          ),
        ]),
    ...('unknown' in market
      ? []
      : [
          block(
            market.curve,
            { what: w.of.market, heading: w.market(market.scored, market.apart) },
            (c) => (['own', 'market'] as const).map((k) => ({ name: w.by[k], bins: c[k] })),
          ),
        ]),
  ];
}

const say = (g: Ground, text: string): Block => ({ kind: 'say', prose: [`${text}${g.w.full}`] });
