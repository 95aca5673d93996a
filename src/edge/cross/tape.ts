import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, formatDay, parseDay } from '../../domain/time.ts';
import { cellProblem, columns, NONE, SOME } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import { figure } from '../file/figure.ts';
import { sha256 } from '../file/hash.ts';
import { attempt, type Phrase, type Result, refused, wholeProblem } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { WANTED } from '../file/wanted.ts';

/** Prices and volumes of one name, oldest first, as far as a day. */
export type Tape = {
  readonly id: string;
  readonly days: readonly Day[];
  readonly close: readonly number[];
  /** Shares; 0 where none is told. */
  readonly volume: readonly number[];
  /** SHA-256 of the lines that were read. */
  readonly hash: string;
};

export const fileOf = (folder: string, id: string): string => join(folder, `${id}.csv`);

const COLUMNS = ['date', 'close', 'volume'] as const;

/**
 * The tape of one name from `<folder>/<id>.csv`, with the columns date, close and volume among others.
 * Lines after `until`, and those before the last `lines` of them, are not read.
 * @returns undefined inside when there is no such file
 */
export const tape = (
  folder: string,
  id: string,
  { until, lines }: { readonly until: Day; readonly lines: number },
): Result<Tape | undefined> =>
  attempt((must) => {
    const file = fileOf(folder, id);
    if (!existsSync(file)) return undefined;
    const table = must(readFrom(file, csv));
    const { size, entry } = table;
    const where = must(columns(table, { needed: COLUMNS, others: 'let be' }));
    if (size === 0) must(refused(wholeProblem(file, SOME, NONE)));
    const last = formatDay(until);
    // A line that does not begin with a day is not passed over: it is refused below.
    const late = (date = ''): boolean => date[4] === '-' && date > last;
    let end = 0;
    while (end < size && !late(entry(end).cells[where.date])) end++;
    const [days, close, volume]: [Day[], number[], number[]] = [[], [], []];
    const used: string[] = [];
    for (let i = Math.max(0, end - lines); i < end; i++) {
      const row = entry(i);
      const cell = (name: (typeof COLUMNS)[number]): string => row.cells[where[name]] ?? '';
      const wrong = (name: (typeof COLUMNS)[number], expected: Phrase): never =>
        must<never>(refused(cellProblem(file, { entry: row, cell: where[name] }, expected)));
      const day = parseDay(cell('date')) ?? wrong('date', WANTED.day);
      if (day <= (days.at(-1) ?? Number.NEGATIVE_INFINITY)) wrong('date', LATER);
      used.push(row.text);
      if (cell('close') === '') continue;
      const [price, shares] = [
        figure(cell('close')) ?? Number.NaN,
        figure(cell('volume') || '0') ?? Number.NaN,
      ];
      if (!(price > 0 && price < Number.POSITIVE_INFINITY)) wrong('close', PRICE);
      if (!(shares >= 0 && shares < Number.POSITIVE_INFINITY)) wrong('volume', VOLUME);
      days.push(day);
      close.push(price);
      volume.push(shares);
    }
    return { id, days, close, volume, hash: sha256(used.join('\n')) };
  });

const LATER: Phrase = { en: 'a later day than the line before', 'zh-Hant': '晚於前一行的日期' };
const PRICE: Phrase = { en: 'a price above 0', 'zh-Hant': '大於0的價格' };
const VOLUME: Phrase = { en: 'a volume of 0 or more', 'zh-Hant': '0以上的成交量' };
