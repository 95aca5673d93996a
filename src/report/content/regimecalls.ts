import type { Bin } from '../../domain/calibrationbin.ts';
import type { RetraceCall, Rivals } from '../../domain/forecastscore.ts';
import type { Known } from '../../domain/known.ts';
import { REGIMES } from '../../domain/regime.ts';
import type { Score } from '../../domain/score.ts';
import type { Spread } from '../../domain/simulation.ts';
import { CAUSES } from '../../domain/threat.ts';
import { formatDay } from '../../domain/time.ts';
import type { Block } from '../render/block.ts';
import { chance, fixed, percent, signed, signedPercent } from '../words/number.ts';
import type { Ground } from './context.ts';
import { told } from './score.ts';

/** Each forecast of a fall with what came, and its penalties beside those of its benchmarks. */
export function retraces(g: Ground, { retrace: r }: Pick<Score, 'retrace'>): Block[] {
  const w = g.w.calls.retrace;
  if ('unknown' in r) return [say(g, w.none(g.w.calls.why(r.unknown)))];
  const heading = w.heading({ made: r.made, due: r.calls.length, open: r.open, apart: r.apart });
  if (r.calls.length === 0) return [say(g, heading)];
  const { column, row } = g.w.record.retrace;
  const line = (name: string, all: Rivals) => ({
    cells: [
      [name],
      ...[all.own, all.mean, all.fear, all.walk].map((x) => [told(g, x, (v) => fixed(v, 3))]),
    ],
  });
  return [
    {
      kind: 'table',
      heading: [heading],
      caption: [`${w.caption}${g.w.full}`],
      table: { head: w.column, right: [], rows: r.calls.map((c) => ({ cells: cells(g, c) })) },
    },
    {
      kind: 'table',
      heading: [w.beside(r.calls.length)],
      ...('unknown' in r.coverage
        ? {}
        : { caption: [`${w.held(r.coverage.held, r.coverage.of)}${g.w.full}`] }),
      table: {
        head: column,
        right: [1, 2, 3, 4],
        rows: [
          line(row.crps, r.crps),
          line(row.halfBrier, r.brier.half),
          line(row.endBrier, r.brier.end),
          line(row.halfLog, r.log.half),
          line(row.endLog, r.log.end),
        ],
      },
    },
  ];
}

function cells(g: Ground, { made, interval, move, came }: RetraceCall): string[][] {
  const { calls, record, threats } = g.w;
  const bare = (p: number): string => chance(p).replace('%', '');
  const said = ({ low, at, high }: Spread): string =>
    `${chance(at)}${threats.range(bare(low), bare(high))}`;
  const was = (yes: boolean): string => (yes ? calls.yes : calls.no);
  return [
    formatDay(made),
    said(interval.half),
    was(came.half),
    said(interval.end),
    was(came.end),
    'unknown' in move
      ? record.unknown
      : calls.retrace.range(signed(100 * move.low, 1), signedPercent(move.high, 1)),
    signedPercent(came.move, 1),
  ].map((c) => [c]);
}

/** Each threat that ended with what was said of its end, and the penalties beside the base rate's. */
export function ended(g: Ground, { threats: t }: Pick<Score, 'threats'>): Block[] {
  const w = g.w.calls.threats;
  if ('unknown' in t) return [say(g, w.none(g.w.calls.why(t.unknown)))];
  const { calls, clusters, before, brier, log } = t;
  const left = w.left(t);
  const rest = left === '' ? [] : [say(g, left)];
  if ('unknown' in brier) return [say(g, w.none(g.w.calls.why(brier.unknown))), ...rest];
  const line = (name: string, p: typeof log) => ({
    cells: [
      [name],
      ...('unknown' in p
        ? [g.w.record.unknown, g.w.record.unknown]
        : [fixed(p.own, 3), fixed(p.base, 3)]
      ).map((c) => [c]),
    ],
  });
  return [
    {
      kind: 'table',
      heading: [w.heading({ ended: calls.length, clusters, before })],
      caption: [`${w.caption}${g.w.full}`],
      table: {
        head: w.column,
        right: [4, 5, 6],
        rows: calls.map((c) => ({
          cells: [
            [c.threat],
            [formatDay(c.announced)],
            [formatDay(c.ended)],
            [g.w.threats.cause[c.came]],
            [chance(c.own[c.came])],
            [chance(c.base[c.came])],
            [String(c.cases)],
          ],
        })),
      },
    },
    {
      kind: 'table',
      heading: [w.beside(calls.length)],
      table: {
        head: w.penalties,
        right: [1, 2],
        rows: [line('Brier', brier), line(g.w.calls.log, log)],
      },
    },
    ...rest,
  ];
}

/** A row of bins under one name. */
type Rows = readonly { readonly name: string; readonly bins: readonly Bin[] }[];

/** Calibration of everything that was said, where there are cases enough. */
export function curves(g: Ground, score: Score): Block[] {
  const { curve: w, why } = g.w.calls;
  const { curve: names } = g.w.record.retrace;
  const block = <T extends object>(
    curve: Known<T>,
    what: string,
    heading: string,
    rows: (curve: T) => Rows,
  ): Block =>
    'unknown' in curve
      ? say(g, w.none(what, why(String(curve.unknown))))
      : {
          kind: 'table',
          heading: [heading],
          caption: [`${w.caption}${g.w.full}`],
          table: {
            head: w.column,
            right: [1, 2, 3],
            rows: rows(curve as T).flatMap(({ name, bins }) =>
              bins.map((b) => ({
                cells: [[name], [chance(b.forecast)], [percent(b.frequency)], [String(b.n)]],
              })),
            ),
          },
        };
  const { regime, retrace, threats, market } = score;
  return [
    ...('unknown' in regime
      ? []
      : [
          block(regime.curve, w.of.regime, w.regime(regime.resolved, regime.apart), (c) =>
            REGIMES.map((r) => ({ name: g.w.regime[r], bins: c[r] })),
          ),
        ]),
    ...('unknown' in retrace
      ? []
      : [
          block(retrace.curve, w.of.retrace, w.retrace(retrace.calls.length, retrace.apart), (c) =>
            (['half', 'end'] as const).map((k) => ({ name: names[k], bins: c[k] })),
          ),
        ]),
    ...('unknown' in threats
      ? []
      : [
          block(
            threats.curve,
            w.of.threats,
            w.threats(threats.calls.length, threats.clusters),
            (c) => CAUSES.map((cause) => ({ name: g.w.threats.cause[cause], bins: c[cause] })),
          ),
        ]),
    ...('unknown' in market
      ? []
      : [
          block(market.curve, w.of.market, w.market(market.scored, market.apart), (c) =>
            (['own', 'market'] as const).map((k) => ({ name: w.by[k], bins: c[k] })),
          ),
        ]),
  ];
}

const say = (g: Ground, text: string): Block => ({ kind: 'say', prose: [`${text}${g.w.full}`] });
