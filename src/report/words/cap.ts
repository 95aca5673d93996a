import type { Binding, Exposure } from '../../domain/exposure.ts';
import type { Lang } from '../../domain/text.ts';
import type { ExposurePolicy } from '../../domain/thesis.ts';
import { cite, type Prose, type Span, say } from '../render/prose.ts';
import { names } from './name.ts';
import { limit, percent } from './number.ts';
import { units } from './unit.ts';

/** What each constraint on exposure is called, and how it binds. */
const en = {
  bindingHeading: ({ binding, target, optimum, headroom }: Exposure) => {
    const [at, most, rise] = [percent(target), percent(optimum), percent(headroom)];
    if (binding === 'headroom')
      return headroom < target
        ? `Held at ${at}: worse odds would allow only ${rise}, so nothing is added`
        : `At ${at}, as far as worse odds allow`;
    if (binding === 'pace')
      return target > optimum
        ? `On the way down to ${most}: ${at} today`
        : `On the way up to ${rise}: ${at} today`;
    if (binding === 'ratchet')
      return `Held at ${at}: nothing is added until the stops are quiet for five decisions`;
    if (binding === 'unknown input') return `Held at ${at}: an input is missing`;
    return `${names.en.binding[binding]} binds, at ${at}`;
  },
  /** Over the rows that only limit adding. */
  riseHead: 'How far exposure may rise: limits adding only',
  /** Behind the name of such a row. */
  riseOnly: 'limits adding only',
  /** Beside the figure of the row that binds. */
  bindsAt: (share: string) => `${share}, binds`,
  capsCaption: (capital: string | undefined) =>
    `The most exposure that each constraint allows, share of own capital${capital === undefined ? '' : ` (${capital})`}; exposure above the shortest is cut`,
  capName: (binding: Binding, policy: ExposurePolicy) =>
    ({
      stop: 'Stops',
      blind: 'Blind stops',
      forcedOut: `P(forced out) ≤ ${limit(policy.forcedOut)}`,
      days: `Days to cash ≤ ${policy.days}`,
      cvar: `Loss budget, CVaR ≤ ${percent(policy.budget)}`,
      kelly: `P(drawdown ${percent(1 - policy.alpha)}) ≤ ${percent(policy.beta)}`,
      gate: `Gain over loss, full at ${policy.asymmetry}`,
      growth: 'Fastest growth',
      headroom: `All of these, odds ${units.en.decibans(String(policy.headroom))} worse`,
      pace: 'Pace',
      'unknown input': 'Missing input',
      ratchet: 'Cooling-off after a stop',
      leverage: 'Leverage limit',
    })[binding],
  capsLabel: (rows: readonly string[]) => `What each constraint allows: ${rows.join('; ')}.`,
  because: (exposure: Exposure, policy: ExposurePolicy) => {
    const { binding, headroom, target, optimum, caps } = exposure;
    const stop = caps.find((c) => c.cap === 'stop')?.at ?? optimum;
    const share = (x: number): Span => cite(percent(x), 's-size');
    const worse = cite(units.en.decibans(String(policy.headroom)), 'thesis');
    const all: { readonly [B in typeof binding]: Prose } = {
      stop: say`what has tripped lowers the upper limit of exposure to ${share(stop)}`,
      blind: say`a stop is blind, and what cannot be seen counts as risk`,
      forcedOut: say`more could force one out before the horizon`,
      days: say`more could not be turned into cash in time`,
      cvar: say`more would break the loss budget of ${share(policy.budget)} of capital`,
      kelly: say`with more, the chance of a drawdown of ${share(1 - policy.alpha)} would exceed ${share(policy.beta)}`,
      gate: say`the gain if right does not outweigh the loss if wrong by enough`,
      growth: say`more would not grow faster`,
      headroom:
        target === 0
          ? say`odds worsened by ${worse} would leave no room for any exposure`
          : headroom < target
            ? say`today's odds allow ${share(optimum)}, enough to hold; odds worsened by ${worse} allow only ${share(headroom)}, not enough to add`
            : say`that much could still be held if the odds worsened by ${worse}`,
      pace:
        target > optimum
          ? say`the limits allow ${share(optimum)}, and exposure falls by at most 10 points a session`
          : say`worse odds would allow ${share(headroom)}, and exposure rises by at most 5 points a session`,
      'unknown input': say`an input is missing, and nothing is added on what is not known`,
      ratchet: say`nothing is added while a stop is pending, nor before five decisions in a row without a tripped or blind stop`,
      leverage: say`the leverage limit is ${share(policy.leverage)}`,
    };
    return all[binding];
  },
};

type CapWords = typeof en;

const zh: CapWords = {
  bindingHeading: ({ binding, target, optimum, headroom }) => {
    const [at, most, rise] = [percent(target), percent(optimum), percent(headroom)];
    if (binding === 'headroom')
      return headroom < target
        ? `維持${at}：局勢惡化只容許${rise}，所以不加碼`
        : `${at}，已到局勢惡化所容許的上限`;
    if (binding === 'pace')
      return target > optimum ? `逐步降到${most}，今天${at}` : `逐步加到${rise}，今天${at}`;
    if (binding === 'ratchet') return `維持${at}：停損靜默滿五次決策才加碼`;
    if (binding === 'unknown input') return `維持${at}：還缺數字，不加碼`;
    return `綁住的是${names['zh-Hant'].binding[binding]}，${at}`;
  },
  riseHead: '最多能加到哪裡：只限制加碼',
  riseOnly: '只限制加碼',
  bindsAt: (share) => `${share}，綁住`,
  capsCaption: (capital) =>
    `各項限制容許的最高曝險，占自有本金${capital === undefined ? '' : `（${capital}）`}的比例；高過最短的一條就減碼`,
  capName: (binding, policy) =>
    ({
      stop: '停損',
      blind: '失明的停損',
      forcedOut: `被迫出場的機率≤${limit(policy.forcedOut)}`,
      days: `變現天數≤${policy.days}天`,
      cvar: `虧損預算CVaR≤${percent(policy.budget)}`,
      kelly: `回撤${percent(1 - policy.alpha)}的機率≤${percent(policy.beta)}`,
      gate: `得失比，${policy.asymmetry}倍才放滿`,
      growth: '成長最快',
      headroom: `以上各項，局勢惡化${units['zh-Hant'].decibans(String(policy.headroom))}`,
      pace: '步調',
      'unknown input': '缺數字',
      ratchet: '冷卻期',
      leverage: '槓桿上限',
    })[binding],
  capsLabel: (rows) => `各項限制容許的曝險：${rows.join('；')}。`,
  because: (exposure, policy) => {
    const { binding, headroom, target, optimum, caps } = exposure;
    const stop = caps.find((c) => c.cap === 'stop')?.at ?? optimum;
    const share = (x: number): Span => cite(percent(x), 's-size');
    const worse = cite(units['zh-Hant'].decibans(String(policy.headroom)), 'thesis');
    const all: { readonly [B in typeof binding]: Prose } = {
      stop: say`停損已觸發，曝險上限降到${share(stop)}`,
      blind: say`有停損失明，看不見的算風險`,
      forcedOut: say`再多，可能在修復之前被迫出場`,
      days: say`再多，來不及變現`,
      cvar: say`再多就超出虧損預算（本金的${share(policy.budget)}）`,
      kelly: say`再多，回撤${share(1 - policy.alpha)}的機率就超過${share(policy.beta)}`,
      gate: say`對的時候能賺的，還不夠蓋過錯的時候要賠的`,
      growth: say`再多也不會成長更快`,
      headroom:
        target === 0
          ? say`局勢惡化${worse}就沒有任何曝險的餘地`
          : headroom < target
            ? say`今天的局勢容許${share(optimum)}，夠抱；局勢惡化${worse}就只容許${share(headroom)}，不夠加碼`
            : say`局勢再惡化${worse}，這個水準也抱得住`,
      pace:
        target > optimum
          ? say`各項限制只容許${share(optimum)}，一個交易日最多減10個百分點`
          : say`局勢惡化也容許${share(headroom)}，一個交易日最多加5個百分點`,
      'unknown input': say`有數字還缺，不知道就不加碼`,
      ratchet: say`停損待確認時不加碼，連續五次決策沒有觸發或失明才准加碼`,
      leverage: say`槓桿上限為${share(policy.leverage)}`,
    };
    return all[binding];
  },
};

/** In every language. */
export const caps: Readonly<Record<Lang, CapWords>> = { en, 'zh-Hant': zh };
