import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { both, LANGS, original, type Text, untranslated } from '../../src/domain/text.ts';
import { crowdFile } from '../../src/edge/crowd/schema.ts';
import { evidenceLine } from '../../src/edge/episode/lines.ts';
import { episodeFile } from '../../src/edge/episode/meta.ts';
import { thesisFile } from '../../src/edge/thesis/schema.ts';

test('words of one language stand for the other, marked once, and are told as they were written', () => {
  for (const words of ['Hold on', '續抱', 'VIX 波動率\n', 'a (in Chinese)', '抱（英文）']) {
    const text = untranslated(words);
    const lang = /\p{Script=Han}/u.test(words) ? 'zh-Hant' : 'en';
    expect(text[lang]).toBe(words);
    for (const page of LANGS) expect(text[page].startsWith(words.trimEnd())).toBe(true);
    expect(text.en).not.toBe(text['zh-Hant']);
    expect(original(text)).toEqual({ [lang]: words });
  }
});

test('a stated language goes before the signs', () => {
  expect(untranslated('Duties (關稅)', 'en')).toEqual(
    both('Duties (關稅)', 'Duties (關稅)（英文）'),
  );
  expect(untranslated('Duties (關稅)').en).toBe('Duties (關稅) (in Chinese)');
});

test('names that read alike in both languages are not marked', () => {
  for (const name of ['S&P 500', 'VIX', 'EUR/USD', '2020', ''])
    for (const lang of LANGS) expect(untranslated(name, lang)).toEqual(both(name, name));
});

test('a text in both languages is its own original', () => {
  for (const text of [both('Hold', '續抱'), both('VIX', 'VIX'), both('a b', 'a b'), both('', '')])
    expect(original(text)).toEqual(text);
});

/** Every text inside, with the key under which it stands. */
const textsIn = (value: unknown, key = ''): readonly (readonly [string, Text])[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (LANGS.every((lang) => lang in value)) return [[key, value as Text]];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, name));
};

const read = (file: string): string => readFileSync(file, 'utf8');
const folders = [
  'template',
  'record',
  'episodes/greenland-2026',
  ...readdirSync('episodes/library', { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? join('episodes/library', e.name) : [],
  ),
];
const BUNDLED = [
  ['crowd/crowd.yaml', () => crowdFile.parse(parse(read('crowd/crowd.yaml')))],
  ...folders.flatMap((folder) => [
    [`${folder}/thesis.yaml`, () => thesisFile.parse(parse(read(`${folder}/thesis.yaml`)))],
    [`${folder}/episode.yaml`, () => episodeFile.parse(parse(read(`${folder}/episode.yaml`)))],
  ]),
] as [string, () => unknown][];

test.each(BUNDLED)('%s is in both languages', (_, parsed) => {
  const texts = textsIn(parsed());
  expect(texts.length).toBeGreaterThan(1);
  for (const [key, text] of texts) {
    expect(Object.keys(original(text))).toHaveLength(2);
    // A name may read alike; words do not.
    if (/[a-z]{3}/.test(text.en) || key === 'short') expect(text.en).not.toBe(text['zh-Hant']);
  }
});

test('evidence and threats that are bundled are in both languages', () => {
  let items = 0;
  for (const folder of folders.slice(2))
    for (const line of read(`${folder}/evidence.jsonl`).split('\n').filter(Boolean)) {
      const { headline, headline_zh: zh } = evidenceLine.parse(JSON.parse(line));
      expect(headline).toMatch(/[a-z]{3}/);
      expect(zh).toMatch(/\p{Script=Han}/u);
      items++;
    }
  expect(items).toBeGreaterThan(100);
  const [head = '', ...rows] = read('ledger/threats.csv').trimEnd().split('\n');
  expect(head.split(',').slice(2, 4)).toEqual(['target', 'target_zh']);
  expect(rows.length).toBeGreaterThan(50);
  for (const row of rows) expect(row.split(/,(?![^"]*",)/)[3] ?? '').toMatch(/\p{Script=Han}/u);
});
