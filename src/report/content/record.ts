import type { Evaluation, Margin, Margins, StudyFall } from '../../domain/record.ts';
import type { Spread } from '../../domain/simulation.ts';
import { formatDay } from '../../domain/time.ts';
import { differences } from '../chart/differences.ts';
import { timeline } from '../chart/timeline.ts';
import type { Block } from '../render/block.ts';
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
      narrow: 'list',
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
      kind: 'chart',
      heading: [w.heading(e.falls.length, years(e), each, alarms)],
      caption: [`${w.caption}${g.w.blank}${beside}${g.w.full}`],
      draw: (width) =>
        timeline(
          {
            label: `${w.heading(e.falls.length, years(e), each, alarms)}${g.w.full}`,
            events: e.falls.map((f) => ({ day: f.day, size: f.severity, came: f.after?.half })),
            came: w.back,
            not: w.notBack,
            from: e.from,
            to: e.to,
            marks: fifths(e.from, e.to),
            mark: (x) => fixed(x, 1),
          },
          width,
        ),
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
      kind: 'chart',
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
