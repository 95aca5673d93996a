import { STUDY } from '../../domain/delever.ts';
import type { Spread } from '../../domain/known.ts';
import type { Evaluation, Margin, Margins, Period, StudyFall } from '../../domain/record.ts';
import { civilOf, formatDay } from '../../domain/time.ts';
import { expm1 } from '../../kernel/fdlibm.ts';
import { differences } from '../chart/differences.ts';
import { timeline } from '../chart/timeline.ts';
import { type Block, drawn, noted } from '../render/block.ts';
import { amount, type Column, type Table, tabulate, wording } from '../render/table.ts';
import { fixed, percent, signed, signedPercent } from '../words/number.ts';
import type { Told } from '../words/record.ts';
import type { Ground } from './context.ts';
import { fifths, told } from './score.ts';

const YEAR = 365.25;
/** Sessions of a year, and those that are watched after a fall. */
const SESSIONS = 252;
const AFTER = 20;

/** Years from the first to the last decision. */
export const years = ({ from, to }: Evaluation): string => fixed((to - from) / YEAR, 1);

/** An interval in hundredths unless told otherwise, so many decimals. */
export const pointsRange = ({ low, at, high }: Spread, digits: number, unit = 100): Told => ({
  at: signed(unit * at, digits),
  low: signed(unit * low, digits),
  high: signed(unit * high, digits),
});

/** A margin with its interval; undefined where either is not known. */
const spread = ({ at, interval }: Margin): Spread | undefined =>
  typeof at === 'number' && !('unknown' in interval) ? { ...interval, at } : undefined;

/** A margin with its interval in points, or in another unit than hundredths of a share. */
function ranged(
  g: Ground,
  m: Margin,
  { digits, unit = 100 }: { readonly digits: number; readonly unit?: number },
): string {
  const s = spread(m);
  return s
    ? g.w.record.margin.range(pointsRange(s, digits, unit))
    : told(g, m.at, (x) => signed(unit * x, digits));
}

/** Whether a figure lies outside of its own interval. */
function isOutside(m: Margin): boolean {
  const s = spread(m);
  return s !== undefined && (s.at < s.low || s.at > s.high);
}

/** The own path less each baseline. */
export function marginBlocks(g: Ground, { margins: all, resampling }: Evaluation): Block[] {
  const w = g.w.record;
  const says = (m: Margin, digits: number, unit?: number): string =>
    ranged(g, m, { digits, ...(unit !== undefined && { unit }) });
  const half = (...figures: readonly Column<Margins>[]): Block => ({
    kind: 'table',
    table: tabulate(all, [wording(name, (m) => w.contender[m.baseline]), ...figures], {
      narrow: 'list',
    }),
  });
  const [name, growth, drawdown, cvar, asymmetry] = w.margin.column;
  const caption = w.margin.caption(fixed(resampling.resamples, 0), resampling.block);
  return [
    {
      kind: 'chart',
      heading: [w.margin.heading],
      caption: [caption],
      draw: drawn(differences, {
        rows: all.map((m) => ({
          name: w.contender[m.baseline],
          at: spread(m.growth) ?? w.unknown,
          says: says(m.growth, 1),
        })),
        left: w.margin.worse,
        right: w.margin.better,
        mark: (x) => signed(100 * x, 0),
      }),
    },
    half(
      amount(growth, (m) => says(m.growth, 1)),
      amount(drawdown, (m) => says(m.drawdown, 1)),
    ),
    half(
      amount(cvar, (m) => says(m.cvar, 2)),
      amount(asymmetry, (m) => says(m.asymmetry, 2, 1)),
    ),
    ...(all.some((m) => isOutside(m.drawdown)) ? [noted([w.margin.outside])] : []),
  ];
}

/** The years from the first to the last session of a period. */
export const calendarSpan = ({ from, to }: Pick<Period, 'from' | 'to'>): [string, string] => [
  String(civilOf(from).year),
  String(civilOf(to).year),
];

/** Timing in each five calendar years, in the best one and in all others. */
export function periodTable(g: Ground, { periods: p }: Evaluation): Block[] {
  if ('unknown' in p) return [];
  const w = g.w.record.period;
  const [name, year, held] = w.column;
  const rows = [
    ...p.fives.map((five) => ({ ...five, name: w.span(...calendarSpan(five)) })),
    { ...p.best, name: w.best(calendarSpan(p.best)[0]) },
    { ...p.rest, name: w.rest },
  ];
  return [
    {
      kind: 'table',
      heading: [w.heading],
      caption: [w.caption],
      table: tabulate(rows, [
        wording(name, (r) => r.name),
        amount(year, ({ growth }) => ranged(g, growth, { digits: 1 })),
        amount(held, (r) => percent(r.held)),
      ]),
    },
  ];
}

/** The sixty sessions after each study fall. */
export function aftermathTable(g: Ground, { aftermath: all }: Evaluation): Block[] {
  const w = g.w.record;
  const own = all.find((a) => a.contender === 'own');
  const [name, total, gained, drawdown, cvar, asymmetry, exposure] = w.after.column;
  const share = (x: number): string => percent(x);
  return [
    {
      kind: 'table',
      heading: [w.after.heading(own?.falls ?? 0, fixed(own?.sessions ?? 0, 0))],
      caption: [w.after.caption],
      table: tabulate(all, [
        wording(name, (a) => w.contender[a.contender]),
        amount(total, (a) => told(g, a.total, (x) => signedPercent(x, 1))),
        amount(gained, (a) => told(g, a.gained, share)),
        amount(drawdown, (a) => told(g, a.drawdown, (x) => percent(x, 1))),
        amount(cvar, (a) => told(g, a.cvar, (x) => percent(x, 2))),
        amount(asymmetry, (a) => told(g, a.asymmetry, (x) => fixed(x, 2))),
        amount(exposure, (a) => told(g, a.exposure, share)),
      ]),
    },
  ];
}

/** Every study fall, as it was judged and what came of it. */
export function studyFalls(g: Ground, e: Evaluation): Block[] {
  const w = g.w.record.falls;
  const alarms = e.falls.filter((f) => f.alarm).length;
  const each = fixed((e.falls.length * YEAR) / (e.to - e.from), 1);
  const known = e.falls.flatMap((f) => (f.after ? [f.after] : []));
  const share = (n: number): string => percent(known.length === 0 ? 0 : n / known.length);
  const beside = w.beside(
    {
      n: String(known.length),
      half: share(known.filter((a) => a.half).length),
      end: share(known.filter((a) => a.end).length),
    },
    { n: fixed(e.alone.falls, 0), half: percent(e.alone.half), end: percent(e.alone.end) },
  );
  return [
    {
      kind: 'chart',
      heading: [w.heading(e.falls.length, alarms, { years: years(e), each })],
      caption: [`${w.caption(STUDY.apart)}${g.w.blank}${beside}${g.w.full}`],
      draw: drawn(timeline, {
        events: e.falls.map((f) => ({ day: f.day, size: f.severity, came: f.after?.half })),
        came: w.back,
        not: w.notBack,
        from: e.from,
        to: e.to,
        marks: fifths(e.from, e.to),
        mark: (x) => fixed(x, 1),
      }),
      table: byFall(g, e.falls),
    },
  ];
}

function byFall(g: Ground, all: readonly StudyFall[]): Table {
  const w = g.w.record.falls;
  const [day, severity, threshold, risk, rates, dollar, vix, half, end, move] = w.column;
  const yes = (b: boolean | undefined): string =>
    b === undefined ? w.open : b ? g.w.calls.yes : g.w.calls.no;
  const scale = (f: StudyFall): number => f.volatility * Math.sqrt(AFTER / SESSIONS);
  return tabulate(all, [
    wording(day, (f) => formatDay(f.day)),
    amount(severity, (f) => `${f.alarm ? '*' : ''}${fixed(f.severity, 2)}`),
    amount(threshold, (f) => fixed(f.threshold, 2)),
    amount(risk, (f) => fixed(f.legs.risk, 1)),
    amount(rates, (f) => fixed(f.legs.rates, 1)),
    amount(dollar, (f) => fixed(f.legs.dollar, 1)),
    amount(vix, (f) => told(g, f.vix, (x) => fixed(x, 0))),
    amount(half, (f) => yes(f.after?.half)),
    amount(end, (f) => yes(f.after?.end)),
    amount(move, (f) => (f.after ? signedPercent(expm1(f.after.retrace * scale(f)), 1) : w.open)),
  ]);
}

/** What each year taught. */
export function lessons(g: Ground, { lessons: all }: Evaluation): Block[] {
  const w = g.w.record.lessons;
  const [until, windows, one, three, five, study] = w.column;
  return [
    {
      kind: 'chart',
      heading: [w.heading],
      caption: [w.caption],
      table: tabulate(all, [
        wording(until, (l) => formatDay(l.until)),
        amount(windows, (l) => fixed(l.windows, 0)),
        amount(one, (l) => fixed(l.alarm[1], 2)),
        amount(three, (l) => fixed(l.alarm[3], 2)),
        amount(five, (l) => fixed(l.alarm[5], 2)),
        amount(study, (l) => fixed(l.study, 2)),
      ]),
    },
  ];
}
