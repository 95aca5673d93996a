import type { Lang } from '../../domain/text.ts';
import { type Prose, type Span, say } from '../render/prose.ts';
import { units } from './unit.ts';

/**
 * How much of a fall is back, share of it, below 0 where it fell further; the same in words, and how
 * far the price is below the close before it.
 */
type Back = Record<'title' | 'began' | 'says' | 'below', string> & { readonly back: number };

/** How far a price moved in so many sessions, below 0 where it fell, and its size in words; the exposure then and now. */
type Moved = Record<'title' | 'says' | 'from' | 'to', string> & Record<'by' | 'sessions', number>;

/** What is drawn beside the price, over how many closes, and how many changes there are and are listed. */
type Drawn = Record<'judged' | 'levels' | 'later' | 'missing' | 'stops', boolean> &
  Record<'to', string> &
  Record<'sessions' | 'changes' | 'listed', number>;

/** Words of the price with what was decided on it. */
const en = {
  title: 'Price and decisions',
  back: ({ title, began, back, says, below }: Back): string =>
    back < -0.005
      ? `${title} fell on and is ${below} below its close of ${began}`
      : back >= 1
        ? `${title} is back above its close of ${began}, before the fall`
        : `${title} has won back ${back < 0.005 ? 'nothing' : says} of its fall since ${began}`,
  moved: ({ title, by, says, sessions, from, to }: Moved): string =>
    `${title} ${by === 0 ? 'ended where it began' : `${by > 0 ? 'rose' : 'fell'} ${says}`} in ${units.en.sessions(sessions)}; target exposure ${from === to ? `stayed at ${to}` : `went from ${from} to ${to}`}`,
  lost: (title: string): string => `${title}: no two closes are known`,
  caption: (d: Drawn): string =>
    [
      `Closes of ${d.sessions} sessions to ${d.to}, with verdicts, target exposure and ${d.stops ? 'the stops that were not quiet' : 'no stop, for all were quiet'}`,
      ...(d.judged ? ['Shaded: the window judged'] : []),
      ...(d.levels ? ['Dashes: the close before each joint fall, and half of it back'] : []),
      ...(d.missing ? ['Hatched: a close that is due has not come'] : []),
      ...(d.later ? ['Hatched: later, not known then'] : []),
      ...(d.changes > d.listed ? [`Table: the last ${d.listed} of ${d.changes} changes`] : []),
    ].join('. '),
  /** The same on one page, where levels are named in the picture. */
  brief: (d: Drawn): string =>
    [
      `Closes of ${d.sessions} sessions`,
      ...(d.judged ? ['shaded: the window judged'] : []),
      ...(d.levels ? ['dashes: before each joint fall, and half of it back'] : []),
    ].join('; '),
  /** The same for a terminal. */
  key: (d: Drawn): string =>
    [
      `Closes of ${d.sessions} sessions to ${d.to}`,
      ...(d.judged ? ['|==| under them: the window judged'] : []),
      ...(d.levels
        ? ['Dashes and dots: the close before each joint fall, and half of it back']
        : []),
      `Below: verdicts where they begin, target exposure${d.stops ? ', stops that were not quiet' : '; all stops were quiet'}`,
    ].join('. '),
  watched: (before: Span, half: string): Prose =>
    say`Of the fall watched now: ${before} before it, half back at ${half}`,
  before: { full: 'before the fall', short: 'before' },
  half: { full: 'half back', short: 'half' },
  later: 'later',
  missing: 'not known',
  name: {
    verdict: 'Verdict',
    exposure: 'Target exposure, share of own capital',
    stops: 'Stops',
    last: 'last close',
    judged: 'window judged',
  },
  column: { day: 'Day', verdict: 'Verdict', exposure: 'Exposure', stops: 'Stops not quiet' },
  quiet: 'none',
  stopAt: (name: string, state: string): string => `${name} ${state.toLowerCase()}`,
};

const zh: typeof en = {
  title: '價格與決策',
  back: ({ title, began, back, says, below }) =>
    back < -0.005
      ? `${title}續跌，比${began}起跌前的收盤低${below}`
      : back >= 1
        ? `${title}已回到${began}起跌前的收盤之上`
        : back < 0.005
          ? `${title}自${began}起的跌幅還沒收復`
          : `${title}自${began}起的跌幅已收復${says}`,
  moved: ({ title, by, says, sessions, from, to }) =>
    `${title}在${units['zh-Hant'].sessions(sessions)}內${by === 0 ? '持平' : `${by > 0 ? '漲' : '跌'}${says}`}，目標曝險${from === to ? `維持${to}` : `從${from}到${to}`}`,
  lost: (title) => `${title}：已知的收盤價不到兩個`,
  caption: (d) =>
    [
      `到${d.to}為止${d.sessions}個交易日的收盤價、決定、目標曝險；${d.stops ? '停損只畫有動靜的' : '停損全部未觸發，不畫'}`,
      ...(d.judged ? ['色塊是判斷的期間'] : []),
      ...(d.levels ? ['虛線是每次同跌前的收盤價，與收復一半的價位'] : []),
      ...(d.missing ? ['斜線處：該到的收盤價沒到'] : []),
      ...(d.later ? ['斜線處：之後的事，當時不知道'] : []),
      ...(d.changes > d.listed ? [`表格列出${d.changes}次變動中的最近${d.listed}次`] : []),
    ].join('。'),
  brief: (d) =>
    [
      `${d.sessions}個交易日的收盤價`,
      ...(d.judged ? ['色塊是判斷的期間'] : []),
      ...(d.levels ? ['虛線是每次同跌前，與收復一半'] : []),
    ].join('；'),
  key: (d) =>
    [
      `到${d.to}為止${d.sessions}個交易日的收盤價`,
      ...(d.judged ? ['下方|==|是判斷的期間'] : []),
      ...(d.levels ? ['虛線與點線是每次同跌前的收盤價，與收復一半的價位'] : []),
      `再往下是決定、目標曝險${d.stops ? '、有動靜的停損' : '；停損全部未觸發'}`,
    ].join('。'),
  watched: (before, half) => say`目前這次：起跌前收盤${before}，收復一半為${half}`,
  before: { full: '起跌前收盤', short: '起跌前' },
  half: { full: '收復一半', short: '一半' },
  later: '之後',
  missing: '未知',
  name: {
    verdict: '決定',
    exposure: '目標曝險，占自有資金',
    stops: '停損',
    last: '最近收盤',
    judged: '判斷的期間',
  },
  column: { day: '日期', verdict: '決定', exposure: '曝險', stops: '有動靜的停損' },
  quiet: '無',
  stopAt: (name, state) => `${name}${state}`,
};

export const priceWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
