import type { RecordLines } from '../record.ts';

const REASONS: Readonly<Record<string, string>> = {
  'no losing session': '沒有虧損的交易日',
  'nothing is left': '分文不剩',
  'no decision': '沒有決策',
  'no VIX': '沒有VIX',
  'nothing to compare': '無可比較',
  'not resampled': '未重抽',
  'no fall with sixty sessions after it': '沒有下跌滿六十個交易日',
  'no forecast has come due': '還沒有到期的預測',
  'no session after the first decision': '第一個決策之後沒有交易日',
};
const FEWER = /^fewer than (\d+) (.+)$/;
const UNITS: Readonly<Record<string, string>> = {
  sessions: '個交易日',
  forecasts: '次預測',
  returns: '筆報酬',
  'falls of a sort': '次下跌',
};
const WORDS = new RegExp(Object.keys(UNITS).join('|'));

export const record: RecordLines = {
  title: '評分',
  contender: {
    own: '本假設',
    hold: '一直持有',
    out: '一直空手',
    fear: 'VIX破30後進場',
    volatility: '目標波動10%',
    stopLoss: '停損10%',
  },
  won: (who) => `成長率由基準勝出：${who}`,
  ownWon: '成長率由本假設勝出',
  tie: (who) => `成長率平手：${who}`,
  nobody: '無從排名',
  grew: ({ years, falls, own, rival, name, apart, settled }) =>
    `${years}年間有${falls}次同步下跌，本假設每年對數成長${own}，最佳對手（${name}）為${rival}，相差${apart.at}個百分點，80%區間${apart.low}至${apart.high}，${settled ? '不含0' : '含0'}`,
  fell: (own, hold) => `最深回撤${own}，一直持有則為${hold}`,
  lead: (by, settled) =>
    `本假設與最佳對手的成長差距為${by}，80%區間${settled ? '不含0' : '含0'}；這個區間只說這一段，最佳對手也是事後挑的`,
  proves: (episodes) => `事件段數：${episodes}，一段證明不了什麼`,
  calls: {
    title: '局勢判斷',
    heading: ({ decisions, resolved, open, void: lost, apart }) =>
      `判斷${decisions}次：已有結果${resolved}，未到期${open}，作廢${lost}；近乎獨立的${apart}次`,
    caption: '都是懲罰分數，愈小愈好；旁邊是每天照抄先驗的分數。',
    column: ['', '判斷', '先驗'],
    log: '對數',
  },
  retrace: {
    title: '跌了會不會回來',
    won: (own, mean, n) => `反彈預測勝過過去平均：${n}次下跌的CRPS為${own}，過去平均為${mean}`,
    lost: (own, mean, n) =>
      `反彈預測沒有勝過過去平均：${n}次下跌的CRPS為${own}，過去平均為${mean}，依規則改用過去平均`,
    none: (why) => `反彈預測沒有評分：${why}`,
    heading: (n) => `反彈預測對照人人都能說的話，${n}次下跌`,
    caption:
      '都是懲罰分數，愈小愈好。CRPS評二十個交易日的漲跌幅，以當時已知的標準差計；Brier與對數評跌幅收復一半，分為二十日內任一收盤，以及第二十日收盤。每次預測都不知道之後的事。',
    column: ['', '預測', '過去平均', '依VIX', '隨機漫步'],
    row: {
      crps: 'CRPS，漲跌幅',
      halfBrier: 'Brier，任一收盤收復一半',
      endBrier: 'Brier，第二十日收復一半',
      halfLog: '對數，任一收盤收復一半',
      endLog: '對數，第二十日收復一半',
    },
    coverage: (held, of) => `應涵蓋80%的${of}個區間，實際涵蓋${held}`,
    curve: { half: '任一收盤收復一半', end: '第二十日收盤收復一半' },
    curveHeading: (n) => `跌幅收復一半：說了多少，來了多少，共${n}次預測`,
    curveCaption: '預測分為五等分。落在線上，就是說多少來多少；點旁的數字是背後有幾次預測。',
    said: '說了',
    came: '來了',
    cases: '預測次數',
  },
  mechanical: {
    title: '是不是機械賣壓',
    none: (why) => `這類下跌有多少是機械性的，未知：${why}`,
    no: ({ at, low, high }) =>
      `就目前看得出的，同步下跌並沒有比單是股市的相近下跌更常收復：${at}個百分點，80%區間${low}至${high}`,
    yes: ({ at, low, high }) =>
      `同步下跌收復一半的機會，與單是股市的相近下跌不同：${at}個百分點，80%區間${low}至${high}`,
    caption: ({ together, alone, detectable }) =>
      `${together}次同步下跌在二十日內任一收盤收復一半的機率，超出多少個百分點。這麼多次下跌，加上旁邊${alone}次不同的下跌，要超出${detectable}個百分點，100次抽樣才有80次看得出來；更小的看不見。`,
    matched: '任一收盤，超出單是股市的相近下跌',
    lasting: '第二十日收盤，超出同樣的下跌',
    walk: '任一收盤，超出隨機漫步',
    points: '百分點',
    fewer: '較少收復',
    more: '較常收復',
  },
  wealth: {
    title: '淨值',
    heading: (own, best, name) => `1元在本假設成為${own}，在${name}成為${best}`,
    caption:
      '自有資本，起點為1，刻度等距即等比。決策於下一個收盤執行，變動部位的成本為其5個基點，未投入的部分賺國庫券利率。每年成長是對數成長，持有是平均曝險。',
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
      `80%區間取自${resamples}次重抽，區塊平均${block}個交易日。其他項目見表；CVaR愈小愈好。`,
    column: ['', '每年成長', '最大回撤', '單日CVaR', '得失比'],
    range: ({ at, low, high }) => `${at}（${low}至${high}）`,
    worse: '成長較少',
    better: '成長較多',
  },
  after: {
    title: '下跌之後',
    heading: (falls, sessions) =>
      `${falls}次同步下跌之後的六十個交易日，不重複的共${sessions}個交易日`,
    caption: '從當天決策最早賺得到的報酬起算。下跌相近時，時段會重疊。',
    column: ['', '平均報酬', '賺錢', '最大回撤', '單日CVaR', '得失比', '持有'],
  },
  falls: {
    title: '歷次下跌',
    heading: (falls, years, each, alarms) =>
      `${years}年間同步下跌${falls}次，每年${each}次，其中${alarms}次發出警報`,
    caption:
      '三個交易日的視窗，各腿跌幅都超過當時所知門檻的第一個。嚴重度與各腿變動以事前標準差計；其後二十日內任一收盤、第二十日收盤是否收復一半；以及這二十日的漲跌幅。星號表示發出警報。',
    column: ['日期', '嚴重度', '門檻', '風險', '利率', '美元', 'VIX', '收復', '第20日', '漲跌'],
    back: '二十日內收復一半',
    notBack: '未收復',
    alarm: '*',
    open: '未到',
    yes: '是',
    no: '否',
    beside: ({ half, end, n, aloneHalf, aloneEnd, alone }) =>
      `這類下跌${n}次中，${half}在某個收盤收復一半，${end}在第二十日仍收復一半；未同步的股市下跌${alone}次，分別為${aloneHalf}與${aloneEnd}。這是原始比例，沒有依跌幅配對`,
  },
  lessons: {
    heading: '每一年學到什麼',
    caption: '門檻用到下一次更新為止：一、三、五個交易日的警報，以及研究集。',
    column: ['截至', '視窗數', '警報1', '警報3', '警報5', '研究集'],
  },
  mind: {
    title: '注意事項',
    noEvidence: '這些年沒有編碼證據：局勢判斷只聽得到價格，沒有評分，依證據的停損也不在其中',
    noCrowd: '沒有詢問群體模型，它的上限不在這條路徑裡',
    noDividends: '指數不計股利，各路徑皆同：持有較多的，實際會更多',
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
