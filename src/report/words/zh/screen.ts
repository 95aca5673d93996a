import { formatDay, weekday } from '../../../domain/time.ts';
import type { ScreenLines } from '../screen.ts';

export const screens: { readonly screen: ScreenLines } = {
  screen: {
    day: (day) => `${formatDay(day)} 週${'一二三四五六日'[weekday(day) - 1]}`,
    exposure: '目標曝險',
    boundBy: (binding) => `綁住：${binding}`,
    sameSince: (day) => `與 ${day} 相同`,
    wasOn: (share, day) => `${day} 為 ${share}`,
    atStake: (loss, gain) => `${loss} / ${gain}`,
    heading: {
      stops: '停損',
      stress: '承壓狀態',
      regime: '局勢',
      watch: '觀察清單',
      sources: '出處',
      credit: '信用',
    },
    mark: { quiet: '[ ] 靜默', pending: '[~] 待確認', tripped: '[X] 觸發', blind: '[?] 失明' },
    nearness: (have, need) =>
      have === undefined ? `無 / 第${need}階起算` : `第${have}階 / 第${need}階起算`,
    lacks: (what) => `未知：${what.join('、')}`,
    onPricesOnly: '看價格',
    some: (n, all) => `${all}個對象中${n}個`,
    leads: (regime, was, day) => `${regime}占上風${was === undefined ? '' : `；${day} 為 ${was}`}`,
    dueOn: (day) => `${day} 到期`,
    none: '還沒有主張',
    sigma: '個標準差',
    logMove: '對數變動',
    overThreshold: (threshold, over) => `門檻 ${threshold}，${over ? '超過' : '沒超過'}`,
  },
};
