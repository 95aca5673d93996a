import { cite, say } from '../../render/prose.ts';
import type { LikeLines } from '../like.ts';

/** What calibration calls its moments. */
const MOMENTS: Readonly<Record<string, string>> = {
  asymmetry: '跌幅大於漲幅',
  'excess half': '20日內收復一半，比漫步多',
  'excess retrace': '20日後收復，比漫步多',
  'asymmetry calm less stormy': '跌幅大於漲幅，平靜減動盪',
  'deep retrace': '最深一成的收復，減全部',
};

export const like: LikeLines = {
  title: '群體',
  verdict: (share, size) => `跌${size}，${share}是賣壓`,
  size: (from, to) => `${from}至${to}σ`,
  overshoot: {
    heading: (share) => say`這麼大的模擬跌勢，平均有${share}是賣壓造成的`,
    unknown: '這麼大的跌勢超跌多少，未知',
    caption: ({ paths, size, at, low, high, mean, error }) =>
      say`超跌：跌勢中由被迫賣出造成、不是消息造成的部分。${paths}條跌了${size}的模擬路徑：中位${at}（粗線），80%落在${low}至${high}（色帶）；平均${mean}，${error}`,
  },
  error: (points) => `標準誤${points}個百分點`,
  about: (share, points) => `${share}（±${points}）`,
  half: {
    heading: ({ crowd, walk, middle }) =>
      walk === undefined
        ? say`這種跌勢有${crowd}在20個交易日內收復一半；中位${middle}`
        : say`這種跌勢有${crowd}在20個交易日內收復一半，沒有群體的隨機漫步則有${walk}`,
    unknown: '多久收復一半，未知',
    caption: ({ low, at, high }) =>
      say`收盤收復一半所需的交易日，各跌勢的分位數：10%為${low}；50%為${at}；90%為${high}`,
    drawn: (walk) =>
      `圓點：5、20、60個交易日內收復一半的模擬跌勢所占比例${walk ? '；虛線：沒有群體的隨機漫步。群體能解釋的，只有兩者之間的差' : ''}。表中±為標準誤，百分點`,
    against: (crowd, walk) => (walk === undefined ? crowd : `${crowd}，漫步${walk}`),
  },
  sessions: (n) => (n > 60 ? '60個交易日內沒回來' : `${Math.round(n)}個交易日`),
  brief: (n) => (n > 60 ? '60日內未回' : `${Math.round(n)}日`),
  fan: {
    heading: (n, at, low, high) =>
      say`過了${String(n)}個交易日，中位收復跌勢的${at}；80%的跌勢落在${low}至${high}`,
    unknown: '這麼大的跌勢怎麼回來，未知',
    caption: (walk) =>
      `各交易日已收復的比例：0%是跌完的位置，100%是起跌的位置，低於0%表示跌得更深。實線：中位；色帶：80%的跌勢${walk ? '；虛線：沒有群體的隨機漫步的中位' : ''}`,
    crowd: '中位',
    walk: '漫步',
  },
  fitted: {
    impact: (at) => say`賣掉一天的成交量，價格跌${at}個日標準差`,
    impactCaption: '價格衝擊的尺度，擬合值',
    decaying: (at, none) =>
      none ? say`過去看不出這種跌勢比別的跌勢更會回來` : say`賣壓造成的跌幅，有${at}會消退`,
    decayingCaption: '價格衝擊中會消退的比例，擬合值',
    learnt: ({ falls, matched, from, until, low, high, level }) =>
      say`：粗線是估計，${level}區間${cite(low, 'crowd')}至${cite(high, 'crowd')}；取自${from}至${until}的${falls}次同步跌勢與${matched}次相配的跌勢`,
    unknown: '價格衝擊與會消退的比例，都還沒擬合',
    past: '過去',
    model: '模型',
    error: '標準誤',
    moment: '動差',
    name: (moment) => MOMENTS[moment] ?? moment,
    compared: '只比較，不擬合',
  },
  row: {
    overshoot: '超跌，占跌勢',
    mean: '超跌的平均',
    sold: '賣出，占群體持有',
    forced: '有人被迫賣出的跌勢',
    paths: '模擬的跌勢',
    half: '收復一半所需',
    within: (n) => `${n}日內收復一半`,
    back: (n) => `${n}日後收復`,
  },
  column: {
    figure: '項目',
    low: '10%',
    middle: '50%',
    high: '90%',
    crowd: '有群體',
    walk: '隨機漫步',
    error: '標準誤',
  },
  stated:
    '群體的數字，只有兩個是從過去擬合的：價格衝擊的尺度，與其中會消退的比例。其餘各種帳本的占比、上限、半衰期與職業，都是設定值，不是估計值。路徑是模擬的，沒有一條是預測。',
};
