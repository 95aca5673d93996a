import type { FlightConduct, FlightContender } from '../../domain/flight.ts';
import type { Lang } from '../../domain/text.ts';
import { heads } from './side.ts';

/** The total of one less that of another, in points, with its 80 % interval where it is known. */
type Beside = {
  readonly rival: string;
  readonly by: string;
  readonly range: Record<'low' | 'high', string> | undefined;
  /** Why there is none. */
  readonly lacks: string;
  readonly settled: boolean;
};

/** What of a flight is told beside the words of the score. */
const en = {
  title: 'Flight simulator',
  who: { person: 'you', machine: 'the machine' } satisfies Partial<Record<FlightContender, string>>,
  headline: ({ stops: { asked, atOnce }, rushed: { cuts } }: FlightConduct): string =>
    `${asked === 0 ? 'No stop asked for less than you held' : `Stops obeyed at once: ${atOnce} of ${asked}`}; ${cuts === 0 ? 'no rushed cut.' : `rushed cuts: ${cuts}.`}`,
  apart: 'How it was decided stands first: a good decision can end badly and a bad one well',
  conduct: {
    title: 'How it was decided',
    column: heads('', 'you', 'the machine'),
    decisions: 'Decisions',
    reasoned: 'Decisions with a reason',
    unsure: 'Decisions of “I do not know”',
    changes: 'Changes of exposure',
    turnover: 'Changes added up, share of capital',
    asked: 'Stops that asked for less than was held',
    atOnce: 'Stops obeyed the same day',
    late: 'Stops obeyed later',
    after: (decisions: string): string => `after ${decisions} decisions`,
    never: 'Stops never obeyed while they asked',
    rushed:
      'Rushed cuts: into a joint fall, with no stop in force that asked for it and no new hard evidence',
    size: 'Rushed cuts added up, share of capital',
  },
  outcome: {
    title: 'What came of it',
    column: heads('', 'total', 'deepest fall', 'mean exposure', 'turnover'),
    heading: 'Total and risk, beside the baselines',
    caption:
      'By the arithmetic of the score: a decision is carried out at the next close, a change costs 5 basis points of it, cash earns the bill yield where it is known. The constant mix holds your mean exposure. What was decided in the last two sessions earns nothing within the flight.',
    wealth: (own: string, machine: string): string =>
      `1 became ${own} with you and ${machine} with the machine`,
    beside: ({ rival, by, range, lacks, settled }: Beside): string =>
      `Your total less that of ${rival}: ${by} points. ${range === undefined ? `Its 80% interval is not known (${lacks})` : `The 80% interval, ${range.low} to ${range.high}, ${settled ? 'excludes' : 'includes'} zero`}`,
    /** Someone who knew the end, and what is missing to him. */
    regret: (best: string, by: string): string =>
      `In hindsight the best was ${best}: ${by} points more than you`,
    noRegret: 'In hindsight nobody here did better than you',
    luck: 'One episode proves nothing: which of two did better here may well be luck',
  },
  days: {
    title: 'Day by day',
    column: heads('Day', 'you', 'your reason', 'the machine'),
    unsure: 'I do not know: kept',
    none: 'no reason given',
    moved: (before: string, after: string): string =>
      before === after ? `kept ${after}` : `${before} → ${after}`,
  },
};

const zh: typeof en = {
  title: '飛行模擬器',
  who: { person: '你', machine: '程式' },
  headline: ({ stops: { asked, atOnce }, rushed: { cuts } }) =>
    `${asked === 0 ? '沒有停損要求你減少部位' : `當天遵守的停損：${atOnce}／${asked}`}；${cuts === 0 ? '沒有倉促減碼。' : `倉促減碼${cuts}次。`}`,
  apart: '先看決策過程：好的決策可能結果不好，壞的決策也可能結果不錯',
  conduct: {
    title: '決策過程',
    column: heads('', '你', '程式'),
    decisions: '決策次數',
    reasoned: '有寫理由的決策',
    unsure: '選「不知道」的決策',
    changes: '部位變動次數',
    turnover: '變動幅度合計，占自有資金',
    asked: '要求減少部位的停損',
    atOnce: '當天遵守的停損',
    late: '較晚遵守的停損',
    after: (decisions) => `隔${decisions}次決策`,
    never: '要求期間始終沒有遵守的停損',
    rushed: '倉促減碼：在同跌中減碼，而沒有停損要求，也沒有新的確切證據',
    size: '倉促減碼幅度合計，占自有資金',
  },
  outcome: {
    title: '結果',
    column: heads('', '累計報酬', '最大回撤', '平均曝險', '換手'),
    heading: '累計報酬與風險，與對照組並列',
    caption:
      '算法與評分相同：決策在下一個收盤執行，每次變動的成本是變動部分的萬分之五，現金在殖利率已知時計息。固定比例從頭到尾持有你的平均曝險。最後兩個交易日的決策在這趟飛行內還沒有報酬。',
    wealth: (own, machine) => `1在你手上變成${own}，在程式手上變成${machine}`,
    beside: ({ rival, by, range, lacks, settled }) =>
      `你的累計報酬減去${rival}：${by}個百分點。${range === undefined ? `80%區間未知（${lacks}）` : `80%區間為${range.low}至${range.high}，${settled ? '不含0' : '含0'}`}`,
    regret: (best, by) => `事後看，最好的是${best}：比你多${by}個百分點`,
    noRegret: '事後看，這裡沒有誰比你好',
    luck: '單一事件證明不了什麼：誰在這裡比較好，很可能只是運氣',
  },
  days: {
    title: '逐日紀錄',
    column: heads('日期', '你', '你的理由', '程式'),
    unsure: '不知道，維持不變',
    none: '沒有寫理由',
    moved: (before, after) => (before === after ? `維持${after}` : `${before} → ${after}`),
  },
};

/** Words of a flight by language. */
export const flightWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
