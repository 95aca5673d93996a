import type { Lang } from '../../domain/text.ts';
import { cite, type Prose, type Span, say } from '../render/prose.ts';
import { sides } from './side.ts';

/** A figure with its interval, as spans already formatted. */
type Ranged = Record<'at' | 'low' | 'high', Span>;

/** What is told of the overshoot beside its interval, and of what the past taught. */
type Overshot = Ranged & Record<'paths' | 'mean' | 'error', Span> & { readonly size: string };
type Learnt = Record<'falls' | 'matched', Span> &
  Record<'from' | 'until' | 'low' | 'high' | 'level', string>;

const COLUMN = sides({
  figure: ['Figure', '項目'],
  low: ['10%', '10%'],
  middle: ['50%', '50%'],
  high: ['90%', '90%'],
  crowd: ['With forced sellers', '有被迫賣方'],
  walk: ['Random walk', '隨機漫步'],
});

/** What calibration calls its moments. */
const MOMENTS = sides<string>({
  asymmetry: ['Falls larger than rises', '跌幅大於漲幅'],
  'excess half': [
    'Half regained in 20, more than after similar falls (simulated: than in the random walk)',
    '20日內收復一半，比相近的跌勢多（模擬則比隨機漫步多）',
  ],
  'excess retrace': [
    'Retrace after 20, more than after similar falls (simulated: than in the random walk)',
    '20日後收復，比相近的跌勢多（模擬則比隨機漫步多）',
  ],
  'asymmetry calm less stormy': [
    'Falls larger than rises, calm less stormy',
    '跌幅大於漲幅，平靜減動盪',
  ],
  'deep retrace': ['Retrace after the deepest tenth, less all', '最深一成的收復，減全部'],
});

/** Simulated falls of like size: what sales made of them, and how they came back. */
const en = {
  title: 'Crowd model',
  verdict: (share: string, size: string) =>
    `Forced selling accounts for ${share} of a fall of ${size}.`,
  /** Falls of another size than that of the day are told of; without its end. */
  other: (size: string) =>
    `Shown here are simulated falls of about ${size}, not of the day's own size`,
  /** From which tail probability the simulated managers start, whatever the odds of the day. */
  tail: (tail: Span): Prose =>
    say`The simulated managers start from a tail probability of ${tail}, stated and not the day's, and grow more afraid as prices fall`,
  size: (from: string, to: string) => `${from} to ${to}σ`,
  overshoot: {
    heading: (share: Span): Prose =>
      say`Forced selling accounts for ${share} of a simulated fall of this size, on average`,
    unknown: 'How far such a fall overshoots and comes back is not known',
    caption: ({ paths, size, at, low, high, mean, error }: Overshot): Prose =>
      say`Overshoot: the part of the fall due to forced selling and not to the news. Over ${paths} simulated falls of ${size}: median ${at} (thick line), 80% of them ${low} to ${high} (band); mean ${mean}, ${error}`,
  },
  error: (points: string) => `standard error ${points} points`,
  /** A share with its standard error in brackets. */
  about: (share: string, points: string) => `${share} (±${points})`,
  half: {
    heading: (crowd: Span, walk: Span | undefined, middle: Span): Prose =>
      walk === undefined
        ? say`In the simulation half is regained within 20 sessions in ${crowd} of such falls; median ${middle}`
        : say`In the simulation half is regained within 20 sessions in ${crowd} of such falls with forced sellers, in ${walk} without`,
    caption: ({ low, at, high }: Ranged): Prose =>
      say`Sessions until a close has regained half, quantiles over the falls: 10% ${low}; 50% ${at}; 90% ${high}`,
    /** `true` where a walk stands beside the crowd. */
    drawn: (walk: boolean) =>
      `Dots: share of the simulated falls that regained half within 5, 20 and 60 sessions${walk ? '; dashes: the same in a random walk. Forced selling explains only the difference between the two' : ''}. In the table ± is a standard error, percentage points`,
    against: (crowd: string, walk: string | undefined) =>
      walk === undefined ? crowd : `${crowd}, random walk ${walk}`,
  },
  /** Sessions until half is back; 61 and more are told as not within 60. */
  sessions: (n: number) =>
    n > 60 ? 'not within 60 sessions' : `${Math.round(n)} session${Math.round(n) === 1 ? '' : 's'}`,
  /** The same where room is short. */
  brief: (n: number) => (n > 60 ? 'not in 60' : String(Math.round(n))),
  fan: {
    /** `wide`: its interval is wider than the fall, so it is said and not drawn. */
    heading: (n: number, at: Span, wide: boolean): Prose =>
      say`In the simulation the median regained after ${String(n)} sessions is ${at} of the fall${wide ? '; the spread is wider than the fall itself, too wide to use' : ''}`,
    caption: (walk: boolean, wide: boolean) =>
      `Share of the fall that is back, by session: 0% is where it ended, 100% where it began, below 0% it fell further${wide ? '' : `. Line: median; band: 80% of the falls${walk ? '; dashes: median of a random walk' : ''}`}`,
    crowd: 'median',
    walk: 'random walk',
  },
  fitted: {
    impact: (at: Span): Prose =>
      say`Selling a day's volume takes prices down by ${at} daily sigmas`,
    impactCaption: 'Impact scale, fitted',
    decaying: (at: Span, none: boolean): Prose =>
      none
        ? say`The past does not show that falls of this kind are regained more than others`
        : say`Of what sales push prices down, ${at} decays`,
    decayingCaption: 'Share of the impact that decays, fitted',
    learnt: ({ falls, matched, from, until, low, high, level }: Learnt): Prose =>
      say`: thick line; ${level} interval ${cite(low, 'crowd')} to ${cite(high, 'crowd')}; from ${falls} joint falls and ${matched} similar ones, ${from} to ${until}`,
    unknown: 'Impact and its decaying share are not fitted',
    past: 'Past',
    model: 'Model',
    error: 'Standard error',
    moment: 'Moment',
    /** What a moment of the calibration is called. */
    name: (moment: string) => MOMENTS.en[moment] ?? moment,
    /** Behind a moment that is not fitted. */
    compared: 'compared, not fitted',
  },
  row: {
    overshoot: 'Overshoot, part of the fall',
    mean: 'Overshoot, mean',
    sold: 'Sold, share of what the sellers held',
    forced: 'Falls in which somebody had to sell',
    paths: 'Simulated falls',
    half: 'Sessions until half is regained',
    within: (n: number) => `Half regained within ${n}`,
    back: (n: number) => `Regained after ${n}`,
  },
  column: COLUMN.en,
  compares:
    'The simulation below answers one question only: how much forced sellers change of how a fall comes back. The chance that is used stands above.',
  stated:
    'Of the figures of the crowd model (funds, banks and managers that may have to sell) two are fitted to the past, the impact scale and the share of it that decays. Every other one is stated, not fitted: shares of the kinds of books, their limits, half-lives and careers. Paths are simulated; none is a forecast.',
};

const zh: typeof en = {
  title: '市場參與者模型',
  verdict: (share, size) => `跌${size}時，${share}出自被迫賣壓`,
  other: (size) => `以下是約${size}的模擬跌勢，不是當天的跌幅`,
  tail: (tail) => say`模擬的經理人從${tail}的尾部機率起算（設定值，不是當天的機率），價格愈跌愈怕`,
  size: (from, to) => `${from}至${to}σ`,
  overshoot: {
    heading: (share) => say`這麼大的模擬跌勢，平均有${share}是賣壓造成的`,
    unknown: '這種跌勢超跌多少、怎麼回來，未知',
    caption: ({ paths, size, at, low, high, mean, error }) =>
      say`超跌：跌勢中由被迫賣出造成、不是消息造成的部分。${paths}條跌了${size}的模擬路徑：中位數${at}（粗線），80%落在${low}至${high}（色帶）；平均${mean}，${error}`,
  },
  error: (points) => `標準誤${points}個百分點`,
  about: (share, points) => `${share}（±${points}）`,
  half: {
    heading: (crowd, walk, middle) =>
      walk === undefined
        ? say`模擬的跌勢有${crowd}在20個交易日內收復一半；中位數${middle}`
        : say`模擬的跌勢有${crowd}在20個交易日內收復一半；沒有被迫賣方的，也有${walk}`,
    caption: ({ low, at, high }) =>
      say`收盤收復一半所需的交易日，各跌勢的分位數：10%為${low}；50%為${at}；90%為${high}`,
    drawn: (walk) =>
      `圓點：5、20、60個交易日內收復一半的模擬跌勢所占比例${walk ? '；虛線：隨機漫步。賣壓能解釋的，只有兩者之間的差' : ''}。表中±為標準誤，百分點`,
    against: (crowd, walk) => (walk === undefined ? crowd : `${crowd}，隨機漫步${walk}`),
  },
  sessions: (n) => (n > 60 ? '60個交易日內未收復' : `${Math.round(n)}個交易日`),
  brief: (n) => (n > 60 ? '60日內未收復' : `${Math.round(n)}日`),
  fan: {
    heading: (n, at, wide) =>
      say`模擬的跌勢${String(n)}個交易日後，收復幅度的中位數為${at}${wide ? '；離散比跌幅本身還大，沒有參考價值' : ''}`,
    caption: (walk, wide) =>
      `各交易日已收復的比例：0%是跌完的位置，100%是起跌的位置，低於0%表示跌得更深${wide ? '' : `。實線：中位數；色帶：80%的跌勢${walk ? '；虛線：隨機漫步的中位數' : ''}`}`,
    crowd: '中位數',
    walk: '隨機漫步',
  },
  fitted: {
    impact: (at) => say`若賣出相當於一日成交量的部位，價格約跌${at}個日標準差`,
    impactCaption: '價格衝擊的尺度，擬合值',
    decaying: (at, none) =>
      none ? say`過去看不出這種跌勢比別的跌勢更會回來` : say`賣壓造成的跌幅，有${at}會消退`,
    decayingCaption: '價格衝擊中會消退的比例，擬合值',
    learnt: ({ falls, matched, from, until, low, high, level }) =>
      say`：粗線是估計，${level}區間${cite(low, 'crowd')}至${cite(high, 'crowd')}；取自${from}至${until}的${falls}次三日同跌與${matched}次相近的跌勢`,
    unknown: '價格衝擊與會消退的比例，都還沒擬合',
    past: '過去',
    model: '模型',
    error: '標準誤',
    moment: '動差',
    name: (moment) => MOMENTS['zh-Hant'][moment] ?? moment,
    compared: '只比較，不擬合',
  },
  row: {
    overshoot: '超跌，占跌勢',
    mean: '超跌的平均',
    sold: '賣出，占賣方持有',
    forced: '有人被迫賣出的跌勢',
    paths: '模擬的跌勢',
    half: '收復一半所需',
    within: (n) => `${n}日內收復一半`,
    back: (n) => `${n}日後收復`,
  },
  column: COLUMN['zh-Hant'],
  compares: '以下的模擬只回答一件事：被迫賣方讓跌勢的收復改變多少。實際採用的機率在上面。',
  stated:
    '模擬的市場參與者（可能被迫賣出的基金、銀行與經理人），只有兩個數字是從過去擬合的：價格衝擊的尺度，與其中會消退的比例。其餘各種帳本的占比、上限、半衰期與職業，都是設定值，不是估計值。路徑是模擬的，沒有一條是預測。',
};

export const like: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
