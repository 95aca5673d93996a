import { both, type Lang, type Text } from '../../domain/text.ts';
import { bundledIds } from '../episode/bundled.ts';

/** Words of every page of help, in both languages side by side. */
export const HELP = {
  about: {
    en: 'Hold through the noise, leave on the regime.\nTurns your thesis, your watch list and your stops into a daily verdict: hold, trim or leave, and why.',
    'zh-Hant':
      '雜音中續抱，局勢變了才離場。\n把投資假設、觀察清單與停損變成每天的判定：續抱、減碼或離場，並說明理由。',
  },
  more: both(
    `
EPISODE is the id of a bundled episode or the path of a folder. A date is
2030-01-31, 31 Jan 2030, today, yesterday or last. bide COMMAND --help has
examples of each command.

Exit codes: 0 fine; 1 the content of a file is wrong, or the answer is no;
2 the command line is wrong; 3 a fault.`,
    `
「事件期間」是內建事件期間的代號，或資料夾路徑。日期可以寫成2030-01-31、
2030年1月31日、today、yesterday或last。各指令的範例見bide 指令 --help。

結束代碼：0正常，1檔案內容有誤或答案為否，2指令寫錯，3程式故障。`,
  ),
  examples: { en: 'Examples:', 'zh-Hant': '範例：' },
  help: { en: 'show this page', 'zh-Hant': '顯示說明' },
  helpCommand: { en: 'the page of a command', 'zh-Hant': '顯示某個指令的說明' },
  options: { en: '[options]', 'zh-Hant': '[選項]' },
  command: { en: '[command]', 'zh-Hant': '[指令]' },
} as const satisfies Readonly<Record<string, Text>>;

/** Headings of a page of help, by what the parser calls them. */
export const HEADINGS: Readonly<Record<string, Text>> = {
  'Usage:': { en: 'Usage:', 'zh-Hant': '用法：' },
  'Arguments:': { en: 'Arguments:', 'zh-Hant': '引數：' },
  'Options:': { en: 'Options:', 'zh-Hant': '選項：' },
  'Global Options:': { en: 'Options of every command:', 'zh-Hant': '所有指令共用的選項：' },
  'Commands:': { en: 'Commands:', 'zh-Hant': '指令：' },
};

/** What stands for a value in `<date>` or `[file]`. */
export const PLACEHOLDERS: Readonly<Record<string, Text>> = {
  amounts: { en: 'amounts', 'zh-Hant': '金額' },
  code: { en: 'code', 'zh-Hant': '幣別' },
  mark: { en: 'mark', 'zh-Hant': '符號' },
  name: { en: 'name', 'zh-Hant': '名稱' },
  order: { en: 'order', 'zh-Hant': '順序' },
  pairs: { en: 'pairs', 'zh-Hant': '對照' },
  rows: { en: 'rows', 'zh-Hant': '部位' },
  symbols: { en: 'symbols', 'zh-Hant': '代號' },
  what: { en: 'what', 'zh-Hant': '內容' },
  zone: { en: 'zone', 'zh-Hant': '時區' },
  address: { en: 'address', 'zh-Hant': '網址' },
  list: { en: 'list', 'zh-Hant': '清單' },
  percent: { en: 'percent', 'zh-Hant': '百分比' },
  range: { en: 'range', 'zh-Hant': '範圍' },
  series: { en: 'series', 'zh-Hant': '序列' },
  action: { en: 'action', 'zh-Hant': '動作' },
  args: { en: 'args', 'zh-Hant': '引數' },
  command: { en: 'command', 'zh-Hant': '指令' },
  date: { en: 'date', 'zh-Hant': '日期' },
  dir: { en: 'dir', 'zh-Hant': '資料夾' },
  episode: { en: 'episode', 'zh-Hant': '事件期間' },
  episodes: { en: 'episodes', 'zh-Hant': '事件期間' },
  file: { en: 'file', 'zh-Hant': '檔案' },
  kind: { en: 'kind', 'zh-Hant': '格式' },
  lang: { en: 'lang', 'zh-Hant': '語言' },
  memo: { en: 'memo', 'zh-Hant': '備忘錄' },
  n: { en: 'n', 'zh-Hant': '數字' },
  p: { en: 'p', 'zh-Hant': '機率' },
  share: { en: 'share', 'zh-Hant': '比例' },
  shell: { en: 'shell', 'zh-Hant': '命令列' },
  sigmas: { en: 'sigmas', 'zh-Hant': '倍數' },
  text: { en: 'text', 'zh-Hant': '文字' },
  thesis: { en: 'thesis', 'zh-Hant': '假設檔' },
};

/** What is wrong with a command line before any command runs. */
export const ERRORS = {
  unknownCommand: (name: string) => both(`unknown command ${name}`, `沒有「${name}」這個指令`),
  unknownOption: (flag: string) => both(`unknown option ${flag}`, `沒有${flag}這個選項`),
  missingArgument: (name: string) => both(`missing argument ${name}`, `少了引數「${name}」`),
  bundled: (ids: readonly string[]) =>
    both(`bundled: ${ids.join(', ')}`, `內建的有：${ids.join('、')}`),
  missingValue: (flags: string) => both(`${flags}: the value is missing`, `${flags}後面少了值`),
  excessArguments: (expected: number, found: number) =>
    both(
      `too many arguments: expected ${expected}, found ${found}`,
      `引數太多：應有${expected}個，收到${found}個`,
    ),
  unknownLanguage: (found: string) =>
    both(
      `--lang: expected en or zh-Hant, found ${found}`,
      `--lang要寫en或zh-Hant，收到的是「${found}」`,
    ),
  seeHelp: (command: string) => both(`${command} --help tells more`, `用法請看：${command} --help`),
  failed: (reason: Text, code: string) =>
    both(`bide: ${reason.en} (${code})`, `bide：${reason['zh-Hant']}（${code}）`),
  refused: (place: string, reason: Text, code: string) => ({
    en: `bide: ${place && `${place}: `}${reason.en} (${code})`,
    'zh-Hant': `bide：${place && `${place}：`}${reason['zh-Hant']}（${code}）`,
  }),
  broken: (message: string) => both(`bide: ${message}`, `bide：程式出錯：${message}`),
} as const satisfies Readonly<Record<string, (...args: never[]) => Text>>;

/** Stands for the id of a bundled episode. */
const ID = 'ID';

/** How each command is called, so that it can be copied: at least one line a command. */
const EXAMPLES: Readonly<Record<string, readonly (string | Text)[]>> = {
  init: ['bide init mine && bide check mine/thesis.yaml'],
  check: ['bide check mine/thesis.yaml', `bide check ${ID}`],
  sign: ['bide sign mine/thesis.yaml'],
  replay: [`bide replay ${ID}`, 'bide replay ./mine --from yesterday --json'],
  stress: [`bide stress ${ID} --at last`, 'bide stress ./mine --at today'],
  career: ['bide career --tail 0.3', `bide career ${ID} --at last`],
  crowd: ['bide crowd --fall 3', `bide crowd ${ID} --at last --html crowd.html`],
  delever: [`bide delever ${ID} --at last`, 'bide delever ./mine --data prices --keep'],
  odds: [`bide odds ${ID} --at last`, `bide odds ${ID} --thesis other.yaml`],
  like: [`bide like ${ID} --at last --data library`],
  survive: [`bide survive ${ID} --at last`],
  threats: ['bide threats', `bide threats ${ID} --at last`, 'bide threats add mine.csv'],
  evidence: [
    'bide evidence new ./mine',
    'bide evidence add news.csv ./mine',
    'bide evidence list ./mine',
    'bide evidence accept N-001 ./mine',
    'bide evidence accept --watch A --level 2 ./mine',
    'bide evidence edit N-001 ./mine level=3 direction=noise',
    'bide evidence review ./mine',
    'bide evidence eval',
    'bide evidence agree first.jsonl second.jsonl',
  ],
  decide: [
    `bide decide ${ID} --accept`,
    {
      en: 'bide decide --override --exposure 0.6 --why "too early" --review 2030-01-31',
      'zh-Hant': 'bide decide --override --exposure 0.6 --why "再等一週" --review 2030-01-31',
    },
  ],
  tonight: ['bide tonight', 'bide tonight mine --offline'],
  watch: ['bide watch', 'bide watch mine --json'],
  pull: ['bide pull mine', 'bide pull mine --past'],
  sources: ['bide sources'],
  alert: [
    'bide alert test phone',
    `bide alert backtest ${ID}`,
    'bide alert list',
    {
      en: 'bide alert silence data:VIX --until 2030-01-31 --by Ann --why "it moves"',
      'zh-Hant': 'bide alert silence data:VIX --until 2030-01-31 --by 小安 --why "搬家"',
    },
    'bide alert ack --by Ann',
  ],
  journal: [
    'bide journal',
    'bide journal 12',
    {
      en: 'bide journal undo 12 --why "wrong account"',
      'zh-Hant': 'bide journal undo 12 --why "帳戶弄錯"',
    },
    `bide journal process ${ID}`,
  ],
  book: [
    'bide book import positions.csv --dry-run',
    'bide book set --cash 500000TWD --loan 20000USD --zone Asia/Taipei',
    'bide book',
  ],
  import: [
    'bide import prices SPX downloads/SPX_History.csv ./mine',
    'bide import prices YIELD downloads/rates.csv ./mine --column "10 Yr"',
  ],
  completion: ['eval "$(bide completion bash)"'],
  memo: [
    `bide memo ${ID} --at last`,
    `bide memo ${ID} --at last --format html --out memos`,
    `bide memo ${ID} --at last --full`,
    'bide memo ./mine --from yesterday --to today --out memos',
  ],
  verify: ['bide verify', 'bide verify memos/memo.en.md'],
  score: [
    `bide score ${ID}`,
    'bide score library --data series',
    'bide score episodes --data long',
  ],
  calibrate: [
    'bide calibrate ./mine --data long --until 2030-01-31',
    'bide calibrate crowd --data long --until 2030-01-31',
  ],
  schema: ['bide schema > thesis.schema.json'],
  mcp: ['bide mcp', 'bide mcp mine'],
  serve: [
    `bide serve ${ID}`,
    'bide serve --read-only --port 8080',
    'bide serve ./mine --once --out memos',
  ],
};

/**
 * How a command is called, a line each; none where it is not listed.
 * @param lang of what stands in quotation marks
 */
export const examplesOf = (command: string, lang: Lang): readonly string[] =>
  (EXAMPLES[command] ?? []).map((line) =>
    (typeof line === 'string' ? line : line[lang]).replace(/\bID\b/, bundledIds()[0] ?? ID),
  );
