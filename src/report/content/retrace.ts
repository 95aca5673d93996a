import type { Rivals } from '../../domain/forecastscore.ts';
import type { Known, Spread } from '../../domain/known.ts';
import type { Evaluation } from '../../domain/record.ts';
import { CREDIT_READINGS } from '../../domain/stress.ts';
import { differences } from '../chart/differences.ts';
import { reliability } from '../chart/reliability.ts';
import { type Block, drawn, shown } from '../render/block.ts';
import { amount, figureRows, type Table, tabulate, wording } from '../render/table.ts';
import { fixed, percent, signed, signedPercent } from '../words/number.ts';
import { type Ground, spoken } from './context.ts';
import { FORECASTS } from './delever.ts';
import { pointsRange } from './record.ts';
import { told } from './score.ts';

/** How the retrace forecasts fared beside what anybody could have said. */
export function forecastBlocks(g: Ground, { retrace: r, forecasts, bySize }: Evaluation): Block[] {
  const w = g.w.record.retrace;
  const { half, end } = forecasts;
  const logs = [half, end].map((k) => ('unknown' in k ? k : k.log));
  const scores = byRival(g, [r.crps, r.half, r.end, ...logs]);
  const { coverage } = r;
  const kinds = (['half', 'end'] as const).flatMap((kind) => {
    const k = forecasts[kind];
    return 'unknown' in k ? [] : [{ name: w.curve[kind], bins: k.bins, hollow: kind === 'end' }];
  });
  const n = 'unknown' in half ? r.cases : half.cases;
  return shown([
    { kind: 'table', heading: [w.heading(r.cases)], caption: [w.caption], table: scores },
    !('unknown' in coverage) &&
      spoken(g, w.coverage(percent(coverage.held / coverage.of), coverage.of)),
    ...sizeBlocks(g, bySize),
    kinds.length > 0 && {
      kind: 'chart',
      heading: [w.curveHeading(n)],
      caption: [w.curveCaption],
      draw: drawn(reliability, { kinds, said: w.said, came: w.came, mark: (x) => percent(x) }),
      table: tabulate(
        kinds.flatMap(({ name, bins }) => bins.map((b) => ({ ...b, name }))),
        [
          wording('', (b) => b.name),
          amount(w.said, (b) => percent(b.forecast)),
          amount(w.came, (b) => percent(b.frequency)),
          amount(w.cases, (b) => String(b.n)),
        ],
      ),
    },
  ]);
}

/** Half back by the size of the fall beside the past mean; nothing while no forecast has come due. */
function sizeBlocks(g: Ground, s: Evaluation['bySize']): Block[] {
  if ('unknown' in s) return [];
  const { size: w, row } = g.w.record.retrace;
  const [name, own, mean, less, verdict] = w.column;
  const rows = [
    { name: row.halfBrier, ...s.half },
    { name: row.endBrier, ...s.end },
  ];
  return [
    {
      kind: 'table',
      heading: [w.heading(s.cases)],
      caption: [w.caption],
      table: tabulate(rows, [
        wording(name, (r) => r.name),
        amount(own, (r) => fixed(r.own, 3)),
        amount(mean, (r) => fixed(r.mean, 3)),
        amount(less, (r) => g.w.record.margin.range(pointsRange(r.less, 3, 1))),
        wording(verdict, (r) => w[r.less.high < 0 ? 'better' : r.less.low > 0 ? 'worse' : 'none']),
      ]),
    },
  ];
}

/** A penalty of forecasts, and of what anybody could have said; what nobody said is left blank. */
type Penalized = Known<Partial<Rivals>>;

/**
 * Penalties of forecasts beside those of their rivals.
 * @param all  of the move; of half back at any close and at the 20th, by Brier, then by logarithm
 */
export function byRival(g: Ground, all: readonly Penalized[]): Table {
  const said = (p: Penalized, rival: keyof Rivals): string =>
    'unknown' in p
      ? g.w.record.unknown
      : p[rival] === undefined
        ? ''
        : told(g, p[rival], (x) => fixed(x, 3));
  return figureRows(
    g.w.record.retrace.column,
    Object.values(g.w.record.retrace.row).map((name, i) => [
      name,
      ...FORECASTS.map((rival) => said(all[i] ?? {}, rival)),
    ]),
  );
}

/** Why a penalty is not known, once for each reason. */
export function unscored(g: Ground, all: readonly Penalized[]): Block[] {
  const whys = all.flatMap((p) =>
    ('unknown' in p ? [p] : Object.values(p)).flatMap((x) =>
      typeof x === 'number' ? [] : [g.w.why(x.unknown)],
    ),
  );
  return [...new Set(whys)].map((why) => spoken(g, g.w.record.retrace.missing(why)));
}

/** Whether synchronised falls come back more often than like ones: effect, interval, power. */
export function mechanicalBlocks(g: Ground, e: Evaluation): Block[] {
  const { mechanical: m, lasting, hard, earlier } = e;
  const w = g.w.record.mechanical;
  if ('unknown' in m) return [spoken(g, w.none(g.w.why(m.unknown)))];
  const { range } = g.w.record.margin;
  const line = (name: string, at: Spread) => ({ name, at, says: range(pointsRange(at, 1)) });
  const heading = effect(g, m.matched);
  const rows = [
    line(w.matched, m.matched),
    ...('unknown' in lasting ? [] : [line(w.lasting, lasting.excess)]),
    ...(['half', 'end'] as const).flatMap((what) => {
      const found = hard[what];
      return 'unknown' in found
        ? []
        : [line(w.hard(what, found.together, hard.sigmas), found.excess)];
    }),
    ...('unknown' in earlier.half ? [] : [line(w.earlierHalf, earlier.half.excess)]),
    ...('unknown' in earlier.end ? [] : [line(w.earlierEnd, earlier.end.excess)]),
    line(w.walk, m.walk),
  ];
  return [
    {
      kind: 'chart',
      heading: [heading],
      caption: [w.caption(m.together, m.alone, fixed(100 * m.detectable, 1))],
      draw: drawn(differences, {
        rows,
        left: w.fewer,
        right: w.more,
        mark: (x) => signed(100 * x, 0),
      }),
      table: tabulate(rows, [wording('', (r) => r.name), amount(w.points, (r) => r.says)]),
    },
  ];
}

/** The answer to the memo's claim, whatever it is. */
export function effect(g: Ground, matched: Spread): string {
  const w = g.w.record.mechanical;
  return (matched.low > 0 || matched.high < 0 ? w.yes : w.no)(pointsRange(matched, 1));
}

/** How often the interval of the credit reading held, by VIX, and what came after each reading. */
export function creditBlocks(g: Ground, { credit: c }: Evaluation): Block[] {
  if ('unknown' in c) return [spoken(g, g.w.why(c.unknown))];
  const w = g.w.record.credit;
  const [vix, windows, covered, constant] = w.column;
  const [reading, count, after] = w.afterColumn;
  const [all, those] = [c.after.all.mean, c.after.contradicts.mean];
  const worse = typeof all === 'number' && typeof those === 'number' && those < all;
  const readings = [...CREDIT_READINGS, 'all' as const].map((id) => ({ id, ...c.after[id] }));
  const percents = ({ low, high }: Spread) => [percent(low), percent(high)] as const;
  const whole = c.buckets.reduce((sum, b) => sum + b.windows, 0);
  return [
    {
      kind: 'table',
      heading: [w.heading(fixed(whole, 0))],
      caption: [w.caption],
      table: tabulate(c.buckets, [
        wording(vix, (b) => w.bucket(b.from, b.below)),
        amount(windows, (b) => fixed(b.windows, 0)),
        amount(covered, (b) => w.held(percent(b.covered), percents(b.interval))),
        amount(constant, (b) => percent(b.constant)),
      ]),
    },
    {
      kind: 'table',
      heading: [w.after(worse)],
      table: tabulate(readings, [
        wording(reading, (r) => w.reading[r.id]),
        amount(count, (r) => fixed(r.windows, 0)),
        amount(after, (r) => told(g, r.mean, (x) => signedPercent(x, 1))),
      ]),
    },
  ];
}
