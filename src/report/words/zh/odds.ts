import { say } from '../../prose.ts';
import type { OddsLines } from '../odds.ts';

const INPUTS: Readonly<Record<string, string>> = {
  'friction odds': '摩擦對雜音的賠率',
  'rupture odds': '決裂對雜音的賠率',
  'noise mean': '雜音下的平均報酬',
  'friction mean': '摩擦下的平均報酬',
  'rupture mean': '決裂下的平均報酬',
  'loss budget': '虧損預算',
  'noise spread': '雜音下的報酬離散',
};

export const odds: OddsLines = {
  title: '賠率',
  verdict: (way, gap) =>
    way === 'unknown'
      ? '價格對帳本隱含什麼，未知'
      : way === 'hidden'
        ? '自己的機率與價格的差距，沒有超出雜訊'
        : way === 'fear'
          ? `價格比自己的機率更害怕：帳本的${gap}`
          : `價格不如自己的機率害怕：帳本的${gap}`,
  found: ({ at, low, high, sessions, money }) =>
    money === undefined
      ? say`由${sessions}的漲跌看，帳本的隱含預期與自己的預期相差${at}（${low}到${high}）`
      : say`由${sessions}的漲跌看，帳本的隱含預期與自己的預期相差${at}（${low}到${high}），約${money}`,
  noBook: (why) => [`帳本上的落差${why}`],
  nearest: ({ input, now, tips, to }) =>
    say`離翻轉最近的是${input}：從${now}到${tips}，結論變成${to}`,
  noTurn: '搜尋範圍內，單動任何一項都不會翻轉結論',
  paths: {
    widest: (path, own, implied) => say`差最多的是「${path}」：自己的機率${own}，隱含${implied}`,
    unknown: '價格隱含什麼，未知：沒有看到每個劇本都談到的資產變動',
    caption:
      '圓點與色條是價格隱含的機率及其80%區間，空心圓是自己的機率，灰條是約束容許的範圍，不論約束之間怎麼牽連',
    key: (end) => `o自己，#隱含，=其80%區間，.約束容許的範圍，由0到${end}`,
    path: '劇本',
    bounds: '約束容許',
    stated: '依設定的相依程度',
    own: '自己',
    implied: '隱含',
    interval: '80%區間',
  },
  assets: {
    heading: (sessions) => `${sessions}看到的漲跌，與兩邊各自的預期`,
    caption:
      '漲跌幅都從視窗前的收盤算起，殖利率換算成債券價格的漲跌。雜訊是該資產自身過去的一個標準差。落差小於0，表示價格預期的漲幅比自己的小，或跌幅比自己的大',
    none: '沒有看到每個劇本都談到的資產變動',
    asset: '資產',
    seen: '看到的，±雜訊',
    own: '自己預期',
    implied: '隱含預期',
    gap: '落差，80%區間',
    book: '帳本',
  },
  contracts: {
    heading: '預測市場的合約',
    caption: (sessions) =>
      `買價、中價、賣價換算成每年的風險率，再換算成${sessions}內的機率，風險率視為不變。只有同一類措辭的合約可以並列`,
    none: '這個事件段沒有合約紀錄',
    contract: '合約',
    wording: '措辭',
    hazard: '每年風險率',
    horizon: '期限內機率',
    apart: (path, a, b, points) =>
      `${path}：措辭${b}與措辭${a}相差${points}個百分點，這是光憑措辭就能解釋的部分`,
  },
  turns: {
    heading: '什麼會翻轉結論',
    caption: (held, reach, decibans) =>
      `曝險${held}，每次只動一項，其餘不變：最適曝險低於10%且持續就離場，低於手上的就減碼，高出一級以上才可以加碼。搜尋範圍是${reach}與${decibans}`,
    input: (name) => INPUTS[name] ?? name,
    name: '輸入',
    now: '現在',
    tips: '翻轉點',
    by: '差距',
    becomes: '變成',
    to: { hold: '續抱', trim: '減碼', leave: '離場（若持續）', add: '加碼' },
    none: '範圍內不會',
  },
  misfits: '賠率有什麼不對',
  noMisfits: '賠率沒有不對的地方',
  misfit: (m, n) => {
    switch (m.kind) {
      case 'contradictory':
        return `各劇本的約束容不下總和為1的機率：合計只容許${n.chance(m.low)}到${n.chance(m.high)}`;
      case 'out of bounds':
        return `${n.path(m.scenario)}：自己的機率${n.chance(m.own)}超出約束容許的範圍，已拉回${n.chance(m.bound)}`;
      case 'infeasible':
        return `${n.asset(m.asset)}：這些劇本怎麼配機率都湊不出${n.move(m.wanted)}的變動，劇本容許的是${n.move(m.low)}到${n.move(m.high)}`;
      case 'no impact':
        return `${n.path(m.scenario)}：沒有提到${n.asset(m.asset)}，所以不計`;
      case 'expired':
        return `${n.contract(m.contract)}：已於${n.day(m.deadline)}到期，所以不計`;
      case 'disagreeing':
        return `${m.contracts.map(n.contract).join('與')}：同一劇本、同一類措辭，期限內機率的買賣區間卻相隔${n.chance(m.apart)}`;
    }
  },
  method: ({ cases, distance }) =>
    `隱含機率是在雜訊分得清的範圍內，預期漲跌與實際相符、又最接近自己機率的一組；自己的機率當作${cases}個案例。區間來自雜訊與這些案例的200次抽樣${distance === undefined ? '' : `；與自己機率的相對熵為${distance}奈特`}。市場若偏離自己的機率更遠，區間就嫌窄。漲跌幅與約束是假設寫定的，不是估計`,
  reading:
    '價格在這裡讀作各劇本從視窗前水準起算的預期漲跌。若某個漲跌早已反映在那個水準裡，落差看起來會比實際大',
};
