import { LANGS } from '../../domain/text.ts';
import { QUESTIONS } from '../template/question.ts';
import { type Flag, flag } from './argument.ts';
import { ENTRY_FLAGS } from './entryflag.ts';

/** Options that every command has. */
export const COMMON_FLAGS: readonly Flag[] = [
  flag('-V, --version', 'the version', '顯示版本'),
  flag('--json', 'one JSON document, or one per line', '輸出JSON，一份或每行一份'),
  {
    ...flag(
      '--lang <lang>',
      'en or zh-Hant; default: BIDE_LANG, then the system',
      'en或zh-Hant；預設依BIDE_LANG，其次依系統設定',
    ),
    values: LANGS,
  },
  flag(
    '--home <dir>',
    'workspace with the journal (or BIDE_HOME; default ~/.bide)',
    '存放日誌的工作資料夾（或用BIDE_HOME；預設~/.bide）',
  ),
];

export const FLAGS = {
  ...QUESTIONS,
  ...ENTRY_FLAGS,
  live: flag(
    '--live',
    'a folder for tonight: a thesis that fits any panic, fed by sources that need no key',
    '今晚就能用的資料夾：適用各種恐慌的假設，序列由不需金鑰的來源提供',
  ),
  yes: flag(
    '--yes',
    'ask nothing: what no option answers is taken as usual, or left to be written',
    '不發問：選項沒有回答的採用預設，或留待填寫',
  ),
  at: flag(
    '--at <date>',
    'the decision of this day: 2030-01-31, 31 Jan 2030, today, yesterday; default: last',
    '哪一天的決策：2030-01-31、2030年1月31日、today、yesterday；預設last',
  ),
  stopsAt: flag(
    '--at <date>',
    'how far each stop is on this day; default: the last',
    '各停損在哪一天的遠近；預設最後一天',
  ),
  ledgerAt: flag(
    '--at <date>',
    'the ledger of this day; default: the end of the episode, or today',
    '以哪一天的資料為準；預設為事件期間的最後一天，或今天',
  ),
  thesis: flag(
    '--thesis <file>',
    'another thesis for the same episode',
    '同一事件期間改用另一份假設',
  ),
  html: flag('--html <file>', 'write the answer as one page there, too', '另外寫成一頁HTML'),
  from: flag('--from <date>', 'first day shown', '從哪一天開始顯示'),
  to: flag('--to <date>', 'last day shown', '顯示到哪一天'),
  csv: flag(
    '--csv <file>',
    'write the same there as a sheet, too: a row a decision',
    '另外寫成CSV試算表：一次決策一列',
  ),
  codedData: flag(
    '--data <dir>',
    'folder with one folder per coded episode: its series and vintages',
    '每段已編碼事件一個資料夾，內有序列與校準版本',
  ),
  tail: flag(
    '--tail <p>',
    'another tail probability than that of the regime call, 0 to 1',
    '改用這個尾部機率，不用局勢判斷的機率；0到1',
  ),
  mandate: flag(
    '--mandate <share>',
    'share that must be sold by mandate, whatever managers think, 0 to 1',
    '不論看法都得依規定賣出的比例；0到1',
  ),
  fall: flag(
    '--fall <sigmas>',
    'falls of this size; default: that of the day',
    '跌勢的大小，以標準差的倍數計；預設為當天的跌幅',
  ),
  seed: flag('--seed <n>', 'seed of the random numbers; default: 1', '亂數種子；預設1'),
  paths: flag(
    '--paths <n>',
    'simulated paths; default: 16384, as in the memo of the day; of the crowd model without an episode 65536',
    '模擬的路徑數；預設16384，與當天備忘錄相同；`bide crowd`不指定事件期間時為65536',
  ),
  threads: flag('--threads <n>', 'threads; default: one a core', '執行緒數；預設每個核心一個'),
  crossData: flag(
    '--data <dir>',
    'measure the cross-section: folder with one CSV per name',
    '量測橫斷面：每檔標的一個CSV的資料夾',
  ),
  keep: flag(
    '--keep',
    'keep what was measured in the episode folder',
    '把量測結果存進事件期間的資料夾',
  ),
  since: flag(
    '--since <date>',
    'what changed since the decision of this day, instead of the whole memo',
    '只寫從這一天的決策以來的變化，不寫整份備忘錄',
  ),
  format: {
    ...flag(
      '--format <kind>',
      'md, html, or pdf by a Chromium that is found; default: md',
      'md、html，或由找得到的Chromium印成pdf；預設md',
    ),
    values: ['md', 'html', 'pdf'],
  },
  full: flag('--full', 'everything, where else one page is told', '寫出全部內容；不寫則只有一頁'),
  memoOut: flag(
    '--out <dir>',
    'write both languages there instead of printing one; of pdf also one file',
    '把兩種語言都寫進這個資料夾，不顯示在畫面上；pdf也可以寫成單一檔案',
  ),
  recordData: flag(
    '--data <dir>',
    'of the long record: folder with one CSV per series; of the library: with one folder per episode',
    '長期紀錄用：每個序列一個CSV的資料夾；事件庫用：每段事件一個資料夾',
  ),
  recordThreads: flag(
    '--threads <n>',
    'of the library: threads; default: one a core; of the long record: default 1, more do not end it sooner',
    '事件庫用：執行緒數，預設每個核心一個；長期紀錄預設1個，更多也不會更快',
  ),
  lookahead: flag(
    '--lookahead',
    'is any output moved by what comes after it?',
    '檢查有沒有任何輸出受之後的資料影響',
  ),
  cuts: flag(
    '--cuts <n>',
    'decisions after which the future is cut; default: 20, of the long record 3',
    '在幾個決策之後截斷未來；預設20，長期紀錄為3',
  ),
  cutsSeed: flag(
    '--seed <n>',
    'seed of the random numbers that choose them; default: 1',
    '抽選截斷點的亂數種子；預設1',
  ),
  seriesData: flag(
    '--data <dir>',
    "folder with one CSV per series; default: the episode's own observations",
    '每個序列一個CSV的資料夾；預設用事件期間自己的數字',
  ),
  until: flag(
    '--until <date>',
    'last day of the past; default: the last that serves every decision',
    '歷史資料的最後一天；預設為所有決策都能用的最後一天',
  ),
  watchUntil: flag(
    '--until <date>',
    'last day on which it watches; default: until Ctrl-C',
    '監看的最後一天；預設直到按下Ctrl-C',
  ),
  vintageOut: flag(
    '--out <file>',
    'file to write; default: in the episode folder',
    '要寫入的檔案；預設在事件期間的資料夾裡',
  ),
  force: flag('--force', 'write over a vintage that differs', '取代內容不同的校準版本'),
  anchor: flag(
    '--anchor <file>',
    'counts and hashes kept elsewhere, as bide decide prints them and every memo holds them',
    '另存的筆數與雜湊值：bide decide印出的，或備忘錄裡的',
  ),
  alertUntil: flag(
    '--until <date>',
    'of silence: its end, a day or an instant with offset; needed',
    '`silence`用：何時結束，日期或帶時差的時刻，必填',
  ),
  alertBy: flag(
    '--by <name>',
    'of silence, needed, and of ack: who says so',
    '`silence`（必填）與`ack`用：是誰',
  ),
  alertWhy: flag('--why <text>', 'of silence: the reason, needed', '`silence`用：理由，必填'),
  alertChannel: flag(
    '--channel <name>',
    'of silence: on this channel alone',
    '`silence`用：只限這個管道',
  ),
  within: flag(
    '--within <n>',
    'of backtest: decisions within which there and back counts; default: 5',
    '`backtest`用：幾次決策之內改變又改回才算來回；預設5',
  ),
  offline: flag('--offline', 'pull nothing: judge what is there', '不抓取，只用現有的資料'),
  past: flag(
    '--past',
    'the long past instead, a CSV each, as bide calibrate --data reads it',
    '改抓過去的長期資料，每個序列一個CSV，供bide calibrate --data讀取',
  ),
  pastOut: flag(
    '--out <dir>',
    'of the long past: where it goes; default: history in the folder',
    '長期資料存放的位置；預設為資料夾裡的`history`',
  ),
  once: flag('--once', 'write the memos and end', '寫好備忘錄就結束'),
  port: flag('--port <n>', 'port; default: any free one', '連接埠；預設任一可用的'),
  readOnly: flag(
    '--read-only',
    'serve the page alone: nothing can be changed through it',
    '只供瀏覽：不能透過網頁更改任何內容',
  ),
  out: flag('--out <dir>', 'where the memos go; default: out', '備忘錄寫到哪裡；預設out'),
} satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof FLAGS;
