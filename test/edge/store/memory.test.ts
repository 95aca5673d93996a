import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Instant } from '../../../src/domain/time.ts';
import { sha256 } from '../../../src/edge/file/hash.ts';
import { sqliteStore } from '../../../src/edge/store/sqlite.ts';
import { type Draft, verify } from '../../../src/run/journal.ts';
import type { Store } from '../../../src/run/ports.ts';
import { memoryStore } from './memorystore.ts';

const draft = (body: unknown): Draft => ({ kind: 'evidence', at: 1 as Instant, body });

/** Everything that a store shows after a few appends, one of them refused. */
function shown(store: Store): unknown {
  const before = [store.last(), store.count(), store.read()];
  const first = store.append([draft({ a: 1 }), draft('二')]);
  expect(() => store.append([draft(1), draft(undefined)])).toThrow(RangeError);
  store.append([draft([])]);
  expect(() =>
    store.alone(() => {
      store.append([draft('left out')]);
      throw new RangeError('no');
    }),
  ).toThrow(RangeError);
  store.alone(() => store.append([{ kind: 'sign', at: 9 as Instant, body: 'signed' }]));
  return [
    before,
    first,
    store.append([]),
    store.read(),
    store.read(2),
    [...store.entries()],
    store.ofKind('evidence'),
    store.ofKind('sign', [9 as Instant, 9 as Instant]),
    store.ofKind('evidence', [2 as Instant, 9 as Instant]),
    store.last(),
    store.count(),
  ];
}

test('the memory shows what the file shows, entry by entry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bide-memory-'));
  const file = sqliteStore(join(folder, 'journal.db'));
  const memory = memoryStore();
  expect(shown(memory)).toEqual(shown(file));
  expect(verify(memory.read(), sha256, { least: memory.count() })).toEqual([]);
  expect(memory.count()).toBe(4);
  file.close();
  rmSync(folder, { recursive: true });
});
