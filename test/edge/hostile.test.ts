import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../src/edge/cli/command.ts';
import { bide } from '../bide.ts';
import { BUNDLED } from '../bundled.ts';

/*
 * Whatever came from outside passes one cleaning before it is shown: no command lets through a sequence that a
 * terminal obeys, a mark that turns the direction of writing, a tag, or a sign of Markdown.
 */

const room = mkdtempSync(join(tmpdir(), 'bide-hostile-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
const at = (name: string): string => join(room, name);

/** A tail that every text of a person carries. */
const BAD =
  'q\u001b[31m\u001b]8;;http://x.example\u0007k\u009b2J\u202e\u200b\u{e0041}<script>b</script>[l](javascript:y)`c`|p|**d**\n# head\n1. i';
/** What no reader can see, but for the breaks between lines. */
const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

const EPISODE = at('episode');
const [ROWS, NEWS, PAGE] = [at('rows.csv'), at('news.jsonl'), at('page.html')];

/** Texts of both languages, names and remarks of a file, each with the tail; ids and rules stay. */
function spoilt(x: unknown, key = ''): unknown {
  if (Array.isArray(x)) return x.map((v) => spoilt(v, key));
  if (x !== null && typeof x === 'object')
    return Object.fromEntries(Object.entries(x).map(([k, v]) => [k, spoilt(v, k)]));
  return typeof x === 'string' && SPOILT.includes(key) ? `${x}${BAD}` : x;
}
const SPOILT = ['en', 'zh-Hant', 'source', 'unit', 'headline', 'headline_zh', 'source_name'].concat(
  ['actor', 'counterparty', 'quote_figures', 'notes', 'known_at_source', 'name'],
);

cpSync(join('episodes', BUNDLED), EPISODE, { recursive: true });
for (const file of ['episode.yaml', 'thesis.yaml']) {
  const told = parse(readFileSync(join(EPISODE, file), 'utf8'));
  // The stretch is short, so that every command is quick.
  const short = file === 'episode.yaml' ? { ...told, to: '2026-01-23' } : told;
  const dated = JSON.stringify(spoilt(short));
  writeFileSync(join(EPISODE, file), dated);
}
const ITEMS = readFileSync(join(EPISODE, 'evidence.jsonl'), 'utf8').trim().split('\n');
const items = ITEMS.map((line) => {
  const item = JSON.parse(line);
  const { id, claim } = item;
  // Ids and claims of people are free text as well.
  return { ...(spoilt(item) as object), id: `${id}${BAD}`, claim: `${claim}${BAD}` };
});
writeFileSync(
  join(EPISODE, 'evidence.jsonl'),
  items
    .filter((i) => !('known_on' in i) || String(i.known_on) <= '2026-01-23')
    .map((i) => JSON.stringify(i))
    .join('\n'),
);
const csv = readFileSync(join(EPISODE, 'observations.csv'), 'utf8').trim().split('\n');
writeFileSync(
  join(EPISODE, 'observations.csv'),
  csv.filter((row, i) => i === 0 || (row.split(',')[1] ?? '') <= '2026-01-23').join('\n'),
);
writeFileSync(
  NEWS,
  JSON.stringify({ ...items[0], id: `MY-1${BAD}`, known_on: '2026-01-22', known_at: undefined }),
);
const [head = '', row = ''] = readFileSync('ledger/threats.csv', 'utf8').split('\n');
const quoted = `"${BAD.replaceAll('"', '""')}"`;
writeFileSync(
  ROWS,
  [head, row.replace(/^[^,]*/, quoted).replace(/,World: [^,]*/, `,${quoted}`)].join('\n'),
);

type Step = readonly string[];
const DAY = ['--at', '2026-01-20'];
const FEW = ['--paths', '1024', '--threads', '1'];
const OWN: Readonly<Record<string, readonly Step[]>> = {
  init: [['init', at(`own${'\u001b'}[31m`)]],
  sign: [
    ['sign', EPISODE],
    ['sign', join(EPISODE, 'thesis.yaml')],
  ],
  crowd: [['crowd', EPISODE, ...DAY, ...FEW, '--html', PAGE]],
  survive: [['survive', EPISODE, ...DAY, ...FEW, '--html', PAGE]],
  career: [['career', EPISODE, ...DAY, '--html', PAGE]],
  like: [['like', EPISODE, ...DAY, '--data', room]],
  threats: [
    ['threats', 'add', ROWS],
    ['threats', EPISODE, '--html', PAGE],
    ['threats', BAD],
  ],
  decide: [
    [
      'decide',
      EPISODE,
      ...DAY,
      '--override',
      '--exposure',
      '0.1',
      '--why',
      BAD,
      '--review',
      '2031-02-20',
    ],
    ['decide', EPISODE, '--at', BAD],
  ],
  memo: [
    ['memo', EPISODE, ...DAY],
    ['memo', EPISODE, ...DAY, '--format', 'html'],
    ['memo', EPISODE, '--format', BAD],
  ],
  verify: [['verify'], ['verify', BAD]],
  calibrate: [['calibrate', EPISODE, '--data', room, '--until', '2025-12-31']],
  evidence: [
    ['evidence', 'list', EPISODE],
    ['evidence', 'add', NEWS, EPISODE],
    ['evidence', 'list', EPISODE],
    ['evidence', 'accept', `MY-1${BAD}`, EPISODE],
    ['evidence', 'reject', `MY-2${BAD}`, EPISODE, '--why', BAD],
    ['evidence', 'agree', EPISODE, join(EPISODE, 'evidence.jsonl'), '--html', PAGE],
    ['evidence', BAD, EPISODE],
  ],
  score: [['score', EPISODE, '--html', PAGE]],
  serve: [['serve', EPISODE, '--once', '--out', at('served')]],
  mcp: [['mcp'], ['mcp', EPISODE], ['mcp', BAD]],
  watch: [
    ['watch', EPISODE, '--until', '2000-01-01'],
    ['watch', BAD],
  ],
  schema: [['schema']],
  '': [[], [BAD], ['--lang', BAD], ['check', join(room, BAD)]],
};
const WALK = {
  ...OWN,
  ...Object.fromEntries(
    COMMANDS.filter(({ name }) => !(name in OWN)).map(({ name, flags = [] }) => [
      name,
      [
        [
          name,
          EPISODE,
          ...(flags.includes('at') ? DAY : []),
          ...(flags.includes('html') ? ['--html', PAGE] : []),
        ],
        [name, `nowhere${BAD}`],
      ],
    ]),
  ),
};

/** What is wrong with a page or a document. */
function meant(text: string): readonly string[] {
  return [
    /<script/i,
    /\[l\]\(javascript/,
    /(^|[^\\])`c`/,
    /(^|[^\\])\*\*d\*\*/,
    /^# head/m,
    /^1\. i/m,
  ].flatMap((sign) => (sign.test(text) ? [String(sign)] : []));
}

test('every command is walked', () => {
  expect(Object.keys(WALK)).toEqual(expect.arrayContaining(COMMANDS.map((c) => c.name)));
});

describe.each(Object.entries(WALK))('bide %s', (name, steps) => {
  test.each(['en', 'zh-Hant'])(
    'lets nothing unseen through: %s',
    async (lang) => {
      for (const step of steps)
        for (const form of lang === 'en' ? [[], ['--json']] : [[]]) {
          rmSync(PAGE, { force: true });
          const { out, err } = await bide([...step, ...form, '--lang', lang], {
            BIDE_HOME: at('home'),
          });
          const said = [...step, ...form].join(' ').replaceAll(BAD, 'BAD');
          expect(out + err, said).not.toBe('');
          expect([said, UNSEEN.exec(out + err)?.[0]]).toEqual([said, undefined]);
          const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
          expect([said, UNSEEN.exec(page)?.[0]]).toEqual([said, undefined]);
          if (page !== '') expect([said, /<script/i.test(page)]).toEqual([said, false]);
          const document = name === 'memo' && form.length === 0 && !step.includes('--format');
          if (document) expect([said, ...meant(out)]).toEqual([said]);
        }
    },
    120_000,
  );
});
