import type { CreditReading } from '../../domain/stress.ts';
import type { Lang } from '../../domain/text.ts';
import type { Told } from './record.ts';
import { heads, sides } from './side.ts';

/** How many falls there were, and after what share half was back at some close, and at the 20th. */
type Back = Record<'n' | 'half' | 'end', string>;

/** Penalties of the forecasts. */
const ROW = sides({
  crps: ['CRPS, move', 'CRPS，漲跌幅'],
  halfBrier: ['Brier, half regained at any close', 'Brier，任一收盤收復一半'],
  endBrier: ['Brier, half regained at the 20th', 'Brier，第20日收復一半'],
  halfLog: ['log, half regained at any close', '對數，任一收盤收復一半'],
  endLog: ['log, half regained at the 20th', '對數，第20日收復一半'],
});

/** Lines of the picture, and its two sides. */
const MECHANICAL = sides({
  title: ['Forced selling or not?', '是不是機械性賣壓'],
  matched: ['any close, minus similar falls of shares alone', '任一收盤，減相近的單純股市跌勢'],
  lasting: ['20th close, minus the same', '第20日收盤，減相近的單純股市跌勢'],
  /** The same two beside falls that were over by then. */
  earlierHalf: ['any close, minus earlier ones only', '任一收盤，減更早的相近跌勢'],
  earlierEnd: ['20th close, minus earlier ones only', '第20日收盤，減更早的相近跌勢'],
  walk: ['any close, minus a random walk', '任一收盤，減隨機漫步'],
  points: ['points', '百分點'],
  /** The two sides of zero. */
  fewer: ['regained less often', '較少收復'],
  more: ['regained more often', '較常收復'],
});

/** Past falls: how they came back, and what was said of them beforehand. */
const en = {
  retrace: {
    title: 'Are falls regained?',
    won: (own: string, mean: string, n: number) =>
      `The retrace forecast scored better than the past mean: CRPS ${own} against ${mean} over ${n} falls`,
    lost: (own: string, mean: string, n: number) =>
      `The retrace forecast scored no better than the past mean: CRPS ${own} against ${mean} over ${n} falls; by rule the past mean is used`,
    none: (why: string) => `The retrace forecast has no score: ${why}`,
    heading: (n: number) => `The retrace forecast against simple benchmarks, ${n} falls`,
    caption:
      'Penalties, the smaller the better. CRPS: for the move over 20 sessions, in its own sigmas. Brier and log: for half of the fall being regained, at any close within 20 sessions or at the 20th. Each forecast used only what was known at the time.',
    column: heads('', 'forecast', 'past mean', 'by VIX', 'random walk'),
    row: ROW.en,
    missing: (why: string) => `Where a ? stands: ${why}`,
    size: {
      heading: (n: number) => `By the size of the fall alone, ${n} falls`,
      caption:
        'Brier scores, the smaller the better. By size: the chance of a random walk after a fall of that size, plus the mean by which all falls of shares that were over by then beat it. Difference: below 0 it did better than the past mean of joint falls; 80% intervals from blocks of sessions. It was tried after the others and decides nothing.',
      column: heads('', 'by size', 'past mean', 'difference', ''),
      better: 'better',
      worse: 'worse',
      none: 'cannot be told',
    },
    coverage: (held: string, of: number) =>
      `Of ${of} intervals meant to hold the outcome in 80% of cases, ${held} did`,
    curve: { half: 'half regained at any close', end: 'half regained at the 20th close' },
    curveHeading: (n: number) => `Half of the fall regained: forecast and outcome, ${n} forecasts`,
    curveCaption:
      'Forecasts in five bins of 20 points each. On the line, forecast and outcome agree; the number beside a dot is how many forecasts stand behind it.',
    said: 'forecast',
    came: 'observed',
    cases: 'forecasts',
  },
  mechanical: {
    ...MECHANICAL.en,
    none: (why: string) => `How much of such falls is forced selling is not known: ${why}`,
    /** The same of those in which shares themselves fell hard. */
    hard: (close: 'half' | 'end', falls: number, sigmas: number) =>
      `${close === 'half' ? 'any close' : '20th close'}, the ${falls} in which shares fell ${sigmas}σ or more`,
    /** Where those came back less often. */
    harder: (falls: number, { at, low, high }: Told) =>
      `The ${falls} in which shares themselves fell hard were regained less often than similar falls: ${at} points, 80% ${low} to ${high}`,
    no: ({ at, low, high }: Told) =>
      `No detectable difference in how often joint falls and similar falls of shares alone are regained: ${at} points, 80% ${low} to ${high}`,
    yes: ({ at, low, high }: Told) =>
      `Joint falls differ from similar falls of shares alone in how often half is regained: ${at} points, 80% ${low} to ${high}`,
    caption: (together: number, alone: number, detectable: string) =>
      `Chance that half is regained within 20 sessions after ${together} joint falls, minus that after similar falls, percentage points. Similar falls: for each the 20 nearest in sigmas, later ones included, ${alone} different windows in all, many of which overlap; the lines of earlier ones take only those that were over by then. Smallest detectable difference: ${detectable} points (80% power).`,
  },
  /** How the credit reading fared. */
  credit: {
    title: 'What credit said',
    heading: (windows: string) =>
      `How often the outcome fell inside the 80% interval of the credit reading, over ${windows} windows of three sessions`,
    caption:
      'Each by what had been learnt until then. By VIX: the spread grows with VIX. Constant: the same at every VIX. Above 80% the interval is too wide, below too narrow. In brackets how sure that share is, 80%, from blocks of sessions, for windows overlap and storms come in clusters.',
    column: heads('VIX', 'windows', 'by VIX', 'constant'),
    held: (share: string, [low, high]: readonly [string, string]) => `${share} (${low} to ${high})`,
    bucket: (from: number, below: number | undefined) =>
      below === undefined
        ? `${from} and more`
        : from === 0
          ? `under ${below}`
          : `${from} to ${below}`,
    after: (worse: boolean) =>
      `What shares did in the 20 sessions after each reading${worse ? '. That credit “contradicts” a fall is not good news' : ''}`,
    afterColumn: heads('reading', 'windows', 'mean'),
    reading: {
      confirms: 'confirms',
      'does not confirm': 'does not confirm',
      contradicts: 'contradicts',
      all: 'all',
    } satisfies Record<CreditReading | 'all', string>,
  },
  after: {
    title: 'After the falls',
    heading: (falls: number, sessions: string) =>
      `The 60 sessions after each of ${falls} joint falls: ${sessions} different sessions`,
    caption:
      'Counted from the first return that a decision of that day can earn; stretches overlap where falls are close together. Mean: return over the 60 sessions; gained: share of stretches that gained; drawdown: the deepest of any stretch.',
    column: heads('', 'mean', 'gained', 'drawdown', 'CVaR 1d', 'gain:loss', 'held'),
  },
  falls: {
    title: 'The falls',
    heading: (falls: number, alarms: number, per: { years: string; each: string }) =>
      `${falls} joint falls in ${per.years} years, ${per.each} a year; ${alarms} of them raised the alarm`,
    caption: (apart: number) =>
      `First window of three sessions of each run in which everything fell by more than the threshold known then. Windows at most ${apart} sessions after the last such one belong to its run and are not listed again, however deep: a run that begins mildly may hold a crash. Severity and asset classes in sigmas known before. Half: half regained at any close within 20 sessions; at 20: at the 20th close; move: of shares over those 20. A star: it raised the alarm, over one, three or five sessions, then or later in the run. The alarm asks whether everything falls now, over any of the three and from a higher threshold; this list asks whether joint falls of three sessions are regained, so an alarm over one or five sessions alone is not in it.`,
    column: heads(
      'day',
      'severity',
      'threshold',
      'risk',
      'rates',
      'dollar',
      'VIX',
      'half',
      'at 20',
      'move',
    ),
    back: 'half regained within 20 sessions',
    notBack: 'not regained',
    open: 'open',
    beside: (falls: Back, alone: Back) =>
      `Half was regained at some close after ${falls.half} of ${falls.n} such falls, and at the 20th after ${falls.end}; after ${alone.n} falls of shares alone, after ${alone.half} and ${alone.end}. These are raw rates, not matched by size`,
  },
  lessons: {
    heading: 'What each year taught',
    caption:
      'Thresholds in force until the next ones, in sigmas: of the alarm over one, three and five sessions, and of the falls studied here.',
    column: heads('until', 'windows', 'alarm 1', 'alarm 3', 'alarm 5', 'study'),
  },
};

const zh: typeof en = {
  retrace: {
    title: '跌幅會不會收復',
    won: (own, mean, n) => `收復預測勝過過去平均：${n}次跌勢的CRPS為${own}，過去平均為${mean}`,
    lost: (own, mean, n) =>
      `收復預測沒有勝過過去平均：${n}次跌勢的CRPS為${own}，過去平均為${mean}，依規則改用過去平均`,
    none: (why) => `收復預測沒有評分：${why}`,
    heading: (n) => `收復預測與簡單對照組相比，${n}次跌勢`,
    caption:
      '都是懲罰分數，愈小愈好。CRPS評20個交易日的漲跌幅，以當時已知的標準差計；Brier與對數評是否收復一半，分為20日內任一收盤與第20日收盤。每次預測只用當時已知的資料。',
    column: ['', '預測', '過去平均', '依VIX', '隨機漫步'],
    row: ROW['zh-Hant'],
    missing: (why) => `問號處未知：${why}`,
    size: {
      heading: (n) => `只看跌幅大小，${n}次跌勢`,
      caption:
        'Brier分數，愈小愈好。依跌幅：隨機漫步在同樣跌幅之後收復的機率，加上當時已走完的所有股市跌勢平均勝過它多少。差距為負，是勝過同跌的過去平均；80%區間以交易日區塊重抽。這是在其他預測之後才試的，不影響任何決定。',
      column: ['', '依跌幅', '過去平均', '差距', ''],
      better: '較好',
      worse: '較差',
      none: '分不出來',
    },
    coverage: (held, of) => `${of}個80%區間，實際命中${held}`,
    curve: { half: '任一收盤收復一半', end: '第20日收盤收復一半' },
    curveHeading: (n) => `收復一半：預測與實際，共${n}次預測`,
    curveCaption:
      '依預測機率分為五格，每格20個百分點。落在線上，就是預測多少、實際多少；點旁的數字是預測次數。',
    said: '預測',
    came: '實際',
    cases: '預測次數',
  },
  mechanical: {
    ...MECHANICAL['zh-Hant'],
    none: (why) => `這類跌勢有多少出於機械性賣壓，未知：${why}`,
    hard: (close, falls, sigmas) =>
      `${close === 'half' ? '任一收盤' : '第20日收盤'}，股市跌${sigmas}σ以上的${falls}次`,
    harder: (falls, { at, low, high }) =>
      `股市本身重跌的${falls}次，比相近的跌勢更難收復：相差${at}個百分點，80%區間${low}至${high}`,
    no: ({ at, low, high }) =>
      `三日同跌與相近的單純股市跌勢，收復的機率看不出差別：相差${at}個百分點，80%區間${low}至${high}`,
    yes: ({ at, low, high }) =>
      `三日同跌收復一半的機率，與相近的單純股市跌勢不同：相差${at}個百分點，80%區間${low}至${high}`,
    caption: (together, alone, detectable) =>
      `${together}次三日同跌20日內收復一半的機率，減去相近跌勢的機率（百分點）。相近的跌勢，是每次取跌幅（以標準差計）最接近的20次，較晚發生的也算，相異的期間共${alone}段，許多彼此重疊；「更早的」兩列只取當時已結束的。差距要到${detectable}個百分點才驗得出來（檢定力80%）。`,
  },
  credit: {
    title: '信用面說了什麼',
    heading: (windows) => `信用讀數的80%區間，在${windows}段三日期間裡命中幾成`,
    caption:
      '每段只用到當時為止學到的。隨VIX：VIX愈高，區間愈寬；固定：不論VIX高低都一樣寬。高於80%是區間太寬，低於80%是太窄。括號是這個比例本身的80%區間，以交易日區塊重抽，因為期間重疊、風暴又成群。',
    column: ['VIX', '期間數', '隨VIX', '固定'],
    held: (share, [low, high]) => `${share}（${low}至${high}）`,
    bucket: (from, below) =>
      below === undefined ? `${from}以上` : from === 0 ? `不到${below}` : `${from}至${below}`,
    after: (worse) =>
      `各種讀數之後20個交易日的股市漲跌${worse ? '。信用面「相反」並不是好消息' : ''}`,
    afterColumn: ['讀數', '期間數', '平均'],
    reading: { confirms: '確認', 'does not confirm': '未確認', contradicts: '相反', all: '全部' },
  },
  after: {
    title: '跌勢之後',
    heading: (falls, sessions) =>
      `${falls}次三日同跌之後各60個交易日，不重複的共${sessions}個交易日`,
    caption:
      '從當天決策最早賺得到的報酬起算；跌勢相隔不遠時，時段會重疊。平均報酬：60個交易日的報酬；賺錢：獲利時段的占比；最大回撤：各時段中最深的一次。',
    column: ['', '平均報酬', '賺錢', '最大回撤', '單日CVaR', '得失比', '持有'],
  },
  falls: {
    title: '歷次跌勢',
    heading: (falls, alarms, { years, each }) =>
      `${years}年間三日同跌${falls}次，每年${each}次，其中${alarms}次發出警報`,
    caption: (apart) =>
      `每一波中，三類資產的跌幅都超過當時已知門檻的第一段三日期間。距上一段不超過${apart}個交易日的算同一波，跌得再深也不另列：開頭溫和的一波，裡面可能有重挫。嚴重度與各類漲跌以事前標準差計。收復：其後20日內任一收盤收復一半；第20日：第20日收盤收復一半；漲跌：這20日股市的漲跌。星號：當下或同一波稍後，在一、三或五個交易日期間內發出警報。警報問的是現在是否一起下跌，三種期間都看，門檻較高；這張表問的是三日同跌之後如何收復，只在一日或五日期間發出的警報不列入。`,
    column: ['日期', '嚴重度', '門檻', '風險', '利率', '美元', 'VIX', '收復', '第20日', '漲跌'],
    back: '20日內收復一半',
    notBack: '未收復',
    open: '未到',
    beside: (falls, alone) =>
      `這類跌勢${falls.n}次中，${falls.half}曾以收盤收復一半，${falls.end}在第20日收盤收復一半；單純股市跌勢${alone.n}次，分別為${alone.half}與${alone.end}。這是原始比例，沒有依跌幅配對`,
  },
  lessons: {
    heading: '每一年學到什麼',
    caption: '門檻用到下一次更新為止，以標準差計：一、三、五個交易日的警報，以及這裡所研究的跌勢。',
    column: ['截至', '期間數', '警報1日', '警報3日', '警報5日', '研究'],
  },
};

export const retraceWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
