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

/** Chance that half is regained; `past`: it is the share of past falls, to which finer forecasts have lost. */
type Back = {
  readonly half: Span;
  readonly range: readonly [Span, Span];
  readonly rest: Prose;
  readonly past: boolean;
};

/** The worst facts of the coded episodes. */
type Worst = {
  readonly episodes: number;
  /** Whether the one that is judged is among them. */
  readonly own: boolean;
  readonly timing: Prose;
  readonly stops: Span;
  readonly total: Span;
  readonly hold: Span;
  /** Shares of the calls: friction came; it was called. */
  readonly friction: Readonly<Record<'came' | 'called', Span>>;
};

/** Regime calls: in how many episodes they did worse than equal odds, and where worse than the prior. */
type Calls = {
  readonly all: number;
  readonly blind: { readonly at: Span; readonly in: number };
  /** Brier score over all calls together. */
  readonly own: Span;
  readonly lost: readonly Prose[];
  readonly apart: number;
  readonly friction: Readonly<Record<'of' | 'came' | 'called', Span>>;
};

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
        : say`it does not bind, for the target, ${held}, is lower (${by}).`,
  notSure: 'not sure enough to add',
  regimes: 'Noise: threats made to bargain; friction: they become policy',
  stakes: (sessions: number) => `Loss / gain, ${sessions} sessions (means of worst / best 5%)`,
  ahead: 'Dates ahead; one that passes without the act counts towards noise',
  noDates: 'No dated act is open.',
  moreDates: (n: number) => `${n} more in the full memo.`,
  creditDue: 'Credit data of the fall are due.',
  begins: (what: string): string => `Takes effect: ${what}`,
  /** The hardest act of a watch group. */
  firmest: (what: string, rung: string, due: Prose | undefined): Prose =>
    say`${what} (${en.level(rung, due)})`,
  level: (rung: string, due: Prose | undefined): Prose =>
    say`${rung}${due === undefined ? '' : say`, due ${due}`}`,
  readings: (all: readonly Prose[]): Prose => join('; ', all),
  fullFrom: (times: string) => `full size from ${times} : 1`,
  largestNote: (limit: string, held: string): Prose => [
    `by margin calls alone (P(forced out) ≤ ${limit}); other limits hold exposure at ${held}`,
  ],
  forced: (chances: readonly Prose[], sessions: number): Prose =>
    say`forced out in ${String(sessions)} sessions: ${join(', ', chances)}`,
  calledNow: 'margin call due now',
  forcedAt: (times: string, p: Span): Prose => say`${p} at ${times}`,
  odds: (rows: readonly Prose[]): Prose => say`Own odds → those in prices: ${join('; ', rows)}.`,
  /** Whether joint falls come back more often than similar ones, and what is foretold of this one. */
  backCaption: (of: Back): Prose => say`${en.back(of)}. Band: its 80% interval`,
  backBrief: (of: Back): Prose => say`${en.back(of)}.`,
  back: ({ half, range, rest, past }: Back): Prose =>
    say`Chance that half the fall is regained in 20 sessions: ${half}${past ? ', the share of past falls, no forecast of this one' : ''} (80%: ${range[0]} to ${range[1]})${rest}`,
  backBeside: (alone: Span | undefined, walk: Span): Prose =>
    alone === undefined
      ? say`; in a random walk ${walk}`
      : say`; after similar falls ${alone}, in a random walk ${walk}`,
  /** The worst facts of the record in a line. */
  worst: ({ episodes, own, timing, stops, total, hold, friction }: Worst): Prose =>
    say`Track record, ${String(episodes)} panics coded by hand${own ? ', this one among them' : ''}: timing added ${timing}, stops ${stops} points; returns without dividends, added up, ${total}, always holding ${hold}; friction followed ${friction.came} of calls, only ${friction.called} said so: its odds were too low. Theses, stops and codes are one person's, written afterwards`,
  worstLong: (baseline: string, by: Prose, years: string): Prose =>
    say`. ${years}: the best of six simple rules (${baseline}) grew ${by} a year more than these rules`,
  grew: (baseline: string, by: Span): Prose => say`${baseline}: ${by}`,
  growth: (years: string, own: Span, rest: readonly Prose[]): Prose =>
    say`Growth a year, ${years}, without evidence: these rules ${own}; ${join(', ', rest)}.`,
  points: (at: Span, low: Span, high: Span): Prose => say`${at} points (80%: ${low} to ${high})`,
  calls: ({ all, blind, own, lost, apart, friction }: Calls): Prose =>
    say`Regime calls in ${String(all)} coded episodes: worse than one third for each regime, which knows nothing (Brier ${blind.at}), in ${String(blind.in)}, and ${own} over all calls${lost.length === 0 ? '' : say`; worse than the prior in ${join('; ', lost)}`}. Friction came after ${friction.came} of ${friction.of} calls and was called in ${friction.called}; only ${String(apart)} are nearly independent.`,
  lost: (title: string, { own, other }: Scored): Prose =>
    say`${title} (Brier ${own}, prior ${other})`,
  timing: ({
    shifted,
    stops,
    own,
    mix,
  }: Record<'shifted' | 'stops' | 'own' | 'mix', Span>): Prose =>
    say`Timing in those episodes is against the same exposure held throughout; ${shifted} of random shifts did as well. All stops added up: ${stops} points; the deepest fall ${own}, of the same exposure held ${mix}. Each is scored on its risk assets, not on a book.`,
  half: (cases: Span, { own, other }: Scored, more: Prose): Prose =>
    say`Forecasts of half regained, ${cases} so far: model ${own}, historical average ${other}${more} (Brier, smaller is better).`,
  halfMore: (name: string, at: Span): Prose => say`, ${name} ${at}`,
  moreRecord: 'Timing, stops and forecasts against their baselines',
  threats: (cases: Span, { own, other }: Scored): Prose =>
    say`Forecasts of how ${cases} threats end: by traits ${own}, base rate ${other} (Brier, smaller is better).`,
  filed: (to: string, later: boolean) =>
    `Scored on data to ${to}${later ? ', later than this memo; nothing here is decided from it' : ''}.`,
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
        : say`但目標${held}更低（受限於${by}），所以不是它在限制。`,
  notSure: '把握不夠，不加碼',
  regimes: '雜音是談判喊話，摩擦是威脅成真',
  stakes: (sessions) => `${sessions}個交易日的損失 / 獲利（最差、最好5%的平均）`,
  ahead: '接下來的日期；過了仍無動作就偏向雜音',
  noDates: '目前沒有訂了日期的行動。',
  moreDates: (n) => `另有${n}項，見完整備忘錄。`,
  creditDue: '公布這波下跌的信用資料。',
  begins: (what) => `生效：${what}`,
  firmest: (what, rung, due) => say`${what}（${zh.level(rung, due)}）`,
  level: (rung, due) => say`${rung}${due === undefined ? '' : say`，${due}到期`}`,
  readings: (all) => join('；', all),
  fullFrom: (times) => `達${times} : 1才可用滿`,
  largestNote: (limit, held) => [
    `只看追繳（被迫出場的機率≤${limit}）；曝險另受其他限制，為${held}`,
  ],
  forced: (chances, sessions) =>
    say`${units['zh-Hant'].sessions(sessions)}內被迫出場：${join('、', chances)}`,
  calledNow: '現在就會被追繳',
  forcedAt: (times, p) => say`${times}為${p}`,
  odds: (rows) => say`自估→價格隱含：${join('；', rows)}。`,
  backCaption: (of) => say`${zh.back(of)}。色帶是80%區間`,
  backBrief: (of) => say`${zh.back(of)}。`,
  back: ({ half, range, rest, past }) =>
    say`20個交易日內收復一半的機率為${half}${past ? '，是過去跌勢的比例，不是對這一次的預測' : ''}（80%區間${range[0]}至${range[1]}）${rest}`,
  backBeside: (alone, walk) =>
    alone === undefined
      ? say`；隨機漫步為${walk}`
      : say`；規模相近的其他跌勢為${alone}，隨機漫步為${walk}`,
  worst: ({ episodes, own, timing, stops, total, hold, friction }) =>
    say`成績：${String(episodes)}段人工編碼的恐慌${own ? '（含這一段）' : ''}，擇時效果${timing}，停損合計${stops}個百分點；不含股利的報酬相加${total}，買進持有${hold}；${friction.came}的判斷之後真的成了摩擦，事前判為摩擦的只有${friction.called}，至今低估摩擦。假設、停損、編碼都由一人事後寫成`,
  worstLong: (baseline, by, years) =>
    say`。${years}，六種簡單規則中最好的「${baseline}」每年比這套規則多成長${by}`,
  grew: (baseline, by) => say`「${baseline}」${by}`,
  growth: (years, own, rest) =>
    say`每年成長（${years}，不含證據）：本策略${own}；${join('、', rest)}。`,
  points: (at, low, high) => say`${at}個百分點（80%區間${low}至${high}）`,
  calls: ({ all, blind, own, lost, apart, friction }) =>
    say`${String(all)}段已編碼事件的局勢判斷：三種局勢各給三分之一就是一無所知（Brier ${blind.at}），比這還差的有${String(blind.in)}段，全部判斷合計${own}${lost.length === 0 ? '' : say`；不如先驗的是${join('、', lost)}`}。${friction.of}次判斷之後有${friction.came}次出現摩擦，判為摩擦的有${friction.called}次；近乎獨立的只有${String(apart)}次。`,
  lost: (title, { own, other }) => say`「${title}」（Brier ${own}，先驗${other}）`,
  timing: ({ shifted, stops, own, mix }) =>
    say`擇時是與全程維持相同平均曝險相比；隨機錯開時間也有${shifted}做得一樣好。所有停損的得失相加為${stops}個百分點；最深的跌幅${own}，維持相同曝險則為${mix}。每段只以風險資產計分，不是某人的部位。`,
  half: (cases, { own, other }, more) =>
    say`收復一半的預測，至今${cases}次：本模型${own}、過去平均${other}${more}（Brier，愈小愈準）。`,
  halfMore: (name, at) => say`、${name}${at}`,
  moreRecord: '擇時、停損與各項預測，對照基準',
  threats: (cases, { own, other }) =>
    say`${cases}項威脅結局的預測：依特徵${own}，基本比率${other}（Brier，愈小愈準）。`,
  filed: (to, later) => `以到${to}的資料計分${later ? '，晚於本文，沒有用在任何決定' : ''}。`,
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
