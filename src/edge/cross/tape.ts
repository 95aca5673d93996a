import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, formatDay, parseDay } from '../../domain/time.ts';
import { sha256 } from '../file/hash.ts';
import type { Phrase, Result } from '../file/problem.ts';
import { text } from '../file/text.ts';

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

/** Where a name's tape lies. */
export const fileOf = (folder: string, id: string): string => join(folder, `${id}.csv`);

/**
 * The tape of one name from `<folder>/<id>.csv`, with the columns date, which comes first, close and
 * volume among others.
 * Lines after `until`, and those before the last `most` of them, are not read.
 * @returns undefined inside when there is no such file
 */
export function tape(
  folder: string,
  id: string,
  until: Day,
  most: number,
): Result<Tape | undefined> {
  const file = fileOf(folder, id);
  if (!existsSync(file)) return { ok: true, value: undefined };
  const content = text(file, file);
  if (!content.ok) return content;
  const lines = content.value
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const header = (lines[0] ?? '').split(',');
  const wrong = (line: number, at: number, expected: Phrase, found: Phrase): Result<never> => ({
    ok: false,
    problems: [{ file, line, column: at + 1, expected, found }],
  });
  const column: Record<'date' | 'close' | 'volume', number> = { date: 0, close: 0, volume: 0 };
  for (const name of ['date', 'close', 'volume'] as const) {
    column[name] = header.indexOf(name);
    if (column[name] < 0 || (name === 'date' && column[name] > 0))
      return wrong(1, 0, name, lines[0] ?? '');
  }
  if (lines.length < 2) return wrong(1, 0, SOME, NONE);
  const last = formatDay(until);
  const [days, close, volume]: [Day[], number[], number[]] = [[], [], []];
  const used: string[] = [];
  // A line that does not begin with a day is not passed over: it is refused below.
  const after = lines.findIndex((l) => l[4] === '-' && l.slice(0, last.length) > last);
  const end = after < 0 ? lines.length - 1 : after - 1;
  for (let i = Math.max(1, end - most + 1); i <= end; i++) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    const cells = line.split(',');
    const cell = (name: 'date' | 'close' | 'volume'): string => cells[column[name]] ?? '';
    const place = (name: 'date' | 'close' | 'volume'): number =>
      cells.slice(0, column[name]).reduce((sum, c) => sum + c.length + 1, 0);
    const day = parseDay(cell('date'));
    if (day === undefined) return wrong(i + 1, place('date'), 'YYYY-MM-DD', cell('date'));
    if (day <= (days.at(-1) ?? Number.NEGATIVE_INFINITY))
      return wrong(i + 1, place('date'), LATER, cell('date'));
    used.push(line);
    if (cell('close') === '') continue;
    const [price, shares] = [Number(cell('close')), Number(cell('volume'))];
    if (!(price > 0 && price < Number.POSITIVE_INFINITY))
      return wrong(i + 1, place('close'), PRICE, cell('close'));
    if (!(shares >= 0 && shares < Number.POSITIVE_INFINITY))
      return wrong(i + 1, place('volume'), VOLUME, cell('volume'));
    days.push(day);
    close.push(price);
    volume.push(shares);
  }
  return { ok: true, value: { id, days, close, volume, hash: sha256(used.join('\n')) } };
}

const SOME: Phrase = { en: 'values below the header', 'zh-Hant': '標題列之下的值' };
const NONE: Phrase = { en: 'none', 'zh-Hant': '沒有' };
const LATER: Phrase = { en: 'a later day than the line before', 'zh-Hant': '晚於前一行的日期' };
const PRICE: Phrase = { en: 'a price above 0', 'zh-Hant': '大於0的價格' };
const VOLUME: Phrase = { en: 'a volume of 0 or more', 'zh-Hant': '0以上的成交量' };
