import { both } from '../domain/text.ts';
import { type Day, formatDay, parseDay } from '../domain/time.ts';
import { isPriced, leap, levelsAfter, type Sort, takes, YIELDS } from '../sense/leap.ts';
import { firstStillness, type Stillness, standsStill, stillnessAfter } from '../sense/stillness.ts';
import { cellProblem, NONE, SOME } from './file/columns.ts';
import { csv } from './file/csv.ts';
import { figure } from './file/figure.ts';
import {
  accepted,
  NOTHING,
  type Phrase,
  type Problem,
  type Result,
  refused,
  wholeProblem,
} from './file/problem.ts';
import { WANTED } from './file/wanted.ts';

/** A value of a daily series. */
export type Value = {
  readonly day: Day;
  readonly value: number;
  /** Set where it repeats the one before for longer than its past allows. */
  readonly unmoved?: Problem;
};

/** What a series is, and on which days its market keeps a session; every day where it is left out. */
type Market = Sort & { readonly open?: (day: Day) => boolean };

/**
 * The daily values of a CSV, oldest first: its `value` column, else its `close`; an empty cell is a
 * closed day. Prices stand above 0. A day told twice or out of order, and a level or a leap that no
 * market has shown, are wrong, since what is learnt from them would be; a spread has no bounds. Beside
 * the legs an index may be one of volatility, which leaps farther.
 * @returns    at least one value, or the first problem
 */
export function column(content: string, file: string, sort: Market): Result<readonly Value[]> {
  const split = csv(content, file);
  if (!split.ok) return split;
  const { header, size, entry } = split.value;
  const names = header?.cells ?? [];
  const date = names.indexOf('date');
  const value = names.findIndex((name) => name === 'value' || name === 'close');
  if (date < 0 || value < 0) return refused(wholeProblem(file, HEADED, header?.text ?? NOTHING));
  const out: Value[] = [];
  const { open = () => true } = sort;
  let last: Day | undefined;
  let still: Stillness | undefined;
  let since: Day | undefined;
  for (let i = 0; i < size; i++) {
    const row = entry(i);
    const wrong = (cell: number, { expected, hint }: Misfit): Result<never> =>
      refused({ ...cellProblem(file, { entry: row, cell }, expected), ...(hint && { hint }) });
    const day = parseDay(row.cells[date] ?? '');
    if (day === undefined) return wrong(date, { expected: WANTED.day });
    if (last !== undefined && day <= last) return wrong(date, { expected: LATER(last) });
    last = day;
    const text = row.cells[value];
    if (text === '') continue;
    const x = figure(text ?? '') ?? Number.NaN;
    const odd = level(x, sort) ?? beyond(x, out.at(-1), { sort, still });
    if (odd) return wrong(value, odd);
    if (open(day)) still = still ? stillnessAfter(still, x) : firstStillness(x);
    if (!still || still.run === 0) since = day;
    const stands = still && standsStill(still);
    const unmoved = stands && cellProblem(file, { entry: row, cell: value }, MOVING(since ?? day));
    out.push(unmoved ? { day, value: x, unmoved } : { day, value: x });
  }
  return out.length > 0 ? accepted(out) : refused(wholeProblem(file, SOME, NONE));
}

/** What belongs in a cell instead of what is there. */
type Misfit = { readonly expected: Phrase; readonly hint?: Phrase };

function level(x: number, { kind }: Sort): Misfit | undefined {
  if (takes(kind, x)) return undefined;
  if (!Number.isFinite(x)) return { expected: WANTED.finite };
  return { expected: isPriced(kind) ? WANTED.positive : LIES };
}

/** What is wrong with a value after another, by what sort of series it is and how it has moved. */
function beyond(
  x: number,
  before: Value | undefined,
  { sort, still }: { readonly sort: Sort; readonly still: Stillness | undefined },
): Misfit | undefined {
  if (before === undefined) return undefined;
  const sigma = Math.sqrt(still?.variance ?? 0);
  if (leap(sort, { from: before.value, to: x, sigma }) !== 'off scale') return undefined;
  const [low, high] = levelsAfter(sort, before.value);
  const expected = x < low || x > high ? BETWEEN(low, high) : SAME_UNIT;
  return { expected, hint: BESIDE(before) };
}

const HEADED = both(
  'a header with date, and value or close',
  '標題列，含`date`，以及`value`或`close`',
);
const LATER = (last: Day): Phrase =>
  both(
    `a day after ${formatDay(last)}, that of the line before`,
    `晚於前一行${formatDay(last)}的日期`,
  );
const LIES = both(
  `a yield from ${YIELDS.low} to ${YIELDS.high} per cent`,
  `${YIELDS.low}%到${YIELDS.high}%的殖利率`,
);
const SAME_UNIT = both('a value in the unit of the one before', '與前一筆相同單位的值');
const MOVING = (since: Day): Phrase =>
  both(
    `a value that moves: it is the same to the last digit since ${formatDay(since)}, longer than its past allows`,
    `會變動的值：自${formatDay(since)}起一字不差，久過以往任何時候應有的長度`,
  );
const short = (x: number): string => String(Number(x.toPrecision(4)));
const BETWEEN = (low: number, high: number): Phrase =>
  both(
    `a value from ${short(low)} to ${short(high)}, as far as a session moves it`,
    `${short(low)}到${short(high)}的值，即一個交易日的變動範圍`,
  );
const BESIDE = ({ day, value }: Value): Phrase =>
  both(
    `${formatDay(day)} has ${value}; one of the two is wrong, or the unit changed in between, as with a split`,
    `${formatDay(day)}為${value}；兩者之一有誤，或其間單位改變，例如股票分割`,
  );
