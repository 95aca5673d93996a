import {
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bide, type Said } from '../bide.ts';
import { LAWS, SEED, THOROUGH } from '../thorough.ts';
import { broken, FAULTS } from './broken.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-fuzz-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
const home = join(room, 'home');

/** Seven days of the bundled episode, with a crowd of its own. */
const whole = join(room, 'whole');
cpSync('episodes/greenland-2026', whole, { recursive: true });
rmSync(join(whole, 'memos'), { recursive: true });
cpSync('crowd/crowd.yaml', join(whole, 'crowd.yaml'));
const edit = (file: string, change: (text: string) => string): void =>
  writeFileSync(join(whole, file), change(readFileSync(join(whole, file), 'utf8')));
edit('episode.yaml', (text) =>
  text.replace(/^from:.*/m, 'from: 2026-01-15').replace(/^to:.*/m, 'to: 2026-01-23'),
);
const upTo = (text: string): string =>
  text
    .split('\n')
    .filter((row) => !/^\w+,2026-0(?:1-2[4-9]|1-3|[2-9])/.test(row))
    .join('\n');
edit('observations.csv', upTo);

const files = (readdirSync(whole, { recursive: true }) as string[])
  .filter((f) => lstatSync(join(whole, f)).isFile())
  .toSorted();
const CASES = files.flatMap((file) => FAULTS.map((fault) => ({ file, fault })));
/** A twelfth of the cases on every day, each with another draw a seed; a fourth under THOROUGH, and all with LAWS=all. */
const tried = CASES.map((c, i) => ({ ...c, seed: 1000 * SEED + i })).filter(
  (_, i) => LAWS || i % (THOROUGH ? 4 : 12) === SEED % (THOROUGH ? 4 : 12),
);

/** Names, sizes and times of what lies in a folder. */
const listed = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).toSorted().map((f) => {
    const { size, mtimeMs } = lstatSync(join(folder, f));
    return `${f} ${size} ${mtimeMs}`;
  });

/** What no answer may hold, whatever was read. */
function wrongIn({ code, out, err }: Said): readonly string[] {
  const said = `${out}\n${err}`;
  return [
    ...(code === 0 || code === 1 || code === 3 ? [] : [`code ${code}`]),
    ...(code === 0 || err !== '' || out !== '' ? [] : ['fails and says nothing']),
    ...(/\n\s+at .*[:(]\d+|node:internal|TypeError|RangeError|SyntaxError|ReferenceError/.test(said)
      ? ['a stack trace']
      : []),
    ...(/(?<![\w'"`#「])(?:NaN|undefined|\[object Object\]|-?Infinity)(?![\w'"`」])/.test(said)
      ? ['a number that is none']
      : []),
    ...(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(said)
      ? ['an escape sequence']
      : []),
  ];
}

let copies = 0;
/** What is asked of each broken folder: short of the last, all end within a second or two. */
const QUESTIONS: readonly ((folder: string) => readonly string[])[] = [
  (folder) => ['replay', folder, '--json'],
  (folder) => ['check', join(folder, 'thesis.yaml')],
  (folder) => ['memo', folder, '--at', '2026-01-20', '--lang', 'zh-Hant'],
];
/** No answer takes longer, in milliseconds, on a machine that does much beside. */
const LONGEST = 20_000;

test.each(tried)('$file, $fault', async ({ file, fault, seed: s }) => {
  const folder = broken(whole, join(room, `${copies++}`), { file, fault, seed: s });
  const before = listed(folder);
  for (const question of QUESTIONS) {
    const started = performance.now();
    const said = await bide(question(folder), { BIDE_HOME: home });
    const told = `seed ${s}: ${question('FOLDER').join(' ')}\n${said.err.slice(0, 300)}\n`;
    expect(wrongIn(said), told).toEqual([]);
    expect(performance.now() - started, told).toBeLessThan(LONGEST);
  }
  expect(listed(folder)).toEqual(before);
  rmSync(folder, { recursive: true });
});

type Row = readonly [series: string, at: string, known: string, value: string];
const rows = (change: (row: Row) => readonly Row[]) => (text: string) =>
  text
    .split('\n')
    .flatMap((line) => {
      const row = line.split(',') as unknown as Row;
      return row[0] === 'SPX' ? change(row).map((r) => r.join(',')) : line;
    })
    .join('\n');
const on = (day: string, change: (row: Row) => readonly Row[]) =>
  rows((row) => (row[1] === day ? change(row) : [row]));
const valued = (value: (x: number) => string) =>
  on('2026-01-21', ([id, at, known, x]) => [[id, at, known, value(Number(x))]]);
type Item = Readonly<Record<string, unknown>>;
/** The first act of friction of the stretch with a rung, changed or with others beside it. */
const act = (change: (item: Item) => readonly Item[]) => (text: string) => {
  const items = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Item);
  const first = items.findIndex(
    (i) => i.direction === 'friction' && Number(i.rung) > 0 && String(i.known_on) < '2026-01-20',
  );
  return items
    .flatMap((item, i) => (i === first ? change(item) : [item]))
    .map((item) => JSON.stringify(item))
    .join('\n');
};

/** Faults that are well-formed: each is refused with its place, or told as a finding of this kind. */
const LISTED: readonly (readonly [string, string, (text: string) => string, string])[] = [
  [
    'a frozen close',
    'observations.csv',
    rows(([id, at, known, x]) => [[id, at, known, at > '2026-01-16' ? '6940.01' : x]]),
    'unmoved',
  ],
  ['a hundredfold step', 'observations.csv', valued((x) => String(100 * x)), 'rescaled'],
  ['a wild step', 'observations.csv', valued((x) => String(0.7 * x)), 'jump'],
  [
    'bars stamped at their open',
    'observations.csv',
    rows(([id, at, , x]) => [[id, at, `${at}T09:30:00-05:00`, x]]),
    'early',
  ],
  [
    'a slip in a date',
    'observations.csv',
    on('2026-01-21', (row) => [row, [row[0], '1926-01-20', '', row[3]]]),
    'stray',
  ],
  [
    'a year that no calendar holds',
    'observations.csv',
    on('2026-01-21', ([id, , known, x]) => [[id, '1026-01-20', known, x]]),
    'refused',
  ],
  [
    'two values for one day',
    'observations.csv',
    on('2026-01-21', (row) => [row, [row[0], row[1], row[2], '1']]),
    'refused',
  ],
  ['a price of nothing', 'observations.csv', valued(() => '0'), 'impossible'],
  ['a footnote mark', 'observations.csv', valued((x) => `${x}¹`), 'refused'],
  ['a session without its value', 'observations.csv', on('2026-01-21', () => []), 'missing'],
  [
    'two items that contradict each other',
    'evidence.jsonl',
    act((item) => [item, { ...item, id: 'ZZ', kind: 'withdrawal', direction: 'noise' }]),
    'disputed',
  ],
  [
    'an act of 1900',
    'evidence.jsonl',
    act((item) => [{ ...item, occurred_on: '1900-01-20' }]),
    'odd date',
  ],
  [
    'an act of 2099',
    'evidence.jsonl',
    act((item) => [{ ...item, occurred_on: '2099-01-20', known_on: '2099-01-20' }]),
    'refused',
  ],
  [
    'a partner whom no key knows',
    'evidence.jsonl',
    act((item) => [{ ...item, kind: 'order', rung: 3, counterparty: 'everybody' }]),
    'unmatched',
  ],
  [
    'per cent where fractions are meant',
    'thesis.yaml',
    (text) =>
      text.replace(/outcomes:\n(\s+)noise: .*\n/, 'outcomes:\n$1noise: { mean: 6, sd: 7 }\n'),
    'refused',
  ],
  [
    'a pair of currencies without its sign',
    'episode.yaml',
    (text) => text.replace(/(EURUSD:[\s\S]*?) {4}sign: -1\n/, '$1'),
    'refused',
  ],
];

test.each(LISTED)('%s is not taken in silence', async (_, file, change, expected) => {
  const folder = join(room, `${copies++}`);
  cpSync(whole, folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(join(folder, file), changed);
  const { code, out } = await bide(['replay', folder, '--json'], { BIDE_HOME: home });
  const told = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  if (expected === 'refused') {
    expect(code).toBe(1);
    for (const { line, column, file: at } of told[0].problems) {
      expect(at).toBe(join(folder, file));
      expect(Math.min(line, column)).toBeGreaterThan(0);
    }
  } else {
    const kinds = told.flatMap((d) => d.findings.map((f: { kind: string }) => f.kind));
    expect(kinds).toContain(expected);
  }
});
