import { QUESTIONS, type QuestionName } from '../template/question.ts';
import {
  type CommandSpec,
  command,
  DAY_FLAGS,
  IMPORTED_FLAGS,
  SIMULATED_FLAGS,
} from './commandspec.ts';
import { EVIDENCE_FLAGS } from './entryflag.ts';

/** Every command by its name, in the order in which the help lists them. */
const TABLE: Readonly<Record<string, Omit<CommandSpec, 'name'>>> = {
  init: command(
    'a folder for a thesis of your own, asked for at the terminal or told by options',
    '建立自己的假設資料夾：在終端機逐題回答，或用選項一次說完',
    {
      args: ['initDir'],
      flags: ['live', 'yes', ...(Object.keys(QUESTIONS) as QuestionName[])],
      load: () => import('./init.ts'),
    },
  ),
  check: command(
    'is the thesis well formed and falsifiable, and do its tests pass?',
    '檢查假設的格式、可否證性，並執行它自帶的測試',
    { args: ['thesis'], flags: ['stopsAt'], load: () => import('./check.ts') },
  ),
  sign: command('freeze this version before entry', '進場前簽署並凍結這個版本', {
    args: ['thesis'],
    load: () => import('./sign.ts'),
  }),
  replay: command(
    'run the episode again through the live code, day by day',
    '用實際執行的程式逐日重演事件期間',
    {
      args: ['episode'],
      flags: ['thesis', 'from', 'to', 'csv'],
      load: () => import('./replay.ts'),
    },
  ),
  stress: command('is everything falling together?', '各類資產是否同步下跌？', {
    args: ['episode'],
    flags: ['thesis', 'at'],
    load: () => import('./stress.ts'),
  }),
  career: command(
    'at what tail probability how much is sold, by mandate and by fear?',
    '尾部機率多高時，多少資金會因規定或擔心職位而賣出？',
    {
      args: ['maybeEpisode'],
      flags: [...DAY_FLAGS, 'tail', 'mandate'],
      load: () => import('./career.ts'),
    },
  ),
  crowd: command(
    'who is forced to sell, how far prices overshoot, how long until they are back?',
    '誰被迫賣出、價格超跌多少、多久收復？',
    {
      args: ['maybeEpisode'],
      flags: [...DAY_FLAGS, ...SIMULATED_FLAGS, 'fall'],
      load: () => import('./crowd.ts'),
    },
  ),
  delever: command(
    'how much of the fall is forced selling, and how much will be regained?',
    '跌勢有多少是機械性賣壓，會收復多少？',
    {
      args: ['episode'],
      flags: [...DAY_FLAGS, 'crossData', 'keep'],
      load: () => import('./delever.ts'),
    },
  ),
  odds: command(
    'your odds against those that prices imply, and what would turn the verdict',
    '自估機率對照市場隱含機率，以及什麼會讓判定翻轉',
    { args: ['episode'], flags: DAY_FLAGS, load: () => import('./odds.ts') },
  ),
  like: command(
    'the days of other coded episodes most like this one, and what followed them',
    '其他已編碼事件中最像這一天的日子，以及後來怎麼了',
    { args: ['episode'], flags: [...DAY_FLAGS, 'codedData'], load: () => import('./like.ts') },
  ),
  survive: command('does the book live until prices are back?', '帳本撐得到價格回來嗎？', {
    args: ['episode'],
    flags: [...DAY_FLAGS, ...SIMULATED_FLAGS],
    load: () => import('./survive.ts'),
  }),
  threats: command(
    'what do threats become? threats add FILE adds rows of your own',
    '威脅後來怎麼了？threats add 檔案：加入自己的資料',
    {
      args: ['maybeEpisode', 'addedFile'],
      flags: ['ledgerAt', 'html'],
      load: () => import('./threats.ts'),
    },
  ),
  evidence: command(
    'new EPISODE writes an item; add FILE, list, review, accept ID, edit ID, reject ID, undo ID, each with its EPISODE; agree A B compares two coders; eval scores the rules that propose',
    '`new`寫一則證據；`add`、`list`、`review`、`accept`、`edit`、`reject`、`undo`：加入、列出、逐則檢視、採用、修改、退回、撤銷；`agree`比較兩人的編碼；`eval`評量提案規則',
    {
      args: ['action', 'actionArgs'],
      flags: EVIDENCE_FLAGS,
      load: () => import('./evidence.ts'),
    },
  ),
  decide: command('what you did about the proposal', '記下你對建議採取的行動', {
    args: ['maybeEpisode'],
    flags: ['at', 'accept', 'override', 'exposure', 'why', 'review', 'rule'],
    load: () => import('./decide.ts'),
  }),
  book: command(
    'what you hold: book import FILE, book set, book show',
    '你持有的部位：book import 檔案、book set、book show',
    {
      args: ['bookAction', 'bookFile'],
      flags: [
        ...IMPORTED_FLAGS,
        ...(['on', 'currency', 'account', 'dryRun'] as const),
        ...(['position', 'remove', 'cash', 'loan', 'rate', 'adv', 'margin', 'zone'] as const),
      ],
      load: () => import('./book.ts'),
    },
  ),
  import: command(
    'prices of a series from a file as downloaded: FRED, Cboe, Treasury, ECB, Yahoo, Stooq, TWSE, Investing.com, any table',
    '從下載的檔案匯入序列的價格：FRED、Cboe、財政部、ECB、Yahoo、Stooq、證交所、Investing.com或任何表格',
    {
      args: ['imported', 'importedArgs'],
      flags: [...IMPORTED_FLAGS, 'column', 'replace', 'leaps', 'dryRun'],
      load: () => import('./import.ts'),
    },
  ),
  tonight: command(
    'what is due is pulled, then the screen of the day, and what changed since the last decision; exit code 10 where verdict, stops, regime or orders changed',
    '抓取該有的資料，顯示當天的畫面，以及和上次決定相比改變了什麼；判定、停損、局勢或委託改變時，結束代碼為10',
    {
      args: ['episodes'],
      flags: ['offline'],
      load: () => import('./tonight.ts'),
    },
  ),
  watch: command(
    'stays: pulls on schedule, decides at the hour of each thesis and on hard evidence, tells what changed',
    '持續監看：按時抓取資料，在每個假設的決定時刻和出現硬證據時做決定，並說明改變',
    { args: ['episodes'], flags: ['watchUntil'], load: () => import('./watch.ts') },
  ),
  pull: command(
    'the series and the documents of a folder of yours, brought up to now from their sources',
    '從來源抓取自己資料夾的序列與文件，更新到現在',
    { args: ['maybeFolder'], flags: ['past', 'pastOut'], load: () => import('./pull.ts') },
  ),
  sources: command(
    'who publishes series and documents, on what terms, and when each answered last',
    '有哪些序列與文件來源、使用條件，以及各自最近一次回應',
    { load: () => import('./sources.ts') },
  ),
  alert: command(
    'who is told what changed: test CHANNEL; backtest EPISODE lists what would have been sent; list; send what is due; silence; ack',
    '誰會收到改變的通知：`test 管道`、`backtest 事件期間`列出會送出什麼、`list`、`send`送出該送的、`silence`、`ack`',
    {
      args: ['alertAction', 'alertArgs'],
      flags: [
        ...(['alertUntil', 'alertBy', 'alertWhy', 'alertChannel'] as const),
        ...(['within', 'from', 'to'] as const),
      ],
      load: () => import('./alert.ts'),
    },
  ),
  journal: command(
    'what you did, newest last; NUMBER: one entry; undo NUMBER; reviews; process [EPISODE]: how you decide, apart from the outcome',
    '你做過的事，新的在後；加編號看一筆；`undo 編號`撤銷；`reviews`列檢討日；`process 事件期間`只看決策過程，不看結果',
    {
      args: ['journalArgs'],
      flags: ['entryKind', 'from', 'to', 'all', 'undoWhy', 'html'],
      load: () => import('./journal.ts'),
    },
  ),
  memo: command(
    'the memo of a day, in Traditional Chinese and English',
    '某一天的備忘錄，有繁體中文與英文',
    {
      args: ['episode'],
      flags: ['thesis', 'at', 'since', 'from', 'to', 'full', 'format', 'memoOut', 'rule'],
      load: () => import('./memo.ts'),
    },
  ),
  verify: command(
    'the journal, byte by byte; or every number of a memo, computed again',
    '逐位元組驗證日誌；或把備忘錄的每個數字重算一次',
    { args: ['memo'], flags: ['anchor'], load: () => import('./verify.ts') },
  ),
  score: command(
    'every call against the prior, the path against the baselines; score library: all coded episodes; score episodes: the long record',
    '每次判斷對照先驗，績效對照各基準；score library為所有已編碼的事件，score episodes為長期紀錄',
    {
      args: ['scored'],
      flags: [
        ...(['thesis', 'html', 'recordData', 'recordThreads', 'daily'] as const),
        ...(['lookahead', 'cuts', 'cutsSeed'] as const),
      ],
      load: () => import('./score.ts'),
    },
  ),
  calibrate: command(
    'learn a calibration vintage from long daily series: of an episode, or of the crowd model',
    '用長期日資料產生校準版本：事件期間的，或市場參與者模型的',
    {
      args: ['calibrated'],
      flags: ['seriesData', 'until', 'vintageOut', 'force'],
      load: () => import('./calibrate.ts'),
    },
  ),
  schema: command('JSON Schema of a file, for editors', '檔案的JSON Schema，供編輯器使用', {
    args: ['schemaFile'],
    load: () => import('./schema.ts'),
  }),
  completion: command(
    'what a shell needs to complete commands, options and episodes: `eval "$(bide completion bash)"`',
    '讓命令列自動補全指令、選項與事件期間：`eval "$(bide completion bash)"`',
    {
      args: ['shell'],
      load: async () => ({ run: (await import('./completion.ts')).completion(COMMANDS) }),
    },
  ),
  mcp: command(
    'stays: answers an assistant over its standard input; it reads and proposes evidence, and decides nothing',
    '供人工智慧助理使用：在標準輸入上回答；只能讀取與提出證據，不能做任何決定',
    { args: ['toldEpisodes'], load: () => import('./mcp.ts') },
  ),
  serve: command(
    'replay, print the screen, write both memos, and serve the page on 127.0.0.1',
    '重演、顯示畫面、寫出兩種語言的備忘錄，並在127.0.0.1提供網頁',
    {
      args: ['served'],
      flags: ['thesis', 'once', 'port', 'readOnly', 'out'],
      load: () => import('./serve.ts'),
    },
  ),
};

export const COMMANDS: readonly CommandSpec[] = Object.entries(TABLE).map(([name, spec]) => ({
  name,
  ...spec,
}));
