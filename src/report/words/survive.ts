import { type Belief, REGIMES } from '../../domain/regime.ts';
import type { Lang } from '../../domain/text.ts';
import { join, type Prose, type Span, say } from '../render/prose.ts';
import { low } from './clause.ts';
import { names } from './name.ts';
import { sides } from './side.ts';

/** Names of figures, and notes below them. */
const NAMES = sides({
  title: ['Can the position survive?', '撐得到修復嗎'],
  nothingOwed: ['nothing is owed', '未舉債'],
  atOnce: ['at the start', '一開始'],
  largest: ['Largest leverage', '最大槓桿'],
  days: ['Days to cash', '變現天數'],
  daysNote: ['slowest position', '最慢的部位'],
  cost: ['Cost to cash', '變現成本'],
  costNote: ['own impact, share of the holdings', '自身賣出的衝擊，占持有部位'],
  horizons: ['P(forced out) by horizon', '各期限內被迫出場的機率'],
});

/** Whether the book lives until prices are back. */
const en = {
  ...NAMES.en,
  verdict: (largest: string | undefined) =>
    largest === undefined ? 'Borrow nothing.' : `No more than ${largest}.`,
  times: (n: string) => `${n}x`,
  heading: (
    sessions: number,
    parts: readonly { readonly times: string; readonly chance: Span | undefined }[],
  ): Prose =>
    say`Forced out within ${String(sessions)} sessions: ${join(
      '; ',
      parts.map(({ times, chance }) =>
        chance === undefined
          ? say`unleveraged (${times}) positions cannot be called`
          : say`${chance} at ${times}`,
      ),
    )}`,
  unknown: 'Whether the book lives until prices are back is not known',
  caption:
    "Probability over the regimes, by today's odds, and over the simulated marks of the book. Dot: sold out before the horizon; ring: before half of the fall is back. Multiples of own capital",
  fall: (share: string) => `a fall of ${share}`,
  left: (share: string) => `${share} of capital`,
  owed: (share: string) => `${share} of capital is owed`,
  against: (horizon: string, half: string) => `${horizon}; before half is back ${half}`,
  unmapped: (symbol: string | undefined) =>
    symbol === undefined
      ? 'There is no book: the market as a whole stands in for it.'
      : `The market as a whole stands in for the book: ${symbol} matches no asset of the model, is short, or is in another currency.`,
  /** The book as it stands, at a multiple of own capital. */
  own: (times: string) => `your book, ${times}`,
  loan: (rate: string) => `Rate of the loan ${rate} a year`,
  column: {
    leverage: 'Holdings',
    call: 'Called after',
    horizon: (n: number) => `Out in ${n}`,
    half: 'Before half is back',
    left: 'Left if forced',
  },
  largestNote: (limit: string) => `P(forced out) ≤ ${limit}`,
  daysSay: (days: string) => `${days} d`,
  /** `own`: of what is really held, whose book its owner can complete. */
  noVolume: (symbols: readonly string[], own: boolean) =>
    `average volume missing for ${symbols.join(', ')}${own ? ' (bide book set --adv)' : ''}`,
  noVolatility: (symbols: readonly string[]) => `volatility missing for ${symbols.join(', ')}`,
  foreign: (symbols: readonly string[]) => `another currency than the book: ${symbols.join(', ')}`,
  curve: {
    heading: (times: string, limit: string) =>
      `Up to ${times} own capital, P(forced out) stays within ${limit}`,
    caption:
      'Probability of being sold out, by holdings as a multiple of own capital. Solid: before the horizon; dashes: before half of the fall is back',
    limit: (share: string) => `limit ${share}`,
    here: (times: string, share: string) => `${times}: ${share}`,
  },
  rule: (maintenance: string, cash: string) =>
    `Maintenance margin ${maintenance} of the holdings; cash beside the capital ${cash} of it`,
  weights: (belief: Belief, says: (p: number) => string) =>
    `Odds: ${REGIMES.map((r) => `${low(names.en.short[r])} ${says(belief[r])}`).join(', ')}`,
};

const zh: typeof en = {
  ...NAMES['zh-Hant'],
  verdict: (largest) => (largest === undefined ? '不借錢' : `最多${largest}`),
  times: (n) => `${n}倍`,
  heading: (sessions, parts) =>
    say`${String(sessions)}個交易日內被迫出場的機率：${join(
      '；',
      parts.map(({ times, chance }) =>
        chance === undefined ? say`未舉債（${times}）不會被追繳` : say`${times}為${chance}`,
      ),
    )}`,
  unknown: '撐不撐得到價格修復，未知',
  caption:
    '依今天的局勢機率與帳本的模擬低點加權計算。圓點：在期限前被迫出場；圓圈：在收復一半之前被迫出場。倍數是持有對自有本金',
  fall: (share) => `跌${share}`,
  left: (share) => `本金的${share}`,
  owed: (share) => `還欠本金的${share}`,
  against: (horizon, half) => `${horizon}；收復一半之前${half}`,
  unmapped: (symbol) =>
    symbol === undefined
      ? '沒有帳本，以整個市場代替。'
      : `${symbol}對不上模型裡的資產，或是放空、幣別不同；整個帳本以市場代替。`,
  own: (times) => `你的帳本，${times}`,
  loan: (rate) => `借款年利率${rate}`,
  column: {
    leverage: '持有',
    call: '跌多少追繳',
    horizon: (n) => `${n}日內出場`,
    half: '收復一半前',
    left: '被迫出場後剩下',
  },
  largestNote: (limit) => `被迫出場的機率≤${limit}`,
  daysSay: (days) => `${days}天`,
  noVolume: (symbols, own) =>
    `缺${symbols.join('、')}的平均成交量${own ? '（bide book set --adv）' : ''}`,
  noVolatility: (symbols) => `缺${symbols.join('、')}的波動`,
  foreign: (symbols) => `${symbols.join('、')}的幣別與帳本不同`,
  curve: {
    heading: (times, limit) => `自有本金的${times}以內，被迫出場的機率不超過${limit}`,
    caption: '被迫出場的機率，隨持有對自有本金的倍數而變。實線：在期限前；虛線：在收復一半之前',
    limit: (share) => `上限${share}`,
    here: (times, share) => `${times}：${share}`,
  },
  rule: (maintenance, cash) =>
    `維持保證金為持有的${maintenance}；本金之外另有現金，為本金的${cash}`,
  weights: (belief, says) =>
    `局勢機率：${REGIMES.map((r) => `${names['zh-Hant'].short[r]}${says(belief[r])}`).join('，')}`,
};

export const survive: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
