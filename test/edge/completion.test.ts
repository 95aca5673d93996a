import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/edge/cli/command.ts';
import { COMMON_FLAGS, FLAGS } from '../../src/edge/cli/flag.ts';
import { bide } from '../bide.ts';
import { BUNDLED } from '../bundled.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-completion-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
mkdirSync(join(room, 'mine'));
writeFileSync(join(room, 'mine.yaml'), '');

const script = async (shell: string, lang = 'en'): Promise<string> => {
  const said = await bide(['completion', shell, '--lang', lang]);
  expect([said.code, said.err]).toEqual([0, '']);
  return said.out;
};

const long = (flags: string): string => /--([\w-]+)/.exec(flags)?.[1] ?? '';

test.each(['bash', 'zsh', 'fish'])(
  'the script of %s knows every command, option and episode',
  async (shell) => {
    const text = await script(shell);
    const options = [
      ...COMMON_FLAGS,
      ...COMMANDS.flatMap(({ flags = [] }) => flags.map((f) => FLAGS[f])),
    ];
    for (const { name } of COMMANDS) expect(text).toMatch(new RegExp(`\\b${name}\\b`));
    for (const { flags } of options)
      expect(text).toContain(shell === 'fish' ? `-l ${long(flags)}` : `--${long(flags)}`);
    expect(text).toContain(BUNDLED);
    expect(text).not.toMatch(/undefined|\[object/);
    // What is explained is explained in the language that was asked for.
    if (shell !== 'bash') expect(await script(shell, 'zh-Hant')).toContain('哪一天的決策');
  },
);

const BASH = spawnSync('bash', ['--version']).status === 0;
if (!BASH) console.log('skipped: bash is not here, so its completion is not run');

/** What bash offers behind some words, the last of which is being written. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const list = ['bide', ...words].map((w) => `'${w}'`).join(' ');
  const asked = `${await script('bash')}
COMP_WORDS=(${list}); COMP_CWORD=${words.length}; _bide; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, status, stderr } = spawnSync('bash', ['--norc', '-c', asked], {
    cwd: room,
    encoding: 'utf8',
  });
  expect(stderr.replaceAll(/.*compopt.*\n/g, '')).toBe('');
  expect(status).toBe(0);
  return stdout.split('\n').filter((l) => l !== '');
}

test.skipIf(!BASH).each([
  [['me'], ['memo']],
  [['memo', BUNDLED.slice(0, 4)], [BUNDLED]],
  [['memo', 'mi'], ['mine']],
  [['memo', BUNDLED, '--form'], ['--format']],
  [
    ['memo', BUNDLED, '--format', ''],
    ['md', 'html', 'pdf'],
  ],
  [['memo', BUNDLED, '--at', ''], []],
  [['memo', '--at', '2026-01-20', BUNDLED.slice(0, 4)], [BUNDLED]],
  [['memo', '--json', BUNDLED.slice(0, 4)], [BUNDLED]],
  [['memo', BUNDLED, BUNDLED.slice(0, 4)], []],
  [
    ['replay', BUNDLED, '--csv', 'mine'],
    ['mine', 'mine.yaml'],
  ],
  [['check', 'mine.'], ['mine.yaml']],
  [['evidence', 'ac'], ['accept']],
  [['evidence', 'list', BUNDLED.slice(0, 4)], [BUNDLED]],
  [['score', 'lib'], ['library']],
  [['decide', '--lang', 'z'], ['zh-Hant']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['help', 'rep'], ['replay']],
  [['nonsense', ''], []],
] as const)('bash offers behind %j: %j', async (words, expected) => {
  expect([...(await offered(...words))].sort()).toEqual([...expected].sort());
});

test('another shell is refused', async () => {
  const { code, err } = await bide(['completion', 'tcsh']);
  expect([code, err.trim()]).toEqual([2, 'completion: expected bash or zsh or fish, found tcsh']);
});
