import type { Lang } from '../../domain/text.ts';
import { join, type Prose, type Span, say } from '../render/prose.ts';
import { units } from './unit.ts';

/** Stops in one state: their numbers, what they allow together, and how that stands to what is held. */
type Stopped = {
  readonly numbers: readonly string[];
  readonly limit: Span;
  readonly held: Span;
  /** What holds exposure where they do not. */
  readonly by: string;
  /** They hold it; something else does; exposure has yet to come down to them. */
  readonly bites: 'binds' | 'not' | 'above';
};

/** Two scores, the smaller the better. */
type Scored = Readonly<Record<'own' | 'other', Span>>;

const listed = (numbers: readonly string[]): string =>
  numbers.length < 2
    ? (numbers[0] ?? '')
    : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;

/** What the memo of one page says in a line where the full one takes a section. */
const en = {
  tripped: ({ numbers, limit, held, by, bites }: Stopped): Prose =>
    say`${numbers.length === 1 ? 'Stop' : 'Stops'} ${listed(numbers)} ${numbers.length === 1 ? 'has' : 'have'} tripped and ${numbers.length === 1 ? 'allows' : 'allow'} at most ${limit}: ${en.bites({ held, by, bites })}`,
  blind: ({ numbers, limit, held, by, bites }: Stopped): Prose =>
    say`${numbers.length === 1 ? 'Stop' : 'Stops'} ${listed(numbers)} ${numbers.length === 1 ? 'lacks' : 'lack'} data, which counts as risk and allows at most ${limit}: ${en.bites({ held, by, bites })}`,
  bites: ({ held, by, bites }: Pick<Stopped, 'held' | 'by' | 'bites'>): Prose =>
    bites === 'binds'
      ? ['that is what limits exposure today.']
      : bites === 'above'
        ? say`exposure, ${held} today, is still above it.`
        : say`it does not bind, for exposure is ${held} already (${by}).`,
  stakes: 'Loss and gain (mean of worst and best 5%)',
  /** Stops that would make one sell, each by itself. */
  selling: (numbers: readonly string[]) =>
    `${numbers.length === 1 ? 'Stop' : 'Any of stops'} ${numbers.length === 1 ? numbers[0] : numbers.join(', ')} trips`,
  sellsTo: (limits: readonly Span[], held: string): Prose =>
    say`The limit falls to ${join(
      ' or ',
      limits.map((x) => [x]),
    )}, below today's ${held}.`,
  noneSells: (held: string): Prose => [
    `At ${held} no stop still to trip would by itself make one sell`,
  ],
  turnsAt: (to: string, now: Span): Prose => say`The verdict turns to ${to}; now ${now}.`,
  reaches: (input: string, tips: Span): Prose => say`${input} at ${tips}`,
  ahead: 'Dates ahead; one that passes without the act counts towards noise',
  noDates: 'No dated act is open.',
  moreDates: (n: number) => `${n} more in the full memo.`,
  creditDue: 'Credit data of the fall are due.',
  begins: (what: string): string => `Takes effect: ${what}`,
  /** The hardest act of a watch group. */
  firmest: (what: string, rung: string, due: string | undefined): string =>
    `${what} (${rung}${due === undefined ? '' : `, due ${due}`})`,
  readings: (all: readonly Prose[]): Prose => join('; ', all),
  fullFrom: (times: string) => `full size from ${times} : 1`,
  largestNote: (limit: string, held: string): Prose => [
    `by margin calls alone (P(forced out) ≤ ${limit}); other limits hold exposure at ${held}`,
  ],
  forced: (chances: readonly Prose[], sessions: number): Prose =>
    say`forced out in ${String(sessions)} sessions: ${join(', ', chances)}`,
  forcedAt: (times: string, p: Span): Prose => say`${p} at ${times}`,
  odds: (rows: readonly Prose[]): Prose => say`Own odds → those in prices: ${join('; ', rows)}.`,
  /** Whether joint falls come back more often than similar ones, and what is foretold of this one. */
  backCaption: (half: Span, range: readonly [Span, Span], rest: Prose): Prose =>
    say`Chance that half the fall is regained in 20 sessions: ${half} (80%: ${range[0]} to ${range[1]})${rest}. Band: its 80% interval`,
  backBrief: (half: Span, range: readonly [Span, Span], rest: Prose): Prose =>
    say`Chance that half the fall is regained in 20 sessions: ${half} (80%: ${range[0]} to ${range[1]})${rest}.`,
  backBeside: (alone: Span | undefined, walk: Span): Prose =>
    alone === undefined
      ? say`; in a random walk ${walk}`
      : say`; after similar falls ${alone}, in a random walk ${walk}`,
  /** The worst facts of the record in a line. */
  worst: (baseline: string, by: Prose, years: string): Prose =>
    say`Track record: the best of six simple rules (${baseline}) grew ${by} a year more than these rules, ${years}`,
  worstCalls: (title: string, { own, other }: Scored): Prose =>
    say`; calls in ${title} did worse than the prior (Brier ${own}, prior ${other})`,
  grew: (baseline: string, by: Span): Prose => say`${baseline}: ${by}`,
  growth: (years: string, own: Span, rest: readonly Prose[]): Prose =>
    say`Growth a year, ${years}, without evidence: these rules ${own}; ${join(', ', rest)}.`,
  points: (at: Span, low: Span, high: Span): Prose => say`${at} points (80%: ${low} to ${high})`,
  calls: ({ won, lost, apart }: { won: number; lost: readonly Prose[]; apart: number }): Prose =>
    say`Regime calls against the prior, ${String(won + lost.length)} coded episodes: better in ${String(won)}${lost.length === 0 ? '' : say`, worse in ${join('; ', lost)}`}. Only ${String(apart)} calls are nearly independent.`,
  lost: (title: string, { own, other }: Scored): Prose =>
    say`${title} (Brier ${own}, prior ${other})`,
  timing: (all: { at: Prose; shifted: Span; own: Span; hold: Span }): Prose =>
    say`Timing in those episodes: ${all.at} against the same exposure held throughout; ${all.shifted} of random shifts did as well. Totals: ${all.own}, always holding ${all.hold}.`,
  half: (cases: Span, { own, other }: Scored, more: Prose): Prose =>
    say`Forecasts of half regained, ${cases} so far: model ${own}, historical average ${other}${more} (Brier, smaller is better).`,
  halfMore: (name: string, at: Span): Prose => say`, ${name} ${at}`,
  threats: (cases: Span, { own, other }: Scored): Prose =>
    say`Forecasts of how ${cases} threats end: by traits ${own}, base rate ${other} (Brier).`,
  moreRecord: 'Timing and forecasts against their baselines',
  filed: (to: string, later: boolean) =>
    `Long record and episodes: as scored on data to ${to}${later ? ', later than this memo; nothing here is decided from them' : ''}.`,
  late: (rows: readonly string[]) => `Not of today: ${rows.join(', ')}.`,
  allFresh: 'Every series has its value of today.',
  firstPrints: (rows: readonly string[]) =>
    `Values as stored later, not first prints: ${rows.join(', ')}.`,
  moreDoubts: (n: number) => `${n} more in the full memo.`,
  series: 'Series:',
  evidence: 'Evidence:',
  sources: (series: number, cited: number, known: number) =>
    `${series} series, ${cited} of ${known} known items, method, hashes`,
  method: 'Method:',
  full: 'Full memo',
  short: 'Short memo',
  more: (memo: Span, commands: readonly (readonly [string, string])[]): Prose =>
    say`Everything else: ${memo}; ${join(
      ', ',
      commands.map(([about, command]) => say`${about}: ${command}`),
    )}.`,
  commands: {
    odds: 'paths and prices',
    threats: 'threats',
    delever: 'forced selling',
    crowd: 'the simulated market',
    survive: 'margin calls',
    score: 'this record',
  },
};

const zh: typeof en = {
  tripped: ({ numbers, limit, held, by, bites }) =>
    say`停損${numbers.join('、')}已觸發，曝險上限為${limit}，${zh.bites({ held, by, bites })}`,
  blind: ({ numbers, limit, held, by, bites }) =>
    say`停損${numbers.join('、')}缺資料，視為風險，曝險上限為${limit}，${zh.bites({ held, by, bites })}`,
  bites: ({ held, by, bites }) =>
    bites === 'binds'
      ? ['今天曝險受限於此。']
      : bites === 'above'
        ? say`今天的曝險${held}仍高於此。`
        : say`但今天曝險只有${held}（受限於${by}），還沒碰到。`,
  stakes: '損失與獲利（最差與最好5%的平均）',
  selling: (numbers) => `停損${numbers.join('、')}${numbers.length === 1 ? '' : '任一項'}觸發`,
  sellsTo: (limits, held) =>
    say`曝險上限降到${join(
      '或',
      limits.map((x) => [x]),
    )}，低於今天的${held}。`,
  noneSells: (held) => [`曝險${held}，還沒觸發的停損，單憑任何一項都不必賣`],
  turnsAt: (to, now) => say`判定轉為${to}；目前為${now}。`,
  reaches: (input, tips) => say`${input}到${tips}`,
  ahead: '接下來的日期；過了仍無動作就偏向雜音',
  noDates: '目前沒有訂了日期的行動。',
  moreDates: (n) => `另有${n}項，見完整備忘錄。`,
  creditDue: '公布這波下跌的信用資料。',
  begins: (what) => `生效：${what}`,
  firmest: (what, rung, due) => `${what}（${rung}${due === undefined ? '' : `，${due}到期`}）`,
  readings: (all) => join('；', all),
  fullFrom: (times) => `達${times} : 1才可用滿`,
  largestNote: (limit, held) => [
    `只看追繳（被迫出場的機率≤${limit}）；曝險另受其他限制，為${held}`,
  ],
  forced: (chances, sessions) =>
    say`${units['zh-Hant'].sessions(sessions)}內被迫出場：${join('、', chances)}`,
  forcedAt: (times, p) => say`${times}為${p}`,
  odds: (rows) => say`自估→價格隱含：${join('；', rows)}。`,
  backCaption: (half, range, rest) =>
    say`20個交易日內收復一半的機率為${half}（80%區間${range[0]}至${range[1]}）${rest}。色帶是80%區間`,
  backBrief: (half, range, rest) =>
    say`20個交易日內收復一半的機率為${half}（80%區間${range[0]}至${range[1]}）${rest}。`,
  backBeside: (alone, walk) =>
    alone === undefined
      ? say`；隨機漫步為${walk}`
      : say`；規模相近的其他跌勢為${alone}，隨機漫步為${walk}`,
  worst: (baseline, by, years) =>
    say`成績：${years}，六種簡單規則中最好的「${baseline}」，每年比這套規則多成長${by}`,
  worstCalls: (title, { own, other }) =>
    say`；「${title}」的局勢判斷不如先驗（Brier ${own}，先驗${other}）`,
  grew: (baseline, by) => say`「${baseline}」${by}`,
  growth: (years, own, rest) =>
    say`每年成長（${years}，不含證據）：本策略${own}；${join('、', rest)}。`,
  points: (at, low, high) => say`${at}個百分點（80%區間${low}至${high}）`,
  calls: ({ won, lost, apart }) =>
    say`局勢判斷與先驗相比，共${String(won + lost.length)}段已編碼事件：${String(won)}段較準${lost.length === 0 ? '' : say`，較差的是${join('、', lost)}`}。其中近乎獨立的判斷只有${String(apart)}次。`,
  lost: (title, { own, other }) => say`「${title}」（Brier ${own}，先驗${other}）`,
  timing: ({ at, shifted, own, hold }) =>
    say`這些事件的擇時：比全程維持相同平均曝險${at}；隨機錯開時間也有${shifted}做得一樣好。總報酬${own}，買進持有${hold}。`,
  half: (cases, { own, other }, more) =>
    say`收復一半的預測，至今${cases}次：本模型${own}、過去平均${other}${more}（Brier，愈小愈準）。`,
  halfMore: (name, at) => say`、${name}${at}`,
  threats: (cases, { own, other }) =>
    say`${cases}項威脅結局的預測：依特徵${own}，基本比率${other}（Brier）。`,
  moreRecord: '擇時與各項預測，對照基準',
  filed: (to, later) =>
    `長期紀錄與各事件，以到${to}的資料計分${later ? '，晚於本文，沒有用在任何決定' : ''}。`,
  late: (rows) => `不是今天的數字：${rows.join('、')}。`,
  allFresh: '各序列都有今天的數字。',
  firstPrints: (rows) => `後來存下的版本，不是首次公布值：${rows.join('、')}。`,
  moreDoubts: (n) => `另有${n}項，見完整備忘錄。`,
  series: '序列：',
  evidence: '證據：',
  sources: (series, cited, known) =>
    `序列${series}個、已知證據${known}則中引用${cited}則、方法與雜湊值`,
  method: '方法：',
  full: '完整備忘錄',
  short: '一頁備忘錄',
  more: (memo, commands) =>
    say`其餘內容：${memo}；${join(
      '、',
      commands.map(([about, command]) => say`${about}見${command}`),
    )}。`,
  commands: {
    odds: '劇本與價格',
    threats: '威脅',
    delever: '機械性賣壓',
    crowd: '模擬市場',
    survive: '追繳',
    score: '成績',
  },
};

/** In every language. */
export const briefs: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
