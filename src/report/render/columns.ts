import { cells, cellsOf } from '../width.ts';
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
  [...clean(text).replaceAll('σ', ' sigma')].map(one).join('');

function one(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x7f || (code >= 0x2800 && code <= 0x28ff)) return character;
  const known = PLAIN[character];
  if (known !== undefined) return known;
  if (cellsOf(character) === 2) return character;
  const bare = character.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return /^[\u0020-\u007e]+$/.test(bare) ? bare : '?';
}

/** Columns of a screen. */
export const COLUMNS = 80;

/** Two texts at the two ends of a line; where both do not fit the second stands on its own line. */
export function ends(left: string, right: string): string[] {
  const room = COLUMNS - cells(left) - cells(right);
  return room >= 1
    ? [`${left}${' '.repeat(room)}${right}`]
    : [left, `${' '.repeat(Math.max(0, COLUMNS - cells(right)))}${right}`];
}
