import { LANGS, UNTRANSLATED } from '../../domain/text.ts';
import { clean } from './escape.ts';

/** Latin letters without a plain one inside them, and signs of ambiguous width, in plain signs. */
const PLAIN: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '—': '-',
  '→': '->',
  '≤': '<=',
  '≥': '>=',
  '×': 'x',
  '±': '+/-',
  '·': '.',
  '…': '...',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '€': 'EUR ',
  '°': ' deg ',
  '∞': 'inf',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  đ: 'd',
  ł: 'l',
  '　': '  ',
};

/**
 * Text in which every character takes the same cells on every terminal: ASCII, Braille, and what is
 * wide everywhere. Sigma is spelled out; control characters are gone.
 * @example plain('−1.7σ, Türkiye') // '-1.7 sigma, Turkiye'
 */
export const plain = (text: string): string =>
  [...clean(text).replaceAll(/ ?σ/g, ' sigma')].map(one).join('');

function one(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x7f || (code >= 0x2800 && code <= 0x28ff)) return character;
  const known = PLAIN[character];
  if (known !== undefined) return known;
  if (cellsOf(character) === 2) return character;
  const bare = character.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return /^[\u0020-\u007e]+$/.test(bare) ? bare : '?';
}

/** Columns of a screen where nothing is known of it. */
export const COLUMNS = 80;

/** Cells of a line of prose: on a wider screen longer ones would be hard to read. */
export const proseCells = (columns: number): number => Math.min(columns, 100);

/** Two texts at the two ends of a line; where both do not fit the second stands below the first. */
export function ends(left: string, right: string, columns = COLUMNS): string[] {
  const room = columns - cells(left) - cells(right);
  return room >= 1
    ? [`${left}${' '.repeat(room)}${right}`]
    : [
        ...wrap(left, columns),
        ...wrap(right, columns).map((l) => `${' '.repeat(columns - cells(l))}${l}`),
      ];
}

/**
 * Ranges of characters that take two cells on every terminal: East Asian Wide and Full-width.
 * Source: Unicode Standard Annex 11, EastAsianWidth.txt, the blocks that memos use.
 */
const WIDE_RANGES: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** The first combining mark: characters before it take one cell. */
const FIRST_MARK = 0x0300;

/** Combining marks take no cell. */
const NONE = /^[\u0300-\u036f\ufe00-\ufe0f]$/;

/**
 * Cells that one character takes: 0, 1 or 2.
 * @example cellsOf('股') // 2
 */
export function cellsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < FIRST_MARK) return 1;
  if (NONE.test(character)) return 0;
  return WIDE_RANGES.some(([low, high]) => code >= low && code <= high) ? 2 : 1;
}

/**
 * Cells that a text takes on a terminal.
 * @example cells('S&P 標普') // 8
 */
export const cells = (text: string): number =>
  [...text].reduce((sum, character) => sum + cellsOf(character), 0);

/** The text cut to at most so many cells, between characters. */
export function truncate(text: string, most: number): string {
  let [out, used] = ['', 0];
  for (const character of text) {
    used += cellsOf(character);
    if (used > most) return out.trimEnd();
    out += character;
  }
  return out;
}

/** Blanks after a text until it takes so many cells; a longer text is cut. */
export const left = (text: string, width: number): string => {
  const kept = truncate(text, width);
  return kept + ' '.repeat(Math.max(0, width - cells(kept)));
};

/** Blanks before a text until it takes so many cells; a longer text is cut. */
export const right = (text: string, width: number): string => {
  const kept = truncate(text, width);
  return ' '.repeat(Math.max(0, width - cells(kept))) + kept;
};

/** Characters that may not begin a line of Chinese. */
const CLOSING = /^[，。、；：？！）」』〉》%]/;

/** Characters that may not end a line of Chinese. */
const OPENING = /[（「『《〈]$/;

/** What no line ends inside of: what marks an original, a date, a word. */
const PIECES = new RegExp(
  [
    ...LANGS.map((lang) => UNTRANSLATED[lang].trim().replace(/[()]/g, '\\$&')),
    '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日(?:（[一二三四五六日]）)?',
    '[\\u0021-\\u02ff\\u2000-\\u2dff]+',
    '\\s+',
    '[\\s\\S]',
  ].join('|'),
  'gu',
);

/** Lines of at most so many cells: breaks between words, and between Chinese characters. */
export function wrap(text: string, width: number): string[] {
  const pieces = text.match(PIECES) ?? [];
  const lines: string[] = [];
  let line: string[] = [];
  for (const piece of pieces) {
    const bare = line.length === 0 ? piece.trimStart() : piece;
    if (cells(line.join('')) + cells(bare.trimEnd()) <= width) {
      if (bare !== '') line.push(bare);
      continue;
    }
    const carried = [piece.trimStart()];
    while (
      [...line.join('')].length > 1 &&
      clings(line.at(-1) ?? '', carried.join('').trimStart())
    ) {
      const last = line.pop() ?? '';
      const whole = line.length > 0 && cells(last + carried.join('')) <= width;
      const kept = whole ? '' : [...last].slice(0, -1).join('');
      if (kept !== '') line.push(kept);
      carried.unshift(last.slice(kept.length));
    }
    if (line.length > 0) lines.push(line.join('').trimEnd());
    let rest = carried.join('').trimStart();
    while (cells(rest) > width) {
      const part = truncate(rest, width);
      if (part === '') break;
      lines.push(part);
      rest = rest.slice(part.length).trimStart();
    }
    line = [truncate(rest, width)].filter((first) => first !== '');
  }
  const last = line.join('').trimEnd();
  return last === '' ? lines : [...lines, last];
}

/**
 * Lines none of which is wider than the screen: what does not fit goes on below, two cells further in.
 * @example fitting(['a b c'], 4) // ['a', '  b', '  c']
 */
export const fitting = (lines: readonly string[], columns: number): string[] =>
  lines.flatMap((line) => {
    if (cells(line) <= columns) return [line];
    const indent = line.length - line.trimStart().length;
    const under = ' '.repeat(Math.min(indent + 2, columns >> 1));
    const room = columns - under.length;
    return wrap(line, room).map((l, i) => `${i === 0 ? under.slice(0, indent) : under}${l}`);
  });

/** Whether no line may end between two texts. */
const clings = (before: string, after: string): boolean =>
  CLOSING.test(after) || OPENING.test(before);
