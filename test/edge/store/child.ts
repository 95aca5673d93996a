import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Appends entries and prints the number of each one once it is acknowledged. */
const WORKER = `
import { writeSync } from 'node:fs';
import { sqliteStore } from './store.js';

const [file, name, count, size] = process.argv.slice(2);
const store = sqliteStore(file);
for (let i = 0; i < Number(count); i++) {
  const body = { name, i, text: '臺'.repeat((i * 37) % Number(size)) };
  const [entry] = store.append([{ kind: 'run', at: i, body }]);
  writeSync(1, entry.seq + '\\n');
}
store.close();
`;

/** A folder with the store bundled and a program that writes through it. */
export async function workshop(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'bide-store-'));
  const bundle = await rolldown({
    input: { store: here('../../../src/edge/store/sqlite.ts') },
    platform: 'node',
    external: [/^node:/, '@photostructure/sqlite'],
  });
  await bundle.write({ dir: folder, format: 'esm' });
  await bundle.close();
  mkdirSync(join(folder, 'home'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'worker.js'), WORKER);
  symlinkSync(here('../../../node_modules'), join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A running writer; `done` holds what it acknowledged, and how it ended. */
export type Writer = {
  readonly child: ChildProcess;
  readonly first: Promise<void>;
  readonly done: Promise<{ acked: number[]; code: number | null; errors: string }>;
};

/** Starts a writer of `count` entries with texts of up to `size` characters. */
export function writer(
  folder: string,
  file: string,
  name: string,
  count: number,
  size: number,
): Writer {
  const child = spawn(process.execPath, [
    join(folder, 'worker.js'),
    file,
    name,
    `${count}`,
    `${size}`,
  ]);
  let out = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const first = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      resolve();
    });
    child.on('close', () => resolve());
  });
  const done = new Promise<{ acked: number[]; code: number | null; errors: string }>((resolve) => {
    child.on('close', (code) =>
      // A line that was cut off by the end of the writer was not acknowledged.
      resolve({ acked: out.split('\n').slice(0, -1).map(Number), code, errors }),
    );
  });
  return { child, first, done };
}
