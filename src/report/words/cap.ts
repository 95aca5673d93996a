import {
  type Binding,
  type CapId,
  type Exposure,
  heldTo,
  MAX_FALL_PER_SESSION,
  MAX_RISE_PER_SESSION,
  REST_SESSIONS,
  type SizeReason,
  sizeReason,
} from '../../domain/exposure.ts';
import type { Lang, Text } from '../../domain/text.ts';
import type { ExposurePolicy } from '../../domain/thesis.ts';
import { cite, type Prose, type Span, say } from '../render/prose.ts';
import { bindings } from './binding.ts';
import { fixed, limit, percent, worse } from './number.ts';

/** Whether what is held answers to other limits than what is added. */
const volatile = ({ spread }: ExposurePolicy): boolean => spread === 'volatility';

/** A share in points. */
const points = (share: number): string => fixed(100 * share, 0);

/** What it says that a cap is not in force; a cap of which nothing is said always is, or is not known. */
const ABSENT: { readonly [C in CapId]: Text | undefined } = {
  stop: undefined,
  blind: { en: 'no stop lacks data', 'zh-Hant': '沒有停損缺資料' },
  forcedOut: undefined,
  days: undefined,
  cvar: undefined,
  kelly: undefined,
  gate: undefined,
  growth: undefined,
};

/** What each constraint on exposure allows, and why it binds. */
const en = {
  /** What stands behind a loss at the usual spread where that at today's is not known. */
  lossUnknown: (why: Prose) => say`at the usual spread of outcomes; at today's ${why}`,
  lossAlike: "at the target; the same at the usual swings and at today's",
  /** The same where it is, so many times as wide; and the budget where it is more than that. */
  lossToday: (times: string, loss: Prose, over: Record<'log' | 'budget', string> | undefined) =>
    say`at the usual spread of outcomes; at today's (${times} times as wide) ${loss}${over === undefined ? '' : `, as a log move ${over.log}, more than the loss budget of ${over.budget}`}`,
  lossCounted: (loss: Span, budget: string) =>
    say`loss budget: ${loss} of ${budget} taken up (log moves)`,
  /** Over the rows that only limit adding. */
  riseHead: 'How far exposure may rise: limits adding only',
  /** Behind the name of such a row. */
  riseOnly: 'limits adding only',
  /** Beside the figure of the row that binds. */
  bindsAt: (share: string) => `${share} (the limit)`,
  capsCaption: (capital: string | undefined, policy: ExposurePolicy) =>
    `The most exposure that each constraint allows, share of own capital${capital === undefined ? '' : ` (${capital})`}; what is held above the lowest is cut, but for rows that limit adding only${volatile(policy) ? `. Outcomes are as wide as today's volatility has them. What is held answers to what has been enacted, what is added to threats and talk as well, and ${en.heldBudget(policy)}` : ''}`,
  heldBudget: (policy: ExposurePolicy) =>
    `a ${percent(policy.budget)} budget becomes ${percent(heldTo(policy).budget)} of what is held`,
  /** Beside the caps, where they are as if what is missing had stood still. */
  still: 'as if the missing inputs had stood still, which allows less',
  /** What it says that a cap is not in force; undefined where its figure is then not known. */
  capAbsent: (cap: CapId): string | undefined => ABSENT[cap]?.en,
  capName: (binding: Binding, policy: ExposurePolicy) =>
    ({
      ...bindings.en.binding,
      stop: 'Stops',
      blind: 'Stops without data',
      forcedOut: `P(forced out) ≤ ${limit(policy.forcedOut)}`,
      days: `Days to cash ≤ ${policy.days}`,
      cvar: `Loss budget, CVaR ≤ ${percent(heldTo(policy).budget)}`,
      kelly: `P(drawdown ${percent(1 - policy.alpha)}) ≤ ${percent(policy.beta)}`,
      gate: `Gain over loss, in full from ${policy.asymmetry}`,
      growth: 'Optimal growth (Kelly)',
      headroom: volatile(policy)
        ? `All of these, with threats and talk, loss budget ${percent(policy.budget)}, odds ${worse(policy.headroom)} times worse`
        : `All of these, odds ${worse(policy.headroom)} times worse`,
    })[binding],
  capsLabel: (rows: readonly string[]) => `What each constraint allows: ${rows.join('; ')}.`,
  because: (exposure: Exposure, policy: ExposurePolicy) => {
    const { before, headroom, target, optimum, caps, asymmetry } = exposure;
    const stop = caps.find((c) => c.cap === 'stop')?.at ?? optimum;
    const share = (x: number): Span => cite(percent(x), 's-size');
    const times = cite(`${worse(policy.headroom)} times`, 'thesis');
    const all: { readonly [C in SizeReason]: Prose } = {
      stop: say`what has tripped lowers the upper limit of exposure to ${share(stop)}`,
      blind: say`one stop lacks data, and missing data counts as risk`,
      forcedOut: say`more could force one out before the horizon`,
      days: say`more could not be turned into cash in time`,
      cvar: say`holding more would break the loss budget of ${share(heldTo(policy).budget)} of capital${volatile(policy) ? `; ${en.heldBudget(policy)}` : ''}`,
      kelly: say`with more, the chance of a drawdown of ${share(1 - policy.alpha)} would exceed ${share(policy.beta)}`,
      gate: say`the gain if right does not outweigh the loss if wrong by enough`,
      growth: say`more exposure would not grow faster`,
      headroom:
        target === 0
          ? say`odds ${times} worse would leave no room for any exposure`
          : headroom < target
            ? say`${volatile(policy) ? 'what has been enacted would' : "today's odds"} allow ${share(optimum)}, enough to hold; but one adds only what would stand ${volatile(policy) ? 'with threats and talk counted and ' : ''}at odds ${times} worse, and that is ${share(headroom)}`
            : say`that much could still be held if the odds were ${times} worse`,
      pace:
        target > optimum
          ? say`the limits allow ${share(optimum)}${optimum > 0 || asymmetry > 1 ? '' : ', for the expected return is not positive'}, and ${before - target > MAX_FALL_PER_SESSION + 1e-9 ? 'what has happened counts at once, opinion' : 'exposure falls'} by at most ${points(MAX_FALL_PER_SESSION)} points a session`
          : say`worse odds would allow ${share(headroom)}, and exposure rises by at most ${points(MAX_RISE_PER_SESSION)} points a session`,
      'unknown input': say`an input is missing, and nothing is added on what is not known`,
      pending: say`the condition of a stop holds, and nothing is added until that is over or has tripped it`,
      waits: say`a stop waits for data that are not yet due, and nothing is added until they are there`,
      ratchet: say`nothing is added before ${String(REST_SESSIONS)} sessions since a stop last tripped, was hit again by an act as firm, or lacked data`,
      closed:
        target > optimum
          ? say`the limits allow ${share(optimum)}, but the market is shut today, and a daily step counts from session to session`
          : say`the market is shut today, and nothing can be bought`,
      'no return': say`the expected return is not positive`,
      'small return': say`the expected return is too small for any exposure`,
      thesis: say`the thesis allows no more than ${share(target)}`,
    };
    const why = all[sizeReason(exposure, policy)];
    return exposure.still ? say`${why} (${en.still})` : why;
  },
};

type CapWords = typeof en;

const zh: CapWords = {
  lossUnknown: (why) => say`以平常的漲跌幅度計，以目前的幅度計則${why}`,
  lossAlike: '以目標曝險計；照平常或目前的漲跌幅度都一樣',
  lossToday: (times, loss, over) =>
    say`以平常的漲跌幅度計，以目前的幅度（${times}倍）計為${loss}${over === undefined ? '' : `，對數變動${over.log}，超過虧損預算${over.budget}`}`,
  lossCounted: (loss, budget) => say`虧損預算${budget}，已占${loss}（對數變動）`,
  riseHead: '最多能加到哪裡：只限制加碼',
  riseOnly: '只限制加碼',
  bindsAt: (share) => `${share}（上限在此）`,
  capsCaption: (capital, policy) =>
    `各項限制容許的最高曝險，占自有本金${capital === undefined ? '' : `（${capital}）`}的比例；持有超過最低的一條就減碼，標明「只限制加碼」的除外${volatile(policy) ? `。漲跌幅度依目前的波動放寬；已持有的部位只看已生效的行動，加碼時威脅與談話也計入；${zh.heldBudget(policy)}` : ''}`,
  heldBudget: (policy) =>
    `${percent(policy.budget)}的虧損預算，對已持有的部位放寬為${percent(heldTo(policy).budget)}`,
  still: '缺的數字當作不變來算，上限更低',
  capAbsent: (cap) => ABSENT[cap]?.['zh-Hant'],
  capName: (binding, policy) =>
    ({
      ...bindings['zh-Hant'].binding,
      stop: '停損',
      blind: '缺資料的停損',
      forcedOut: `被迫出場的機率≤${limit(policy.forcedOut)}`,
      days: `變現天數≤${policy.days}天`,
      cvar: `虧損預算CVaR≤${percent(heldTo(policy).budget)}`,
      kelly: `回撤${percent(1 - policy.alpha)}的機率≤${percent(policy.beta)}`,
      gate: `得失比，達${policy.asymmetry}倍才可用滿`,
      growth: '最適成長（凱利）上限',
      headroom: volatile(policy)
        ? `以上各項，計入威脅與談話，虧損預算${percent(policy.budget)}，機率比再差${worse(policy.headroom)}倍`
        : `以上各項，機率比再差${worse(policy.headroom)}倍`,
    })[binding],
  capsLabel: (rows) => `各項限制容許的曝險：${rows.join('；')}。`,
  because: (exposure, policy) => {
    const { before, headroom, target, optimum, caps, asymmetry } = exposure;
    const stop = caps.find((c) => c.cap === 'stop')?.at ?? optimum;
    const share = (x: number): Span => cite(percent(x), 's-size');
    const times = cite(`${worse(policy.headroom)}倍`, 'thesis');
    const all: { readonly [C in SizeReason]: Prose } = {
      stop: say`停損已觸發，曝險上限降到${share(stop)}`,
      blind: say`有一項停損缺資料；看不到的，一律視為風險`,
      forcedOut: say`再多，可能在修復之前被迫出場`,
      days: say`再多，來不及變現`,
      cvar: say`再多就超出虧損預算（本金的${share(heldTo(policy).budget)}）${volatile(policy) ? `；${zh.heldBudget(policy)}` : ''}`,
      kelly: say`再多，回撤${share(1 - policy.alpha)}的機率就超過${share(policy.beta)}`,
      gate: say`對的時候能賺的，還不夠蓋過錯的時候要賠的`,
      growth: say`再多也不會成長更快`,
      headroom:
        target === 0
          ? say`機率比若再差${times}，就沒有任何曝險的餘地`
          : headroom < target
            ? say`${volatile(policy) ? '只看已生效的行動，' : '依目前局勢'}最多可持有${share(optimum)}，足以續抱；但加碼要${volatile(policy) ? '把威脅與談話也計入，並且' : ''}連機率比再差${times}也站得住，那時的上限只有${share(headroom)}，所以不加碼`
            : say`機率比若再差${times}，這個水準仍可續抱`,
      pace:
        target > optimum
          ? say`${optimum > 0 || asymmetry > 1 ? '' : '預期報酬不為正，'}各項限制只容許${share(optimum)}，${before - target > MAX_FALL_PER_SESSION + 1e-9 ? '已發生的事立刻計入，其餘' : ''}一個交易日最多減${points(MAX_FALL_PER_SESSION)}個百分點`
          : say`機率比再差也容許${share(headroom)}，一個交易日最多加${points(MAX_RISE_PER_SESSION)}個百分點`,
      'unknown input': say`有數字還缺，不知道就不加碼`,
      pending: say`有停損的條件成立、尚待確認；解除或觸發之前不加碼`,
      waits: say`有停損在等尚未公布的資料；公布之前不加碼`,
      ratchet: say`停損最近一次觸發、又有同樣強硬的新動作，或缺資料之後，滿${String(REST_SESSIONS)}個交易日才可加碼`,
      closed:
        target > optimum
          ? say`各項限制只容許${share(optimum)}，但今天休市，每日步幅只算交易日`
          : say`今天休市，無法買進`,
      'no return': say`預期報酬不為正`,
      'small return': say`預期報酬太低，不值得持有任何部位`,
      thesis: say`設定最多只持有${share(target)}`,
    };
    const why = all[sizeReason(exposure, policy)];
    return exposure.still ? say`${why}（${zh.still}）` : why;
  },
};

/** In every language. */
export const caps: Readonly<Record<Lang, CapWords>> = { en, 'zh-Hant': zh };
