import { say } from '../../render/prose.ts';
import type { OddsLines } from '../odds.ts';
import { names } from './name.ts';

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
        ? '價格與自估機率的落差，沒有超出雜訊'
        : way === 'fear'
          ? `價格比自估機率悲觀：帳本差${gap}`
          : `價格比自估機率樂觀：帳本差${gap}`,
  found: ({ at, low, high, sessions, money }) =>
    money === undefined
      ? say`由${sessions}的漲跌反推的隱含機率，對帳本的預期減去自估機率的預期：${at}（80%區間${low}至${high}）`
      : say`由${sessions}的漲跌反推的隱含機率，對帳本的預期減去自估機率的預期：${at}（80%區間${low}至${high}），約${money}`,
  noBook: (why) => [`帳本上的落差${why}`],
  today: (verdict, exposure) => say`今日判定：${names.verdict[verdict]}，${exposure}`,
  nearest: ({ input, now, tips, to }) =>
    say`最容易翻轉判定的是${input}：若為${tips}而不是${now}，判定就變成${to}`,
  noTurn: '搜尋範圍內，單動任何一項都不會翻轉判定',
  paths: {
    widest: (path, own, implied) => say`差最多的是「${path}」：自估${own}，隱含${implied}`,
    unknown: '價格隱含什麼，未知：沒有看到每個劇本都談到的資產變動',
    caption:
      '圓點與色條是價格隱含的機率及其80%區間，空心圓是自估機率，灰條是障礙容許的範圍，不論障礙之間如何牽連。右側：自估→隱含',
    key: (end) => `o 自估；# 隱含；= 隱含的80%區間；. 障礙容許的範圍；橫軸0至${end}`,
    path: '劇本',
    bounds: '障礙容許',
    stated: '依設定的相依程度',
    own: '自估',
    implied: '隱含',
    interval: '80%區間',
  },
  assets: {
    heading: (sessions) => `${sessions}的實際漲跌，與兩邊各自的預期`,
    caption:
      '漲跌幅都從視窗前的收盤算起，殖利率換算成債券價格的漲跌。雜訊是該資產自身過去的一個標準差。落差小於0，表示隱含預期的漲幅比自估的小，或跌幅比自估的大',
    none: '沒有看到每個劇本都談到的資產變動',
    asset: '資產',
    seen: '實際，±雜訊',
    own: '自估預期',
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
    heading: '什麼會翻轉判定',
    caption: (held, reach, decibans) =>
      `曝險${held}，每次只動一項，其餘不變：最適曝險低於10%且持續就離場，低於現有曝險就減碼，高出一級以上才可加碼。搜尋範圍為上下${reach}與${decibans}。分貝：賠率的對數刻度，0為一比一，−10為一比十，加3約為兩倍`,
    input: (name) => INPUTS[name] ?? name,
    name: '項目',
    now: '現在',
    tips: '翻轉點',
    by: '差距',
    becomes: '變成',
    to: { hold: '續抱', trim: '減碼', leave: '離場（若持續）', add: '加碼' },
    none: '範圍內不會',
  },
  misfits: '賠率是否自相矛盾',
  noMisfits: '上下界、自估機率、漲跌幅與合約之間，未發現矛盾',
  misfit: (m, n) => {
    switch (m.kind) {
      case 'contradictory':
        return `各劇本的障礙容不下總和為1的機率：合計只容許${n.chance(m.low)}至${n.chance(m.high)}`;
      case 'out of bounds':
        return `${n.path(m.scenario)}：自估機率${n.chance(m.own)}超出障礙容許的範圍，已拉回${n.chance(m.bound)}`;
      case 'infeasible':
        return `${n.asset(m.asset)}：這些劇本怎麼配機率都湊不出${n.move(m.wanted)}的變動，劇本容許的是${n.move(m.low)}至${n.move(m.high)}`;
      case 'no impact':
        return `${n.path(m.scenario)}：沒有提到${n.asset(m.asset)}，所以不計`;
      case 'expired':
        return `${n.contract(m.contract)}：已於${n.day(m.deadline)}到期，所以不計`;
      case 'disagreeing':
        return `${m.contracts.map(n.contract).join('與')}：同一劇本、同一類措辭，期限內機率的買賣區間卻相隔${n.chance(m.apart)}`;
    }
  },
  method: ({ cases, distance }) =>
    `隱含機率是在雜訊容許的範圍內，預期漲跌與實際相符、又最接近自估機率的一組；自估機率當作${cases}個案例。區間來自雜訊與這些案例的200次抽樣，市場的看法若比抽樣所及更偏離自估機率，區間就嫌窄${distance === undefined ? '' : `。隱含與自估機率的距離（相對熵）：${distance}奈特`}。漲跌幅與障礙是假設裡的設定值，不是估計值`,
  reading:
    '這裡把整段漲跌都讀作各劇本的預期漲跌，從視窗前的收盤算起。若價格在那之前已反映一部分，落差看起來會比實際大',
};
