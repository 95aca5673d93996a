import { both, type Text } from '../../domain/text.ts';
import { figure, folded } from '../file/figure.ts';
import { accepted, type Phrase, type Result } from '../file/problem.ts';
import { type Cell, type Sheet, wrongCell } from './sheet.ts';

/** The sign before decimals. */
export const DECIMALS = ['.', ','] as const;
export type Decimal = (typeof DECIMALS)[number];

/** Nothing was told. */
const MISSING = /^(?:|\.|-+|—|–|n\/?a|null|nan|none|無|incomplete)$/i;

/** Whether a cell says that it has no value. */
export const isMissing = (text: string): boolean => MISSING.test(text.trim());

/** What a figure is written with: its digits and marks, its sign, and whether it is told in per cent. */
type Bare = { readonly core: string; readonly minus: boolean; readonly percent: boolean };

/** Signs and names of money around a figure. */
const MONEY = /(?:NT|US|HK|A|C|S)?[$€£¥]|[A-Z]{3}(?=[\s\d.,(+-])|(?<=[\d.,)\s])[A-Z]{3}|元/g;

/** Figures in groups of three, parted by spaces or by apostrophes: `110'16` is none, but a price in 32nds. */
const GROUPED = /(?<!\d)\d{1,3}([ '’])\d{3}(?:\1\d{3})*(?!\d)/g;

function bare(text: string): Bare | undefined {
  const plain = folded(text)
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .trim()
    .replace(MONEY, '')
    .trim();
  const m = /^(\()?([+-]?)\s*([\d.,]*\d[\d.,]*)(-)?\s*(%)?(\))?$/.exec(
    plain.replace(GROUPED, (figures) => figures.replace(/\D/g, '')),
  );
  if (!m || (m[1] === undefined) !== (m[6] === undefined)) return undefined;
  const signs = [m[1], m[2] === '-' ? '-' : undefined, m[4]].filter((s) => s !== undefined);
  if (signs.length > 1 || (m[2] === '+' && signs.length > 0)) return undefined;
  return { core: m[3] as string, minus: signs.length === 1, percent: m[5] !== undefined };
}

/** What the digits and marks of a figure say of its decimal sign: it must be that one, or either may be. */
function decimalOf(core: string): Decimal | 'either' | 'none' | undefined {
  const marks = core.replace(/\d/g, '');
  if (marks === '') return 'none';
  const other = (mark: string): Decimal => (mark === '.' ? ',' : '.');
  const last = marks.at(-1) as Decimal;
  if (marks.length === 1) {
    const [before = '', after = ''] = core.split(last);
    return after.length === 3 && /^[1-9]\d{0,2}$/.test(before) ? 'either' : last;
  }
  const decimal = new Set(marks).size === 1 ? other(last) : last;
  return fits(core, decimal) ? decimal : undefined;
}

/** Whether the thousands marks of a figure stand where they belong. */
function fits(core: string, decimal: Decimal): boolean {
  const mark = decimal === '.' ? ',' : '.';
  const [whole = '', ...parts] = core.split(decimal);
  if (parts.length > 1 || parts[0]?.includes(mark)) return false;
  return !whole.includes(mark) || new RegExp(`^\\d{1,3}(?:\\${mark}\\d{3})+$`).test(whole);
}

/** A number as it was written: `half` is half a unit of its last digit; one without decimals is exact. */
export type WrittenFigure = {
  readonly value: number;
  readonly half: number;
  readonly percent: boolean;
};

/**
 * The number that a cell is.
 * @returns undefined where it is none
 */
export function numberOf(text: string, decimal: Decimal): WrittenFigure | undefined {
  const read = bare(text);
  if (!read || !fits(read.core, decimal)) return undefined;
  const plain = read.core.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.');
  const value = figure(plain);
  if (value === undefined) return undefined;
  const places = plain.split('.')[1]?.length ?? 0;
  return {
    value: read.minus ? -value : value,
    half: places === 0 ? 0 : Number(`5e-${places + 1}`),
    percent: read.percent,
  };
}

/**
 * The decimal sign of a table, from all figures of some columns.
 * @param given where somebody states it
 * @returns refused where two figures contradict each other, or none of them tells
 */
export function decimalIn(
  sheet: Sheet,
  all: readonly Cell[],
  given: Decimal | undefined,
): Result<Decimal> {
  let sure: { readonly cell: Cell; readonly decimal: Decimal } | undefined;
  let unsure: Cell | undefined;
  for (const cell of all) {
    const text = sheet.text(cell);
    const decimal = decimalOf(bare(text)?.core ?? '');
    if (decimal === 'either') unsure ??= cell;
    if (decimal !== '.' && decimal !== ',') continue;
    if (sure && sure.decimal !== decimal)
      return wrongCell(sheet, cell, LIKE(sheet.line(sure.cell), sheet.text(sure.cell)));
    if (given !== undefined && given !== decimal) return wrongCell(sheet, cell, MARK[given]);
    sure ??= { cell, decimal };
  }
  if (given !== undefined) return accepted(given);
  if (!sure && unsure) return wrongCell(sheet, unsure, ONE_READING, STATE);
  return accepted(sure?.decimal ?? '.');
}

/** The figure of a cell; refused where it is none. */
export const figureIn = (
  sheet: Sheet,
  cell: Cell,
  { decimal, expected = A_NUMBER }: { readonly decimal: Decimal; readonly expected?: Phrase },
): Result<WrittenFigure> => {
  const read = numberOf(sheet.text(cell), decimal);
  return read ? accepted(read) : wrongCell(sheet, cell, expected);
};

const A_NUMBER = both('a number', '數字');
const MARK: Readonly<Record<Decimal, Text>> = {
  '.': both('a number with a decimal point', '以點為小數點的數字'),
  ',': both('a number with a decimal comma', '以逗號為小數點的數字'),
};
const LIKE = (line: number, text: string): Text =>
  both(`a number written like ${text} on line ${line}`, `與第${line}行「${text}」寫法相同的數字`);
const ONE_READING = both(
  'a number that can be read in one way only',
  '只有一種讀法的數字（千分位或小數）',
);
const STATE = both('state the decimal sign: --decimal . or --decimal ,', '請用--decimal指明小數點');
