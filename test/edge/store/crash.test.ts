import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../../src/edge/file/hash.ts';
import { sqliteStore } from '../../../src/edge/store/sqlite.ts';
import { verify } from '../../../src/run/journal.ts';
import { workshop, writer } from './child.ts';

let folder = '';
let remove = (): void => {};

beforeAll(async () => {
  ({ folder, remove } = await workshop());
});
afterAll(() => remove());

/** What is found in the file afterwards. */
function found(file: string): { seqs: number[]; breaks: unknown[]; names: string[] } {
  const store = sqliteStore(file);
  const count = store.count();
  const entries = store.read();
  const breaks = verify(entries, sha256, { least: count });
  store.close();
  return {
    seqs: entries.map((e) => e.seq),
    breaks,
    names: entries.map((e) => JSON.parse(e.body).name),
  };
}

test('ten writers killed at a random moment lose nothing that they acknowledged', async () => {
  const file = join(folder, 'home', 'killed.db');
  const acked: number[] = [];
  for (let i = 0; i < 10; i++) {
    const { child, first, done } = writer(folder, file, `writer ${i}`, 1e9, 5000);
    await first;
    await setTimeout(Math.random() * 250);
    child.kill('SIGKILL');
    const end = await done;
    expect(end.errors).toBe('');
    expect(end.acked.length).toBeGreaterThan(0);
    acked.push(...end.acked);
    const { seqs, breaks } = found(file);
    expect(breaks).toEqual([]);
    expect(seqs).toEqual(Array.from(seqs, (_, at) => at + 1));
    expect(acked.filter((seq) => seq > seqs.length)).toEqual([]);
    // At most the one entry that was written and not yet told is there beside them.
    expect(seqs.length - new Set(acked).size).toBeLessThanOrEqual(i + 1);
  }
});

test('a writer killed while the journal is made leaves a whole journal or none', async () => {
  for (let i = 0; i < 10; i++) {
    const file = join(folder, 'home', `newborn-${i}.db`);
    const { child, done } = writer(folder, file, 'newborn', 1e9, 10);
    await setTimeout(40 + Math.random() * 80);
    child.kill('SIGKILL');
    const { acked } = await done;
    if (!existsSync(file)) expect(acked).toEqual([]);
    const { seqs, breaks } = found(file);
    expect(breaks).toEqual([]);
    expect(seqs.length).toBeGreaterThanOrEqual(acked.length);
  }
});

test('writers at the same time, from before there is a journal, never fork the chain', async () => {
  for (let round = 0; round < 4; round++) {
    const file = join(folder, 'home', `deep-${round}`, 'down', 'shared.db');
    const writers = ['a', 'b', 'c'].map((name) => writer(folder, file, name, 100, 200));
    const ends = await Promise.all(writers.map((w) => w.done));
    expect(ends.map((e) => [e.errors, e.code])).toEqual(ends.map(() => ['', 0]));
    const { seqs, breaks, names } = found(file);
    expect(breaks).toEqual([]);
    // 3 writers of 100 entries: every number from 1 to 300 was given once.
    expect(seqs).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    expect(ends.flatMap((e) => e.acked).sort((a, b) => a - b)).toEqual(seqs);
    expect(names.filter((n) => n === 'b')).toHaveLength(100);
  }
});
