import { both, type Text } from '../../domain/text.ts';
import { type CsvRecord, type CsvTable, cellSpot } from './csv.ts';
import type { KeyPath, Source, Spot } from './document.ts';
import { judged, NOTHING, type Problem, type Result, refused, wholeProblem } from './problem.ts';
import { oneOf } from './wanted.ts';

export const cellProblem = (
  file: string,
  { entry, cell }: { readonly entry: CsvRecord; readonly cell: number },
  expected: Problem['expected'],
): Problem => ({
  file,
  ...cellSpot(entry, cell),
  expected,
  found: entry.cells[cell] || NOTHING,
});

/** Which columns a table must have, which it may have; any other is a problem unless it is let be. */
type Columns<N extends string, O extends string> = {
  readonly needed: readonly N[];
  readonly optional?: readonly O[];
  readonly others?: 'let be' | 'refused';
};

/** Positions of the columns of a table by their names; a column that may be left out and is, is not in it. */
export function columns<N extends string, O extends string = never>(
  { file, header }: CsvTable,
  { needed, optional = [], others = 'refused' }: Columns<N, O>,
): Result<Places<N, O>> {
  const names = header?.cells ?? [];
  const known: readonly string[] = [...needed, ...optional];
  const missing = needed
    .filter((name) => !names.includes(name))
    .map((name) => {
      const expected = { en: `a column \`${name}\``, 'zh-Hant': `欄位\`${name}\`` };
      return wholeProblem(file, expected, header?.text ?? NOTHING);
    });
  const [alone, ...more] = names;
  const other = OTHER_SIGNS.find(({ sign }) => more.length === 0 && alone?.includes(sign));
  if (other && missing.length > 0)
    return refused({ ...wholeProblem(file, COMMAS, other.is), hint: other.hint });
  const strange = names.flatMap((name, i) =>
    header && (known.includes(name) ? names.indexOf(name) !== i : others === 'refused')
      ? [cellProblem(file, { entry: header, cell: i }, oneOf(known))]
      : [],
  );
  const places = names.flatMap((name, i) => (known.includes(name) ? [[name, i]] : []));
  return judged([...missing, ...strange], Object.fromEntries(places) as Places<N, O>);
}

type Places<N extends string, O extends string> = { readonly [C in N]: number } & {
  readonly [C in O]?: number;
};

/** A record as a parsed file of its own: the cells by column, an empty cell absent. */
export function recordSource(
  { file, header }: CsvTable,
  entry: CsvRecord,
  verbatim: readonly string[] = [],
): Source {
  const names = header?.cells ?? [];
  const value = Object.fromEntries(
    names.flatMap((name, i) => {
      const text = (verbatim.includes(name) ? entry.verbatim : entry.cells)[i] ?? '';
      return text === '' ? [] : [[name, text]];
    }),
  );
  const at = ([name]: KeyPath): Spot => cellSpot(entry, names.indexOf(String(name)));
  const written = ([name]: KeyPath): string | undefined => value[String(name)];
  return { file, text: entry.text, value, at, key: at, within: at, written };
}

/** What stands beyond the last column. */
export const surplus = ({ file, header }: CsvTable, entry: CsvRecord): readonly Problem[] => {
  const width = header?.cells.length ?? 0;
  return entry.cells.length > width ? [cellProblem(file, { entry, cell: width }, END_OF_LINE)] : [];
};

const COMMAS = both('commas', '逗號');
const SAVE = both('save it as CSV with commas', '請另存為以逗號分隔的CSV');

/** What tables are parted by where it is not commas. */
const OTHER_SIGNS = [
  { sign: ';', is: both('semicolons', '分號'), hint: SAVE },
  { sign: '\t', is: both('tabs', '定位字元'), hint: SAVE },
] as const;

/** What is wrong with a table without rows. */
export const SOME: Text = { en: 'values below the header', 'zh-Hant': '標題列之下的值' };
export const NONE: Text = { en: 'none', 'zh-Hant': '沒有' };
const END_OF_LINE: Text = { en: 'the end of the line', 'zh-Hant': '行尾' };
