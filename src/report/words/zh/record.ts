import type { RecordLines } from '../record.ts';

const REASONS: Readonly<Record<string, string>> = {
  'no losing session': '沒有虧損的交易日',
  'nothing is left': '分文不剩',
  'no decision': '沒有決策',
  'no VIX': '沒有VIX',
  'nothing to compare': '無可比較',
  'not resampled': '未重抽',
  'no fall with sixty sessions after it': '沒有一次跌勢之後滿60個交易日',
  'no forecast has come due': '還沒有到期的預測',
  'no session after the first decision': '第一個決策之後沒有交易日',
  'no call has come due': '還沒有到期的判斷',
  'what came had been called impossible': '曾判定後來的結果不可能發生',
  'what came is impossible under the prior': '先驗認為後來的結果不可能發生',
  'a resample without a losing session': '有一次重抽沒有虧損的交易日',
};
const FEWER = /^fewer than (\d+) (.+)$/;
const UNITS: Readonly<Record<string, string>> = {
  sessions: '個交易日',
  forecasts: '次預測',
  returns: '筆報酬',
  'falls of a sort': '次跌勢',
};
const WORDS = new RegExp(Object.keys(UNITS).join('|'));

export const record: RecordLines = {
  title: '評分',
  contender: {
    own: '本假設',
    hold: '一直持有',
    out: '一直空手',
    fear: 'VIX破30後買進',
    volatility: '目標波動10%',
    stopLoss: '停損10%',
  },
  won: (who) => `成長率由基準勝出：${who}`,
  ownWon: '成長率由本假設勝出',
  tie: (who) => `成長率平手：${who}`,
  nobody: '無從排名',
  grew: ({ years, falls, own, rival, name, apart, settled }) =>
    `${years}年間有${falls}次同步跌勢，本假設每年對數成長${own}，最佳對手（${name}）為${rival}，相差${apart.at}個百分點，80%區間${apart.low}至${apart.high}，${settled ? '不含0' : '含0'}`,
  fell: (own, hold) => `最深回撤${own}，一直持有則為${hold}`,
  lead: ({ by, rival, range, settled }) =>
    `整段期間的對數成長，本假設減去最佳對手${rival === undefined ? '' : `（${rival}）`}為${by}，${
      range === undefined
        ? '80%區間未知'
        : `80%區間${range.low}至${range.high}，${settled ? '不含0' : '含0'}；這個區間只說這一段`
    }，最佳對手也是事後挑的`,
  proves: (episodes) => `事件段數：${episodes}，一段證明不了什麼`,
  calls: {
    title: '局勢判斷',
    heading: ({ decisions, resolved, open, void: lost, apart }) =>
      `判斷${decisions}次：已有結果${resolved}，未到期${open}，作廢${lost}；近乎獨立的只有${apart}次`,
    caption: '都是懲罰分數，愈小愈好；旁邊是每天照抄先驗的分數。',
    column: ['', '判斷', '先驗'],
    log: '對數',
  },
  retrace: {
    title: '跌幅會不會收復',
    won: (own, mean, n) => `收復預測勝過過去平均：${n}次跌勢的CRPS為${own}，過去平均為${mean}`,
    lost: (own, mean, n) =>
      `收復預測沒有勝過過去平均：${n}次跌勢的CRPS為${own}，過去平均為${mean}，依規則改用過去平均`,
    none: (why) => `收復預測沒有評分：${why}`,
    heading: (n) => `收復預測與誰都做得到的預測相比，${n}次跌勢`,
    caption:
      '都是懲罰分數，愈小愈好。CRPS評20個交易日的漲跌幅，以當時已知的標準差計；Brier與對數評是否收復一半，分為20日內任一收盤與第20日收盤。每次預測只用當時已知的資料。',
    column: ['', '預測', '過去平均', '依VIX', '隨機漫步'],
    row: {
      crps: 'CRPS，漲跌幅',
      halfBrier: 'Brier，任一收盤收復一半',
      endBrier: 'Brier，第20日收復一半',
      halfLog: '對數，任一收盤收復一半',
      endLog: '對數，第20日收復一半',
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
    title: '是不是機械賣壓',
    none: (why) => `這類跌勢有多少出於機械賣壓，未知：${why}`,
    no: ({ at, low, high }) =>
      `同步跌勢收復的機會，比相近的單純股市跌勢高或低，看不出來：相差${at}個百分點，80%區間${low}至${high}`,
    yes: ({ at, low, high }) =>
      `同步跌勢收復一半的機會，與相近的單純股市跌勢不同：相差${at}個百分點，80%區間${low}至${high}`,
    caption: ({ together, alone, detectable }) =>
      `${together}次同步跌勢20日內收復一半的機率，減去相近跌勢的機率（百分點）。相近的跌勢，是每次取跌幅（以標準差計）最接近的20次，較晚發生的也算，相異的視窗共${alone}個，許多彼此重疊；「更早的」兩列只取當時已結束的。相差${detectable}個百分點，100次抽樣有80次看得出來，更小的較難看出。`,
    matched: '任一收盤，減相近的單純股市跌勢',
    lasting: '第20日收盤，減相近的單純股市跌勢',
    earlierHalf: '任一收盤，減更早的相近跌勢',
    earlierEnd: '第20日收盤，減更早的相近跌勢',
    walk: '任一收盤，減隨機漫步',
    points: '百分點',
    fewer: '較少收復',
    more: '較常收復',
  },
  wealth: {
    title: '淨值',
    heading: (own, best, name) => `1元照本假設變成${own}元，照${name}變成${best}元`,
    caption:
      '自有資金，起點為1，對數刻度。決策於下一個收盤執行，換手成本為5個基點，現金計國庫券利息（查得到利率時）。每年：對數成長。CVaR：單日或20日報酬最差的二十分之一，平均虧損多少。得失比：獲利總和除以虧損總和。持有：平均曝險。',
    column: {
      year: '每年',
      total: '總報酬',
      rest: ['最大回撤', '單日CVaR', '20日CVaR', '得失比', '持有'],
    },
    years: (n) => `${n}年`,
  },
  margin: {
    title: '差距',
    heading: '本假設減去各基準，每年對數成長',
    caption: (resamples, block) =>
      `80%區間取自${resamples}次重抽，區塊平均${block}個交易日。其他項目見表，除得失比外以百分點計。最大回撤為正，是比基準淺；CVaR為負，是虧得比基準少。`,
    column: ['', '每年成長', '最大回撤', '單日CVaR', '得失比'],
    range: ({ at, low, high }) => `${at}（${low}至${high}）`,
    worse: '成長較少',
    better: '成長較多',
  },
  after: {
    title: '跌勢之後',
    heading: (falls, sessions) =>
      `${falls}次同步跌勢之後各60個交易日，不重複的共${sessions}個交易日`,
    caption:
      '從當天決策最早賺得到的報酬起算；跌勢相隔不遠時，時段會重疊。平均報酬：60個交易日的報酬；賺錢：獲利時段的占比；最大回撤：各時段中最深的一次。',
    column: ['', '平均報酬', '賺錢', '最大回撤', '單日CVaR', '得失比', '持有'],
  },
  falls: {
    title: '歷次跌勢',
    heading: (falls, years, each, alarms) =>
      `${years}年間同步跌勢${falls}次，每年${each}次，其中${alarms}次發出警報`,
    caption:
      '每一波中，三條腿的跌幅都超過當時已知門檻的第一個三日視窗。嚴重度與各腿漲跌以事前標準差計。收復：其後20日內任一收盤收復一半；第20日：第20日收盤收復一半；漲跌：這20日股市的漲跌。星號：當下或同一波稍後，在一、三或五個交易日的視窗發出警報。',
    column: ['日期', '嚴重度', '門檻', '風險', '利率', '美元', 'VIX', '收復', '第20日', '漲跌'],
    back: '20日內收復一半',
    notBack: '未收復',
    alarm: '*',
    open: '未到',
    yes: '是',
    no: '否',
    beside: ({ half, end, n, aloneHalf, aloneEnd, alone }) =>
      `這類跌勢${n}次中，${half}曾以收盤收復一半，${end}在第20日收盤收復一半；不同步的股市跌勢${alone}次，分別為${aloneHalf}與${aloneEnd}。這是原始比例，沒有依跌幅配對`,
  },
  lessons: {
    heading: '每一年學到什麼',
    caption: '門檻用到下一次更新為止，以標準差計：一、三、五個交易日的警報，以及這裡所研究的跌勢。',
    column: ['截至', '視窗數', '警報1日', '警報3日', '警報5日', '研究'],
  },
  mind: {
    title: '注意事項',
    noEvidence: '這些年沒有編碼證據：局勢判斷只聽得到價格，沒有評分，依證據的停損也不在其中',
    noCrowd: '沒有詢問群體模型，這條淨值不含它的兩項限制',
    noDividends: '各方一律不計股利：計入的話，持有愈多的賺得愈多',
    picked: '最佳對手是事後從五個裡挑的',
    inSample: '預設的權重與各局勢結果，是看著後來的一段事件選的，對那一段屬於樣本內',
    revised: '信用讀數是後來的修訂值，不是首次公布值',
    unpaid: (sessions, of) => `${of}個交易日中有${sessions}日沒有國庫券利率，現金未計息`,
    notCompared: (who, why) => `${who}無從比較：${why}`,
    shortRecord: (who, sessions) => `${who}回看的紀錄短了${sessions}個交易日`,
    overlapping: (resolved, apart) =>
      `已有結果的${resolved}次判斷彼此重疊，近乎獨立的只有${apart}次`,
    noRatio: (who, why) => `${who}沒有得失比：${why}`,
    noRegime: '沒有編碼證據，局勢判斷沒有評分',
  },
  inputs: '輸入檔案',
  why: (reason) =>
    REASONS[reason] ?? reason.replace(FEWER, '不足$1$2').replace(WORDS, (w) => UNITS[w] ?? w),
  unknown: '?',
};
