import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { calendars } from '../../src/domain/calendar/index.ts';
import type { Setup } from '../../src/domain/policy.ts';
import { parseDay, weekday } from '../../src/domain/time.ts';
import { evidenceLines } from '../../src/edge/episode/lines.ts';
import { meta } from '../../src/edge/episode/meta.ts';
import { type Opened, pair } from '../../src/edge/opening.ts';
import { noDrawer } from '../../src/edge/store/drawer.ts';
import { policy } from '../../src/edge/thesis/policy.ts';
import { readThesis } from '../../src/edge/thesis/read.ts';
import { decisionTicks } from '../../src/edge/tick.ts';
import { play } from '../../src/edge/workspace.ts';
import { inOrder } from '../../src/run/knowledge.ts';
import { bide } from '../bide.ts';
import { BUNDLED } from '../bundled.ts';
import { value } from '../edge/episode/sample.ts';

const LIBRARY = fileURLToPath(new URL('../../episodes/library/', import.meta.url));
const FILES = ['constraints.md', 'episode.yaml', 'evidence.jsonl', 'thesis.yaml'];
/** The same six with their series, which belong to their sources. */
const SHARED = fileURLToPath(new URL('../../../shared/data/episodes/', import.meta.url));
const here = existsSync(SHARED);
if (!here) console.log('skipped: no ../shared/data/episodes, the library is not replayed');

const room = mkdtempSync(join(tmpdir(), 'bide-library-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const README = readFileSync(join(LIBRARY, 'README.md'), 'utf8');
const told = [...README.matchAll(/^\| `([a-z]+(?:-[a-z]+)*-\d{4})` \|.*\| (\d+) \|$/gm)];
const ids = readdirSync(LIBRARY).filter((name) => name !== 'README.md');

test('the table tells of every folder, with its items', () => {
  expect(told.map(([, id]) => id).toSorted()).toEqual(ids.toSorted());
  expect(ids.length).toBe(6);
});

describe.each(ids)('%s', (id) => {
  const text = (file: string): string => readFileSync(join(LIBRARY, id, file), 'utf8');
  const episode = value(meta(text('episode.yaml'), 'episode.yaml'));
  const items = value(evidenceLines(text('evidence.jsonl'), 'evidence.jsonl'));

  test('holds facts and a thesis, and nobody else’s values', () => {
    expect(readdirSync(join(LIBRARY, id)).toSorted()).toEqual(FILES);
    expect(text('constraints.md')).toMatch(/^# .+\n1\. \d{4}-\d\d-\d\d: /);
    expect(episode.id).toBe(id);
  });

  test('its evidence is read, and nothing is known before it happened', () => {
    expect(String(items.length)).toBe(told.find(([, name]) => name === id)?.[2]);
    expect(new Set(items.map((e) => e.id)).size).toBe(items.length);
    const lines = text('evidence.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const { id: item, occurred_on, known_on, known_at } of lines) {
      expect(known_on >= occurred_on, item).toBe(true);
      // No day begins earlier than where clocks are fourteen hours ahead.
      const dawn = Date.parse(`${occurred_on}T00:00:00+14:00`);
      if (known_at !== undefined) expect(Date.parse(known_at), item).toBeGreaterThanOrEqual(dawn);
    }
    expect(new Set(items.map((e) => e.rung)).size).toBeGreaterThan(3);
  });

  test('its thesis is read, fits its series, and was opened by its first day', () => {
    const draft = value(readThesis(text('thesis.yaml'), 'thesis.yaml'));
    expect(value(policy(draft, episode.series)).thesis.id).toBe(id);
    expect(draft.thesis.opened).toBeLessThanOrEqual(episode.from);
  });

  test('without its series the file that is missing is told', async () => {
    const path = join(LIBRARY, id);
    for (const name of [`library/${id}`, path]) {
      const { code, out, err } = await bide(['replay', name]);
      expect([code, out]).toEqual([1, '']);
      expect(err).toBe(`${join(path, 'observations.csv')}: file not found\n`);
    }
  });

  test.skipIf(!here)('with its series it replays, one decision each weekday', () => {
    // The theses beside the checkout are older than the question that a thesis states, and than
    // wordings and readings that were mended since; what decisions are made from is the same.
    const unworded = (thesis: string): string =>
      thesis
        .replace(/\{ en: ".*?", zh-Hant: ".*?" \}/g, '{}')
        .replace(/^ +- \{ id: a-draft, .*\n/m, '');
    const [before, after] = [/^# What is asked/m, /^tests:/m].map((at) =>
      text('thesis.yaml').search(at),
    );
    const unasked = text('thesis.yaml').slice(0, before) + text('thesis.yaml').slice(after);
    // Nor did they know the calendars of Milan and of foreign exchange, nor whence series are fed.
    const undated = (file: string): string =>
      file === 'episode.yaml'
        ? text(file)
            .replace('calendar: milan', 'calendar: target')
            .replace('calendar: fx', 'calendar: weekdays')
            .replaceAll(/^ {4}feed: .*\n/gm, '')
        : text(file);
    for (const file of FILES)
      expect(unworded(file === 'thesis.yaml' ? unasked : undated(file)), file).toBe(
        unworded(readFileSync(join(SHARED, id, file), 'utf8')),
      );
    const folder = join(room, id);
    mkdirSync(folder);
    cpSync(join(LIBRARY, id), folder, { recursive: true });
    for (const theirs of ['observations.csv', 'vintages'])
      symlinkSync(join(SHARED, id, theirs), join(folder, theirs));
    const { decisions } = play(uncrowded(folder));
    const [from, to] = [/^from: (.+)$/m, /^to: (.+)$/m].map((at) =>
      Number(parseDay(at.exec(text('episode.yaml'))?.[1] ?? '')),
    ) as [number, number];
    const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    expect(decisions.map((d) => d.moment.day)).toEqual(
      days.filter((day) => weekday(day as never) <= 5),
    );
    expect(nowhere(decisions)).toEqual([]);
  });
});

test('no list of bundled episodes names the library', async () => {
  for (const name of ['no-such-episode', 'library', 'library/', 'library/no-such', '../record/']) {
    const { code, err } = await bide(['replay', name]);
    expect(code).toBe(1);
    expect(err).toContain(`those bundled: ${BUNDLED};`);
    expect(err).not.toContain('did you mean');
  }
});

/** An episode whose crowd is not asked: its answers take most of the time, and `score library` asks for them. */
function uncrowded(folder: string): Opened {
  const { reading, rules, gathering } = value(pair(folder, join(folder, 'thesis.yaml')));
  const { episode, vintages, contracts } = reading;
  const setup: Setup = {
    episode,
    vintages,
    contracts,
    gathering,
    threats: [],
    policy: rules,
    calendars,
    version: 'under test',
  };
  const events = inOrder({ ...reading, simulations: [] }, decisionTicks(episode, calendars));
  return { name: folder, folder, reading, setup, events, drawer: noDrawer };
}

/** Paths of numbers that are none. */
function nowhere(found: unknown, path = ''): readonly string[] {
  if (typeof found === 'number') return Number.isNaN(found) ? [path] : [];
  if (typeof found !== 'object' || found === null) return [];
  return Object.entries(found).flatMap(([key, inner]) => nowhere(inner, `${path}.${key}`));
}
