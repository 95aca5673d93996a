import { type Flag, flag } from './argument.ts';

/** Options of the commands that put something on record: evidence, a decision, a book, prices; and of the journal. */
export const ENTRY_FLAGS = {
  entryKind: flag(
    '--kind <kind>',
    'entries of one kind alone: accept, override, sign, evidence, accept-evidence, reject-evidence, threats, book, silence, acknowledge, undo, decision, run, alert or delivery',
    '只列一種紀錄：`accept`、`override`、`sign`、`evidence`、`accept-evidence`、`reject-evidence`、`threats`、`book`、`silence`、`acknowledge`、`undo`、`decision`、`run`、`alert`或`delivery`',
  ),
  all: flag('--all', 'with what the machine wrote', '連同程式寫下的'),
  undoWhy: flag('--why <text>', 'of undo: the reason, needed', '`undo`用：理由，必填'),
  allWaiting: flag(
    '--all',
    'of accept and reject: everything that waits; of list: each item with its details',
    '`accept`與`reject`用：所有待審的；`list`用：每一則連同細節',
  ),
  headline: flag(
    '--headline <text>',
    'of new: what happened, in one language',
    '`new`用：發生了什麼事，寫一種語言即可',
  ),
  itemOn: flag('--on <date>', 'of new: day of the act', '`new`用：發生的日期'),
  known: flag(
    '--known <date>',
    'of new: public since, a day or an instant with offset; default: the day of the act',
    '`new`用：何時公開，日期或帶時差的時刻；預設為發生當天',
  ),
  claim: flag(
    '--claim <text>',
    'of new: the act that it is part of; default: one of its own',
    '`new`用：屬於哪一件事；預設為獨立的一件',
  ),
  actor: flag('--actor <text>', 'of new: who acts', '`new`用：誰做的'),
  counterparty: flag(
    '--counterparty <text>',
    'of new: against or with whom, several with semicolons',
    '`new`用：對象，多個用分號隔開',
  ),
  itemLevel: flag(
    '--level <n>',
    'of new: level, 0 talk to 5 in place; of list, accept, reject and review: those of this level',
    '`new`用：級別，0口頭到5到位；`list`、`accept`、`reject`、`review`用：只取這個級別',
  ),
  itemKind: flag(
    '--kind <kind>',
    'of new: sort of act; default: by the level',
    '`new`用：哪一種行動；預設依等級而定',
  ),
  direction: flag(
    '--direction <kind>',
    'of new: friction, noise or neutral; of list, accept, reject and review: those that lean so',
    '`new`用：`friction`、`noise`或`neutral`；`list`、`accept`、`reject`、`review`用：只取這個方向',
  ),
  watch: flag(
    '--watch <kind>',
    'of new: watch group, A to E; of list, accept, reject and review: those of this group',
    '`new`用：觀察組，A到E；`list`、`accept`、`reject`、`review`用：只取這一組',
  ),
  classifier: flag(
    '--classifier',
    'of eval: the classifier of the workspace, too',
    '`eval`用：一併評量工作資料夾設定的分類器',
  ),
  evaluated: flag(
    '--data <dir>',
    'of eval: folder with one folder per coded episode, scored too',
    '`eval`用：每段已編碼事件一個資料夾，一併計分',
  ),
  itemUrl: flag('--url <text>', 'of new: address of the page', '`new`用：網址'),
  itemSource: flag('--source <text>', 'of new: name of the source', '`new`用：來源名稱'),
  rejectWhy: flag(
    '--why <text>',
    'of accept, reject and undo: the reason',
    '`accept`、`reject`與`undo`用：理由',
  ),
  accept: flag('--accept', 'I did as proposed', '照建議做了'),
  override: flag('--override', 'I did otherwise', '沒有照建議做'),
  exposure: flag(
    '--exposure <share>',
    'share of own capital held instead: 0.95 or 95%, above 1 with a loan',
    '實際持有占自有資金的比例；0.95或95%，有借款時大於1',
  ),
  rule: flag(
    '--rule <rule>',
    'how orders are made of what you hold: pro-rata (of every position about the same share, in whole units; default), liquid (fewest days first) or tax (lots with the largest loss first)',
    '委託怎麼分配：`pro-rata`各部位約略相同的比例、以1股為單位（預設），`liquid`最快能變現的先賣，`tax`虧損最多的批次先賣',
  ),
  why: flag('--why <text>', 'the reason, needed for an override', '理由；不照建議時必填'),
  review: flag(
    '--review <date>',
    'when I look at it again, needed for an override',
    '檢討日期；不照建議時必填',
  ),
  map: flag(
    '--map <pairs...>',
    'which column is what: symbol=Ticker,quantity=Shares; of prices date=Day,value=Px',
    '指定欄位：`symbol=Ticker,quantity=Shares`；價格檔寫`date=Day,value=Px`',
  ),
  encoding: flag(
    '--encoding <name>',
    'utf-8, utf-16le, utf-16be, big5 or windows-1252; default: as its bytes tell',
    'utf-8、utf-16le、utf-16be、big5或windows-1252；預設由內容判斷',
  ),
  dates: flag(
    '--dates <order>',
    'ymd, dmy or mdy; default: as the file tells',
    'ymd、dmy或mdy；預設由檔案判斷',
  ),
  decimal: flag(
    '--decimal <mark>',
    'the decimal sign, . or a comma; default: as the file tells',
    '小數點是點或逗號；預設由檔案判斷',
  ),
  on: flag(
    '--on <date>',
    'the day from which the book counts; default: as the file tells, or today; of set on the day of the entry that it changes: the day of that book',
    '部位表從哪一天起算；預設依檔案，否則為今天；set在寫入的同一天補充部位表時，沿用該部位表的日期',
  ),
  currency: flag(
    '--currency <code>',
    'the currency that the book is told in, and of rows without one',
    '部位表的計價幣別，也用於未註明幣別的列',
  ),
  account: flag(
    '--account <name>',
    'the account, where the file names none',
    '帳戶名稱；檔案沒有註明時使用',
  ),
  dryRun: flag('--dry-run', 'say what would be written, and write nothing', '只顯示結果，不寫入'),
  cash: flag(
    '--cash <amounts...>',
    'set: cash, e.g. 500000TWD; 0TWD for none',
    'set：現金，例如`500000TWD`；沒有則寫`0TWD`',
  ),
  loan: flag(
    '--loan <amounts...>',
    'set: what is owed, e.g. 20000USD',
    'set：借款，例如`20000USD`',
  ),
  rate: flag(
    '--rate <rates...>',
    'set: what one unit of a currency is worth, e.g. USD/TWD=31.60; used where the episode has no series of it',
    'set：匯率，例如`USD/TWD=31.60`，1美元換31.60新台幣；事件期間沒有這個序列時使用',
  ),
  adv: flag(
    '--adv <volumes...>',
    'set: units traded in an average day, e.g. SPY=80000000, for cost and days of orders',
    'set：平均每日成交量，例如`SPY=80000000`，用來估計委託的成本與天數',
  ),
  margin: flag(
    '--margin <share>',
    'set: least equity as a share of the holdings, 0 to 1: 0.3 where a call comes once equity is below 30% of them',
    'set：淨值占持有部位的最低比例，0到1；`0.3`是淨值低於部位市值的三成就追繳。臺灣的整戶維持率是市值除以借款，130%換算為1減1/1.3，即`0.23`',
  ),
  zone: flag(
    '--zone <zone>',
    'set: your time zone, e.g. Asia/Taipei',
    'set：所在時區，例如`Asia/Taipei`',
  ),
  position: flag(
    '--position <rows...>',
    'set: a position, e.g. TSM=100@195.5USD; below 0 sold short',
    'set：一個部位，例如`TSM=100@195.5USD`；負數為放空',
  ),
  remove: flag('--remove <symbols...>', 'set: positions that are gone', 'set：已經不在的部位'),
  column: flag(
    '--column <name>',
    'the column of values, where there are several',
    '有多個數值欄位時，指定其中一個',
  ),
  leaps: flag(
    '--leaps',
    'take values that are several times their neighbours, too',
    '與前後日相差數倍的數值也採用',
  ),
  replace: flag('--replace', 'take the new value where another one stands', '數值不同時改採新的'),
} as const satisfies Readonly<Record<string, Flag>>;

/** Those of `bide evidence`, in the order of its help. */
export const EVIDENCE_FLAGS = [
  ...(['allWaiting', 'rejectWhy', 'html', 'headline', 'itemOn', 'known', 'claim'] as const),
  ...(['actor', 'counterparty', 'itemLevel', 'itemKind', 'direction', 'watch'] as const),
  ...(['itemUrl', 'itemSource', 'evaluated', 'classifier'] as const),
];
