import {
  type Exposure,
  REST_SESSIONS,
  type SizeReason,
  sizeReason,
} from '../../domain/exposure.ts';
import type { Lang } from '../../domain/text.ts';
import type { ExposurePolicy } from '../../domain/thesis.ts';
import { low } from './clause.ts';
import { percent } from './number.ts';

/** What holds exposure, by name and as a heading. */
const en = {
  binding: {
    stop: 'Tripped stop',
    blind: 'Stop without data',
    forcedOut: 'Forced out',
    days: 'Days to cash',
    cvar: 'Loss budget',
    kelly: 'Drawdown limit',
    gate: 'Gain over loss',
    growth: 'Growth',
    headroom: 'Safety margin',
    pace: 'Daily step',
    'unknown input': 'Missing input',
    pending: 'Pending stop',
    waits: 'Stop waiting for data',
    ratchet: 'Cooling-off',
    closed: 'Market shut',
    'no return': 'Expected return',
    'small return': 'Expected return',
    thesis: 'Ceiling of the thesis',
  } satisfies Record<SizeReason, string>,
  bindingHeading: (exposure: Exposure, policy: ExposurePolicy) => {
    const { target, optimum, headroom } = exposure;
    const binding = sizeReason(exposure, policy);
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
      return `Held at ${at}: nothing is added for ${REST_SESSIONS} sessions after a stop trips or lacks data`;
    if (binding === 'pending') return `Held at ${at}: nothing is added while a stop is pending`;
    if (binding === 'waits')
      return `Held at ${at}: nothing is added while a stop waits for data not yet due`;
    if (binding === 'closed') return `Held at ${at}: the market is shut today`;
    if (binding === 'unknown input') return `Held at ${at}: an input is missing`;
    if (binding === 'no return') return 'No exposure: the expected return is not positive';
    if (binding === 'small return') return 'No exposure: the expected return is too small';
    if (binding === 'thesis') return `At ${at}, the most that the thesis allows`;
    return `Limited by: ${low(en.binding[binding])}, at ${at}`;
  },
};

const zh: typeof en = {
  binding: {
    stop: '停損觸發',
    blind: '停損缺資料',
    forcedOut: '被迫出場',
    days: '變現天數',
    cvar: '虧損預算',
    kelly: '回撤上限',
    gate: '得失比',
    growth: '成長',
    headroom: '安全餘裕',
    pace: '每日步幅',
    'unknown input': '缺數字',
    pending: '停損待確認',
    waits: '停損等資料',
    ratchet: '冷卻期',
    closed: '休市',
    'no return': '預期報酬',
    'small return': '預期報酬',
    thesis: '設定的上限',
  },
  bindingHeading: (exposure, policy) => {
    const { target, optimum, headroom } = exposure;
    const binding = sizeReason(exposure, policy);
    const [at, most, rise] = [percent(target), percent(optimum), percent(headroom)];
    if (binding === 'headroom')
      return headroom < target
        ? `維持${at}：機率比再差時只容許${rise}，所以不加碼`
        : `${at}，已到機率比再差時所容許的上限`;
    if (binding === 'pace')
      return target > optimum ? `逐步降到${most}，今天${at}` : `逐步加到${rise}，今天${at}`;
    if (binding === 'ratchet')
      return `維持${at}：停損觸發或缺資料後，滿${REST_SESSIONS}個交易日才加碼`;
    if (binding === 'pending') return `維持${at}：停損待確認時不加碼`;
    if (binding === 'waits') return `維持${at}：停損等資料時不加碼`;
    if (binding === 'closed') return `維持${at}：今天休市`;
    if (binding === 'unknown input') return `維持${at}：還缺數字，不加碼`;
    if (binding === 'no return') return '不持有：預期報酬不為正';
    if (binding === 'small return') return '不持有：預期報酬太低';
    if (binding === 'thesis') return `${at}，已到設定的上限`;
    return `受限於：${zh.binding[binding]}，${at}`;
  },
};

/** In every language. */
export const bindings: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
