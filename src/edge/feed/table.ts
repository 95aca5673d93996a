import type { Series } from '../../domain/series.ts';
import { attempt, type Result } from '../file/problem.ts';
import { type ForeignWay, quotes } from '../foreign/quote.ts';
import { columnName } from '../foreign/sheet.ts';
import type { FedValue, FeedReading } from './shape.ts';

/** A table as a source writes it: how it is read, and the columns that it had when this was written. */
type Written = ForeignWay & {
  readonly columns: readonly (string | RegExp)[];
};

/** Reads a body as a table of prices, by the one reader of them; columns that came or went are told. */
export const tableOf = (
  body: Uint8Array,
  { series, file }: { readonly series: Series; readonly file: string },
  { columns, ...stated }: Written,
): Result<FeedReading> =>
  attempt((must) => {
    const { sheet, all, missing } = must(
      quotes(body, { file, series, stated: { decimal: '.', ...stated } }),
    );
    const there = sheet.header.cells.map(columnName);
    const fits = (name: string, column: string | RegExp): boolean =>
      typeof column === 'string' ? columnName(column) === name : column.test(name);
    return {
      all: all.map(({ day, value }) => ({ day, value })),
      missing,
      drift: [
        ...there.filter((name) => !columns.some((c) => fits(name, c))).map((name) => `+${name}`),
        ...columns.flatMap((c) =>
          typeof c === 'string' && !there.includes(columnName(c)) ? [`-${columnName(c)}`] : [],
        ),
      ],
    };
  });

/** By day and instant; a version that repeats the one before it is none. */
export const distinctVersions = (all: readonly FedValue[]): readonly FedValue[] =>
  all
    .toSorted((a, b) => a.day - b.day || (a.knownAt ?? 0) - (b.knownAt ?? 0))
    .filter((told, i, ordered) => {
      const before = ordered[i - 1];
      return before?.day !== told.day || before.value !== told.value;
    });
