import type { EntryKind, ReviewState } from '../../domain/process.ts';
import type { Lang } from '../../domain/text.ts';
import { sides } from './side.ts';

/** What an entry records. */
const KINDS = sides<EntryKind>({
  accept: ['as proposed', '照建議'],
  override: ['not as proposed', '未照建議'],
  sign: ['thesis signed', '簽署假設'],
  evidence: ['evidence added', '加入證據'],
  'accept-evidence': ['evidence accepted', '採用證據'],
  'reject-evidence': ['evidence rejected', '退回證據'],
  threats: ['threats added', '加入威脅'],
  book: ['holdings stated', '登錄持有部位'],
  silence: ['alerts silenced', '警示靜音'],
  acknowledge: ['alerts seen', '警示已讀'],
  undo: ['taken back', '撤銷'],
  decision: ['proposal', '建議'],
  run: ['replay', '重演'],
  alert: ['alert', '警示'],
  delivery: ['delivery of an alert', '警示送達'],
});

const REVIEWS = sides<ReviewState>({
  none: ['none set', '未訂'],
  ahead: ['not yet due', '未到期'],
  due: ['due, not done', '到期未做'],
  'in time': ['done in time', '如期'],
  late: ['done late', '逾期才做'],
});

/** Heads of columns and names of values. */
const NAMES = sides({
  title: ['Journal', '日誌'],
  apartTitle: ['The process, apart from the outcome', '決策過程（與結果分開看）'],
  number: ['No.', '編號'],
  kind: ['What', '事項'],
  about: ['About', '內容'],
  entry: ['Entry', '這筆紀錄'],
  told: ['What was known then', '當時已知'],
  episode: ['Episode', '事件期間'],
  day: ['Day', '日期'],
  thesis: ['Thesis', '假設'],
  version: ['Version', '版本'],
  opened: ['Opened', '起始日'],
  proposed: ['Proposed exposure', '建議曝險'],
  done: ['Exposure held', '實際曝險'],
  verdict: ['Verdict', '判定'],
  regime: ['Regime', '局勢'],
  stress: ['Stress', '承壓狀態'],
  stops: ['Stops', '停損'],
  why: ['Reason', '理由'],
  noWhy: ['no reason written', '沒有寫理由'],
  review: ['Review', '檢討日'],
  reviewed: ['State of the review', '檢討情形'],
  state: ['State', '狀態'],
  item: ['Item', '證據'],
  currency: ['Currency', '幣別'],
  positions: ['Positions', '部位數'],
  cash: ['Cash', '現金'],
  loans: ['Loans', '借款'],
  decisions: ['Decisions', '決策數'],
  unread: [
    'cannot be read by this version; --json shows it as it is',
    '這個版本讀不懂；用--json可看原文',
  ],
  allQuiet: ['all quiet', '全部未觸發'],
  reviews: ['Reviews', '檢討'],
  counts: ['Rules kept, rules overridden', '照規則與未照規則'],
  each: ['Each decision, with what was known then', '每個決定與當時已知的事'],
  reasons: ['Reasons of the overrides', '未照建議的理由'],
  outcome: ['The outcome, which says nothing of the process', '結果（不能用來評斷過程）'],
  proposals: ['Proposals of the episode', '這段期間的建議'],
  answered: ['Answered by you', '你有回應的'],
  kept: ['Done as proposed', '照建議'],
  overridden: ['Done otherwise', '未照建議'],
  withReason: ['Overrides with a reason', '有寫理由的'],
  inTime: ['Reviews done in time', '如期檢討'],
  late: ['Reviews done late', '逾期才檢討'],
  due: ['Reviews due, not done', '到期未檢討'],
  ahead: ['Reviews not yet due', '未到檢討日'],
  replaced: ['Replaced on the same day', '同日改寫的'],
  undone: ['Taken back', '撤銷的'],
  beyond: ['Points beyond what was proposed', '比建議多或少（百分點）'],
  ret: ['Risk assets since', '風險資產其後漲跌'],
  worth: ['Earned or cost, of capital', '多賺或少賺（占資本）'],
  until: ['Up to', '算到'],
  noneKnown: ['Of none is it known yet', '還沒有一筆算得出來'],
});

/** What the journal says of its entries, and of how its owner decided. */
const en = {
  ...NAMES.en,
  kinds: KINDS.en,
  reviewState: REVIEWS.en,
  verdictList: (n: number, all: number) =>
    n === all ? `${n} entr${n === 1 ? 'y' : 'ies'} on record.` : `The last ${n} of ${all} entries.`,
  writtenIn: (city: string) => `Written (${city})`,
  nothing: 'Nothing of this sort is on record.',
  earlier: '--from DATE shows the earlier ones, --json all',
  machine: (n: number) => `${n} more are the machine’s; --all shows them`,
  oneEntry: '`bide journal NUMBER` shows one; `bide journal undo NUMBER --why TEXT` takes one back',
  takenBack: (by: number) => ` (taken back by ${by})`,
  share: (proposed: string, held: string) => `proposed ${proposed}, held ${held}`,
  reviewOn: (day: string) => `review ${day}`,
  holdings: (n: number) => `${n} position${n === 1 ? '' : 's'}`,
  ofEntry: (n: number) => `entry ${n}`,
  decisionsTo: (n: number) => `${n} decision${n === 1 ? '' : 's'}`,
  changes: (n: number) => (n === 0 ? 'where telling begins' : `${n} change${n === 1 ? '' : 's'}`),
  alertsOf: (n: number) => `${n} alert${n === 1 ? '' : 's'}`,
  untilTime: (at: string) => `until ${at}`,
  verdictOf: (n: number, kind: string, day: string) => `Entry ${n}: ${kind}${day && `, ${day}`}.`,
  countsNoMore: (by: number) => `Counts no more: entry ${by} took it back`,
  undoWith: (n: number) => `To take it back: \`bide journal undo ${n} --why TEXT\``,
  sayAnew: 'What was taken back can be said anew, with the command that said it first',
  verdictReviews: (due: number, all: number) =>
    due === 0
      ? `No review is due; ${all} on record.`
      : `${due} review${due === 1 ? ' is' : 's are'} due.`,
  noReviews: 'No review is on record.',
  howDone:
    'A review is done by the next decision about a later day of the episode: `bide decide EPISODE`, also where you stay with what you hold',
  nothingTold: (n: number, least: number) =>
    `${n} decision${n === 1 ? '' : 's'} on record: with fewer than ${least} nothing can be told about the process.`,
  noneTaken: 'No decision of yours is on record for this episode.',
  verdictProcess: (kept: string, all: string, share: string) =>
    `You kept to the rules in ${kept} of ${all} decisions (${share}).`,
  apart:
    'A good decision may cost money and a bad one may earn some. The first three parts judge by what was known on the day alone',
  cited: (entry: number) => `entry ${entry}`,
  sumOf: (known: number, all: number) =>
    known === all ? 'Sum' : `Sum of the ${known} of ${all} that are known`,
  few: (n: number, least: number) =>
    `${n} override${n === 1 ? '' : 's'}: with fewer than ${least} this is luck as likely as skill`,
  method: {
    worth:
      'Earned or cost: exposure held less exposure proposed, times the simple return of the episode’s risk assets, each of the same weight, as a share of your capital. It counts from the close of the first session after the day of the decision to the close at which your next decision is carried out, or the last that is known. Trading costs, interest and what later proposals would have changed are left out; shares are added, not compounded',
    review:
      'A review is in time when your next decision about a later day of the episode was written on the day of the review or before',
    last: 'Of several decisions about one day the last counts; those taken back do not',
    told: 'What was known then is the proposal as it was written on its day, found by its hash',
  },
};

const zh: typeof en = {
  ...NAMES['zh-Hant'],
  kinds: KINDS['zh-Hant'],
  reviewState: REVIEWS['zh-Hant'],
  verdictList: (n, all) => (n === all ? `共有${n}筆紀錄` : `${all}筆紀錄中的最後${n}筆`),
  writtenIn: (city) => `記錄時間（${city}）`,
  nothing: '沒有這一類的紀錄',
  earlier: '更早的用--from加日期來看，--json會列出全部',
  machine: (n) => `另有${n}筆是程式寫下的，加上--all即可看到`,
  oneEntry: '看其中一筆：`bide journal 編號`；撤銷一筆：`bide journal undo 編號 --why 理由`',
  takenBack: (by) => `（已由第${by}筆撤銷）`,
  share: (proposed, held) => `建議${proposed}，實際${held}`,
  reviewOn: (day) => `${day}檢討`,
  holdings: (n) => `${n}檔部位`,
  ofEntry: (n) => `第${n}筆`,
  decisionsTo: (n) => `${n}個決策`,
  changes: (n) => (n === 0 ? '由此開始通知' : `${n}項改變`),
  alertsOf: (n) => `${n}則警示`,
  untilTime: (at) => `到${at}為止`,
  verdictOf: (n, kind, day) => `第${n}筆：${kind}${day && `，${day}`}`,
  countsNoMore: (by) => `已不算數：第${by}筆撤銷了它`,
  undoWith: (n) => `要撤銷：\`bide journal undo ${n} --why 理由\``,
  sayAnew: '撤銷過的內容可以重新記一次，用當初的指令即可',
  verdictReviews: (due, all) =>
    due === 0 ? `目前沒有到期的檢討，紀錄中共${all}項` : `有${due}項檢討到期`,
  noReviews: '沒有訂過檢討日',
  howDone:
    '對同一事件期間較晚的一天再記一次決定，就算檢討過：`bide decide 事件期間`；維持原部位也要記一次',
  nothingTold: (n, least) => `紀錄中有${n}個決定；不足${least}個，看不出決策過程的好壞`,
  noneTaken: '這段事件期間還沒有你的決定',
  verdictProcess: (kept, all, share) => `${all}個決定中，有${kept}個照規則（${share}）`,
  apart: '好的決定可能賠錢，壞的決定也可能賺錢。前三部分只依當天已知的事來評斷',
  cited: (entry) => `第${entry}筆`,
  sumOf: (known, all) => (known === all ? '合計' : `${all}筆中算得出來的${known}筆合計`),
  few: (n, least) => `未照建議共${n}次；不足${least}次，分不出是運氣還是本事`,
  method: {
    worth:
      '多賺或少賺：實際曝險減建議曝險，乘以事件期間風險資產的簡單報酬（各資產權重相同），以占自有資本的比例表示。從決定日之後第一個交易日的收盤算起，到下一個決定生效的收盤為止；還沒有下一個決定時，算到最後已知的收盤。交易成本、利息，以及之後各日建議的變動都不計；各筆相加，不計複利',
    review: '檢討日當天或之前，就同一事件期間較晚的一天記下新的決定，即為如期檢討',
    last: '同一天有多個決定時，以最後一個為準；撤銷的不算',
    told: '「當時已知」是當天寫下的建議，依雜湊值找出',
  },
};

export const journalWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
