import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

/** Other engines, where `.ci/run` puts them. */
const ENGINES = ['22', '24'].map((major) => ({
  major,
  program: `build/engines/node_modules/node${major}/bin/node`,
}));
const here = ENGINES.filter((e) => existsSync(e.program));
if (here.length < ENGINES.length)
  console.log('skipped: Node 22 and 24 are not in build/engines, where .ci/run puts them');

const room = mkdtempSync(join(tmpdir(), 'bide-engines-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** What the built program prints under an engine, with an empty home of its own. */
function printed(engine: string, args: readonly string[]): string {
  const home = mkdtempSync(join(room, 'home-'));
  const done = spawnSync(engine, ['dist/bide.js', ...args, '--home', home], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', BIDE_LANG: 'en' },
    maxBuffer: 64 << 20,
  });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  return done.stdout;
}

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
describe.skipIf(here.length === 0)('the same bytes on every engine', () => {
  test('the decisions of the bundled episode', () => {
    const args = ['replay', 'greenland-2026', '--json'];
    const own = sha(printed(process.execPath, args));
    for (const { major, program } of here)
      expect(sha(printed(program, args)), `Node ${major}`).toBe(own);
  });

  test('a memo on file is verified', () => {
    const memo = join(room, 'memo.md');
    const [filed] = readFileSync('episodes/greenland-2026/memos/en.md', 'utf8').split('\n\f\n');
    writeFileSync(memo, filed as string);
    for (const { program } of here) printed(program, ['verify', memo]);
  });
});
