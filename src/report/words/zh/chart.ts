import { say } from '../../render/prose.ts';
import type { ChartLines } from '../line.ts';
import { limit, percent } from '../number.ts';
import { names } from './name.ts';
import { units } from './unit.ts';

export const charts: ChartLines = {
  newSince: (day) => (day === undefined ? '到目前為止已知的事' : `視窗起點${day}以來的新事`),
  notYet: '（當時未知）',
  withheld: '理由引用了當時還不知道的事，先不列出：',
  nothingNew: '這個視窗內，沒有主張升階。',
  moreNew: (n) => `另有${n}項升階，這裡不列。`,
  legsHeading: (fell, known, hardest) => {
    if (known === 0) return '三條腿都還未知';
    if (known < 3) return '三條腿，只列已知的';
    if (fell === 0) return '三條腿都沒跌';
    if (fell === 1 && hardest !== undefined) return `三條腿只跌了一條：${names.leg[hardest]}`;
    const most = hardest === undefined ? '' : `，${names.leg[hardest]}最重`;
    return fell === 3 ? `三條腿都跌${most}` : `三條腿跌了${fell === 2 ? '兩' : '一'}條${most}`;
  },
  legsCaption: (from, durations) =>
    `價格方向的對數變動（%），${from}為0${durations.length > 0 ? `；${durations.map((d) => `債券以殖利率變動乘−${d}計`).join('、')}` : ''}。色塊為判斷視窗；σ是各腿自身過去的標準差`,
  carried: '休市，沿用前值',
  pathLabel: (title, move, z) => `${title}：視窗內${move}，為自身過去的${z}。`,
  severityHeading: (severity, sigma) =>
    severity === undefined
      ? '跌得最輕的那條腿跌了多少，未知'
      : severity > 0
        ? `跌得最輕的那條腿，也跌了${sigma}`
        : '三條腿沒有全跌',
  severityCaption: ({ count, fell, window, from }) =>
    say`${from}以來${count}個視窗（各${units.sessions(window)}），其中${fell}個三條腿全跌：每個畫成一條細線，位置是跌得最輕那條腿的跌幅`,
  stripToday: (day, severity) => `${day}：${severity}`,
  stripThreshold: '門檻',
  stripLargest: (severity) => `最大${severity}`,
  windowSays: (n) => units.sessions(n),
  turbulenceSays: (turbulence, surprise, absorption) =>
    say`旁證，只用過去的資料：擾動${turbulence}，相關意外${surprise}，吸收比變化${absorption}。`,
  creditHeading: (state) =>
    ({
      confirms: '信用面確認：走擴超出風險與波動所能解釋',
      'does not confirm': '信用面未確認：走擴未超出風險與波動所能解釋',
      contradicts: '信用面相反：比風險與波動所能解釋的更緊',
      unknown: '信用面的讀數未知',
    })[state],
  creditCaption: (end, count) => [
    ...say`信用序列的變動中，風險與波動解釋不了的部分，指數點：粗線是估計，色帶是80%區間`,
    ...(end === undefined ? [] : say`。已知的最後視窗止於${end}`),
    ...(count === undefined ? [] : say`；以過去${count}個視窗估計`),
  ],
  historyHeading: (call, points, near) => {
    const name = names.regime[call];
    if (near !== undefined)
      return near.gap === 0
        ? `${name}與${names.regime[near.regime]}不相上下`
        : `${name}只比${names.regime[near.regime]}多${near.gap}個百分點`;
    if (points === undefined) return `${name}占上風`;
    const n = Math.round(Math.abs(points));
    if (n === 0) return `${name}占上風，幾乎沒變`;
    return `${name}占上風，比前一次決策${points > 0 ? '多' : '少'}${n}個百分點`;
  },
  historyCaption: (n) => `最近${n}次決策的三種局勢機率，一次一柱；寫下後不重畫`,
  historyLabel: (x) =>
    `今日${names.regime.noise}${x.noise}，${names.regime.friction}${x.friction}，${names.regime.rupture}${x.rupture}。`,
  waterfallHeading: (by, text) =>
    Math.abs(by) < 0.05 ? '局勢沒有移動' : `局勢往${by > 0 ? '摩擦' : '雜音'}移了${text}`,
  waterfallCaption:
    '摩擦對雜音的對數勝算，分貝（10分貝為十比一）；往右偏摩擦，往左偏雜音。各項相加等於總變動',
  beforeName: (day) => (day === undefined ? '假設的先驗' : `之前，${day}`),
  afterName: (day) => `現在，${day}`,
  others: (n) => `${n}項較小者合計`,
  marketName: (feature, title) =>
    ({
      dollar: '風險下跌時的美元',
      haven: `風險下跌時的${title}`,
      credit: '風險下跌時的信用',
    })[feature] ?? `市場：${title}`,
  pathsHeading: (n) => `${n}個劇本，各有什麼擋著`,
  pathsCaption:
    '劇本的機率是所屬局勢的機率乘以權重。色帶是觀察期內克服障礙的機率區間，由假設設定，不是估計值。同一個劇本的障礙如何牽連，不作假設：上方的上下界已涵蓋各種可能',
  chanceOf: (p, regime, weight) => say`${p}（${regime}，權重${weight}）`,
  bindingHeading: ({ binding, target, optimum, headroom }) => {
    const [at, most, rise] = [percent(target), percent(optimum), percent(headroom)];
    if (binding === 'headroom')
      return headroom < target
        ? `維持${at}：局勢惡化只容許${rise}，所以不加碼`
        : `${at}，已到局勢惡化所容許的上限`;
    if (binding === 'pace')
      return target > optimum ? `逐步降到${most}，今天${at}` : `逐步加到${rise}，今天${at}`;
    if (binding === 'ratchet') return `維持${at}：停損靜默滿五次決策才加碼`;
    if (binding === 'unknown input') return `維持${at}：還缺數字，不加碼`;
    return `綁住的是${names.binding[binding]}，${at}`;
  },
  riseHead: '最多能加到哪裡：只限制加碼',
  riseOnly: '只限制加碼',
  bindsAt: (share) => `${share}，綁住`,
  capsCaption: (capital) =>
    `各項限制容許的最高曝險，占自有本金${capital === undefined ? '' : `（${capital}）`}的比例；高過最短的一條就減碼`,
  capName: (binding, policy) =>
    ({
      stop: '停損',
      blind: '失明的停損',
      forcedOut: `被迫出場的機率≤${limit(policy.forcedOut)}`,
      days: `變現天數≤${policy.days}天`,
      cvar: `虧損預算CVaR≤${percent(policy.budget)}`,
      kelly: `回撤${percent(1 - policy.alpha)}的機率≤${percent(policy.beta)}`,
      gate: `得失比，${policy.asymmetry}倍才放滿`,
      growth: '成長最快',
      headroom: `以上各項，局勢惡化${units.decibans(String(policy.headroom))}`,
      pace: '步調',
      'unknown input': '缺數字',
      ratchet: '冷卻期',
      leverage: '槓桿上限',
    })[binding],
  capsLabel: (rows) => `各項限制容許的曝險：${rows.join('；')}。`,
};
