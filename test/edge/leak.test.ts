import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/edge/cli/command.ts';
import { loadEpisode } from '../../src/edge/opening.ts';
import { dossier, type Played, play } from '../../src/edge/workspace.ts';
import { bide } from '../bide.ts';
import { BUNDLED, bundledRun } from '../bundled.ts';
import { type Face, leaks, leaksOfProblem, namesIn } from '../leak.ts';
import { THOROUGH } from '../thorough.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-leak-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
const at = (name: string): string => join(room, name);

/** A day of the bundled episode of which there is much to say. */
const FULL = [BUNDLED, '--at', '2026-01-20'];
/** An episode that has only begun: figures of its last day alone, and no evidence. There is little to say of it. */
const [OWN, OTHER] = [at('own'), at('other')];
const [THESIS, WEAK] = [join(OWN, 'thesis.yaml'), join(OWN, 'weak.yaml')];
const BEGUN = ['EQUITY', 'YIELD10', 'EURUSD'].map((id) => `${id},2026-02-27,,4\n`).join('');
const FEW = ['--paths', '1024', '--threads', '1'];
const PAGE = at('page.html');
const HTML = ['--html', PAGE];
const [MEMO, OTHERWISE] = [at('memo'), at('otherwise.md')];
const [HOLDINGS, PRICES] = [at('holdings.csv'), at('prices.csv')];
const [ROWS, NEWS, CODED] = [at('rows.csv'), at('news.jsonl'), at('coded.jsonl')];

/** A channel without its secret: nothing is sent. */
const TOLD_TO = 'bide: 1\nchannels: {phone: {type: slack}}\nroutes: [{to: phone}]\n';

/** Changes a file. */
const edited = (file: string, from: string, to: string) => (): void => {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
};
/** The first line of a list and one more, under another id. */
const rowOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, 2)
    .join('\n')
    .replace(/\n[^,]*/, '\nMY-1');
const newsOf = (file: string): string =>
  ['MY-1', 'MY-2']
    .map((id) => {
      const { known_at: _, ...item } = JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '');
      return JSON.stringify({ ...item, id, occurred_on: '2026-01-02', known_on: '2026-01-03' });
    })
    .join('\n');

/** What a second coder made of a list: one item in ten is missing, and others are coded otherwise. */
const codedOtherwise = (file: string): string =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line, i) => {
      const item = JSON.parse(line);
      const direction = i % 7 === 0 ? 'neutral' : item.direction;
      const own = {
        rung: i % 5 === 0 ? 0 : item.rung,
        direction,
        ...(i % 3 === 0 && { size: 'small' }),
      };
      return i % 10 === 9 ? [] : [JSON.stringify({ ...item, ...own })];
    })
    .join('\n');

/** A command line, or what is done before the next one. */
type Step = readonly string[] | (() => void);

/** What is read of commands that are not asked about an episode alone, or that may refuse: answers and refusals. */
const OWN_WALKS: Readonly<Record<string, readonly Step[]>> = {
  init: [
    ['init', OWN],
    ['init', OWN],
    ['init', OTHER],
    edited(join(OWN, 'episode.yaml'), 'to: 2026-12-31', 'to: 2026-02-27'),
    () => appendFileSync(join(OWN, 'observations.csv'), BEGUN),
  ],
  '': [[], ['replay', OWN], []],
  alert: [
    ['alert', 'list'],
    ['alert', 'backtest', BUNDLED],
    ['alert', 'test'],
    () => writeFileSync(join(at('home'), 'alerts.yaml'), 'bide: 1\nchannels: {}\nroutes: []\n'),
    ['alert', 'test'],
    () => writeFileSync(join(at('home'), 'alerts.yaml'), TOLD_TO),
    ['alert', 'test'],
    ['alert', 'test', 'nobody'],
    ['alert', 'backtest', BUNDLED, '--within', '3'],
    ['alert', 'send'],
    ['alert', 'ack'],
    ['alert', 'ack', '1234'],
    ['alert', 'silence', 'data:VIX', '--by', '小安', '--why', '搬家', '--until', '2099-01-31'],
    ['alert', 'silence', 'everything', '--by', '小安', '--why', '搬家', '--until', '2099-01-31'],
    ['alert', 'silence', '--by', '小安'],
    ['alert', 'list'],
    () => rmSync(join(at('home'), 'alerts.yaml')),
  ],
  check: [
    ['check', THESIS],
    () => copyFileSync(THESIS, WEAK),
    edited(WEAK, 'exists("exit")', 'true'),
    edited(WEAK, 'stop: lands, state: quiet', 'stop: lands, state: tripped'),
    ['check', WEAK],
    ['check', BUNDLED],
    ['check', 'nowhere'],
  ],
  sign: [
    ['sign', WEAK],
    ['sign', THESIS],
    ['sign', 'nowhere'],
  ],
  replay: [
    ['replay', BUNDLED],
    ['replay', BUNDLED, '--to', '2025-12-19', '--csv', at('rows-of-decisions.csv')],
    ['replay', BUNDLED, '--csv', ''],
    ['replay', OWN, '--from', '2031-01-01'],
    ['replay', 'nowhere'],
  ],
  career: [
    ['career', ...HTML],
    ['career', ...FULL, ...HTML],
    ['career', OWN],
    ['career', '--tail', '2'],
  ],
  crowd: [
    ['crowd', ...FULL, ...FEW, ...HTML],
    ['crowd', OWN, ...FEW],
    ['crowd', '--fall', '0'],
  ],
  delever: [
    ['delever', ...FULL, ...HTML],
    ['delever', OWN, ...HTML],
    ['delever', OWN, '--keep'],
    ['delever', OWN, '--data', OWN],
  ],
  survive: [
    ['survive', ...FULL, ...FEW, ...HTML],
    ['survive', OWN, ...FEW],
  ],
  threats: [
    ['threats', BUNDLED, ...HTML],
    ['threats', '--at', '2018-07-31', ...HTML],
    ['threats', 'add'],
    () => writeFileSync(ROWS, rowOf('ledger/threats.csv')),
    ['threats', 'add', ROWS],
    ['threats', 'add', ROWS],
  ],
  book: [
    ['book'],
    ['book', 'set', '--position', 'SPX=100@195.5USD', '--cash', '500000TWD', '--currency', 'TWD'],
    ['book', 'set', '--loan', '20000USD', '--margin', '0.3', '--zone', 'Asia/Taipei', '--dry-run'],
    ['book'],
    ['book', 'set'],
    ['book', 'set', '--cash', '500'],
    ['book', 'set', '--remove', 'SPY'],
    () => writeFileSync(HOLDINGS, '代號,股數,現價,幣別\nSPX,7,,USD\n'),
    ['book', 'import', HOLDINGS],
    () => writeFileSync(HOLDINGS, '代號,股數,現價,幣別\nSPX,7,seven,USD\n'),
    ['book', 'import', HOLDINGS],
    ['book', 'import', HOLDINGS, '--map', 'Ticker'],
    ['book', 'import', 'nowhere'],
    ['book', 'import'],
  ],
  import: [
    ['import', 'prices', 'EQUITY', PRICES, OWN],
    () => writeFileSync(PRICES, 'Date,Close\n2026-02-25,4\n2026-02-28,5\n'),
    ['import', 'prices', 'EQUITY', PRICES, OWN, '--dry-run'],
    () => writeFileSync(PRICES, 'Date,Close\n2026-02-27,5\n'),
    ['import', 'prices', 'EQUITY', PRICES, OWN],
    ['import', 'prices', 'EQUTY', PRICES, OWN],
    ['import', 'prices', 'EQUITY', PRICES, BUNDLED],
    ['import', 'prices', 'EQUITY', PRICES],
    ['import', 'news', 'EQUITY', PRICES, OWN],
  ],
  decide: [
    ['decide', ...FULL, '--accept'],
    [
      ...['decide', ...FULL, '--override', '--exposure', '0.1'],
      ...['--why', '睡不著', '--review', '2031-02-20'],
    ],
    ['decide', ...FULL],
    ['decide', ...FULL, '--override'],
  ],
  journal: [
    ['journal'],
    ['journal', '--all', ...HTML],
    ['journal', '2', ...HTML],
    ['journal', '1'],
    ['journal', 'reviews', ...HTML],
    ['journal', 'process', BUNDLED, ...HTML],
    ['journal', 'undo', '2', '--why', '記錯了'],
    ['journal', 'undo', '2', '--why', '記錯了'],
    ['journal', 'undo', '1', '--why', '記錯了'],
    ['journal', 'undo'],
    ['journal', '--kind', 'gossip'],
  ],
  memo: [
    ['memo', ...FULL],
    ['memo', ...FULL, '--format', 'html'],
    ['memo', ...FULL, '--since', '2026-01-05'],
    ['memo', ...FULL, '--since', '2026-02-05'],
    ['memo', ...FULL, '--format', 'pdf'],
    ['memo', OWN, '--out', MEMO],
    ['memo', OWN, '--format', 'html'],
    ['memo', OWN, '--at', '2031-01-01'],
  ],
  verify: [
    ['verify'],
    ['verify', join(MEMO, 'memo.zh-Hant.md')],
    () => copyFileSync(join(MEMO, 'memo.zh-Hant.md'), OTHERWISE),
    edited(OTHERWISE, '個交易日', '個交易曰'),
    ['verify', OTHERWISE],
    ['verify', 'nowhere'],
    ['verify', 'README.md'],
    edited(THESIS, 'horizon: 60', 'horizon: 50'),
    ['memo', OWN],
  ],
  score: [
    ...(THOROUGH ? [['score', BUNDLED, ...HTML]] : []),
    ['score', OWN, ...HTML],
    ['score', OWN, '--lookahead', '--cuts', '1'],
    ['score', 'library'],
    ['score', 'library', '--data', room, '--lookahead'],
    ['score', 'episodes'],
    ['score', 'episodes', '--data', room],
  ],
  calibrate: [
    ['calibrate', OWN, '--data', room, '--until', '2025-12-31'],
    ['calibrate', 'crowd', '--data', room, '--until', '2025-12-31'],
    ['calibrate', OWN],
  ],
  evidence: [
    ['evidence', 'list', OTHER],
    () => writeFileSync(NEWS, newsOf(join('episodes', BUNDLED, 'evidence.jsonl'))),
    ['evidence', 'add', NEWS, OTHER],
    ['evidence', 'list', OTHER],
    ['evidence', 'accept', 'MY-1', OTHER],
    ['evidence', 'reject', 'MY-2', OTHER],
    ['evidence', 'accept', 'MY-2', OTHER],
    ['evidence', 'list', OTHER],
    ['evidence', 'undo', 'MY-2', OTHER],
    ['evidence', 'accept', '--all', OTHER],
    ['evidence', 'accept', '--all', OTHER],
    [
      ...['evidence', 'new', OTHER, '--headline', '課徵關稅', '--on', '2026-01-02'],
      ...['--actor', '甲國', '--level', '3', '--direction', 'friction', '--watch', 'A'],
      ...['--url', 'https://example.org/', '--source', '中央社'],
    ],
    ['evidence', 'new', OTHER],
    ['evidence', 'new', OTHER, '--level', '9'],
    ['evidence', 'list', OTHER],
    ['evidence', 'list', BUNDLED],
    ['evidence', 'add', NEWS, BUNDLED],
    ['evidence', 'accept', 'MY-1', BUNDLED],
    ['evidence', 'change'],
    () => writeFileSync(CODED, codedOtherwise(join('episodes', BUNDLED, 'evidence.jsonl'))),
    ['evidence', 'agree', BUNDLED, CODED, ...HTML],
    ['evidence', 'agree', NEWS, CODED, ...HTML],
    ['evidence', 'agree', CODED],
    ['evidence', 'agree', CODED, 'nowhere'],
  ],
  serve: [['serve', OWN, '--once', '--out', at('served')]],
  // Nobody is there to talk to.
  mcp: [['mcp'], ['mcp', OWN], ['mcp', 'nowhere']],
  // It ends at once, for the day is over.
  watch: [['watch'], ['watch', OWN, '--until', '2000-01-01'], ['watch', 'nowhere']],
};

/** One document for every language, and scripts of a shell. */
const WORDLESS = ['schema', 'completion'];

/** What is read of each command; usually its answer where there is much to say and where there is nothing. */
const WALK: Readonly<Record<string, readonly Step[]>> = {
  ...OWN_WALKS,
  ...Object.fromEntries(
    COMMANDS.filter(({ name }) => !(name in OWN_WALKS) && !WORDLESS.includes(name)).map(
      ({ name, flags = [] }) => [
        name,
        [flags.includes('at') ? FULL : [BUNDLED], [OWN]].map((asked) => [
          ...[name, ...asked],
          ...(flags.includes('html') ? HTML : []),
        ]),
      ],
    ),
  ),
};

let known: ReadonlySet<string> | undefined;
/** Names that the two episodes, their files and a command line bring into a text. */
function namesOf(step: readonly string[]): ReadonlySet<string> {
  const names = known ?? new Set([bundledRun(), own()].flatMap((p) => [...namesOfEpisode(p)]));
  if (existsSync(WEAK)) known = names; // The episode has its figures by then.
  const typed = step.flatMap((word) => word.split(/[^\w.-]+/));
  return new Set([
    ...names,
    ...readdirSync('template'),
    ...typed,
    ...(['alert', 'evidence'].includes(step[0] ?? '') ? partiesOf(bundledRun()) : []),
    // Channels are named by whoever writes alerts.yaml.
    ...(step[0] === 'alert' ? ['any', 'phone'] : []),
  ]);
}
/** Who acts, and whom it is aimed at: a list of evidence names them. */
const partiesOf = (p: Played): readonly string[] =>
  p.events.flatMap((e) =>
    e.kind === 'evidence'
      ? [e.item.actor, ...e.item.counterparties].flatMap((name) => name.split(/[^\p{L}\d.-]+/u))
      : [],
  );
const namesOfEpisode = (p: Played): ReadonlySet<string> =>
  new Set([
    ...Object.keys(p.setup.episode.series),
    // Units are texts of the episode's own.
    ...Object.values(p.setup.episode.series).flatMap(({ unit }) => unit.split(/[^\w.-]+/)),
    ...namesIn(
      ...[26, p.decisions.length - 1].flatMap((i) => (p.decisions[i] ? dossier(p, i) : [])),
    ),
  ]);
function own(): Played {
  const opened = loadEpisode(OWN);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return play(opened.value);
}

/** Wrong input is told with its place in a line of its own, whatever stands above and below it. */
function leaksIn(text: string, names: ReadonlySet<string>, face: Face): readonly string[] {
  const lines = text.split('\n');
  return [
    ...lines.filter((l) => PLACED.test(l)).flatMap((l) => leaksOfProblem(l, names)),
    ...leaks(lines.filter((l) => !PLACED.test(l)).join('\n'), names, face),
  ];
}
const PLACED = /^\S+:\d+:\d+：/;

/** Places inside Chinese words of a text that are read, not inside a tag; some of them, evenly. */
function places(text: string, most: number): readonly number[] {
  const hidden = text.replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>|`[^`]*`/g, (tag) =>
    ' '.repeat(tag.length),
  );
  const all = [...hidden.matchAll(/\p{Script=Han}(?=\p{Script=Han})/gu)].map(
    (m) => m.index + m[0].length,
  );
  return all.filter((_, i) => i % Math.ceil(all.length / most) === 0);
}

/** Whether an English word is seen wherever it is put. */
function planted(text: string, seen: (spoilt: string) => readonly string[]): void {
  for (const place of places(text, 5))
    expect(seen(`${text.slice(0, place)}undisclosed${text.slice(place)}`)).toContain('undisclosed');
}

test('every command that speaks is walked', () => {
  expect(Object.keys(WALK)).toEqual(expect.arrayContaining(['', 'stress', 'odds', 'memo']));
  for (const { name, flags = [] } of COMMANDS)
    if (flags.includes('html')) expect(WALK[name]?.flat(), name).toContain('--html');
});

test.each(Object.entries(WALK))('bide %s says no English word in Chinese', async (_, steps) => {
  for (const step of steps) {
    if (typeof step === 'function') {
      step();
      continue;
    }
    rmSync(PAGE, { force: true });
    const { code, out, err } = await bide([...step, '--lang', 'zh-Hant'], {
      BIDE_HOME: at('home'),
    });
    const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
    const names = namesOf(step);
    const answered = (text: string): readonly string[] => leaksIn(text, names, 'answer');
    const beside = (text: string): readonly string[] => leaksIn(text, names, 'command');
    const said = step.join(' ');
    expect([said, ...answered(out), ...answered(page), ...beside(err)]).toEqual([said]);
    expect(page !== '', said).toBe(step.includes('--html') && code === 0);
    planted(out, answered);
    planted(page, answered);
    planted(err.replace(/「[^」]*」|下列之一：.*/g, ''), beside);
  }
});
