import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const DOMAIN = new URL('src/domain/', ROOT);

/** Every type that a file of the domain shows to others. */
const nouns = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => {
    const text = readFileSync(new URL(path.replaceAll('\\', '/'), DOMAIN), 'utf8');
    return [...text.matchAll(/^export type (\w+)/gm)].map((m) => m[1] as string);
  });

/** The rows of the vocabulary, by the noun in their first cell. */
const VOCABULARY = readFileSync(new URL('VOCABULARY.md', ROOT), 'utf8');
const rows = VOCABULARY.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim());
  const noun = /^`(\w+)`$/.exec(cells[1] ?? '')?.[1];
  return noun === undefined ? [] : [{ noun, zh: cells[2] ?? '', en: cells[3] ?? '' }];
});

test('every line is of a noun of the domain, and no noun has two', () => {
  const named = rows.map((row) => row.noun);
  expect(named.filter((noun) => !nouns.includes(noun))).toEqual([]);
  expect(named.filter((noun, i) => named.indexOf(noun) !== i)).toEqual([]);
});

test('the thirty that a newcomer needs come first', () => {
  const first = VOCABULARY.slice(VOCABULARY.indexOf('## Thirty'), VOCABULARY.indexOf('## Kinds'));
  expect(first.match(/^\| `/gm)).toHaveLength(30);
});

test('every line says the noun in both languages', () => {
  for (const { noun, zh, en } of rows) {
    expect(zh, noun).toMatch(/\p{Script=Han}/u);
    expect(en, noun).toMatch(/[a-z]/);
  }
});

test('no two nouns share one word in zh-Hant', () => {
  const words = rows.map((row) => row.zh);
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
});
