import type { Lang } from '../../domain/text.ts';
import type { Told } from './record.ts';
import { heads } from './side.ts';

/** Timing with its interval and the share of shifts that do as well, formatted. */
type Timed = Record<'at' | 'low' | 'high' | 'shifts', string> & {
  /** The interval leaves zero out. */
  readonly settled: boolean;
};

/** What choosing the days was worth beside a constant mix. */
const en = {
  timing: ({ at, low, high, shifts, settled }: Timed) =>
    `Timing, the total less that of a constant mix of the same mean exposure: ${at} points (80% ${low} to ${high}, which ${settled ? 'excludes' : 'includes'} zero). Of the same exposures shifted in time, which know nothing, ${shifts} did as well or better`,
  noTiming: (why: string) => `Timing against a constant mix of the same mean exposure: ${why}`,
  /** Timing against the constant mix, by calendar years. */
  period: {
    heading: 'Timing by period',
    caption:
      'Where the difference from the constant mix was made: log growth a year, points; 80% intervals, resampled as above where there are sessions enough. The mix holds the mean exposure of the whole record throughout. The best year was picked afterwards.',
    column: heads('', 'a year', 'held'),
    span: (from: string, to: string) => `${from} to ${to}`,
    best: (year: string) => `the best year, ${year}`,
    rest: 'all but the best year',
    worst: (span: string, by: Told) =>
      `From ${span} choosing the days cost: ${by.at} points a year (80% ${by.low} to ${by.high})`,
    /** Of the whole record and without its best year; without its end. */
    timed: (whole: string, year: string, rest: Told) =>
      `Beside a constant mix of the same mean exposure it grew ${whole} points a year; leave out the best year, ${year}, and ${rest.at} remain (80% ${rest.low} to ${rest.high})`,
  },
};

const zh: typeof en = {
  timing: ({ at, low, high, shifts, settled }) =>
    `擇時效果（累計報酬減去平均部位相同的固定比例）為${at}個百分點，80%區間${low}至${high}，${settled ? '不含0' : '含0'}；同樣的部位在時間上平移後等於一無所知，其中仍有${shifts}做得一樣好或更好`,
  noTiming: (why) => `對照平均部位相同的固定比例，擇時效果未知：${why}`,
  period: {
    heading: '各時期的擇時效果',
    caption:
      '與固定比例的差距是在哪幾年拉開的：每年對數成長，以百分點計；交易日夠多才有80%區間，重抽方式同上。固定比例從頭到尾都持有整段期間的平均部位。最好的一年是事後挑的。',
    column: ['', '每年', '持有'],
    span: (from, to) => `${from}至${to}年`,
    best: (year) => `最好的一年（${year}）`,
    rest: '扣掉最好的一年',
    worst: (span, by) => `${span}擇時是賠的：每年${by.at}個百分點（80%區間${by.low}至${by.high}）`,
    timed: (whole, year, rest) =>
      `和平均部位相同的固定比例相比，每年成長相差${whole}個百分點；扣掉最好的${year}年，只剩${rest.at}（80%區間${rest.low}至${rest.high}）`,
  },
};

export const timingWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
