import type { Stated } from '../../domain/portfolio.ts';
import type { Lang } from '../../domain/text.ts';
import { type Prose, type Span, say } from '../render/prose.ts';

/** What is held, whence that is known, and the limit that today's odds allow. */
type Lead = Record<'holds' | 'limit', Span> & { readonly whence: string };

/** The same with what is to be traded: in points of capital, and in money where that is known. */
type Trade = Lead & { readonly points: string; readonly money: Span | undefined };

/** What is really held, and what is to be done about it. */
const en = {
  /** Why what is held is not known, or rests on what is old: positions by kind, then the rest. */
  noPrices: (symbols: readonly string[]) => `there is no price of ${namesListed(symbols)}`,
  oldPrices: (symbols: readonly string[]) =>
    `the ${symbols.length === 1 ? 'price' : 'prices'} of ${namesListed(symbols)} ${symbols.length === 1 ? 'is' : 'are'} old`,
  whence: (kind: Stated['kind'], on: string) =>
    kind === 'portfolio' ? `your book of ${on}` : `your decision of ${on}`,
  /** Beside the target. */
  holds: (share: Span, whence: string): Prose => say`you hold ${share} (${whence})`,
  /** The same once the decision was carried out. */
  held: (share: Span, whence: string): Prose => say`taken; before it you held ${share} (${whence})`,
  keep: ({ holds, whence, limit }: Lead): Prose =>
    say`You hold ${holds} of your capital (${whence}); target ${limit}: sell nothing, add nothing.`,
  /** Instead of orders, where they were done. */
  done: (at: string, share: Span): Prose =>
    say`Already taken at ${at}: ${share} of your capital; nothing more to do until the next decision, unless this one changes or you take it back (bide journal).`,
  doneOtherwise: (at: string, share: Span): Prose =>
    say`At ${at} you put ${share} of your capital on record for this decision, which comes to another share now. What follows starts from what you held before: trade the difference alone.`,
  nothing: (whence: string): Prose => say`You hold nothing (${whence}).`,
  sell: ({ holds, whence, limit, points, money }: Trade): Prose =>
    say`You hold ${holds} of your capital (${whence}); target ${limit}: sell ${en.about(points, money)}.`,
  sellAll: ({ holds, whence, money }: Omit<Trade, 'limit' | 'points'>): Prose =>
    say`You hold ${holds} of your capital (${whence}); target 0%: sell all of it${money === undefined ? '' : say`, about ${money}`}.`,
  sellOn: (
    { holds, whence, limit, points, money }: Trade,
    today: Pick<Trade, 'points' | 'money'>,
  ): Prose =>
    say`You hold ${holds} of your capital (${whence}). Today's odds allow ${limit}: sell ${en.about(points, money)} in all, ${today.points} points${today.money === undefined ? '' : say` (about ${today.money})`} of it today.`,
  buy: ({ holds, whence, limit, points, money }: Trade): Prose =>
    say`You hold ${holds} of your capital (${whence}); target ${limit}: add ${en.about(points, money)}.`,
  /** A book of short positions alone: to come down is to buy back, and nothing is added to it. */
  cover: ({ holds, whence, limit, points, money }: Trade): Prose =>
    say`You are short ${holds} of your capital and hold nothing else (${whence}); it counts as exposure, target ${limit}: buy back ${en.about(points, money)}.`,
  shortKept: ({ holds, whence, limit }: Lead): Prose =>
    say`You are short ${holds} of your capital and hold nothing else (${whence}); it counts as exposure, target ${limit}: sell nothing more short.`,
  about: (points: string, money: Span | undefined): Prose =>
    money === undefined ? say`${points} points of capital` : say`about ${money}`,
  unknown: ({ whence, range, why, limit, sells }: Unclear): Prose =>
    say`How much of your capital you hold (${whence}) is not known: ${why}. What is known: ${range}. Add nothing; today's odds allow ${limit}${sells ? say`, less than you hold: sell` : say`, and what you hold beyond that is to be sold`}.`,
  atLeast: (least: Span): Prose => say`at least ${least}`,
  between: (least: Span, most: Span): Prose => say`at least ${least}, at most ${most}`,
  whatever: (share: Span): Prose => say`${share}, whatever the rest is worth`,
  /** Beside figures that rest on what is old. */
  old: (why: string): Prose => say`Add nothing meanwhile: ${why}.`,
  headline: (limit: string, sells: boolean) =>
    sells
      ? `Sell down towards ${limit}. What you hold is not known in full.`
      : 'Add nothing. What you hold is not known in full.',
  atMost: (share: string) => `at most ${share}`,
  ofLeast: 'of the least that is held',
  borrowed: 'Borrowed',
  orders: {
    heading: (today: Prose, sold: boolean, whole: Prose | undefined): Prose =>
      whole === undefined
        ? say`${sold ? 'Sell' : 'Buy'} about ${today}`
        : say`${sold ? 'Sell' : 'Buy'} about ${today} today, ${whole} in all`,
    caption: (rule: string, share: string | undefined) =>
      `By the rule: ${rule}; whole units, or fractions where held, dearest first: each passes on what rounding leaves.${share === undefined ? '' : ` Cost: impact by the square-root law; days at ${share} of daily volume.`}`,
    symbol: 'Position',
    today: 'Today, units',
    price: 'At',
    amount: 'About',
    share: 'Of it',
    cost: 'Cost',
    days: 'Days',
    all: 'In all',
    nothing: 'nothing today',
    lacking: (what: string) => `Cost and days are not known in full: ${what}.`,
    units: (n: string, sold: boolean) => `${sold ? 'sell' : 'buy'} ${n}`,
  },
  none: {
    share:
      'Orders in units need the positions as they are now: bide book import, or bide book set.',
    unknown: 'No orders: they need a price for every position and a rate for every currency.',
    owed: 'No orders: more is owed than is held, so no capital is left to take a share of.',
    short: 'No orders: all that you hold is sold short, and yours to buy back.',
    small: 'No order: it would be less than the smallest unit held.',
  },
  short: (symbols: readonly string[]) =>
    `${symbols.join(', ')}: sold short. Counts like a long position of its size, and no order touches it.`,
  /** Beside orders that sell long positions alone. */
  net: (before: Span, after: Span): Prose =>
    say`Long less short is ${before} of capital now, and ${after} after these orders: buy back short positions alongside if they cover the long ones.`,
  left: (share: Span): Prose =>
    say`The orders leave ${share} of capital: the rest is short positions, and yours to close.`,
  positions: {
    heading: (capital: Span): Prose => say`What you hold; own capital ${capital}`,
    unknown: 'What you hold',
    before: 'What you held before it was taken',
    caption: 'Each at the latest price known, with its source and its day',
    symbol: 'Position',
    units: 'Units',
    price: 'Price',
    source: 'From',
    worth: 'Worth',
    share: 'Of capital',
    stated: (on: string) => `in your book, ${on}`,
    byBook: (priced: readonly string[]) =>
      `Priced by your book, not by a series: ${priced.join(', ')}; a new export renews them.`,
    pricedOn: (symbol: string, on: string) => `${symbol} (${on})`,
    told: (series: string, on: string) => `${series}, ${on}`,
    old: (source: string) => `${source}; old`,
    by: (source: string) => `rate: ${source}`,
  },
  unfit: (why: string) =>
    `What you hold is not known in full, so the market as a whole stands for it: ${why}.`,
  /** Where a figure would be that of the least that is held. */
  headless: 'how much you hold is not known',
  /** Where what was decided is known, and not of which positions it is made. */
  shareAlone: 'on record is a share of capital, not the positions',
  /** As an input that a decision misses. */
  input: 'what you hold',
  later: (on: string) =>
    `your book of ${on} is later than this decision, so it does not count for it`,
};

/** The last name behind an and. */
export const namesListed = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** What is known where all is not. */
type Unclear = {
  readonly whence: string;
  readonly range: Prose;
  readonly limit: Span;
  readonly why: string;
  readonly sells: boolean;
};

const zh: typeof en = {
  noPrices: (symbols) => `沒有${symbols.join('、')}的價格`,
  oldPrices: (symbols) => `${symbols.join('、')}的價格太舊`,
  whence: (kind, on) => (kind === 'portfolio' ? `${on}的持有部位紀錄` : `${on}的決定`),
  holds: (share, whence) => say`依${whence}，你持有${share}`,
  held: (share, whence) => say`已照做；之前依${whence}持有${share}`,
  keep: ({ holds, whence, limit }) =>
    say`依${whence}，你持有資金的${holds}；目標${limit}：不賣，也不加碼。`,
  done: (at, share) =>
    say`已於${at}照做，持有資金的${share}；到下一次決定前不必再動，除非這次的決定改變，或你撤銷它（bide journal）。`,
  doneOtherwise: (at, share) =>
    say`你在${at}已為這次決定記下持有資金的${share}，現在算出的比例不同。以下從當時之前的部位算起，只需補上差額。`,
  nothing: (whence) => say`依${whence}，你沒有部位。`,
  sell: ({ holds, whence, limit, points, money }) =>
    say`依${whence}，你持有資金的${holds}；目標${limit}：賣出${zh.about(points, money)}。`,
  sellAll: ({ holds, whence, money }) =>
    say`依${whence}，你持有資金的${holds}；目標0%：全部賣出${money === undefined ? '' : say`，約${money}`}。`,
  sellOn: ({ holds, whence, limit, points, money }, today) =>
    say`依${whence}，你持有資金的${holds}；依今天的機率最多可持有${limit}：總共賣出${zh.about(points, money)}，今天先賣${today.points}個百分點${today.money === undefined ? '' : say`（約${today.money}）`}。`,
  buy: ({ holds, whence, limit, points, money }) =>
    say`依${whence}，你持有資金的${holds}；目標${limit}：加碼${zh.about(points, money)}。`,
  cover: ({ holds, whence, limit, points, money }) =>
    say`依${whence}，你只有放空部位，占資金的${holds}，也算曝險；目標${limit}：回補${zh.about(points, money)}。`,
  shortKept: ({ holds, whence, limit }) =>
    say`依${whence}，你只有放空部位，占資金的${holds}，也算曝險；目標${limit}：不再放空。`,
  about: (points, money) => (money === undefined ? say`資金的${points}個百分點` : say`約${money}`),
  unknown: ({ whence, range, why, limit, sells }) =>
    say`依${whence}，無法確知你的部位占資金多少：${why}。目前只知道${range}。不要加碼；依今天的機率最多可持有${limit}${sells ? '，低於你的部位，應減碼' : '，超過的部分應賣出'}。`,
  atLeast: (least) => say`至少${least}`,
  between: (least, most) => say`至少${least}、至多${most}`,
  whatever: (share) => say`占${share}，不論其餘部分值多少`,
  old: (why) => say`在更新之前不要加碼：${why}。`,
  headline: (limit, sells) =>
    sells ? `往${limit}減碼；部位無法完全確知` : '不加碼；部位無法完全確知',
  atMost: (share) => `最多${share}`,
  ofLeast: '以至少持有的部位計',
  borrowed: '借款',
  orders: {
    heading: (today, sold, whole) =>
      whole === undefined
        ? say`${sold ? '賣出' : '買進'}約${today}`
        : say`今天${sold ? '賣出' : '買進'}約${today}，總共${whole}`,
    caption: (rule, share) =>
      `規則：${rule}。以1股為單位，本身有小數的可用小數；單價最高的先算，餘額轉到下一檔。${share === undefined ? '' : `成本為依平方根法則估計的衝擊；天數以每日成交量的${share}計。`}`,
    symbol: '部位',
    today: '今天（股）',
    price: '價格',
    amount: '約',
    share: '占該部位',
    cost: '成本',
    days: '天數',
    all: '總共',
    nothing: '今天不動',
    lacking: (what) => `成本與天數不完整：${what}。`,
    units: (n, sold) => `${sold ? '賣' : '買'}${n}`,
  },
  none: {
    share: '要列出每檔賣多少，需要目前的部位：請用bide book import或bide book set。',
    unknown: '無法列出委託：每個部位都要有價格，每種幣別都要有匯率。',
    owed: '無法列出委託：借款多過持有，已沒有自有資金可以計算比例。',
    short: '沒有委託：持有的全是放空的部位，由你自行回補。',
    small: '沒有委託：不到最小的交易單位。',
  },
  short: (symbols) =>
    `${symbols.join('、')}是放空的部位：視同大小相同的多頭部位計入，委託不會動到它。`,
  net: (before, after) =>
    say`多頭減空頭目前為資金的${before}，照這些委託做完為${after}；空頭若是用來避險，請同時回補。`,
  left: (share) => say`這些委託之後仍有資金的${share}：其餘是放空的部位，由你自行回補。`,
  positions: {
    heading: (capital) => say`你的部位；自有資金${capital}`,
    unknown: '你的部位',
    before: '照做之前的部位',
    caption: '各以已知的最新價格計，並列出來源與日期',
    symbol: '部位',
    units: '數量',
    price: '價格',
    source: '來源',
    worth: '市值',
    share: '占資金',
    stated: (on) => `持有部位紀錄所載，${on}`,
    byBook: (priced) =>
      `以持有部位紀錄所載價格計，沒有資料序列：${priced.join('、')}；匯入新的檔案即可更新。`,
    pricedOn: (symbol, on) => `${symbol}（${on}）`,
    told: (series, on) => `${series}，${on}`,
    old: (source) => `${source}；過舊`,
    by: (source) => `匯率：${source}`,
  },
  unfit: (why) => `部位無法完全確知，因此以整體市場代替：${why}。`,
  headless: '部位占多少無法確知',
  shareAlone: '紀錄的是占資金的比例，沒有各個部位',
  input: '你的部位',
  later: (on) => `${on}的持有部位紀錄晚於這次決策，不計入`,
};

export const heldWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
