import type { BookSort } from '../../domain/crowd.ts';
import type { Spread } from '../../domain/known.ts';
import type { Lang } from '../../domain/text.ts';
import { fixed } from './number.ts';
import { sides } from './side.ts';

/** Which crowd was asked, by which rules; and how its paths were drawn. */
type Asked = Record<'model' | 'title' | 'hash', string> & {
  readonly vintage: string | undefined;
  readonly fingerprints: readonly string[];
};
type Drawn = Record<'seed' | 'threads', number> & { readonly fingerprint: string };

/** When each sort of book sells. */
const SORT = sides<BookSort>({
  leverage: ['leverage is over its limit', '槓桿超過上限'],
  var: ['value at risk is over its limit', '風險值超過上限'],
  'volatility target': ['volatility is over its target', '波動超過目標'],
  redemption: ['investors redeem', '投資人贖回'],
  career: ['managers fear for their jobs', '擔心職位不保'],
});

/** Conditions in which the crowd was asked. */
const WORLD = sides({
  which: ['Simulated regime', '模擬的局勢'],
  volatility: ['Volatility, times that of the model', '波動率，為模型原設定的幾倍'],
  tail: ['Tail probability beforehand', '事前的尾部機率'],
  drift: ['Mean return a session', '每個交易日的平均報酬'],
  news: ['Move that the news explains', '消息所能解釋的變動'],
  rate: ['Rate of a loan, a year', '融資年利率'],
  own: ['as in the model', '模型原設定'],
  none: ['none', '無'],
});

const FALLS = sides({
  heading: ['Falls by size', '依跌幅分'],
  size: ['Fall', '跌幅'],
  paths: ['Paths', '路徑'],
  overshoot: ['Overshoot', '超跌'],
  sold: ['Sold', '賣出'],
  half: ['Half after', '收復一半'],
  within: ['In 20', '20日內'],
  walk: ['Random walk', '隨機漫步'],
});

/** Pages and screens that a command writes about the crowd alone. */
const en = {
  /** Leads a reader of the keyboard past the bar of the page. */
  skip: 'Skip to the verdict',
  /** Begins the first line of an answer that was stopped. */
  partialMark: '[PARTIAL]',
  partialOf: ({ asked, done }: Record<'asked' | 'done', number>) =>
    `Partial: stopped after ${fixed(done, 0)} of ${fixed(asked, 0)} paths; every figure rests on these alone.`,
  /** What the method says of a vintage of the crowd, and of the crowd that was asked. */
  vintage: (method: string, from: string, until: string) =>
    `${method}, learnt from ${from} to ${until}`,
  crowd: ({ model, title, hash, vintage, fingerprints }: Asked) =>
    `${model}, ${title}; SHA-256 ${hash}; ${vintage ?? 'no vintage ends before the window: impact and its decaying share are stated'}; ${fingerprints.length === 0 ? 'no simulation' : `simulations ${fingerprints.join(', ')}`}`,
  drawn: (paths: string, { seed, threads, fingerprint }: Drawn) =>
    `${paths} paths, seed ${seed}, ${threads} thread${threads === 1 ? '' : 's'}; fingerprint ${fingerprint}`,
  prints: (paths: string, all: readonly string[]) =>
    `Simulations of ${paths} paths each: ${all.join(', ')}.`,
  decided: (paths: string) =>
    `The memo of the day rests on ${paths} paths: its figures differ from these by chance alone.`,
  assumed: (n: number) =>
    `${n} figure${n === 1 ? '' : 's'} of this model ${n === 1 ? 'is' : 'are'} stated, with reasons in its file.`,
  world: WORLD.en,
  conditions: 'What was asked',
  histogram: {
    heading: (from: string, to: string, share: string) =>
      `Forced selling most often accounts for ${from} to ${to} of the fall: in ${share} of the paths that fell`,
    caption:
      'Overshoot over all paths that fell: the part of the fall due to forced selling. Share of these paths',
  },
  sold: {
    heading: (first: string, share: string) =>
      `The most liquid asset, ${first}: holders sold ${share} of what they held`,
    caption: 'Share of all holdings that was sold, most liquid asset first',
    asset: 'Asset',
    share: 'Sold',
    nobody: 'Nobody had to sell on any path',
  },
  level: {
    heading: (n: number, { at, low, high }: Spread, says: (x: number) => string) =>
      `After ${n} sessions the median level of the market is ${says(at)}; 80% of the paths lie at ${says(low)} to ${says(high)}`,
    caption:
      'Level of the market by session after the shock, share of its level before; all paths that fell. Line: median; band: 80% of the paths',
    median: 'median',
  },
  falls: {
    ...FALLS.en,
    caption: 'Means over simulated falls; σ of the market over the window of the shock',
  },
  kinds: {
    heading: (books: number) => `Who is in the model: ${books} books`,
    kind: 'Kind',
    books: 'Books',
    share: 'Holds',
    sells: 'Sells when',
    sort: SORT.en,
  },
  walk: 'A random walk without forced sellers',
};

const zh: typeof en = {
  skip: '跳到判定',
  partialMark: '[未完成]',
  partialOf: ({ asked, done }) =>
    `未完成：${fixed(asked, 0)}條路徑只跑了${fixed(done, 0)}條，數字都只根據這些。`,
  vintage: (method, from, until) => `${method}，取自${from}至${until}`,
  crowd: ({ model, title, hash, vintage, fingerprints }) =>
    `${model}，${title}；SHA-256 ${hash}；${vintage ?? '沒有截止在期間之前的版本：價格衝擊與會消退的比例是設定值'}；${fingerprints.length === 0 ? '沒有模擬' : `模擬${fingerprints.join('、')}`}`,
  drawn: (paths, { seed, threads, fingerprint }) =>
    `${paths}條路徑，亂數種子${seed}，${threads}條執行緒；指紋${fingerprint}`,
  prints: (paths, all) => `模擬各${paths}條路徑：${all.join('、')}。`,
  decided: (paths) => `當天的備忘錄用${paths}條路徑，數字與此處的差別純屬抽樣。`,
  assumed: (n) => `這個模型有${n}項設定值，理由寫在檔案裡。`,
  world: WORLD['zh-Hant'],
  conditions: '計算條件',
  histogram: {
    heading: (from, to, share) => `賣壓最常造成跌勢的${from}至${to}，占下跌路徑的${share}`,
    caption: '所有下跌路徑的超跌：跌勢中由被迫賣出造成的部分。占這些路徑的比例',
  },
  sold: {
    heading: (first, share) => `流動性最高的${first}，市場參與者賣出持有的${share}`,
    caption: '市場參與者賣出的比例，占其持有；流動性高的在前',
    asset: '資產',
    share: '賣出',
    nobody: '沒有一條路徑有人被迫賣出',
  },
  level: {
    heading: (n, { at, low, high }, says) =>
      `過了${n}個交易日，市場水準的中位數為${says(at)}；80%的路徑在${says(low)}至${says(high)}`,
    caption:
      '衝擊之後各交易日的市場水準，占衝擊之前的比例；只算下跌的路徑。實線：中位數；色帶：80%的路徑',
    median: '中位數',
  },
  falls: {
    ...FALLS['zh-Hant'],
    caption: '各組模擬跌勢的平均；σ是衝擊期間內市場的標準差',
  },
  kinds: {
    heading: (books) => `模型裡有誰：${books}個帳本`,
    kind: '種類',
    books: '帳本',
    share: '持有',
    sells: '何時賣',
    sort: SORT['zh-Hant'],
  },
  walk: '沒有被迫賣方的隨機漫步',
};

export const pages: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
