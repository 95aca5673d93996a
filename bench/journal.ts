// Durable appends a second, and how fast a journal is read and verified. Run it with
// npm run bench -- journal
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../src/domain/time.ts';
import { sha256 } from '../src/edge/file/hash.ts';
import { sqliteStore } from '../src/edge/store/sqlite.ts';
import { type Draft, verify } from '../src/run/journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'bide-bench-'));

/** Entries a second of `rounds` appends of `batch` entries with a text of `size` characters. */
function appends(size: number, batch: number, rounds: number): void {
  const file = join(folder, `${size}-${batch}.db`);
  const store = sqliteStore(file);
  const drafts = Array.from(
    { length: batch },
    (_, i): Draft => ({ kind: 'run', at: i as Instant, body: { text: 'x'.repeat(size) } }),
  );
  const began = performance.now();
  for (let i = 0; i < rounds; i++) store.append(drafts);
  const wrote = performance.now();
  const entries = store.read();
  const read = performance.now();
  const breaks = verify(entries, sha256, { least: batch * rounds }).length;
  const verified = performance.now();
  store.close();
  const opening = performance.now();
  sqliteStore(file).close();
  const opened = performance.now();
  const rate = (ms: number): string => Math.round((1000 * batch * rounds) / ms).toString();
  console.log(
    `${size} characters, ${batch} an append: ${rate(wrote - began)} entries/s durable, ` +
      `read ${rate(read - wrote)}/s, verified ${rate(verified - read)}/s, ${breaks} breaks, ` +
      `opened and closed in ${(opened - opening).toFixed(1)} ms`,
  );
}

try {
  appends(200, 1, 5000);
  appends(1000, 1, 5000);
  appends(20_000, 1, 2000);
  appends(1000, 100, 100);
} finally {
  rmSync(folder, { recursive: true });
}
