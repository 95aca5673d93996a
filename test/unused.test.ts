import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { THOROUGH } from './thorough.ts';

const run = promisify(execFile);

/** Unused files, exports and packages: of everything, and of what the program itself reaches. */
test.skipIf(!THOROUGH).each([
  ['anywhere', []],
  ['by the program alone, tests and benches aside', ['--production', '-c', 'knip.production.json']],
])('nothing is unused %s', async (_, options) => {
  const { stdout } = await run(process.execPath, [
    'node_modules/knip/bin/knip.js',
    ...options,
  ]).catch((failed: { stdout: string; stderr: string }) => ({
    stdout: failed.stdout + failed.stderr,
  }));
  expect(stdout.trim()).toBe('');
});
