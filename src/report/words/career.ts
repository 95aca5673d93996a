import type { Lang } from '../../domain/text.ts';
import { type Prose, type Span, say } from '../render/prose.ts';
import { sides } from './side.ts';

/** Who sells at a tail probability; absent: nobody by mandate, nobody from fear alone. */
type Sellers = Record<'tail' | 'share', Span> & Record<'mandate' | 'fear', Span | undefined>;

/** Names of the figures. */
const ROW = sides({
  tail: ['Tail probability', '尾部機率'],
  lowest: ['Share that sells, lowest stable', '會賣出的比例（最小的穩定值）'],
  highest: ['Share that sells once a run has started', '開始爭相賣出之後，會賣出的比例'],
  mandate: ['By mandate, whatever managers think', '依規定賣出，不論看法'],
  fear: ['For fear for their jobs', '因顧慮職位賣出'],
  together: [
    'Threshold of the median manager if nobody else sells',
    '還沒有人賣時，中位數經理人賣出的門檻',
  ],
  alone: [
    'Threshold of the median manager if all others have sold',
    '別人都賣了，中位數經理人賣出的門檻',
  ],
  fired: ['P(fired) for a loss shared with all', '與同業一起虧損時，被開除的機率'],
  firedAlone: ['P(fired) for a loss borne alone', '獨自虧損時，被開除的機率'],
  half: ['At least half sells above', '至少一半會賣的門檻'],
  starts: ['A run starts at, and leaps', '爭相賣出的起點與跳幅'],
  ends: ['A run ends at, and falls', '爭相賣出的終點與跳幅'],
  gain: ['Gain from staying if the threat fades', '威脅消退時，續抱的獲利'],
  bonus: ['Years of pay for a gain of the whole book', '獲利達整個帳本時的獎金，相當於幾年薪水'],
  stakes: ['Being fired costs', '被開除的代價'],
  able: ['Share of managers believed skilled beforehand', '事前認為有能力的經理人比例'],
});

/** Why they sell: the managers' game. Figures come as spans, already formatted. */
const en = {
  title: 'Career',
  verdict: (share: string) => `In the model, managers sell ${share}.`,
  heading: ({ tail, share, mandate, fear }: Sellers): Prose =>
    say`At a tail probability of ${tail}, the model's managers sell ${share}${
      mandate === undefined
        ? ', for fear for their jobs'
        : fear === undefined
          ? ', all of it by mandate'
          : say`: ${mandate} by mandate, ${fear} for fear for their jobs`
    }`,
  unknown: 'What share would sell at what tail probability is not known',
  caption:
    'Share of the money with careers behind it that sells, by the probability of the tail (friction or rupture). Solid: the smallest stable share; dashes: the largest, where the two differ. What a career is worth is stated, not estimated',
  /** The largest stable share, where it differs; without its end, as the two that follow. */
  run: (most: Span): Prose => say`Should a run start, ${most} sells at the same tail probability`,
  noRun: 'The response is smooth; there is no tipping point',
  /** The same as a sentence without its end. */
  fold: (at: string) => `A run starts beyond a tail probability of ${at}`,
  /** What limits and redemptions sold in simulated falls of like size, and that it is not known. */
  limits: (share: Span): Prose =>
    say`Limits and redemptions sold ${share} of what they held in simulated falls of like size, whatever managers thought`,
  noLimits:
    'What limits and redemptions sell in a fall like this is not known: risk assets did not fall far enough to compare',
  /** Whose odds the dot is for, and from which tail probability the simulated crowd starts. */
  own: (tail: Span): Prose =>
    say`The dot is for managers who see these odds; those in the simulation below start from ${tail} and grow more afraid as prices fall, both stated`,
  starts: (at: string) => `a run starts at ${at}`,
  ends: (at: string) => `a run ends at ${at}`,
  here: (tail: string, share: string) => `at ${tail}: ${share} sells`,
  mandate: (share: string) => `must sell: ${share}`,
  leap: (at: string, from: string, to: string) => `${at}: from ${from} to ${to}`,
  row: ROW.en,
  years: (n: string) => `${n} years of pay`,
  stakesSay: (median: string, spread: string) =>
    `median ${median} years of pay, log spread ${spread}`,
  parts: (n: number) => `a list of ${n} parts`,
  rulesHeading: 'What the game assumes',
  rulesCaption: 'Stated, not estimated',
};

const zh: typeof en = {
  title: '職業賽局',
  verdict: (share) => `模型推估：經理人資金中${share}會賣出`,
  heading: ({ tail, share, mandate, fear }) =>
    say`尾部機率${tail}時，模型推估：經理人資金中${share}會${
      mandate === undefined
        ? '因顧慮職位而賣出'
        : fear === undefined
          ? '賣出，全是依規定'
          : say`賣出，其中${mandate}依規定，${fear}因顧慮職位`
    }`,
  unknown: '尾部機率多高時會有多少資金賣出，未知',
  caption:
    '有職業顧慮的資金中會賣的比例，隨尾部（摩擦或決裂）的機率而變。實線是最小的穩定比例，虛線是最大的，兩者不同時才畫。職位的價值為設定值，不是估計值',
  run: (most) => say`同樣的尾部機率下，一旦開始爭相賣出，會賣的是${most}`,
  noRun: '比例平滑變動，沒有引發爭相賣出的臨界點',
  fold: (at) => `尾部機率過了${at}就爭相賣出`,
  limits: (share) =>
    say`在同等的模擬跌勢中，不論經理人怎麼想，依限額與贖回賣出的占其持有的${share}`,
  noLimits: '這種跌勢下依限額與贖回會賣多少，未知：風險資產跌得不夠深，沒有可比的模擬',
  own: (tail) =>
    say`圖上的點假設經理人也這樣看機率；以下模擬的經理人從${tail}起算，價格愈跌愈怕，都是設定值`,
  starts: (at) => `${at}起爭相賣出`,
  ends: (at) => `低於${at}才停`,
  here: (tail, share) => `${tail}時賣${share}`,
  mandate: (share) => `依規定必賣：${share}`,
  leap: (at, from, to) => `${at}：由${from}到${to}`,
  row: ROW['zh-Hant'],
  years: (n) => `${n}年薪水`,
  stakesSay: (median, spread) => `中位數${median}年薪水，對數離散${spread}`,
  parts: (n) => `分${n}級的清單`,
  rulesHeading: '這個賽局的設定',
  rulesCaption: '設定值，不是估計值',
};

export const careerWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
