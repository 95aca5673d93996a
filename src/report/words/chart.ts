import type { LegId } from '../../domain/episode.ts';
import { REGIMES, type RegimeId } from '../../domain/regime.ts';
import type { CreditState } from '../../domain/stress.ts';
import type { Lang } from '../../domain/text.ts';
import type { CreditModel } from '../../domain/vintage.ts';
import { cite, type Prose, type Span, say } from '../render/prose.ts';
import { low } from './clause.ts';
import { names } from './name.ts';
import { fixed, signedPercent } from './number.ts';
import { units } from './unit.ts';

/** A regime that is nearly as likely as the call, and by how many points it is behind. */
export type Near = { readonly regime: RegimeId; readonly gap: number };

/** Past windows of so many sessions, since a month. */
type Past = { readonly window: number; readonly from: string };

/** Headings of charts, generated with their figures, and what stands below them. */
const en = {
  newSince: (day: string | undefined) =>
    day === undefined
      ? 'What is known so far'
      : `What became known since ${day}, where the window begins`,
  withheld: 'Sources not yet known at the time:',
  knownLater: (day: string, known: string) => `${day}, known on ${known}`,
  nothingNew: 'Nothing moved up a level in this window.',
  moreNew: (n: number) => `${n} more moved up and ${n === 1 ? 'is' : 'are'} not listed here.`,
  legsHeading: (fell: number, known: number, hardest: LegId | undefined) => {
    if (known === 0) return 'None of the three asset classes is known yet';
    if (known < 3) return 'The three asset classes, as far as they are known';
    if (fell === 0) return 'None of the three asset classes fell';
    if (fell === 1 && hardest !== undefined)
      return `Only one of three asset classes fell: ${names.en.asset[hardest]}`;
    const most = hardest === undefined ? '' : `, ${names.en.asset[hardest]} the most`;
    return fell === 3
      ? `All three asset classes fell${most}`
      : `${fell === 2 ? 'Two' : 'One'} of three asset classes fell${most}`;
  },
  legsCaption: (from: string, durations: readonly string[]) =>
    `Log move in price direction, %, ${from} = 0${durations.length > 0 ? `; ${durations.map((d) => `bonds as −${d} times the change in yield`).join(', ')}` : ''}. Shaded: the window judged. σ is the standard deviation of each one's own past`,
  /** Under the moves; by so many years of duration a yield counts as the price of a bond. */
  sigmaSays: (durations: readonly string[]) =>
    `Log moves of prices${durations.map((d) => `, of a yield −${d} times its change`).join('')}. σ is the standard deviation of each one's own past.`,
  carried: 'no new close, value carried',
  pathLabel: (title: string, move: string, z: string) =>
    `${title}: ${move} over the window, ${z} of its own past.`,
  severityHeading: (severity: number | undefined, sigma: string) =>
    severity === undefined
      ? 'The smallest of the three falls is not known'
      : severity > 0
        ? `The smallest of the three falls was ${sigma}`
        : 'Not all three fell; past falls of all three stand for comparison',
  severityCaption: (count: Span, fell: Span, { window, from }: Past): Prose =>
    say`Of ${count} windows of ${units.en.sessions(window)} since ${from}, ${fell} saw all three asset classes fall: one line per window, at its smallest fall`,
  stripToday: (day: string, severity: string) => `${day}: ${severity}`,
  stripThreshold: 'threshold',
  stripLargest: (severity: string) => `largest ${severity}`,
  turbulenceSays: (turbulence: Span, surprise: Span, absorption: Span): Prose =>
    say`Also, from past data only: turbulence ${turbulence} (3 is usual), correlation surprise ${surprise} (1 is usual), absorption shift ${absorption}.`,
  creditHeading: (state: CreditState) =>
    ({
      confirms: 'Credit confirms: it widened by more than risk and volatility explain',
      'does not confirm':
        'Credit does not confirm: no widening beyond what risk and volatility explain',
      contradicts: 'Credit contradicts: it is tighter than risk and volatility explain',
      'not yet': 'Credit is not yet there: its latest value is older than the fall',
      unknown: 'The credit reading is not known',
    })[state],
  creditCaption: (end: string | undefined, count: Span | undefined): Prose => [
    ...say`Change in the credit series that risk and volatility do not explain, index points: the tick is the estimate, the band its 80% interval`,
    ...(end === undefined ? [] : say`. The last known window ends on ${end}`),
    ...(count === undefined ? [] : say`; estimated from ${count} past windows`),
  ],
  /** A vintage learnt before it was asked; without its end. */
  creditConstant:
    '. Its spread is the same at every level of VIX: this calibration has not learnt how it grows',
  /** What came after such readings in the past of the vintage; without its end. */
  contradicted: ({ windows, after, all }: NonNullable<CreditModel['contradicted']>): Prose =>
    say`. After ${cite(fixed(windows, 0), 'vintage')} such readings of the past shares made ${signedPercent(after, 1)} in 20 sessions, after all windows ${signedPercent(all, 1)}${after < all ? ': it is not good news' : ''}`,
  historyHeading: (call: RegimeId, points: number | undefined, near: Near | undefined) => {
    const name = names.en.regime[call];
    if (near !== undefined)
      return near.gap === 0
        ? `${name} and ${low(names.en.regime[near.regime])} are level`
        : `${name} leads ${low(names.en.regime[near.regime])} by only ${near.gap} point${near.gap === 1 ? '' : 's'}`;
    if (points === undefined) return `${name} leads`;
    const n = Math.round(Math.abs(points));
    if (n === 0) return `${name} leads, little changed`;
    return `${name} leads, ${points > 0 ? 'up' : 'down'} ${n} point${n === 1 ? '' : 's'} since the last decision`;
  },
  historyCaption: (n: number) =>
    `Probability of each regime at the last ${n} decision${n === 1 ? '' : 's'}, one column each; never redrawn later`,
  historyLabel: (says: (r: RegimeId) => string) =>
    `Today ${REGIMES.map((r) => `${low(names.en.regime[r])} ${says(r)}`).join(', ')}.`,
  waterfallHeading: (by: number, text: string) =>
    Math.abs(by) < 0.05
      ? 'The odds did not move'
      : `The odds moved ${text} towards ${by > 0 ? 'friction' : 'noise'}`,
  waterfallCaption:
    'Log odds, decibels (10 dB is ten to one): friction right, noise left; the pieces add up to the move',
  leanSays: 'Log odds of friction against noise, in dB: ',
  beforeName: (day: string | undefined) =>
    day === undefined ? 'Prior of the thesis' : `Before (${day})`,
  afterName: (day: string) => `Now (${day})`,
  others: (n: number) => `${n} smaller ones together`,
  marketName: (feature: string, title: string) =>
    ({
      dollar: `Currency while risk falls`,
      haven: `${title} while risk falls`,
      credit: `Credit while risk falls`,
    })[feature] ?? `Market: ${title}`,
  /** Why a feature of the market counts the way it does: it speaks only while risk falls. */
  marketRule: (feature: string, friction: boolean): string | undefined =>
    ({
      dollar: friction
        ? 'the currency fell with risk: towards friction'
        : 'the currency rose or hardly fell with risk: towards noise',
      haven: friction
        ? 'the haven rose while risk fell: towards friction'
        : 'the haven fell or hardly rose while risk fell: towards noise',
      credit: friction
        ? 'spreads wider than the market explains: towards friction'
        : 'spreads hardly wider than the market explains, even where they rose: towards noise',
    })[feature],
  /** What moved the odds since the first decision, where time did most. */
  byTime: (since: string, all: string, time: string): Prose => [
    `Since ${since} the odds of friction against noise moved ${all}, of it ${time} from time without news: the thesis sets how fast regimes change by themselves.`,
  ],
  pathsHeading: (n: number) =>
    n === 1
      ? 'One path, and what stands in its way'
      : `${n} paths, and what stands in the way of each`,
  pathsCaption:
    "Chance of a path: its regime's chance times its weight. Bars: the thesis' interval for the chance that the obstacle is overcome within the horizon; stated, not estimated. Nothing is assumed of how the obstacles of one path are correlated: the bounds above hold whatever their correlation",
  chanceOf: (p: Span, regime: string, weight: string): Prose =>
    say`${p} (${low(regime)}, weight ${weight})`,
};

const zh: typeof en = {
  newSince: (day) => (day === undefined ? '到目前為止已知的事' : `期間起點${day}以來得知的事`),
  withheld: '當時還未知的來源：',
  knownLater: (day, known) => `${day}，${known}得知`,
  nothingNew: '這段期間內，沒有事件升級。',
  moreNew: (n) => `另有${n}項升級，這裡不列。`,
  legsHeading: (fell, known, hardest) => {
    if (known === 0) return '三類資產都還未知';
    if (known < 3) return '三類資產，只列已知的';
    if (fell === 0) return '三類資產都沒跌';
    if (fell === 1 && hardest !== undefined)
      return `三類資產只跌了一類：${names['zh-Hant'].asset[hardest]}`;
    const most = hardest === undefined ? '' : `，${names['zh-Hant'].asset[hardest]}最重`;
    return fell === 3 ? `三類資產都跌${most}` : `三類資產跌了${fell === 2 ? '兩' : '一'}類${most}`;
  },
  legsCaption: (from, durations) =>
    `價格方向的對數變動（%），${from}為0${durations.length > 0 ? `；${durations.map((d) => `債券以殖利率變動乘−${d}計`).join('、')}` : ''}。色塊為判斷的期間；σ是各自過去的標準差`,
  sigmaSays: (durations) =>
    `漲跌為價格的對數變動${durations.map((d) => `，殖利率以變動的−${d}倍計`).join('')}。σ是各自過去的標準差。`,
  carried: '沒有新收盤，沿用前值',
  pathLabel: (title, move, z) => `${title}：期間內${move}，為自身過去的${z}。`,
  severityHeading: (severity, sigma) =>
    severity === undefined
      ? '三類中最小的跌幅，未知'
      : severity > 0
        ? `三類中最小的跌幅也有${sigma}`
        : '這次沒有全跌；過去全跌的期間供比較',
  severityCaption: (count, fell, { window, from }) =>
    say`${from}以來${count}段期間（各${units['zh-Hant'].sessions(window)}），其中${fell}段三類資產全跌：一段一條線，位置是其中最小的跌幅`,
  stripToday: (day, severity) => `${day}：${severity}`,
  stripThreshold: '門檻',
  stripLargest: (severity) => `最大${severity}`,
  turbulenceSays: (turbulence, surprise, absorption) =>
    say`供參考，只用過去的資料：擾動${turbulence}（平常約3），相關意外${surprise}（平常約1），吸收比變化${absorption}。`,
  creditHeading: (state) =>
    ({
      confirms: '信用面確認：走擴超出風險與波動所能解釋',
      'does not confirm': '信用面未確認：走擴未超出風險與波動所能解釋',
      contradicts: '信用面相反：比風險與波動所能解釋的更緊',
      'not yet': '信用面尚未公布：最新數字早於這波下跌',
      unknown: '信用面的讀數未知',
    })[state],
  creditCaption: (end, count) => [
    ...say`信用序列的變動中，風險與波動解釋不了的部分，指數點：粗線是估計，色帶是80%區間`,
    ...(end === undefined ? [] : say`。已知的最後一段止於${end}`),
    ...(count === undefined ? [] : say`；以過去${count}段期間估計`),
  ],
  creditConstant: '。離散程度不論VIX高低都一樣：這份校準還沒學到它如何隨VIX擴大',
  contradicted: ({ windows, after, all }) =>
    say`。過去${cite(fixed(windows, 0), 'vintage')}段同樣的讀數之後，股市20個交易日平均${signedPercent(after, 1)}，所有期間之後為${signedPercent(all, 1)}${after < all ? '，不是好消息' : ''}`,
  historyHeading: (call, points, near) => {
    const name = names['zh-Hant'].regime[call];
    if (near !== undefined)
      return near.gap === 0
        ? `${name}與${names['zh-Hant'].regime[near.regime]}不相上下`
        : `${name}只比${names['zh-Hant'].regime[near.regime]}多${near.gap}個百分點`;
    if (points === undefined) return `${name}占上風`;
    const n = Math.round(Math.abs(points));
    if (n === 0) return `${name}占上風，幾乎沒變`;
    return `${name}占上風，比前一次決策${points > 0 ? '多' : '少'}${n}個百分點`;
  },
  historyCaption: (n) => `最近${n}次決策的三種局勢機率，一次一柱；寫下後不重畫`,
  historyLabel: (says) =>
    `今日${REGIMES.map((r) => `${names['zh-Hant'].regime[r]}${says(r)}`).join('，')}。`,
  waterfallHeading: (by, text) =>
    Math.abs(by) < 0.05 ? '機率比沒有移動' : `機率比往${by > 0 ? '摩擦' : '雜音'}移了${text}`,
  waterfallCaption:
    '摩擦對雜音的機率比，對數刻度，單位為分貝（10分貝為十比一）；往右偏摩擦，往左偏雜音。各項相加等於總變動',
  leanSays: '摩擦對雜音的機率比（對數，分貝）：',
  beforeName: (day) => (day === undefined ? '假設的先驗' : `之前，${day}`),
  afterName: (day) => `現在，${day}`,
  others: (n) => `${n}項較小者合計`,
  marketName: (feature, title) =>
    ({
      dollar: '風險下跌時的匯率',
      haven: `風險下跌時的${title}`,
      credit: '風險下跌時的信用',
    })[feature] ?? `市場：${title}`,
  marketRule: (feature, friction) =>
    ({
      dollar: friction ? '匯率與風險資產同跌，偏向摩擦' : '風險資產跌而匯率沒怎麼跟跌，偏向雜音',
      haven: friction
        ? '風險資產跌而避險資產漲，偏向摩擦'
        : '風險資產跌而避險資產沒怎麼漲，偏向雜音',
      credit: friction
        ? '利差比行情所能解釋的更寬，偏向摩擦'
        : '利差就算走寬，也沒比行情所能解釋的寬多少，偏向雜音',
    })[feature],
  byTime: (since, all, time) => [
    `${since}以來摩擦對雜音的機率比移動${all}，其中${time}只是時間經過，沒有消息：局勢自己轉換得多快，由假設設定。`,
  ],
  pathsHeading: (n) => `${n}個劇本，各有什麼擋著`,
  pathsCaption:
    '劇本的機率是所屬局勢的機率乘以權重。色帶是觀察期內克服障礙的機率區間，由假設設定，不是估計值。同一個劇本的障礙彼此相關與否，不作假設：不論相關程度，上下界都成立',
  chanceOf: (p, regime, weight) => say`${p}（${regime}，權重${weight}）`,
};

export const charts: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
