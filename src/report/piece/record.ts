import type { Against } from '../../domain/delever.ts';
import type { Evaluation, Margin, Margins, StudyFall } from '../../domain/record.ts';
import type { Spread } from '../../domain/simulation.ts';
import type { Known } from '../../domain/stress.ts';
import { formatDay } from '../../domain/time.ts';
import type { Block, Table } from '../block.ts';
import { differences } from '../chart/differences.ts';
import { reliability } from '../chart/reliability.ts';
import type { Ground } from '../ground.ts';
import { fixed, percent, signed, signedPercent } from '../words/number.ts';
import type { Told } from '../words/record.ts';
import { told } from './score.ts';

const YEAR = 365.25;
/** Sessions of a year, and those that are watched after a fall. */
const SESSIONS = 252;
const AFTER = 20;

/** Years from the first to the last decision. */
export const years = ({ from, to }: Evaluation): string => fixed((to - from) / YEAR, 1);

/** An interval in hundredths, so many decimals. */
export const points = ({ low, at, high }: Spread, digits: number): Told => ({
  at: signed(100 * at, digits),
  low: signed(100 * low, digits),
  high: signed(100 * high, digits),
});

/** A margin with its interval; undefined where either is not known. */
const spread = ({ at, interval }: Margin): Spread | undefined =>
  typeof at === 'number' && !('unknown' in interval) ? { ...interval, at } : undefined;

/** The own path less each baseline. */
export function margins(g: Ground, { margins: all, resampling }: Evaluation): Block[] {
  const w = g.w.record;
  const says = (m: Margin, digits: number): string => {
    const s = spread(m);
    return s ? w.margin.range(points(s, digits)) : w.unknown;
  };
  const ratio = (m: Margin): string => {
    const s = spread(m);
    return s
      ? w.margin.range({ at: signed(s.at, 2), low: signed(s.low, 2), high: signed(s.high, 2) })
      : w.unknown;
  };
  const half = (columns: readonly number[], cells: (m: Margins) => readonly string[]): Block => ({
    kind: 'table',
    table: {
      head: columns.map((c) => w.margin.column[c] ?? ''),
      right: [1, 2],
      rows: all.map((m) => ({
        cells: [[w.contender[m.baseline]], ...cells(m).map((c) => [c])],
      })),
    },
  });
  const caption = w.margin.caption(fixed(resampling.resamples, 0), resampling.block);
  return [
    {
      kind: 'chart',
      heading: [w.margin.heading],
      caption: [caption],
      draw: (width) =>
        differences(
          {
            label: `${w.margin.heading}${g.w.full}`,
            rows: all.map((m) => ({
              name: w.contender[m.baseline],
              at: spread(m.growth) ?? w.unknown,
              says: says(m.growth, 1),
            })),
            left: w.margin.worse,
            right: w.margin.better,
            mark: (x) => signedPercent(x, 0),
          },
          width,
        ),
    },
    half([0, 1, 2], (m) => [says(m.growth, 1), says(m.drawdown, 1)]),
    half([0, 3, 4], (m) => [says(m.cvar, 2), ratio(m.asymmetry)]),
  ];
}

/** The sixty sessions after each study fall. */
export function aftermath(g: Ground, { aftermath: all }: Evaluation): Block[] {
  const w = g.w.record;
  const own = all.find((a) => a.contender === 'own');
  return [
    {
      kind: 'table',
      heading: [w.after.heading(own?.falls ?? 0, fixed(own?.sessions ?? 0, 0))],
      caption: [w.after.caption],
      table: {
        head: w.after.column,
        right: [1, 2, 3, 4, 5, 6],
        rows: all.map((a) => ({
          cells: [
            [w.contender[a.contender]],
            [told(g, a.total, (x) => signedPercent(x, 1))],
            [told(g, a.gained, (x) => percent(x))],
            [told(g, a.drawdown, (x) => percent(x, 1))],
            [told(g, a.cvar, (x) => percent(x, 2))],
            [told(g, a.asymmetry, (x) => fixed(x, 2))],
            [told(g, a.exposure, (x) => percent(x))],
          ],
        })),
      },
    },
  ];
}

/** How the retrace forecasts fared beside what anybody could have said. */
export function forecasts(g: Ground, { retrace: r, forecasts: kinds }: Evaluation): Block[] {
  const w = g.w.record.retrace;
  const mark = g.w.record.unknown;
  const row = (name: string, a: Known<Against & { readonly walk?: number }>, digits: number) => ({
    cells: [
      [name],
      ...('unknown' in a ? [mark, mark, mark, mark] : [a.own, a.mean, a.fear, a.walk]).map((x) => [
        typeof x === 'number' ? fixed(x, digits) : x === undefined ? '' : x,
      ]),
    ],
  });
  const log = (name: string, k: (typeof kinds)['half']) => ({
    cells: [
      [name],
      ...('unknown' in k
        ? [mark, mark, mark, mark]
        : [k.log.own, k.log.mean, k.log.fear, k.log.walk].map((x) => told(g, x, (v) => fixed(v, 3)))
      ).map((x) => [x]),
    ],
  });
  const scores: Table = {
    head: w.column,
    right: [1, 2, 3, 4],
    rows: [
      row(w.row.crps, r.crps, 3),
      row(w.row.halfBrier, r.half, 3),
      row(w.row.endBrier, r.end, 3),
      log(w.row.halfLog, kinds.half),
      log(w.row.endLog, kinds.end),
    ],
  };
  const { coverage } = r;
  const drawn = (['half', 'end'] as const).flatMap((kind) => {
    const k = kinds[kind];
    return 'unknown' in k ? [] : [{ name: w.curve[kind], bins: k.bins, hollow: kind === 'end' }];
  });
  const n = 'unknown' in kinds.half ? r.cases : kinds.half.cases;
  return [
    { kind: 'table', heading: [w.heading(r.cases)], caption: [w.caption], table: scores },
    ...('unknown' in coverage
      ? []
      : [
          {
            kind: 'say' as const,
            prose: [`${w.coverage(percent(coverage.held / coverage.of), coverage.of)}${g.w.full}`],
          },
        ]),
    ...(drawn.length > 0
      ? [
          {
            kind: 'chart' as const,
            heading: [w.curveHeading(n)],
            caption: [w.curveCaption],
            draw: (width: number) =>
              reliability(
                {
                  label: `${w.curveHeading(n)}${g.w.full}`,
                  kinds: drawn,
                  said: w.said,
                  came: w.came,
                  mark: (x) => percent(x),
                },
                width,
              ),
            table: {
              head: ['', w.said, w.came, w.cases],
              right: [1, 2, 3],
              rows: drawn.flatMap(({ name, bins }) =>
                bins.map((b) => ({
                  cells: [[name], [percent(b.forecast)], [percent(b.frequency)], [String(b.n)]],
                })),
              ),
            },
          },
        ]
      : []),
  ];
}

/** Whether synchronised falls come back more often than like ones: effect, interval, power. */
export function mechanical(g: Ground, { mechanical: m, lasting }: Evaluation): Block[] {
  const w = g.w.record.mechanical;
  const why = g.w.record.why;
  if ('unknown' in m) return [{ kind: 'say', prose: [`${w.none(why(m.unknown))}${g.w.full}`] }];
  const line = (name: string, s: Spread) => ({
    name,
    at: s,
    says: g.w.record.margin.range(points(s, 1)),
  });
  const heading = effect(g, m.matched);
  const rows = [
    line(w.matched, m.matched),
    ...('unknown' in lasting ? [] : [line(w.lasting, lasting.excess)]),
    line(w.walk, m.walk),
  ];
  return [
    {
      kind: 'chart',
      heading: [heading],
      caption: [
        w.caption({
          together: m.together,
          alone: m.alone,
          detectable: fixed(100 * m.detectable, 1),
        }),
      ],
      draw: (width) =>
        differences(
          {
            label: `${heading}${g.w.full}`,
            rows,
            left: w.fewer,
            right: w.more,
            mark: (x) => signed(100 * x, 0),
          },
          width,
        ),
      table: {
        head: ['', w.points],
        right: [1],
        rows: rows.map((r) => ({ cells: [[r.name], [r.says]] })),
      },
    },
  ];
}

/** The answer to the memo's claim, whatever it is. */
export function effect(g: Ground, matched: Spread): string {
  const w = g.w.record.mechanical;
  return (matched.low > 0 || matched.high < 0 ? w.yes : w.no)(points(matched, 1));
}

/** Every study fall, as it was judged and what came of it. */
export function falls(g: Ground, e: Evaluation): Block[] {
  const w = g.w.record.falls;
  const alarms = e.falls.filter((f) => f.alarm).length;
  const each = fixed((e.falls.length * YEAR) / (e.to - e.from), 1);
  const known = e.falls.flatMap((f) => (f.after ? [f.after] : []));
  const share = (n: number): string => percent(known.length === 0 ? 0 : n / known.length);
  const beside = w.beside({
    n: known.length,
    half: share(known.filter((a) => a.half).length),
    end: share(known.filter((a) => a.end).length),
    alone: fixed(e.alone.falls, 0),
    aloneHalf: percent(e.alone.half),
    aloneEnd: percent(e.alone.end),
  });
  return [
    {
      kind: 'table',
      heading: [w.heading(e.falls.length, years(e), each, alarms)],
      caption: [`${w.caption}${g.w.blank}${beside}${g.w.full}`],
      table: {
        head: w.column,
        right: [1, 2, 3, 4, 5, 6, 7, 8, 9],
        rows: e.falls.map((f) => ({ cells: fall(g, f).map((c) => [c]) })),
      },
    },
  ];
}

function fall(g: Ground, f: StudyFall): string[] {
  const w = g.w.record.falls;
  const yes = (b: boolean | undefined): string => (b === undefined ? w.open : b ? w.yes : w.no);
  const scale = f.volatility * Math.sqrt(AFTER / SESSIONS);
  return [
    formatDay(f.day),
    `${f.alarm ? w.alarm : ''}${fixed(f.severity, 2)}`,
    fixed(f.threshold, 2),
    fixed(f.legs.risk, 1),
    fixed(f.legs.rates, 1),
    fixed(f.legs.dollar, 1),
    told(g, f.vix, (x) => fixed(x, 0)),
    yes(f.after?.half),
    yes(f.after?.end),
    f.after ? signedPercent(Math.expm1(f.after.retrace * scale), 1) : w.open,
  ];
}

/** What each year taught. */
export function lessons(g: Ground, { lessons: all }: Evaluation): Block[] {
  const w = g.w.record.lessons;
  return [
    {
      kind: 'table',
      heading: [w.heading],
      caption: [w.caption],
      table: {
        head: w.column,
        right: [1, 2, 3, 4, 5],
        rows: all.map((l) => ({
          cells: [
            [formatDay(l.until)],
            [fixed(l.windows, 0)],
            [fixed(l.alarm[1], 2)],
            [fixed(l.alarm[3], 2)],
            [fixed(l.alarm[5], 2)],
            [fixed(l.study, 2)],
          ],
        })),
      },
    },
  ];
}
