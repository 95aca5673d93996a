import type { RankReading } from '../../domain/delever.ts';
import type { Lang } from '../../domain/text.ts';
import { type Prose, type Span, say } from '../render/prose.ts';
import { sides } from './side.ts';

const COLUMN = sides({
  at: ['Now', '現在'],
  matched: ['similar falls', '相近跌勢'],
  rule: ['Rule', '規則'],
  before: ['Exposure before', '先前曝險'],
  now: ['Now', '現在'],
  window: ['Sold in the window', '期間內賣出'],
  next: ['Next five sessions', '往後五個交易日'],
  sigmas: ['Most minus least liquid, σ', '流動性最高與最低標的的漲跌差（標準差）'],
  group: ['Names', '標的'],
  names: ['Priced', '有價格'],
  volume: ['Liquidity and volume', '流動性與成交量'],
  reads: ['Reading', '判讀'],
});

/** Whose forecasts stand side by side. */
const FORECAST = sides({
  own: ['model', '本模型'],
  mean: ['historical average', '過去平均'],
  fear: ['VIX rule', 'VIX規則'],
  walk: ['random walk', '隨機漫步'],
});

/** Rules by which funds sell. */
const FLOW = sides({
  'volatility target': ['Volatility target', '目標波動'],
  'var limit': ['VaR limit', 'VaR限額'],
  trend: ['Trend', '趨勢'],
});

/** Groups of names that a cross-section is measured over. */
const GROUPS = sides<string>({ etf: ['funds', 'ETF'], share: ['shares', '個股'] });

/** What a cross-section says. */
const READS = sides<RankReading['reads']>({
  'most liquid hardest': ['the most liquid were sold hardest', '流動性愈好的賣得愈重'],
  'least liquid hardest': ['the least liquid were sold hardest', '流動性愈差的賣得愈重'],
  'no pattern': ['no pattern', '看不出型態'],
});

/** Names of figures, and short answers. */
const NAMES = sides({
  title: ['Forced selling or news?', '機械性賣壓或消息'],
  /** No forecast stands: no fall, or why it is not known. */
  noVerdict: ['No fall of all three asset classes together of late', '近期沒有三類資產同跌'],
  half: ['Half regained in 20 sessions', '20個交易日內收復一半'],
  end: ['Half regained at the 20th close', '第20個交易日收盤收復一半'],
  move: ['Move over 20 sessions', '20個交易日後的變動'],
  share: ['Share due to forced selling', '機械性賣壓的占比'],
  brier: ['Brier', 'Brier'],
  crps: ['CRPS', 'CRPS'],
  noRecord: ['no record: too few forecasts have come due', '沒有紀錄：到期的預測太少'],
  shareUnknown: ['Share due to forced selling', '機械性賣壓的占比'],
  flowUnknown: ['Sales by rule', '依規則的賣壓'],
  ranksUnknown: ['Whether the most liquid names were sold hardest', '流動性好的是否賣得比較重'],
  /** Which of the forecasts is used for a figure. */
  used: ['used', '採用'],
});

/** The most that one rule made funds sell and buy; undefined where it is nothing. */
type Flowed = Readonly<Record<'sold' | 'bought', Span | undefined>>;

/** How much of a fall is mechanical, how far it comes back, and what prices fear beyond own odds. */
const en = {
  ...NAMES.en,
  verdict: (share: string | undefined, half: string) =>
    `Chance that half the fall is regained in 20 sessions: ${half}. Forced selling: ${share ?? 'the data cannot say'}`,
  /** How many past falls stand behind it, and which forecast was used. */
  cases: (n: Span, mean: boolean): Prose =>
    mean ? say`the mean of ${n} past falls` : say`from features of ${n} past falls`,
  forecast: FORECAST.en,
  held: (held: Span, of: Span): Prose => say`${held} of ${of} intervals (80%) held`,
  made: (day: string, cases: Prose): Prose => say`Forecast of ${day}: ${cases}`,
  /** When a forecast was made that still stands. */
  madeOn: (day: string) => `forecast made on ${day}`,
  /** Which falls are studied, beside which are alarms; without its end. */
  studied: (over: string) =>
    `Joint falls are studied over ${over} exactly, from a lower threshold than the alarm's: one may come without an alarm, and an alarm over another window need not be one`,
  /** What came back beyond matched falls, in percentage points. */
  excess: (at: Span, low: Span, high: Span): Prose =>
    say`half regained, compared with similar falls: ${at} (80%: ${low} to ${high})`,
  power: (together: Span, alone: Span, points: Span): Prose =>
    say`${together} joint falls against ${alone} others; smallest detectable difference: ${points} (80% power)`,
  points: (x: string) => `${x} points`,
  shareHeading: (share: Span | undefined): Prose =>
    share === undefined
      ? ['The data cannot say how much of such a fall was forced selling']
      : say`In ${share} of such falls half was regained that would otherwise not have been`,
  shareCaption: (identified: boolean) =>
    `How much more often half of the fall was regained at a close within 20 sessions than after similar falls of shares alone, percentage points. Thick line: the estimate; band: its 80% interval${identified ? '' : ', which includes 0, so no share is stated'}`,
  retraceHeading: (half: Span, walk: Span): Prose =>
    say`In ${half} of such falls half was regained within 20 sessions; in a random walk in ${walk}`,
  retraceCaption: (by: 'features' | 'past mean', leads: boolean) =>
    `Log move of shares over the 20 sessions after the fall, %. Thick line: median; band: 80% of past errors. ${by === 'past mean' ? 'The features of a fall have not beaten the past mean so far, so the past mean is used' : 'The features of a fall have beaten the past mean so far, so they are used'}.${leads ? ' After other falls shares recover more often than a random walk, too: the lead over it is no sign of forced selling' : ' That is no more often than a random walk'}`,
  flowHeading: ({ sold, bought }: Flowed, over: string): Prose =>
    sold === undefined
      ? [`None of the modelled rules forced a sale in the last ${over}`]
      : say`In the model, rules made funds sell up to ${sold} of their assets in the last ${over}${bought === undefined ? '' : say`; others bought up to ${bought}`}`,
  flowCaption:
    'A model of three rules (volatility target, VaR limit, trend), not a measurement. Exposure and sales in per cent of the assets under that rule: above 0 sold, below 0 bought. Next five sessions: what follows if every move is of the usual size',
  /** Every rule runs on the prices of one series. */
  flowOf: (rule: string, series: string) => `${rule}, ${series}`,
  ahead: (total: string) => `${total} in all`,
  flow: FLOW.en,
  recordHeading: (n: string) => `How forecasts of ${n} earlier falls fared`,
  recordCaption:
    'Each made with what was known at the time; penalties, the smaller the better. Model: the move from features of the fall, the two chances from the random walk as the past shifts it. Where the model has lost to the past mean so far, the past mean is used; the VIX rule is shown and not used',
  column: COLUMN.en,
  ranksHeading: (reads: readonly RankReading['reads'][]) =>
    reads.length > 0 && reads.every((r) => r === reads[0]) && reads[0] !== 'no pattern'
      ? `In this window ${READS.en[reads[0] ?? 'no pattern']}`
      : reads.some((r) => r === 'most liquid hardest')
        ? 'Some groups show the most liquid sold hardest, others do not'
        : 'No sign that the most liquid names were sold hardest',
  ranksCaption:
    'The memo that bide is built from says that the most liquid names are sold first; here it is measured. Most minus least liquid: move of the most liquid name less that of the least liquid, in sigmas. Liquidity and volume: rank correlation of traded value with abnormal volume. 80% intervals from earlier windows',
  reads: READS.en,
  group: (id: string) => GROUPS.en[id] ?? id,
  forensics: (assets: readonly string[], sessions: string) =>
    `Which portfolio was sold, inferred from prices over ${sessions} sessions: ${assets.join(', ')}.`,
  noForensics: (reason: string) => `Which portfolio was sold: ${reason}.`,
  second: {
    heading: 'Second opinions on the market: shown for reference, not used',
    filter: 'Hamilton filter',
    points: 'Bayesian change points',
    stormy: (p: Span): Prose => say`Hamilton filter: chance of the stormy state ${p}`,
    change: (p: Span, within: number, since: string): Prose =>
      say`Bayesian change points: chance that the distribution of moves changed within the last ${String(within)} sessions ${p}; the present run most likely began on ${since}`,
    note: 'Both see the prices of risk assets alone, no news.',
  },
};

const zh: typeof en = {
  ...NAMES['zh-Hant'],
  verdict: (share, half) =>
    `收復一半的機率：${half}（20日內）；機械性賣壓：${share ?? '資料分不出來'}`,
  cases: (n, mean) => (mean ? say`取${n}次過去跌勢的平均` : say`由${n}次過去跌勢的特徵推估`),
  forecast: FORECAST['zh-Hant'],
  held: (held, of) => say`${of}個80%區間命中${held}個`,
  made: (day, cases) => say`${day}的預測：${cases}`,
  madeOn: (day) => `${day}所作的預測`,
  studied: (over) =>
    `這裡的「同跌」一律看${over}，門檻低於警報：同跌未必發出警報，依其他期間發出的警報也未必是同跌`,
  excess: (at, low, high) => say`收復一半的機率，與相近跌勢相差${at}（80%區間${low}至${high}）`,
  power: (together, alone, points) =>
    say`樣本${together}次對${alone}次；差距要到${points}才驗得出來（檢定力80%）`,
  points: (x) => `${x}個百分點`,
  shareHeading: (share) =>
    share === undefined
      ? ['這類跌勢有多少出於機械性賣壓，資料分不出來']
      : say`這類跌勢中有${share}收復了一半，而本來不會`,
  shareCaption: (identified) =>
    `20個交易日內曾以收盤收復一半的機率，比相近的單純股市跌勢高出多少（百分點）。粗線：估計值；色帶：80%區間${identified ? '' : '，含0，所以不給占比'}`,
  retraceHeading: (half, walk) => say`這類跌勢有${half}在20個交易日內收復一半，隨機漫步則有${walk}`,
  retraceCaption: (by, leads) =>
    `跌勢之後20個交易日股市的對數變動（%）。粗線：中位數；色帶：過去預測誤差的80%。${by === 'past mean' ? '依跌勢特徵的預測至今沒有勝過過去平均，所以用過去平均' : '依跌勢特徵的預測至今勝過過去平均，所以採用'}。${leads ? '其他跌勢之後，股市收復的機率也高於隨機漫步；勝過隨機漫步，不代表有人被迫賣出' : '收復的機率沒有高於隨機漫步'}`,
  flowHeading: ({ sold, bought }, over) =>
    sold === undefined
      ? [`最近${over}，模型裡的規則都沒有逼人賣出`]
      : say`依模型，最近${over}規則逼基金賣出的，最多占其資產的${sold}${bought === undefined ? '' : say`；另有買進的，最多占${bought}`}`,
  flowCaption:
    '三種規則（目標波動、VaR限額、趨勢）的模型，不是量測值。曝險與賣出以該規則下資產的百分比計，正數為賣出，負數為買進。往後五個交易日：假設每天的變動都是平常大小',
  flowOf: (rule, series) => `${rule}，${series}`,
  ahead: (total) => `合計${total}`,
  flow: FLOW['zh-Hant'],
  recordHeading: (n) => `過去${n}次跌勢的預測成績`,
  recordCaption:
    '每次預測只用當時已知的資料；懲罰分數，愈小愈好。本模型：變動由跌勢特徵推估，兩個機率由隨機漫步依過去平移。凡是本模型至今輸給過去平均的，就用過去平均；VIX規則只列出，不採用',
  column: COLUMN['zh-Hant'],
  ranksHeading: (reads) =>
    reads.length > 0 && reads.every((r) => r === reads[0]) && reads[0] !== 'no pattern'
      ? `這段期間內，${READS['zh-Hant'][reads[0] ?? 'no pattern']}`
      : reads.some((r) => r === 'most liquid hardest')
        ? '有的類別流動性愈好賣得愈重，有的沒有'
        : '看不出流動性好的賣得比較重',
  ranksCaption:
    'bide所依據的原始備忘錄認為，先賣的是流動性最好的標的，這裡實際量測。漲跌差：流動性最高的標的減去最低的，以標準差計。流動性與成交量：成交值與異常成交量的等級相關。80%區間取自更早的期間',
  reads: READS['zh-Hant'],
  group: (id) => GROUPS['zh-Hant'][id] ?? id,
  forensics: (assets, sessions) =>
    `從${sessions}個交易日的價格連動反推，必然被賣出的部位：${assets.join('、')}。`,
  noForensics: (reason) => `被賣出的是哪些部位：${reason}。`,
  second: {
    heading: '其他方法怎麼看市場：僅供參考，不列入判斷',
    filter: '漢米爾頓濾波',
    points: '貝氏變點',
    stormy: (p) => say`漢米爾頓濾波：市場處於動盪狀態的機率${p}`,
    change: (p, within, since) =>
      say`貝氏變點：最近${String(within)}個交易日內漲跌分布已改變的機率${p}；現行這一段最可能始於${since}`,
    note: '兩者只看風險資產的價格，不看消息。',
  },
};

export const delever: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
