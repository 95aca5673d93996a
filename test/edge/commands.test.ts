import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGS, type Text } from '../../src/domain/text.ts';
import { COMMANDS } from '../../src/edge/cli/command.ts';
import type { CommandSpec } from '../../src/edge/cli/commandspec.ts';
import { COMMON_FLAGS, FLAGS } from '../../src/edge/cli/flag.ts';
import { examplesOf, HEADINGS } from '../../src/edge/cli/words.ts';

const FILE = new URL('../../docs/commands.md', import.meta.url);

/** What is written, and what it means in every language. */
type Row = { readonly term: string; readonly says: Text };

const both = (text: Text): string => LANGS.map((lang) => text[lang]).join(' | ');

const table = (rows: readonly Row[]): readonly string[] =>
  rows.length === 0
    ? []
    : [
        '',
        '| | English | 中文 |',
        '|---|---|---|',
        ...rows.map(({ term, says }) => `| \`${term}\` | ${both(says)} |`),
      ];

const section = ({ name, args = [], says, flags = [] }: CommandSpec): readonly string[] => [
  '',
  `## \`${['bide', name, ...args.map((a) => a.term)].join(' ')}\``,
  ...LANGS.flatMap((lang) => ['', says[lang]]),
  '',
  '```',
  ...examplesOf(name, 'en'),
  '```',
  ...table([
    ...args,
    ...flags.map((flag) => FLAGS[flag]).map(({ flags: term, says }) => ({ term, says })),
  ]),
];

const page = (): string =>
  `${[
    '<!-- Made from the commands by test/edge/commands.test.ts; GOLDEN=write writes it again. -->',
    '# Commands | 指令',
    '',
    'Bare `bide` shows the latest decision of the episode that was run last.',
    '',
    '單獨執行`bide`，會顯示最近一次執行的事件期間的最新決策。',
    '',
    `## ${both(HEADINGS['Global Options:'] ?? { en: '', 'zh-Hant': '' }).replaceAll(/[:：]/g, '')}`,
    ...table(COMMON_FLAGS.map(({ flags: term, says }) => ({ term, says }))),
    ...COMMANDS.flatMap(section),
  ].join('\n')}\n`;

test('docs/commands.md tells of the commands as they are', () => {
  if (process.env.GOLDEN === 'write') writeFileSync(FILE, page());
  expect(readFileSync(FILE, 'utf8')).toBe(page());
});
