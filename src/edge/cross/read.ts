import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Day, formatDay, parseDay } from '../../domain/time.ts';
import { examined, repeated, unmet } from '../file/check.ts';
import { cellProblem, columns, NONE, SOME } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import type { KeyPath, Source } from '../file/document.ts';
import { figure } from '../file/figure.ts';
import { sha256 } from '../file/hash.ts';
import {
  accepted,
  attempt,
  chain,
  type Phrase,
  type Problem,
  type Result,
  refused,
  wholeProblem,
} from '../file/problem.ts';
import { field, someOf, strictMap } from '../file/schema.ts';
import { readFrom } from '../file/text.ts';
import { oneOf, WANTED, want } from '../file/wanted.ts';
import { yaml } from '../file/yaml.ts';

/** Reads a file of names. Every problem has its line and column; a plan comes back only when there is none. */
export const readCross = (text: string, file: string): Result<CrossPlan> =>
  chain(examined(yaml(text, file), crossFile, consistent), ({ value: { groups, book } }) =>
    accepted({ groups, book }),
  );

/** Each name and each group once; the book's names among those of the groups. */
function consistent({ groups, book }: CrossFile, source: Source): readonly Problem[] {
  const known = [...new Set(groups.flatMap((g) => g.names))];
  const once = (list: readonly string[], path: (i: number) => KeyPath): readonly Problem[] =>
    repeated(
      source,
      list.map((id, i) => ({ id, path: path(i) })),
      () => ONCE,
    );
  return [
    ...once(
      groups.map((g) => g.id),
      (i) => ['groups', i, 'id'],
    ),
    ...groups.flatMap((g, i) => once(g.names, (j) => ['groups', i, 'names', j])),
    ...once(book, (i) => ['book', i]),
    ...unmet(
      source,
      book.map((name, i) => [known.includes(name), ['book', i], oneOf(known), name]),
    ),
  ];
}

const ONCE: Phrase = { en: 'a name that is there once', 'zh-Hant': '只出現一次的名稱' };

/** The file of names as people write it. What its parts are to each other is checked in `read.ts`. */
export const crossFile = strictMap({
  bide: z.literal(1, want('version')),
  groups: someOf(strictMap({ id: field.id, names: someOf(field.id) })),
  book: someOf(field.id),
});

type CrossFile = z.infer<typeof crossFile>;

/** Which names a cross-section is measured over; those of the sold book stand in groups, too. */
export type CrossPlan = Pick<CrossFile, 'groups' | 'book'>;

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
