import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { bide } from '../bide.ts';
import { BUNDLED } from '../bundled.ts';
import { LAWS, THOROUGH } from '../thorough.ts';

/*
 * The decision once more in another language, written from the written design alone. It reads the
 * episode's own files, decides every day, and holds its answers against the program's.
 */

const DECIDE = fileURLToPath(new URL('decide.py', import.meta.url));
const EPISODES = fileURLToPath(new URL('../../episodes/', import.meta.url));
const SHARED = fileURLToPath(new URL('../../../shared/data/episodes/', import.meta.url));
const python = spawnSync('python3', ['--version']).status === 0;
if (!python) console.log('skipped: no python3, the second implementation is not run');
const here = existsSync(SHARED);
if (!here)
  console.log('skipped: no ../shared/data/episodes, one episode for the second implementation');

const room = mkdtempSync(join(tmpdir(), 'bide-second-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** What it says of a replay: figures that are the same, the same to 1e-9, and different. */
async function compared(folder: string) {
  const { out } = await bide(['replay', folder, '--json']);
  const said = spawnSync('python3', [DECIDE, folder], { input: out, encoding: 'utf8' });
  const all = said.stdout
    .match(/^all +(\d+) +(\d+) +(\d+)$/m)
    ?.slice(1)
    .map(Number);
  expect(all, said.stderr || said.stdout).toHaveLength(3);
  return { all: all as number[], code: said.status, told: said.stdout };
}

test.skipIf(!python)(
  'every figure of every decision of the bundled episode agrees',
  async () => {
    const { all, code, told } = await compared(join(EPISODES, BUNDLED));
    expect([all[2], code], told).toEqual([0, 0]);
    expect((all[0] as number) + (all[1] as number)).toBeGreaterThan(9000);
  },
  120_000,
);

// Both have sessions without a value.
const CODED = LAWS ? ['italy-2018', 'trade-war-2019'] : ['italy-2018'];
test.skipIf(!(python && here && (LAWS || THOROUGH))).each(CODED)(
  'so does every one of %s',
  async (id) => {
    const folder = join(room, id);
    cpSync(join(EPISODES, 'library', id), folder, { recursive: true });
    for (const file of ['observations.csv', 'vintages'])
      cpSync(join(SHARED, id, file), join(folder, file), { recursive: true });
    const { all, code, told } = await compared(folder);
    expect([all[2], code], told).toEqual([0, 0]);
    expect((all[0] as number) + (all[1] as number)).toBeGreaterThan(10_000);
  },
  300_000,
);
