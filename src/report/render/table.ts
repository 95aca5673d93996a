import { type Prose, type Span, sentence } from './prose.ts';

/** A column: its head, the side on which it stands, the left unless told, and what a row has in it. */
export type Column<Row> = {
  readonly head: string;
  readonly align?: 'right';
  readonly cell: (row: Row) => Prose | Span;
  /** The same where eighty columns of a terminal must do. */
  readonly brief?: (row: Row) => Prose | Span;
};

/** A column of words. */
export const wording = <Row>(head: string, cell: Column<Row>['cell']): Column<Row> => ({
  head,
  cell,
});

/** A column of figures: it stands on the right. */
export const amount = <Row>(head: string, cell: Column<Row>['cell']): Column<Row> => ({
  head,
  align: 'right',
  cell,
});

/** Rows behind a picture, or beside a sentence. */
export type Table = {
  readonly columns: readonly { readonly head: string; readonly align?: 'right' }[];
  /** On a phone: each row as a list of named values, columns that scroll past a first one that stays, or few short ones that fit. */
  readonly narrow: 'list' | 'scroll' | 'fit' | undefined;
  readonly rows: readonly {
    readonly cells: readonly Prose[];
    /** What stands in them on a terminal. */
    readonly brief: readonly Prose[];
    /** Drawn so that it is never taken for live. */
    readonly old: boolean;
    /** Name by which the row is pointed at. */
    readonly id: string | undefined;
  }[];
};

type More<Row> = {
  readonly narrow?: 'list' | 'scroll' | 'fit';
  readonly old?: (row: Row) => boolean;
  readonly id?: (row: Row) => string | undefined;
};

/** Rows through columns: each column knows its own head, side and cells. */
export const tabulate = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { narrow, old, id }: More<Row> = {},
): Table => ({
  columns,
  narrow,
  rows: rows.map((row) => ({
    cells: columns.map(({ cell }) => sentence(cell(row))),
    brief: columns.map(({ cell, brief = cell }) => sentence(brief(row))),
    old: old?.(row) ?? false,
    id: id?.(row),
  })),
});

/** Whether any column is called something: a table of names and values has no head. */
export const headed = ({ columns }: Table): boolean => columns.some((c) => c.head !== '');

/** Names with so many figures each, cell by cell. */
export const figureRows = (
  [name = '', ...figures]: readonly string[],
  rows: readonly (readonly (Prose | Span)[])[],
): Table =>
  tabulate(rows, [
    wording(name, ([called = '']) => called),
    ...figures.map(
      (head, i): Column<(typeof rows)[number]> => amount(head, (cells) => cells[i + 1] ?? ''),
    ),
  ]);

/** A name with its figure, and the place where that row is pointed at. */
export type NamedValue = readonly [name: string, value: Prose | Span, id?: string];

/** Names and figures, one a row; with heads, or without. */
export const namedValues = (
  rows: readonly NamedValue[],
  [name, value]: readonly [string, string] = ['', ''],
): Table =>
  tabulate(
    rows,
    [
      { head: name, cell: ([called]) => called },
      { head: value, ...(value === '' ? {} : { align: 'right' }), cell: ([, figure]) => figure },
    ],
    { id: ([, , id]) => id },
  );
