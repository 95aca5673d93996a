import { join, say } from '../../render/prose.ts';
import type { DeleverLines } from '../delever.ts';

/** Groups of names that a cross-section is measured over. */
const GROUPS: Readonly<Record<string, string>> = { etf: 'ETF', share: '個股' };

const READS = {
  'most liquid hardest': '流動性愈好的賣得愈重',
  'least liquid hardest': '流動性愈差的賣得愈重',
  'no pattern': '看不出型態',
} as const;

export const delever: DeleverLines = {
  title: '機械或消息',
  verdict: (share, half) => `20個交易日內收復一半：${half}；機械占比：${share ?? '無法辨識'}`,
  noVerdict: '目前沒有同步跌勢',
  half: '20個交易日內收復一半',
  end: '第20個交易日收盤收復一半',
  move: '20個交易日後的變動',
  share: '機械占比',
  gap: '價格與自估機率的落差',
  interval: (low, high) => say`80%區間${low}至${high}`,
  walk: (p) => say`隨機漫步為${p}`,
  beside: (p) => say`相配的跌勢為${p}`,
  cases: (n, mean) => (mean ? say`取${n}次過去跌勢的平均` : say`由${n}次過去跌勢的特徵推估`),
  record: ({ cases, score, scores }) =>
    say`過去${cases}次預測，${score}：${join(
      scores.map((s) => say`${s.name}${s.value}`),
      '、',
    )}`,
  brier: 'Brier',
  crps: 'CRPS',
  forecast: { own: '本法', mean: '過去平均', fear: 'VIX規則', walk: '漫步' },
  held: (held, of) => say`${of}個80%區間命中${held}個`,
  noRecord: '沒有紀錄：到期的預測太少',
  made: (day, cases) => say`${day}的預測：${cases}`,
  notIdentified: '無法辨識',
  excess: (at, low, high) => say`收復一半的機會，減去相配跌勢的，為${at}（80%區間${low}至${high}）`,
  power: (together, alone, points) =>
    say`${together}次同步跌勢對${alone}個其他視窗：差到${points}，100次抽樣有80次看得出來`,
  points: (x) => `${x}個百分點`,
  onBook: (money) => say`帳本上為${money}`,
  feared: (implied, own) => say`摩擦或決裂：價格隱含${implied}，自估${own}`,
  unscored: '沒有紀錄：還沒有劇本到期',
  shareUnknown: '機械占比',
  flowUnknown: '依規則的賣壓',
  ranksUnknown: '流動性好的是否賣得比較重',
  shareHeading: (share) =>
    share === undefined
      ? ['這類跌勢有多少出於機械賣壓，無法辨識']
      : say`這類跌勢中有${share}收復了一半，而本來不會`,
  shareCaption: (identified) =>
    `20個交易日內曾以收盤收復一半的機會，比相配而不同步的跌勢高出多少（百分點）。粗線：估計值；色帶：80%區間${identified ? '' : '，含0，所以不給占比'}`,
  retraceHeading: (half, walk) => say`這類跌勢有${half}在20個交易日內收復一半，隨機漫步則有${walk}`,
  retraceCaption: (by) =>
    `跌勢之後20個交易日股市的對數變動（%）。粗線：中位；色帶：過去預測誤差的80%。${by === 'past mean' ? '依跌勢特徵的預測至今沒有勝過過去平均，所以用過去平均' : '依跌勢特徵的預測至今勝過過去平均，所以採用'}。股市不管怎麼跌，收復的機會都高於隨機漫步；勝過隨機漫步，不代表有人被迫賣出`,
  flowHeading: (most) =>
    most === undefined
      ? ['這個視窗內，模型裡的規則都沒有逼人賣出']
      : say`依模型，這個視窗內規則逼基金賣出的，最多占其資產的${most}`,
  flowCaption:
    '三種規則（目標波動、VaR限額、趨勢）的模型，不是量測值。曝險與賣出以該規則下資產的百分比計，正數為賣出，負數為買進。往後五個交易日：假設每天的變動都是平常大小',
  flowOf: (rule, series) => `${rule}，${series}`,
  ahead: (total) => `合計${total}`,
  flow: {
    'volatility target': '目標波動',
    'var limit': 'VaR限額',
    trend: '趨勢',
  },
  used: '採用',
  recordHeading: (n) => `過去${n}次跌勢的預測成績`,
  recordCaption:
    '每次預測只用當時已知的資料；懲罰分數，愈小愈好。本法：變動由跌勢特徵推估，兩個機會由隨機漫步依過去平移。凡是本法至今輸給過去平均的，就用過去平均；VIX規則只列出，不採用',
  column: {
    at: '現在',
    matched: '相配',
    rule: '規則',
    before: '先前曝險',
    now: '現在',
    window: '視窗內賣出',
    next: '往後五個交易日',
    sigmas: '流動性最好減最差，標準差',
    group: '標的',
    names: '有價格',
    volume: '流動性與成交量',
    reads: '判讀',
  },
  ranksHeading: (reads) =>
    reads.length > 0 && reads.every((r) => r === reads[0]) && reads[0] !== 'no pattern'
      ? `這個視窗內，${READS[reads[0] as keyof typeof READS]}`
      : reads.some((r) => r === 'most liquid hardest')
        ? '有的類別流動性愈好賣得愈重，有的沒有'
        : '看不出流動性好的賣得比較重',
  ranksCaption:
    'bide所本的備忘錄說，先賣的是流動性最好的標的，這裡實際量測。流動性最好減最差：流動性最好的標的與最差的標的漲跌之差，以標準差計。流動性與成交量：成交值與異常成交量的等級相關。80%區間取自更早的視窗',
  reads: READS,
  group: (id) => GROUPS[id] ?? id,
  forensics: (assets, sessions) =>
    `從${sessions}個交易日的價格連動反推，必然被賣出的部位：${assets.join('、')}。`,
  noForensics: (reason) => `從價格連動反推被賣出的部位：${reason}。`,
  second: {
    heading: '市場面的旁證：列在判斷旁邊，不列入判斷',
    filter: '漢米爾頓濾波',
    points: '貝氏變點',
    stormy: (p) => say`漢米爾頓濾波：市場處於動盪狀態的機率${p}`,
    change: (p, within, since) =>
      say`貝氏變點：最近${String(within)}個交易日內漲跌分布已改變的機率${p}；現行這一段最可能始於${since}`,
    note: '兩者只看風險腿的價格，不看消息。',
  },
};
