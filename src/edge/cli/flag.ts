import type { Text } from '../../domain/text.ts';

/** An option of the command line, as it is written and what it means. */
export type Flag = { readonly flags: string; readonly says: Text; readonly required?: boolean };

const flag = (flags: string, en: string, zh: string): Flag => ({
  flags,
  says: { en, 'zh-Hant': zh },
});

/** Options that every command has. */
export const COMMON_FLAGS: readonly Flag[] = [
  flag('-V, --version', 'the version', '顯示版本'),
  flag('--json', 'one JSON document, or one per line', '輸出JSON，一份或每行一份'),
  flag(
    '--lang <lang>',
    'en or zh-Hant; default: BIDE_LANG, then the system',
    'en或zh-Hant；預設依BIDE_LANG，其次依系統設定',
  ),
  flag(
    '--home <dir>',
    'workspace with the journal (or BIDE_HOME; default ~/.bide)',
    '存放日誌的工作資料夾（或用BIDE_HOME；預設~/.bide）',
  ),
];

export const FLAGS = {
  at: flag(
    '--at <date>',
    'the decision of this day; default: the last',
    '哪一天的決策；預設最後一天',
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
    'share that must be sold whatever anybody thinks, 0 to 1',
    '不論看法都得依規定賣出的比例；0到1',
  ),
  fall: flag(
    '--fall <sigmas>',
    'falls of this size; default: that of the day',
    '跌勢的大小，以標準差的倍數計；預設為當天的跌幅',
  ),
  seed: flag('--seed <n>', 'seed of the dice; default: 1', '亂數種子；預設1'),
  paths: flag(
    '--paths <n>',
    'simulated paths; default: 16384, as in the memo of the day; of the crowd without an episode 65536',
    '模擬的路徑數；預設16384，與當天備忘錄相同；不指定事件段的群體為65536',
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
  entryKind: flag(
    '--kind <kind>',
    'entries of one kind alone: accept, override, sign, evidence, accept-evidence, reject-evidence, threats, book, undo, decision or run',
    '只列一種紀錄：accept、override、sign、evidence、accept-evidence、reject-evidence、threats、book、undo、decision或run',
  ),
  all: flag('--all', 'with what the machine wrote', '連同程式寫下的'),
  undoWhy: flag('--why <text>', 'of undo: the reason, needed', 'undo用：理由，必填'),
  rejectWhy: flag('--why <text>', 'why it is rejected', '退回的理由'),
  accept: flag('--accept', 'I did as proposed', '照建議做了'),
  override: flag('--override', 'I did otherwise', '沒有照建議做'),
  exposure: flag(
    '--exposure <share>',
    'share of own capital held instead: 0.95 is 95 %, above 1 with a loan',
    '實際持有占自有資金的比例；0.95為95%，有借款時大於1',
  ),
  rule: flag(
    '--rule <rule>',
    'how orders are made of what you hold: pro-rata (of every position the same share; default), liquid (fewest days first) or tax (lots with the largest loss first)',
    '委託怎麼分配：`pro-rata`各部位相同比例（預設），`liquid`最快能變現的先賣，`tax`虧損最多的批次先賣',
  ),
  why: flag('--why <text>', 'the reason, needed for an override', '理由；不照建議時必填'),
  review: flag(
    '--review <date>',
    'when I look at it again, needed for an override',
    '檢討日期；不照建議時必填',
  ),
  format: flag('--format <kind>', 'md or html; default: md', 'md或html；預設md'),
  full: flag('--full', 'everything, where else one page is told', '寫出全部內容；不寫則只有一頁'),
  memoOut: flag(
    '--out <dir>',
    'write both languages there instead of printing one',
    '把兩種語言都寫進這個資料夾，不顯示在畫面上',
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
    'seed of the dice that choose them; default: 1',
    '抽選截斷點的亂數種子；預設1',
  ),
  seriesData: {
    ...flag('--data <dir>', 'folder with one CSV per series', '每個序列一個CSV的資料夾'),
    required: true,
  },
  until: {
    ...flag('--until <date>', 'last day of the past', '歷史資料的最後一天'),
    required: true,
  },
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
  once: flag('--once', 'write the memos and end', '寫好備忘錄就結束'),
  port: flag('--port <n>', 'port; default: any free one', '連接埠；預設任一可用的'),
  out: flag('--out <dir>', 'where the memos go; default: out', '備忘錄寫到哪裡；預設out'),
} satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof FLAGS;
