import type { Act } from '../../domain/decision.ts';
import { MIN_EXPOSURE } from '../../domain/exposure.ts';
import type { Tipping } from '../../domain/odds.ts';
import type { RegimeId } from '../../domain/regime.ts';
import type { Lang } from '../../domain/text.ts';
import { join, type Prose, type Span, say } from '../render/prose.ts';
import { low } from './clause.ts';
import { names } from './name.ts';
import { percent } from './number.ts';
import { sides } from './side.ts';

/** What the gap on the book is worth, with its interval; money is absent where there is no book. */
type Found = { readonly at: Span } & Record<'low' | 'high' | 'sessions', string> & {
    readonly money: string | undefined;
  };

/** The comma behind a verdict that has a condition of its own. */
const ends = (to: string): string => (to.includes(',') ? ',' : '');
/** Own odds of a path beside what prices imply, with its 80 % interval. */
type Apart = Record<'own' | 'implied', Span> & { readonly range: readonly [Span, Span] };

/** A verdict before the exposure that it comes to. */
const TODAY: { readonly [A in Act]: string } = {
  hold: 'hold at',
  add: 'add to',
  trim: 'trim to',
  leave: 'leave, exposure',
  wait: 'wait, exposure',
};

/** Inputs that may turn the verdict. */
const INPUTS = sides<string>({
  'friction odds': ['Odds of friction against noise', '摩擦對雜音的機率比'],
  'rupture odds': ['Odds of rupture against noise', '決裂對雜音的機率比'],
  'noise mean': ['Mean outcome under noise', '雜音下的平均報酬'],
  'friction mean': ['Mean outcome under friction', '摩擦下的平均報酬'],
  'rupture mean': ['Mean outcome under rupture', '決裂下的平均報酬'],
  'loss budget': ['Loss budget (of log moves)', '虧損預算（對數變動）'],
  'noise spread': ['Spread of outcomes under noise', '雜音下的報酬離散'],
});

/** Own odds against those that prices imply. */
const en = {
  title: 'Odds',
  /** The gap on the book as a headline: which way it lies, or that noise hides it; undefined: no book. */
  verdict: (way: 'fear' | 'calm' | 'hidden' | 'unknown', gap: string | undefined) =>
    way === 'unknown'
      ? 'What prices imply for the book is not known.'
      : way === 'hidden'
        ? 'Your odds and the market differ by no more than the noise.'
        : way === 'fear'
          ? `Prices are more pessimistic than you, by ${gap} of the book.`
          : `Prices are more optimistic than you, by ${gap} of the book.`,
  found: ({ at, low, high, sessions, money = '' }: Found): Prose =>
    say`Expected return of your book at market odds (from the moves of ${sessions}), minus that at yours: ${at} (80%: ${low} to ${high})${money && `, about ${money}`}`,
  noBook: (why: string): Prose => [`The gap on the book is ${why}`],
  /** The verdict of the day, at its exposure. */
  today: (verdict: Act, exposure: Span): Prose => say`Today: ${TODAY[verdict]} ${exposure}`,
  /** The nearest turn of the verdict. */
  nearest: (input: string, to: string, { now, tips }: Record<'now' | 'tips', Span>): Prose =>
    say`The verdict turns to ${to}${ends(to)} with the ${low(input)} at ${tips}; now ${now}`,
  /** The same on the way down, where the verdict of the day would stay. */
  stays: (input: string, to: string, { now, tips }: Record<'now' | 'tips', Span>): Prose =>
    say`Leaving comes next; it stays at ${to} with the ${low(input)} at ${tips}; now ${now}`,
  /** The same where the day's cut is done, and another would follow. */
  again: (input: string, { now, tips }: Record<'now' | 'tips', Span>): Prose =>
    say`Exposure would be cut once more with the ${low(input)} at ${tips}; now ${now}`,
  /** The turn in words for a lead: what happens, and at which change of odds or on whose act. */
  lead: (turn: string, when: readonly Prose[]): Prose => say`${turn} ${join(', or ', when)}`,
  leadTo: {
    turns: (to: string) => `The verdict turns to ${to}${ends(to)}`,
    stays: (to: string) => `Leaving comes next; it stays at ${to}`,
    again: 'Exposure would be cut once more',
  },
  /** Odds against noise as a multiple of today's. */
  times: (regime: RegimeId, times: Span, more: boolean): Prose =>
    more
      ? say`once the odds of ${low(names.en.short[regime])} against noise are ${times} times today's`
      : say`once the odds of ${low(names.en.short[regime])} against noise are down to ${times} of today's`,
  onStops: (numbers: readonly string[]): Prose => [
    `on the act of stop ${[numbers.slice(0, -1).join(', '), numbers.at(-1)].filter(Boolean).join(' or ')}`,
  ],
  noEvent: 'No move of the odds within reach turns the verdict by itself',
  noTurn: 'No single input within reach turns the verdict',
  paths: {
    widest: (path: string, { own, implied, range }: Apart): Prose =>
      say`Largest disagreement: ${path}; you ${own}, ${implied} implied by price moves, not quoted (80%: ${range[0]} to ${range[1]})`,
    /** The same where every path's own odds lie inside the interval of what prices imply. */
    inside: (path: string, { own, implied, range }: Apart): Prose =>
      say`No path's odds differ by more than the data can tell; widest gap: ${path}, you ${own}, ${implied} implied by price moves, not quoted (80%: ${range[0]} to ${range[1]})`,
    /** Behind it where own odds were brought within the bounds, and in its stead where the two agree. */
    within: ' (your odds brought within the bounds)',
    agree: 'Prices and your odds agree on every path to within a point',
    unknown: 'What prices imply is not known: no move was seen that every path speaks of',
    caption:
      "Dot and bar: the market's odds and their 80% interval, no bar where it is wider than what the obstacles allow (grey). Circle: yours. Right: yours, then the market's",
    /** Signs of the picture on a terminal, and the end of its axis. */
    key: (end: string) =>
      `o you, # the market, = its 80% interval, . what the obstacles allow; from 0 to ${end}`,
    path: 'Path',
    bounds: 'Bounds',
    stated: 'Stated link',
    own: 'You',
    implied: 'Market',
    interval: '80% interval',
  },
  assets: {
    heading: (sessions: string) => `What was seen over ${sessions}, and what each side expects`,
    caption:
      "Impacts count from the close before the window; of a yield the move is that of its price, of a currency pair that of its quote. Noise is one standard deviation of the asset's own past. A gap below 0: implied odds expect less of a rise, or a deeper fall, than yours",
    none: 'No move of an asset that every path speaks of was seen',
    asset: 'Asset',
    seen: 'Seen, ± noise',
    own: 'You expect',
    implied: 'Market expects',
    gap: 'Gap, 80% interval',
    book: 'The book',
  },
  contracts: {
    heading: 'Contracts on prediction markets',
    caption: (sessions: string) =>
      `Bid, middle and ask as a hazard a year, and as a probability over ${sessions}, the hazard taken as constant. Only contracts of one wording are set side by side`,
    none: 'No contract is on record for this episode',
    contract: 'Contract',
    wording: 'Wording',
    hazard: 'Hazard a year',
    horizon: 'Over the horizon',
    apart: (path: string, [a, b]: readonly [string, string], points: string) =>
      `${path}: wording ${b} stands ${points} points from wording ${a}; that much the wording alone explains`,
  },
  turns: {
    heading: 'What would turn the verdict',
    caption: (held: string, reach: string, decibans: string) =>
      `One input moved at a time, at an exposure of ${held}: the verdict is leave where the best exposure stays under ${percent(MIN_EXPOSURE)}, trim where it is under what is held, add where it is over that by more than a step. Searched within ${reach} and ${decibans} either way. dB: odds on a log scale, 0 is even, −10 is 1 to 10, +3 doubles them`,
    input: (name: string) => INPUTS.en[name] ?? name,
    name: 'Input',
    now: 'Now',
    tips: 'Turns at',
    by: 'Move',
    becomes: 'Becomes',
    to: { hold: 'hold', trim: 'trim', leave: 'leave, if it lasts', add: 'add' } satisfies Record<
      NonNullable<Tipping['to']>,
      string
    >,
    none: 'not within reach',
  },
  method: ({ cases, distance }: { cases: string; distance: string | undefined }) =>
    `Implied odds are the nearest to own odds whose expected moves match those seen, as far as noise lets one tell; own odds count as ${cases} cases. Intervals come from 200 draws of the noise and of those cases, and are too narrow where the market thinks further away from own odds than those draws reach${distance === undefined ? '' : `. Distance of implied from own odds (relative entropy): ${distance} nats`}. Impacts and obstacles are stated by the thesis, not estimated`,
  reading:
    'The whole move is read as the expected impact of the paths, counted from the close before the window. An impact that prices held before it makes the gap look larger than it is',
};

const zh: typeof en = {
  title: '機率比',
  verdict: (way, gap) =>
    way === 'unknown'
      ? '價格對帳本隱含什麼，未知'
      : way === 'hidden'
        ? '價格與自估機率的落差，沒有超出雜訊'
        : way === 'fear'
          ? `價格比你悲觀，相當於帳本的${gap}`
          : `價格比你樂觀，相當於帳本的${gap}`,
  found: ({ at, low, high, sessions, money = '' }) =>
    say`以市場隱含機率（由${sessions}的漲跌反推）估算的帳本預期報酬，減去以自估機率估算的：${at}（80%區間${low}至${high}）${money && `，約${money}`}`,
  noBook: (why) => [`帳本上的落差${why}`],
  today: (verdict, exposure) => say`今日判定：${names['zh-Hant'].verdict[verdict]}，${exposure}`,
  nearest: (input, to, { now, tips }) => say`${input}若由${now}變為${tips}，判定就會轉為${to}`,
  stays: (input, to, { now, tips }) =>
    say`再下去就是離場；${input}若由${now}變為${tips}，就停在${to}`,
  again: (input, { now, tips }) => say`${input}若由${now}變為${tips}，曝險就要再減一次`,
  lead: (turn, when) => say`${join('，或', when)}，${turn}`,
  leadTo: {
    turns: (to) => `判定就會轉為${to}`,
    stays: (to) => `就停在${to}，否則離場`,
    again: '曝險就要再減一次',
  },
  times: (regime, times, more) =>
    more
      ? say`${names['zh-Hant'].short[regime]}對雜音的機率比升到今天的${times}倍`
      : say`${names['zh-Hant'].short[regime]}對雜音的機率比降到今天的${times}`,
  onStops: (numbers) => [`停損${numbers.join('、')}的行動出現`],
  noEvent: '搜尋範圍內，單靠機率比變動不會翻轉判定',
  noTurn: '搜尋範圍內，單動任何一項都不會翻轉判定',
  paths: {
    widest: (path, { own, implied, range }) =>
      say`分歧最大的是「${path}」：你估${own}，價格變動所隱含的（不是報價）為${implied}（80%區間${range[0]}至${range[1]}）`,
    inside: (path, { own, implied, range }) =>
      say`各劇本的差距都在資料分得出的範圍內；差距最大的是「${path}」：你估${own}，價格變動所隱含的（不是報價）為${implied}（80%區間${range[0]}至${range[1]}）`,
    within: '（你的機率已拉回障礙容許的範圍）',
    agree: '每個劇本，你估的與市場隱含的都相差不到1個百分點',
    unknown: '價格隱含什麼，未知：沒有看到每個劇本都談到的資產變動',
    caption:
      '圓點與色條是價格隱含的機率及其80%區間，區間若比障礙容許的範圍（灰條）還寬就只畫圓點；空心圓是自估機率。右側：自估→隱含',
    key: (end) => `o 自估；# 市場隱含；= 其80%區間；. 障礙容許的範圍；橫軸0至${end}`,
    path: '劇本',
    bounds: '障礙容許',
    stated: '依設定的相依程度',
    own: '自估',
    implied: '市場隱含',
    interval: '80%區間',
  },
  assets: {
    heading: (sessions) => `${sessions}的實際漲跌，與兩邊各自的預期`,
    caption:
      '漲跌幅都從期間前的收盤算起，殖利率換算成債券價格的漲跌，匯率照報價的方向。雜訊是該資產自身過去的一個標準差。落差小於0，表示隱含預期的漲幅比自估的小，或跌幅比自估的大',
    none: '沒有看到每個劇本都談到的資產變動',
    asset: '資產',
    seen: '實際，±雜訊',
    own: '自估預期',
    implied: '市場預期',
    gap: '落差，80%區間',
    book: '帳本',
  },
  contracts: {
    heading: '預測市場的合約',
    caption: (sessions) =>
      `買價、中價、賣價換算成每年的風險率，再換算成${sessions}內的機率，風險率視為不變。只有同一類措辭的合約可以並列`,
    none: '這段事件期間沒有合約紀錄',
    contract: '合約',
    wording: '措辭',
    hazard: '每年風險率',
    horizon: '期限內機率',
    apart: (path, [a, b], points) =>
      `${path}：措辭${b}與措辭${a}相差${points}個百分點，這是光憑措辭就能解釋的部分`,
  },
  turns: {
    heading: '什麼會翻轉判定',
    caption: (held, reach, decibans) =>
      `曝險${held}，每次只動一項，其餘不變：最適曝險低於${percent(MIN_EXPOSURE)}且持續就離場，低於現有曝險就減碼，高出一級以上才可加碼。搜尋範圍為上下${reach}與${decibans}。分貝：機率比的對數刻度，0為一比一，−10為一比十，加3約為兩倍`,
    input: (name) => INPUTS['zh-Hant'][name] ?? name,
    name: '項目',
    now: '現在',
    tips: '翻轉點',
    by: '差距',
    becomes: '變成',
    to: { hold: '續抱', trim: '減碼', leave: '離場（若持續）', add: '加碼' },
    none: '範圍內不會',
  },
  method: ({ cases, distance }) =>
    `隱含機率是在雜訊容許的範圍內，預期漲跌與實際相符、又最接近自估機率的一組；自估機率當作${cases}個案例。區間來自雜訊與這些案例的200次抽樣，市場的看法若比抽樣所及更偏離自估機率，區間就嫌窄${distance === undefined ? '' : `。隱含與自估機率的距離（相對熵）：${distance}奈特`}。漲跌幅與障礙是假設裡的設定值，不是估計值`,
  reading:
    '這裡把整段漲跌都讀作各劇本的預期漲跌，從期間前的收盤算起。若價格在那之前已反映一部分，落差看起來會比實際大',
};

export const oddsWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
