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
import { THOROUGH } from '../thorough.ts';
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
const seed = Number(process.env.SEED ?? 1);
/** A twelfth of the cases on every day, each with another draw a seed; under THOROUGH all of them. */
const tried = CASES.map((c, i) => ({ ...c, seed: 1000 * seed + i })).filter(
  (_, i) => THOROUGH || i % 12 === seed % 12,
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
    ...(/(?<![\w'"`#])(?:NaN|undefined|\[object Object\]|-?Infinity)(?![\w'"`])/.test(said)
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
