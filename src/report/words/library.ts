import type { Recoding } from '../../domain/library.ts';
import type { Lang } from '../../domain/text.ts';
import { heads } from './side.ts';

/** Totals of the three, formatted, and the mean exposure of the mix. */
type Totals = Record<'own' | 'mix' | 'hold' | 'share', string> & { readonly episodes: number };

/** The coded episodes together. Figures come formatted. */
const en = {
  title: 'Score of the library',
  episodes: (n: number) => `${n} coded episode${n === 1 ? '' : 's'}`,
  together: 'Together',
  /** Who has the largest total. */
  won: {
    own: 'The theses came out ahead.',
    mix: 'A constant mix of the same mean exposure came out ahead.',
    hold: 'Always holding came out ahead.',
  },
  totals: ({ own, mix, hold, share, episodes }: Totals) =>
    `${episodes === 1 ? 'Total of one episode' : `Totals of ${episodes} episodes added up, each begun anew`}: the theses ${own}, a constant mix of the same mean exposure (${share} on average) ${mix}, always holding ${hold}`,
  coder: (n: number) =>
    `${n === 1 ? 'One episode proves nothing, and its coder knew' : `${n} episodes prove little, and the one person who coded them knew`} the outcome: nothing here is out of sample`,
  cannot:
    'What cannot be told: whether timing is skill or luck, and how evidence coded before the outcome would have done',
  /** The other baselines, and how many of all made more than the theses. */
  others: (all: string, more: number, of: number) =>
    `Other baselines: ${all}; ${more} of ${of} made more than the theses`,
  deepest: (own: string, mix: string) =>
    `Falls were no shallower than the mix's: the deepest ${own} against ${mix}`,
  /** Episodes whose calls did worse than those who know nothing, and than the prior. */
  blind: ({ brier, log, all, one }: Record<'brier' | 'log' | 'all', number> & { one: string }) =>
    `The regime calls did worse than one third for each regime, which knows nothing, in ${brier} of ${all} episodes (Brier ${one}), by the logarithm in ${log}`,
  lost: (lost: number, names: string) =>
    `Worse than repeating the prior every day in ${lost}${lost === 0 ? '' : `: ${names}`}`,
  overlap: ({ a, b, from, to }: Record<'a' | 'b' | 'from' | 'to', string>) =>
    `${a} and ${b} overlap from ${from} to ${to}: those days count twice in every sum`,
  scoredOn: 'Each is scored on its risk assets alone, not on a book',
  /** What moves the totals: one item coded otherwise, and all decisions carried out later; points. */
  moved: ({ item, tried, all, later }: Record<'item' | 'tried' | 'all' | 'later', string>) =>
    `One item coded otherwise: the largest of ${tried} tried of ${all} ways moves an episode by ${item} points; every decision carried out a session later moves the sum by ${later}`,
  absent: (ids: string) => `Left out, for their series are not there: ${ids}`,
  results: {
    title: 'By episode',
    caption:
      'Total return of own capital over the stretch. Mix: the same mean exposure every day; timing: total less that of the mix, percentage points; held: mean exposure. Together: sums, of held the mean',
    column: heads('', 'theses', 'mix', 'timing', 'always hold', 'held'),
  },
  rivals: {
    caption: 'The other baselines, total return',
    column: heads('', 'vol-target 10%', 'VIX > 30', 'stop-loss 10%'),
  },
  chance: {
    title: 'Timing, and what chance does',
    heading: 'Timing by episode, percentage points',
    caption: (shifts: string) =>
      `80% intervals from resampled blocks of sessions, which speak of these stretches alone. p: share of all shifts of the exposure path by whole sessions, round the ring of its episode, that did as well or better; beside it the timing of their middle 80%. Together: ${shifts} sums of shifts drawn for each episode by a fixed seed`,
    column: heads('', 'timing', '80%', 'p', 'shifted 80%'),
    worse: 'worse timing',
    better: 'better timing',
    range: (low: string, high: string) => `${low} to ${high}`,
  },
  without: {
    title: 'Without one episode',
    caption: 'The sums with one episode left out: whether they hang on a single one',
    column: heads('without', 'theses', 'mix', 'timing', '80%', 'p'),
  },
  falls: {
    title: 'Falls and repairs',
    caption:
      'Deepest fall of always holding and the way back up to the old high, or as far as it came. Taken and captured: the share of both that the theses had, in log returns; held: mean exposure, which is what a constant mix would take of both',
    column: heads('', 'fall', 'taken', 'repair', 'captured', 'held'),
    risk: {
      caption:
        'Gain:loss: sum of gains over sum of losses. Deepest fall of own capital, and CVaR, the mean loss of the worst twentieth of 20-day returns, in per cent. Each: theses / constant mix / always hold. Together: over all sessions, the deepest of any episode',
      column: heads('', 'gain:loss', 'deepest fall', 'CVaR 20d'),
      three: (own: string, mix: string, hold: string) => `${own} / ${mix} / ${hold}`,
    },
  },
  stops: {
    title: 'What stops cost or saved',
    caption:
      'The same replay with that stop left out, the crowd model not asked. Trips and absorbed: times, key by key; held down: sessions in which less was held because of it, waiting afterwards included; worth: total with it less total without, percentage points, above 0 saved',
    column: heads('', 'trips', 'absorbed', 'held down', 'worth'),
    none: 'No stop tripped in any episode',
    sum: (worth: string) =>
      `All stops, each taken alone, added up: ${worth} points. Two that hold at once do not add up exactly`,
    /** The same where the page begins; the most that one of them was worth. */
    lead: (worth: string, most: string) =>
      `All stops added up were worth ${worth} points, none more than ${most}`,
  },
  calls: {
    title: 'Regime calls against the prior',
    caption:
      'Penalties, the smaller the better, beside those of repeating the prior every day. Cases: calls that resolved; apart: those whose horizons do not overlap',
    column: heads('', 'Brier', 'prior', 'log', 'prior', 'cases', 'apart', ''),
    verdict: { worse: 'lost', better: 'won', split: 'split' },
  },
  robust: {
    title: 'How far the totals move',
    caption: (tried: string, all: string) =>
      `Single items coded otherwise: a level up, a level down, or no direction. ${tried} of ${all} such recodings were tried, drawn by a fixed seed, the crowd model not asked. Moves of the episode's total, percentage points; median: of their sizes; later: every decision carried out one session later`,
    column: heads('', 'tried', 'median', 'largest', 'item', 'later'),
    how: { up: 'level up', down: 'level down', neutral: 'no direction' } satisfies Record<
      Recoding['how'],
      string
    >,
    item: (id: string, how: string) => `${id}, ${how}`,
  },
  mind: {
    summed: 'Totals are added up, not compounded: every episode begins anew with the same capital',
    noCash: 'Cash earned nothing: no bill yield stands beside the episodes',
    noDividends: 'Dividends are left out for every contender',
    inSample: 'Default weights, outcomes and rules were chosen with some of these episodes in view',
    mix: 'The exposure of the constant mix is known only afterwards: it measures timing, and nobody could have chosen it',
    unknown: (what: string, n: number, all: number) =>
      `${what}: known in ${n} of ${all} episodes, and summed over those`,
  },
};

const zh: typeof en = {
  title: '事件庫評分',
  episodes: (n) => `${n}段已編碼的事件`,
  together: '合計',
  won: {
    own: '各策略的累計報酬最高',
    mix: '累計報酬最高的是平均部位相同的固定比例',
    hold: '累計報酬最高的是買進持有',
  },
  totals: ({ own, mix, hold, share, episodes }) =>
    `${episodes === 1 ? '一段事件的累計報酬' : `${episodes}段事件各自從頭開始，累計報酬相加`}：各策略${own}，平均部位相同的固定比例（平均${share}）${mix}，買進持有${hold}`,
  coder: (n) =>
    `${n === 1 ? '一段事件證明不了什麼，而且是' : `${n}段事件證明不了多少，而且全由同一人`}在知道結果之後編碼的，沒有一段算得上樣本外`,
  cannot: '看不出來的是：擇時靠的是本事還是運氣，以及證據若在結果揭曉前編碼會如何',
  others: (all, more, of) => `其他對照組：${all}；${of}個對照組中有${more}個賺得比各策略多`,
  deepest: (own, mix) => `最深的跌幅沒有比固定比例淺：${own}對${mix}`,
  blind: ({ brier, log, all, one }) =>
    `三種局勢各給三分之一就是一無所知（Brier ${one}），${all}段中有${brier}段的局勢判斷比這還差，以對數評分有${log}段`,
  lost: (lost, names) => `比每天照抄先驗還差的有${lost}段${lost === 0 ? '' : `：${names}`}`,
  overlap: ({ a, b, from, to }) => `${a}與${b}在${from}至${to}重疊，這些日子在合計裡算了兩次`,
  scoredOn: '每段都只以風險資產計分，不是某人的部位',
  moved: ({ item, tried, all, later }) =>
    `單則證據換一種編碼：${all}種改法中試了${tried}種，最大的一種讓一段變動${item}個百分點；每次決策都晚一個交易日執行，合計變動${later}`,
  absent: (ids) => `缺少價格序列而未計入：${ids}`,
  results: {
    title: '各段事件',
    caption:
      '自有資金在整段期間的累計報酬。固定比例：每天都持有相同的平均部位；擇時：累計報酬減去固定比例的，以百分點計；持有：平均曝險。合計列為相加，持有則為平均',
    column: ['', '本策略', '固定比例', '擇時', '買進持有', '持有'],
  },
  rivals: {
    caption: '其他對照組的累計報酬',
    column: ['', '目標波動10%', 'VIX破30', '停損10%'],
  },
  chance: {
    title: '擇時與運氣',
    heading: '各段事件的擇時效果，百分點',
    caption: (shifts) =>
      `80%區間取自交易日的區塊重抽，只說這幾段期間。平移不輸：把部位路徑在該段事件內繞圈平移整數個交易日，所有平移中做得一樣好或更好的比例；旁邊是中間80%的平移所得的擇時效果。合計列依固定種子為每段事件各抽一個平移，相加${shifts}次`,
    column: ['', '擇時', '80%區間', '平移不輸', '平移的80%'],
    worse: '擇時較差',
    better: '擇時較好',
    range: (low, high) => `${low}至${high}`,
  },
  without: {
    title: '去掉其中一段',
    caption: '去掉一段事件之後的合計，看結果是否只靠某一段',
    column: ['去掉', '本策略', '固定比例', '擇時', '80%區間', '平移不輸'],
  },
  falls: {
    title: '跌勢與修復',
    caption:
      '買進持有的最深跌勢，以及之後回到前高（或最高回到多少）的修復。承受與掌握：本策略在兩者中所占的比例，以對數報酬計；持有：平均曝險，也就是固定比例在兩者中會占的比例',
    column: ['', '跌勢', '承受', '修復', '掌握', '持有'],
    risk: {
      caption:
        '得失比：獲利總和除以虧損總和。最大回撤以自有資金計；CVaR：20日報酬最差的二十分之一，平均虧損多少；兩者單位為%。依序為本策略／固定比例／買進持有。合計列涵蓋所有交易日，回撤取各段中最深的',
      column: ['', '得失比', '最大回撤', '20日CVaR'],
      three: (own, mix, hold) => `${own}／${mix}／${hold}`,
    },
  },
  stops: {
    title: '停損的得失',
    caption:
      '拿掉該項停損再重演一次來比較，不計算市場參與者模型。觸發與消化：次數，各對象分開計；壓低：因它而少持有的交易日數，含之後的等待；得失：有它的累計報酬減去沒有它的，以百分點計，正數為省下',
    column: ['', '觸發', '消化', '壓低', '得失'],
    none: '沒有任何停損觸發',
    sum: (worth) => `各項停損分別計算再相加：${worth}個百分點。同時壓低部位的停損，相加並不精確`,
    lead: (worth, most) => `所有停損的得失相加為${worth}個百分點，沒有一項多於${most}`,
  },
  calls: {
    title: '局勢判斷對照先驗',
    caption:
      '都是懲罰分數，愈小愈好；旁邊是每天照抄先驗的分數。案例：已有結果的判斷；獨立：判斷期間互不重疊的次數',
    column: ['', 'Brier', '先驗', '對數', '先驗', '案例', '獨立', ''],
    verdict: { worse: '輸', better: '贏', split: '不一' },
  },
  robust: {
    title: '結果有多穩',
    caption: (tried, all) =>
      `單則證據改用鄰近的編碼：升一級、降一級，或改為中性。共有${all}種改法，依固定種子抽${tried}種來試，不計算市場參與者模型。數字為該段累計報酬的變動，以百分點計；中位數取變動大小；延後：每次決策都晚一個交易日執行`,
    column: ['', '試過', '中位數', '最大', '證據', '延後'],
    how: { up: '升一級', down: '降一級', neutral: '改為中性' },
    item: (id, how) => `${id}，${how}`,
  },
  mind: {
    summed: '累計報酬是相加，不是複利：每段事件都以同樣的資金從頭開始',
    noCash: '現金未計息：各段事件沒有附國庫券利率',
    noDividends: '各方一律不計股利',
    inSample: '預設的權重、各局勢結果與規則，是看著其中幾段事件選的',
    mix: '固定比例的部位事後才算得出來：它用來衡量擇時，當時沒有人選得到',
    unknown: (what, n, all) => `${what}：${all}段事件中只有${n}段已知，只就這幾段相加`,
  },
};

export const libraryWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
