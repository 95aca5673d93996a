import { present } from '../../domain/present.ts';
import { both, type Text } from '../../domain/text.ts';
import {
  BYTE_ORDER_MARKS,
  type Extent,
  type KeyPath,
  placesIn,
  type Source,
  type Spot,
} from './document.ts';
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

/** Where a value of a JSON text stands: offsets of its first character, past its last, and of its key. */
type Mark = {
  readonly start: number;
  readonly end: number;
  readonly key?: number;
  /** Of a list by position, of a map by key. */
  readonly parts?: ReadonlyMap<string | number, Mark>;
};

/** What stands in a JSON text where something else belongs. */
type Misfit = { readonly offset: number; readonly expected: Phrase; readonly found: Phrase };

/** Where everything stands, or the first thing that is no JSON. */
type Marks = { readonly ok: true; readonly value: Mark } | ({ readonly ok: false } & Misfit);

/** Deepest nesting of lists and maps. */
const MAX_DEPTH = 100;

type Token = {
  readonly kind: 'sign' | 'string' | 'scalar' | 'stray' | 'end';
  readonly text: string;
  readonly start: number;
};

/** A token and the spaces before it, by its kind. */
const TOKEN =
  /[ \t\r\n]*(?:(?<sign>[{}[\],:])|(?<string>"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*")|(?<scalar>(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))|(?<stray>[\w.+-]+|[^ \t\r\n]))/gy;

/**
 * Where each value of a JSON text stands. Strict as RFC 8259 is, and stricter where that leaves room: a
 * key stands once in its map, and none is named `__proto__`.
 * @example marks('[1]').ok // true
 */
export function marks(text: string): Marks {
  const all = tokens(text);
  let next = 0;
  const peek = (): Token => all[next] as Token;
  const take = (): Token => all[next++] as Token;

  const value = (depth: number, key?: number): Mark | Misfit => {
    const token = take();
    const from = { start: token.start, ...(key !== undefined && { key }) };
    const open = token.text === '{' || token.text === '[';
    if (token.kind === 'string' || token.kind === 'scalar')
      return { ...from, end: token.start + token.text.length };
    if (token.kind !== 'sign' || !open) return misfit(token, VALUE);
    if (depth >= MAX_DEPTH) return { offset: token.start, expected: SHALLOW, found: token.text };
    const found = parts(token.text === '{' ? '}' : ']', depth + 1);
    return 'expected' in found ? found : { ...from, ...found };
  };

  /** What stands between the brackets of a list or of a map, up to the closing one. */
  const parts = (close: ']' | '}', depth: number): Pick<Mark, 'end' | 'parts'> | Misfit => {
    const found = new Map<string | number, Mark>();
    if (peek().text === close) return { parts: found, end: take().start + 1 };
    for (;;) {
      const name = close === '}' ? keyOf(found) : { key: found.size, start: undefined };
      if ('expected' in name) return name;
      const part = value(depth, name.start);
      if ('expected' in part) return part;
      found.set(name.key, part);
      const after = take();
      if (after.text === close) return { parts: found, end: after.start + 1 };
      if (after.text !== ',') return misfit(after, close === '}' ? AFTER_ENTRY : AFTER_ITEM);
    }
  };

  const keyOf = (before: ReadonlyMap<unknown, Mark>): { key: string; start: number } | Misfit => {
    const name = take();
    const { start, text: found } = name;
    if (name.kind !== 'string') return misfit(name, before.size === 0 ? KEY_OR_END : KEY);
    const key = String(JSON.parse(found));
    if (before.has(key)) return { offset: start, expected: ONCE, found };
    if (key === '__proto__') return { offset: start, expected: OWN, found };
    const colon = take();
    return colon.text === ':' ? { key, start } : misfit(colon, AFTER_KEY);
  };

  const top = value(0);
  if ('expected' in top) return { ok: false, ...top };
  return peek().kind === 'end' ? { ok: true, value: top } : { ok: false, ...misfit(peek(), END) };
}

/** Every token of a text and its end, which is told twice, since nothing is read past it. */
function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  for (const { 0: all, index, groups = {} } of text.matchAll(TOKEN)) {
    const [kind, piece] = Object.entries(groups).find(([, one]) => one !== undefined) as [
      Token['kind'],
      string,
    ];
    found.push({ kind, text: piece, start: index + all.length - piece.length });
    if (kind === 'stray') break;
  }
  const end: Token = { kind: 'end', text: '', start: text.length };
  return [...found, end, end];
}

const misfit = ({ kind, text, start }: Token, expected: Phrase): Misfit => ({
  offset: start,
  expected: kind === 'stray' && text === '"' ? CLOSED : expected,
  found: kind === 'end' ? THE_END : text,
});

const THE_END: Text = { en: 'the end', 'zh-Hant': '結尾' };
const VALUE: Text = { en: 'a JSON value', 'zh-Hant': 'JSON的值' };
const CLOSED = both(
  'text that is closed with " and has no bare control character or unknown escape',
  '以"結尾的文字，其中沒有控制字元或不認得的跳脫字元',
);
const KEY: Text = { en: 'a key in double quotes', 'zh-Hant': '以雙引號括起的鍵' };
const KEY_OR_END: Text = { en: 'a key in double quotes, or }', 'zh-Hant': '以雙引號括起的鍵，或}' };
const AFTER_KEY: Text = { en: 'a colon after the key', 'zh-Hant': '鍵後的冒號' };
const AFTER_ENTRY: Text = { en: 'a comma or }', 'zh-Hant': '逗號或}' };
const AFTER_ITEM: Text = { en: 'a comma or ]', 'zh-Hant': '逗號或]' };
const END: Text = { en: 'the end after one value', 'zh-Hant': '一個值之後即結尾' };
const ONCE: Text = { en: 'a key that stands once', 'zh-Hant': '不重複的鍵' };
const OWN: Text = { en: 'a key of the file', 'zh-Hant': '檔案的鍵' };
const SHALLOW = both(`at most ${MAX_DEPTH} levels`, `至多${MAX_DEPTH}層`);
