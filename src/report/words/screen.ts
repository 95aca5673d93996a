import type { LampState } from '../../domain/stop.ts';
import type { Lang } from '../../domain/text.ts';
import { type Day, formatDay, weekday } from '../../domain/time.ts';
import { sides } from './side.ts';
import { EN_DAYS, ZH_DAYS } from './unit.ts';

const HEADING = sides({
  stops: ['STOPS', '停損'],
  stress: ['STRESS', '承壓狀態'],
  price: ['PRICE', '價格'],
  regime: ['REGIME', '局勢'],
  watch: ['WATCH', '觀察清單'],
  sources: ['SOURCES', '資料來源'],
  credit: ['CREDIT', '信用'],
});

/** Short words of the terminal, where eighty columns must do. */
const en = {
  day: (day: Day) => `${formatDay(day)} ${EN_DAYS[weekday(day) - 1]}`,
  /** The verdict, over its reasons. */
  verdict: (text: string) => text.toUpperCase(),
  exposure: 'Exposure',
  boundBy: (binding: string) => `limited by: ${binding.toLowerCase()}`,
  sameSince: (day: string) => `as on ${day}`,
  wasOn: (share: string, day: string) => `was ${share} on ${day}`,
  atStake: (loss: string, gain: string, sessions: number) =>
    `${loss} / ${gain} (means of worst and best 5% in ${sessions} sessions)`,
  heading: HEADING.en,
  mark: {
    quiet: '[ ] quiet',
    waiting: '[.] waiting',
    absorbed: '[=] absorbed',
    pending: '[~] pending',
    tripped: '[X] TRIPPED',
    blind: '[?] NO DATA',
  } satisfies Record<LampState, string>,
  nearness: (have: number | undefined, need: number, short: boolean) =>
    have === undefined
      ? `none near, trips at ${need}`
      : `now ${have}, trips at ${need}${short ? '; the rest of it is not met' : ''}`,
  onPricesOnly: 'based on prices',
  /** Which question the state of stress answers, and which it does not. */
  alarm:
    'Synchronised: all three fell beyond the threshold over 1, 3 or 5 sessions, until two calm decisions in a row. How far falls are regained (bide delever, bide score episodes) is studied over 3 sessions alone, from a lower threshold.',
  some: (n: number, all: number) => `${n} of ${all} counterparties`,
  leads: (regime: string, was: string | undefined, day: string) =>
    `${regime.toLowerCase()} leads${was === undefined ? '' : `; was ${was} on ${day}`}`,
  dueOn: (day: string) => `due ${day}`,
  beginsOn: (day: string) => `in force from ${day}`,
  none: 'nothing reported yet',
  /** Unit behind a figure, with the blank before it where one is written. */
  sigma: ' sigma',
  logMove: 'log move',
  overThreshold: (threshold: string, over: boolean) =>
    `threshold ${threshold}, ${over ? 'over' : 'not over'}`,
};

const zh: typeof en = {
  day: (day) => `${formatDay(day)} 週${ZH_DAYS[weekday(day) - 1]}`,
  verdict: (text) => text,
  exposure: '目標曝險',
  boundBy: (binding) => `受限於：${binding}`,
  sameSince: (day) => `與 ${day} 相同`,
  wasOn: (share, day) => `${day} 為 ${share}`,
  atStake: (loss, gain, sessions) =>
    `${loss} / ${gain}（${sessions}個交易日內最差5%的平均、最好5%的平均）`,
  heading: HEADING['zh-Hant'],
  mark: {
    quiet: '[ ] 未觸發',
    waiting: '[.] 等資料',
    absorbed: '[=] 已消化',
    pending: '[~] 待確認',
    tripped: '[X] 觸發',
    blind: '[?] 缺資料',
  },
  nearness: (have, need, short) =>
    have === undefined
      ? `尚無 / 第${need}級觸發`
      : `第${have}級 / 第${need}級觸發${short ? '，其餘條件未成立' : ''}`,
  onPricesOnly: '看價格',
  alarm:
    '同步承壓：1、3或5個交易日內，三類資產的跌幅都超過門檻，直到連續兩次決策平靜為止。跌勢如何收復（bide delever、bide score episodes）只看3個交易日，門檻較低。',
  some: (n, all) => `${all}個對象中${n}個`,
  leads: (regime, was, day) => `${regime}占上風${was === undefined ? '' : `；${day} 為 ${was}`}`,
  dueOn: (day) => `${day} 到期`,
  beginsOn: (day) => `${day} 生效`,
  none: '尚無相關事件',
  sigma: '個標準差',
  logMove: '對數變動',
  overThreshold: (threshold, over) => `門檻 ${threshold}，${over ? '超過' : '沒超過'}`,
};

export const screens: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
