import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import {
  BYTE_ORDER_MARKS,
  type Extent,
  type KeyPath,
  placesIn,
  type Source,
  type Spot,
} from './document.ts';
import { type Mark, type Marks, marks } from './jsonmarks.ts';
import { accepted, type Phrase, type Result, refused } from './problem.ts';

/** Longest text that is read, UTF-16 units. */
const MAX_LENGTH = 10_000_000;

/**
 * Reads strict JSON: no key twice, no NaN, no infinity. Places are looked for only once somebody asks,
 * since most texts are right.
 * @param text    one value; a byte order mark may stand before it
 * @param file    name under which problems are told
 * @param above   lines of the file above the text
 * @example json('{"a": 1}', 'a.json').ok // true
 */
export function json(text: string, file: string, above = 0): Result<Source> {
  const clean = text.replace(BYTE_ORDER_MARKS, '');
  const wrong = (offset: number, expected: Phrase, found: Phrase): Result<never> =>
    refused({ file, ...spot(clean, offset, above), expected, found });
  if (clean.length > MAX_LENGTH) return wrong(0, SIZE, `${clean.length}`);
  const value = sound(clean);
  if (value === undefined) {
    const read = marks(clean);
    return read.ok
      ? wrong(0, VALID, clean.slice(0, 1))
      : wrong(read.offset, read.expected, read.found);
  }
  let kept: Marks | undefined;
  const find = (path: KeyPath): Extent | undefined => {
    kept ??= marks(clean);
    const { parts, end, ...mark }: Partial<Mark> =
      (kept.ok && path.reduce(inside, kept.value)) || {};
    return { ...mark, ...present({ end: parts ? undefined : end }) };
  };
  const places = placesIn(clean, find, (offset) => spot(clean, offset, above));
  return accepted({ file, text, value: value.read, ...places, within: places.at });
}

const inside = (mark: Mark | undefined, step: PropertyKey): Mark | undefined =>
  mark?.parts?.get(typeof step === 'symbol' ? '' : step);

/** The value of a text; undefined where it is no JSON, or where a key stands twice or has no right to. */
function sound(text: string): { readonly read: unknown } | undefined {
  try {
    const read: unknown = JSON.parse(text);
    const twice = colons(text) !== keys(read) || /__proto__|\\u005f/i.test(text);
    return twice && !marks(text).ok ? undefined : { read };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Colons outside strings: one for each key that is written. */
const colons = (text: string): number =>
  text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, '').split(':').length - 1;

function keys(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const parts: readonly unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : parts.length;
  return parts.reduce<number>((sum, part) => sum + keys(part), own);
}

function spot(text: string, offset: number, above: number): Spot {
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  return { line: lines.length + above, column: (lines.at(-1) ?? '').length + 1 };
}

const SIZE = both(`a text of at most ${MAX_LENGTH} characters`, `至多${MAX_LENGTH}字元的文字`);
const VALID: Phrase = { en: 'valid JSON', 'zh-Hant': '合乎語法的JSON' };
