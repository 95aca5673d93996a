import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { home, journalFile } from '../../../src/edge/home.ts';

test('the option comes before the environment, and the user folder is last', () => {
  const env = { BIDE_HOME: resolve('/somewhere') };
  expect(home('here', env)).toBe(resolve('here'));
  expect(home(undefined, env)).toBe(resolve('/somewhere'));
  expect(home('', { BIDE_HOME: '' })).toBe(join(homedir(), '.bide'));
  expect(home(undefined, {})).toBe(join(homedir(), '.bide'));
});

test('the journal lies in the workspace', () => {
  expect(journalFile(resolve('w'))).toBe(join(resolve('w'), 'journal.db'));
});
