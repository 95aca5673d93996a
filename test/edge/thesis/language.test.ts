import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { LANGS, type Lang } from '../../../src/domain/text.ts';
import { bide } from '../../bide.ts';

const SOURCE = 'episodes/greenland-2026';

/** A value of a file with every text cut to one language: as a plain text, or as a map that says which. */
function cut(value: unknown, lang: Lang, plain: boolean): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => cut(part, lang, plain));
  if (LANGS.every((l) => l in value)) {
    const said = (value as Record<Lang, string>)[lang];
    return plain ? said : { [lang]: said };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, cut(part, lang, plain)]),
  );
}

/** The bundled episode with its thesis in one language alone. */
function alone(lang: Lang): string {
  const folder = mkdtempSync(join(tmpdir(), 'bide-alone-'));
  cpSync(SOURCE, folder, { recursive: true });
  const edit = (name: string, change: (text: string) => string): void =>
    writeFileSync(join(folder, name), change(readFileSync(join(SOURCE, name), 'utf8')));
  edit('thesis.yaml', (text) => stringify({ lang, ...(cut(parse(text), lang, true) as object) }));
  edit('episode.yaml', (text) => stringify(cut(parse(text), lang, false)));
  edit('evidence.jsonl', (text) =>
    text.replace(/^.+$/gm, (line) => {
      const { headline, headline_zh, ...item } = JSON.parse(line);
      return JSON.stringify({ ...item, ...(lang === 'en' ? { headline } : { headline_zh }) });
    }),
  );
  return folder;
}

/** A line of a replay without what the hash of the thesis moves, and without words that a file says. */
const decided = (line: string): unknown => {
  const { thesis: _, prev: __, hash: ___, findings, ...rest } = JSON.parse(line);
  return [rest, findings.map(({ vintage: ____, ...finding }: { vintage?: unknown }) => finding)];
};

const MARK = { en: /\(in Chinese\)/, 'zh-Hant': /（英文）/ };

describe.each(LANGS)('an episode and a thesis in %s alone', (lang) => {
  const other = LANGS.find((l) => l !== lang) as Lang;
  let folder = '';
  beforeAll(() => {
    folder = alone(lang);
  });

  test('are fit to be signed', async () => {
    const { code, out, err } = await bide(['check', folder]);
    expect(err).toBe('');
    expect(out).toContain('ready to sign');
    expect(code).toBe(0);
  });

  test('decide the same, day by day', async () => {
    const { out, err } = await bide(['replay', folder, '--json']);
    expect(err).toBe('');
    const lines = out.trimEnd().split('\n');
    const bundled = (await bide(['replay', 'greenland-2026', '--json'])).out.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.map(decided)).toEqual(bundled.map(decided));
    // What is told of it in JSON is what was written, in its one language.
    expect(out).not.toMatch(MARK.en);
    expect(out).not.toMatch(MARK['zh-Hant']);
  });

  test.each(LANGS)('give a memo in %s without a gap', async (page) => {
    for (const format of ['md', 'html']) {
      const args = ['--at', '2026-01-20', '--lang', page, '--format', format];
      const { code, out } = await bide(['memo', folder, ...args]);
      expect(code).toBe(0);
      expect(out).not.toMatch(/undefined|\[object|NaN/);
      // The original stands there, and on pages in the other language it is marked as such.
      expect(MARK[page].test(out)).toBe(page === other);
      expect(out).toContain(lang === 'en' ? 'Greenland: hold through' : '談判雜音中續抱');
    }
  });

  test('screens and lists tell the original', async () => {
    for (const args of [
      ['stress', folder, '--at', '2026-01-20'],
      ['odds', folder, '--at', '2026-01-20'],
    ]) {
      const { code, out } = await bide([...args, '--lang', other]);
      expect(code).toBe(0);
      expect(out).not.toMatch(/undefined|\[object/);
      expect(out).toMatch(MARK[other]);
      const { out: json } = await bide([...args, '--json']);
      expect(json).not.toMatch(MARK[other]);
    }
  });
});
