import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { philox, uniform } from '../../src/kernel/philox.ts';

/** Numbers below 1, one after the other, of a seed. */
function dice(seed: number): () => number {
  const words = new Uint32Array(4);
  let thrown = 0;
  return () => {
    philox([thrown++, 0, 0, 0], [seed, 0], words);
    return uniform(words[0] as number);
  };
}

type Dice = () => number;
const pick = <T>(of: readonly T[], die: Dice): T => of[Math.floor(die() * of.length)] as T;

/** What a hand, an export or a feed puts where a number belongs. */
const NUMBERS = [
  '',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e308',
  '-1e308',
  '1e-320',
  '0x1',
  '306¹',
  '20.4²',
  '½',
  '1,234',
  '1.2.3',
  '--1',
  '+',
  '1e',
  '٣',
  '１２',
  '−3',
  '0',
  '-0',
  '99999999999999999999',
  'null',
  'true',
  '-',
  '.',
  '#N/A',
  "'1",
  '1%',
  '1_000',
  '\u001b[31m5',
  '5\u202e',
];
const DATES = [
  '1026-01-20',
  '1900-01-01',
  '2099-01-01',
  '2126-01-20',
  '0000-00-00',
  '2026-02-30',
  '20-01-2026',
  '2026-1-2',
  '2026-01-20T25:00:00Z',
  '9999-12-31',
  '-000001-01-01',
  '',
];
const WORDS = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '\u001b]0;x\u0007',
  '\u202eabc',
  '<script>alert(1)</script>',
  '](javascript:1)',
  '`|`',
  '\u0000',
  '\ud800',
  'x'.repeat(10_000),
  '=1+1',
];
const NUMBER = /(?<![\w.-])-?\d+(?:\.\d+)?(?![\w.-])/g;
const DATE = /\d{4}-\d{2}-\d{2}(?:T[\d:]+(?:Z|[+-]\d\d:\d\d))?/g;
const WORD = /(?<![\w$-])[A-Za-z][\w-]{2,}(?![\w$-])/g;

/** One occurrence of a pattern in a text, put in another's place. */
function swapped(text: string, what: RegExp, by: readonly string[], die: Dice): string {
  const found = [...text.matchAll(what)];
  if (found.length === 0) return text;
  const { index, 0: was } = pick(found, die);
  return text.slice(0, index) + pick(by, die) + text.slice(index + was.length);
}

const lines =
  (change: (lines: string[], at: number, die: Dice) => void) => (text: string, die: Dice) => {
    const all = text.split('\n');
    change(all, Math.floor(die() * all.length), die);
    return all.join('\n');
  };

/** What is done to the text of a file. */
const TEXT: Readonly<Record<string, (text: string, die: Dice) => string | Buffer>> = {
  'another number': (text, die) => swapped(text, NUMBER, NUMBERS, die),
  'another date': (text, die) => swapped(text, DATE, DATES, die),
  'another word': (text, die) => swapped(text, WORD, WORDS, die),
  'cut off': (text, die) => text.slice(0, Math.floor(die() * text.length)),
  'a line less': lines((all, at) => all.splice(at, 1)),
  'a line twice': lines((all, at) => all.splice(at, 0, all[at] as string)),
  'two lines exchanged': lines((all, at, die) => {
    const other = Math.floor(die() * all.length);
    [all[at], all[other]] = [all[other] as string, all[at] as string];
  }),
  'a stray line': lines((all, at, die) =>
    all.splice(at, 0, pick(['}', ',,,,', '- - -', '{"a":', '\t', '"', '#', '&a *a', '---'], die)),
  ),
  'half a line': lines((all, at) => {
    all[at] = (all[at] as string).slice(0, Math.floor((all[at] as string).length / 2));
  }),
  'a byte changed': (text, die) => {
    const bytes = Buffer.from(text);
    bytes[Math.floor(die() * bytes.length)] = Math.floor(die() * 256);
    return bytes;
  },
  'carriage returns alone': (text) => text.replaceAll('\n', '\r'),
  'two byte-order marks': (text) => `\ufeff\ufeff${text}`,
  'sixteen bits a letter': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'zeros at its end': (text) => Buffer.concat([Buffer.from(text), Buffer.alloc(4096)]),
  'depth without end': (text) => `${text}\n${'['.repeat(100_000)}`,
  'nothing in it': () => '',
};

/** What is done to a file as a whole. */
const WHOLE: Readonly<Record<string, (path: string) => void>> = {
  'not there': (path) => rmSync(path),
  'a folder': (path) => {
    rmSync(path);
    mkdirSync(path);
  },
  'a pipe': (path) => {
    rmSync(path);
    execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
  },
  'a device': (path) => {
    rmSync(path);
    symlinkSync('/dev/zero', path);
  },
  'a link to itself': (path) => {
    rmSync(path);
    symlinkSync(path, path);
  },
  'too large': (path) => truncateSync(path, 3 * 2 ** 30),
};

export const FAULTS: readonly string[] = [...Object.keys(TEXT), ...Object.keys(WHOLE)];

/** A copy of a folder with one fault in one of its files; the same seed gives the same copy. */
export function broken(
  from: string,
  to: string,
  { file, fault, seed }: Readonly<{ file: string; fault: string; seed: number }>,
): string {
  cpSync(from, to, { recursive: true });
  const path = join(to, file);
  const change = TEXT[fault];
  if (change) writeFileSync(path, change(readFileSync(path, 'utf8'), dice(seed)));
  else WHOLE[fault]?.(path);
  return to;
}
