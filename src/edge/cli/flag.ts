import type { Text } from '../../domain/text.ts';

/** An option of the command line, as it is written and what it means. */
export type Flag = { readonly flags: string; readonly says: Text; readonly required?: boolean };

/** Options that every command has. */
export const COMMON_FLAGS: readonly Flag[] = [
  { flags: '-V, --version', says: { en: 'the version', 'zh-Hant': '顯示版本' } },
  {
    flags: '--json',
    says: { en: 'one JSON document, or one per line', 'zh-Hant': '輸出JSON，一份或每行一份' },
  },
  {
    flags: '--lang <lang>',
    says: {
      en: 'en or zh-Hant; default: BIDE_LANG, then the system',
      'zh-Hant': 'en或zh-Hant；預設依BIDE_LANG，其次依系統設定',
    },
  },
  {
    flags: '--home <dir>',
    says: {
      en: 'workspace with the journal (or BIDE_HOME; default ~/.bide)',
      'zh-Hant': '存放日誌的工作資料夾（或用BIDE_HOME；預設~/.bide）',
    },
  },
];

/** Options of single commands. */
export const FLAGS = {
  at: {
    flags: '--at <date>',
    says: {
      en: 'the decision of this day; default: the last',
      'zh-Hant': '哪一天的決策；預設最後一天',
    },
  },
  ledgerAt: {
    flags: '--at <date>',
    says: {
      en: 'the ledger of this day; default: the end of the episode, or today',
      'zh-Hant': '以哪一天的資料為準；預設為事件期間的最後一天，或今天',
    },
  },
  thesis: {
    flags: '--thesis <file>',
    says: { en: 'another thesis for the same episode', 'zh-Hant': '同一事件期間改用另一份假設' },
  },
  html: {
    flags: '--html <file>',
    says: { en: 'write the answer as one page there, too', 'zh-Hant': '另外寫成一頁HTML' },
  },
  from: {
    flags: '--from <date>',
    says: { en: 'first day shown', 'zh-Hant': '從哪一天開始顯示' },
  },
  to: { flags: '--to <date>', says: { en: 'last day shown', 'zh-Hant': '顯示到哪一天' } },
  tail: {
    flags: '--tail <p>',
    says: {
      en: 'another tail probability than that of the regime call, 0 to 1',
      'zh-Hant': '改用這個尾部機率，不用局勢判斷的機率；0到1',
    },
  },
  mandate: {
    flags: '--mandate <share>',
    says: {
      en: 'share that must be sold whatever anybody thinks, 0 to 1',
      'zh-Hant': '不論看法都得依規定賣出的比例；0到1',
    },
  },
  fall: {
    flags: '--fall <sigmas>',
    says: {
      en: 'falls of this size; default: that of the day',
      'zh-Hant': '跌勢的大小，以標準差的倍數計；預設為當天的跌幅',
    },
  },
  seed: {
    flags: '--seed <n>',
    says: { en: 'seed of the dice; default: 1', 'zh-Hant': '亂數種子；預設1' },
  },
  paths: {
    flags: '--paths <n>',
    says: { en: 'simulated paths; default: 65536', 'zh-Hant': '模擬的路徑數；預設65536' },
  },
  threads: {
    flags: '--threads <n>',
    says: { en: 'threads; default: one a core', 'zh-Hant': '執行緒數；預設每個核心一個' },
  },
  crossData: {
    flags: '--data <dir>',
    says: {
      en: 'measure the cross-section: folder with one CSV per name',
      'zh-Hant': '量測橫斷面：每檔標的一個CSV的資料夾',
    },
  },
  keep: {
    flags: '--keep',
    says: {
      en: 'keep what was measured in the episode folder',
      'zh-Hant': '把量測結果存進事件期間的資料夾',
    },
  },
  rejectWhy: {
    flags: '--why <text>',
    says: { en: 'why it is rejected', 'zh-Hant': '退回的理由' },
  },
  accept: { flags: '--accept', says: { en: 'I did as proposed', 'zh-Hant': '照建議做了' } },
  override: { flags: '--override', says: { en: 'I did otherwise', 'zh-Hant': '沒有照建議做' } },
  exposure: {
    flags: '--exposure <share>',
    says: { en: 'share held instead, from 0 to 1', 'zh-Hant': '實際持有的比例；0到1' },
  },
  why: {
    flags: '--why <text>',
    says: {
      en: 'the reason, needed for an override',
      'zh-Hant': '理由；不照建議時必填',
    },
  },
  review: {
    flags: '--review <date>',
    says: {
      en: 'when I look at it again, needed for an override',
      'zh-Hant': '檢討日期；不照建議時必填',
    },
  },
  format: {
    flags: '--format <kind>',
    says: { en: 'md or html; default: md', 'zh-Hant': 'md或html；預設md' },
  },
  memoOut: {
    flags: '--out <dir>',
    says: {
      en: 'write both languages there instead of printing one',
      'zh-Hant': '把兩種語言都寫進這個資料夾，不顯示在畫面上',
    },
  },
  recordData: {
    flags: '--data <dir>',
    says: {
      en: 'of the long record: folder with one CSV per series',
      'zh-Hant': '長期紀錄用：每個序列一個CSV的資料夾',
    },
  },
  recordThreads: {
    flags: '--threads <n>',
    says: {
      en: 'of the long record: threads; default: one a core',
      'zh-Hant': '長期紀錄用：執行緒數；預設每個核心一個',
    },
  },
  lookahead: {
    flags: '--lookahead',
    says: {
      en: 'is any output moved by what comes after it?',
      'zh-Hant': '檢查有沒有任何輸出受之後的資料影響',
    },
  },
  cuts: {
    flags: '--cuts <n>',
    says: {
      en: 'decisions after which the future is cut; default: 20, of the long record 3',
      'zh-Hant': '在幾個決策之後截斷未來；預設20，長期紀錄為3',
    },
  },
  cutsSeed: {
    flags: '--seed <n>',
    says: {
      en: 'seed of the dice that choose them; default: 1',
      'zh-Hant': '抽選截斷點的亂數種子；預設1',
    },
  },
  seriesData: {
    flags: '--data <dir>',
    says: { en: 'folder with one CSV per series', 'zh-Hant': '每個序列一個CSV的資料夾' },
    required: true,
  },
  until: {
    flags: '--until <date>',
    says: { en: 'last day of the past', 'zh-Hant': '歷史資料的最後一天' },
    required: true,
  },
  vintageOut: {
    flags: '--out <file>',
    says: {
      en: 'file to write; default: in the episode folder',
      'zh-Hant': '要寫入的檔案；預設在事件期間的資料夾裡',
    },
  },
  once: {
    flags: '--once',
    says: { en: 'write the memos and end', 'zh-Hant': '寫好備忘錄就結束' },
  },
  port: {
    flags: '--port <n>',
    says: { en: 'port; default: any free one', 'zh-Hant': '連接埠；預設任一可用的' },
  },
  out: {
    flags: '--out <dir>',
    says: { en: 'where the memos go; default: out', 'zh-Hant': '備忘錄寫到哪裡；預設out' },
  },
} as const satisfies Readonly<Record<string, Flag>>;

/** The name of an option of a single command. */
export type FlagName = keyof typeof FLAGS;
