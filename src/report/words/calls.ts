import type { Lang } from '../../domain/text.ts';
import { heads, sides } from './side.ts';

/** What is calibrated. */
const CURVE_OF = sides({
  regime: ['regime calls', '局勢判斷'],
  retrace: ['forecasts of falls', '跌勢的預測'],
  threats: ['outlooks of threats', '威脅的展望'],
  market: ['odds against prices', '對照價格的自估機率'],
});

/** Forecasts of falls and of threats within an episode, and calibration. Figures come formatted. */
const en = {
  retrace: {
    title: 'Forecasts of falls',
    none: (why: string) => `Forecasts of falls: no score, ${why}`,
    heading: ({ made, due, open, apart }: Record<'made' | 'due' | 'open' | 'apart', number>) =>
      `Forecasts of falls: ${made} made, ${due} due, ${open} open; ${apart} of those due do not overlap`,
    caption:
      'Chance that half of the fall is regained at any close within 20 sessions, and at the 20th; move of risk assets over the 20 sessions. Beside each its 80% interval, of a chance that of the chance itself, which no single outcome can fall outside, then the outcome',
    column: heads('made', 'any close', 'outcome', '20th close', 'outcome', 'move, 80%', 'outcome'),
    /** Over the penalties. */
    beside: (n: number) =>
      `Penalties of the same ${n === 1 ? 'forecast' : `${n} forecasts`}, the smaller the better, beside simple benchmarks`,
    held: (held: number, of: number) => `Moves inside their 80% interval: ${held} of ${of}`,
  },
  threats: {
    title: 'Threats that ended',
    none: (why: string) => `Threats: no score, ${why}`,
    heading: ({ ended, clusters, before }: Record<'ended' | 'clusters' | 'before', number>) =>
      `Threats that ended within the episode: ${ended} in ${clusters} cluster${clusters === 1 ? '' : 's'}; ${before} of them announced before it`,
    caption:
      'Chance, as of the announcement, of the outcome that followed, by the outlook and by the pooled base rate; cases: threats that had ended by then',
    column: heads('threat', 'announced', 'ended', 'outcome', 'outlook', 'base rate', 'cases'),
    beside: (n: number) =>
      `Penalties over the five ends of ${n === 1 ? 'that threat' : `those ${n} threats`}, the smaller the better`,
    penalties: heads('', 'outlook', 'base rate', 'the same for each'),
    /** Threats that were counted and not scored; empty where there are none. */
    left: ({ open, undated, untold }: Record<'open' | 'undated' | 'untold', number>) =>
      [
        ...(open > 0 ? [`still open at the end: ${open}`] : []),
        ...(undated > 0 ? [`ended on a day that is not known: ${undated}`] : []),
        ...(untold > 0 ? [`without an outlook, too few having ended: ${untold}`] : []),
      ]
        .join('; ')
        .replace(/^./, (c) => c.toUpperCase()),
  },
  curve: {
    title: 'Calibration',
    caption:
      'By forecast probability, in five bins: how often it was forecast, and how often it happened',
    /** Of regime calls, which overlap. */
    regime: (n: number, apart: number) =>
      `Institutional friction: ${n} calls that overlap, only ${apart} nearly independent`,
    regimeCaption: 'By the forecast chance of friction: how often friction followed',
    regimeColumn: heads('forecast', 'observed', 'calls'),
    range: (from: string, to: string) => `${from} to ${to}`,
    /** Whether what came is near what was said; without its end. */
    off: (from: string | undefined, points: string) =>
      `Not calibrated${from === undefined ? '' : ` above ${from}`}: the observed frequency is more than ${points} points from the forecast. Do not read these chances as frequencies`,
    near: (cases: number, points: string) =>
      `In every row with ${cases} calls or more, the observed frequency is within ${points} points of the forecast`,
    retrace: (n: number, apart: number) =>
      `Forecasts of falls: ${n} cases, ${apart} of which do not overlap`,
    threats: (n: number, clusters: number) =>
      `Outlooks of threats: ${n} cases in ${clusters} clusters`,
    market: (n: number, contracts: number) => `Contracts: ${n} quotes of ${contracts} contracts`,
    by: { own: 'own', market: 'market' },
    column: heads('', 'forecast', 'observed', 'cases'),
    /** What has no curve, and why. */
    none: (what: string, why: string) => `No calibration of ${what}: ${why}`,
    of: CURVE_OF.en,
  },
  log: 'log',
  yes: 'yes',
  no: 'no',
};

const zh: typeof en = {
  retrace: {
    title: '跌勢的預測',
    none: (why) => `跌勢的預測：沒有評分，${why}`,
    heading: ({ made, due, open, apart }) =>
      `跌勢的預測${made}次：已到期${due}，未到期${open}；到期的當中互不重疊的有${apart}次`,
    caption:
      '20個交易日內任一收盤收復一半的機率、第20日收盤收復一半的機率，以及風險資產這20日的漲跌；皆附80%區間（機率所附的是機率本身的區間，單一結果無所謂落在區間內外），旁邊是後來的結果',
    column: ['預測日', '任一收盤', '結果', '第20日', '結果', '漲跌80%', '結果'],
    beside: (n) => `同樣${n}次預測的懲罰分數，愈小愈好；旁邊是簡單的對照預測`,
    held: (held, of) => `漲跌落在80%區間內：${of}次中有${held}次`,
  },
  threats: {
    title: '期間有結果的威脅',
    none: (why) => `威脅：沒有評分，${why}`,
    heading: ({ ended, clusters, before }) =>
      `期間有結果的威脅：${ended}個，屬於${clusters}群；其中${before}個在此之前宣布`,
    caption: '宣布當天認為後來那種結局的機率：依展望，以及依合計的基率；案例是當時已有結果的威脅數',
    column: ['威脅', '宣布', '有結果', '結局', '展望', '基率', '案例'],
    beside: (n) => `這${n}個威脅就五種結局計的懲罰分數，愈小愈好`,
    penalties: ['', '展望', '基率', '各給相同'],
    left: ({ open, undated, untold }) =>
      [
        ...(open > 0 ? [`期末尚無結果${open}個`] : []),
        ...(undated > 0 ? [`結束日不明${undated}個`] : []),
        ...(untold > 0 ? [`當時已有結果的太少、沒有展望的${untold}個`] : []),
      ].join('；'),
  },
  curve: {
    title: '校準',
    caption: '依預測機率分為五格：每格預測過幾次，實際發生的比例是多少',
    regime: (n, apart) => `制度摩擦：${n}次判斷彼此重疊，近乎獨立的只有${apart}次`,
    regimeCaption: '依當時預測的摩擦機率分列：後來真的出現摩擦的比例是多少',
    regimeColumn: ['預測機率', '實際發生', '次數'],
    range: (from, to) => `${from}至${to}`,
    off: (from, points) =>
      `${from === undefined ? '' : `預測達${from}以上時`}不準：實際發生的比例與預測機率相差超過${points}個百分點，別把這些機率當成發生頻率`,
    near: (cases, points) =>
      `次數滿${cases}次的各列，實際發生的比例與預測機率相差都在${points}個百分點以內`,
    retrace: (n, apart) => `跌勢的預測：${n}個案例，互不重疊的${apart}個`,
    threats: (n, clusters) => `威脅的展望：${n}個案例，屬於${clusters}群`,
    market: (n, contracts) => `預測合約：${contracts}份合約的${n}筆報價`,
    by: { own: '自估', market: '市場' },
    column: ['', '預測', '實際', '次數'],
    none: (what, why) => `${what}沒有校準表：${why}`,
    of: CURVE_OF['zh-Hant'],
  },
  log: '對數',
  yes: '是',
  no: '否',
};

export const calls: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };

/** A penalty of the calls beside that of the prior and that of equal odds for every regime. */
type Beside = Readonly<Record<'own' | 'prior' | 'blind', string>>;

/** How often friction came after calls, and how often it was given most. */
type Friction = Readonly<Record<'of' | 'came' | 'called', number>>;

/** What is asked of a regime call: within how many sessions, by the titles of which stops. */
type Asked = {
  readonly sessions: number;
  readonly friction: readonly string[];
  readonly rupture: string;
};

/** Regime calls, and how many of them are nearly independent. */
type Called = Record<'decisions' | 'resolved' | 'open' | 'void' | 'apart', number>;

/** The regime calls of one episode. */
const said = {
  title: 'Regime calls',
  /** What is asked of a call; titles of stops. */
  asked: ({ sessions, friction, rupture }: Asked) =>
    `What the calls are judged by: institutional friction means that within ${sessions} sessions ${friction.length === 1 ? 'this stop' : 'one of these stops'} trips, or trips again on a new act: ${friction.map((s) => `“${s}”`).join('; ')}. Rupture means that “${rupture}” trips while the thesis' own rule of rupture holds. Bargaining noise is neither`,
  heading: ({ decisions, resolved, open, void: lost, apart }: Called) =>
    `${decisions} calls: ${resolved} resolved, ${open} open, ${lost} void; only ${apart} nearly independent`,
  caption: (came: string) =>
    `Observed: ${came}. Penalties, the smaller the better, beside those of repeating the prior every day and of one third for each regime.`,
  /** Why calls were not judged, as prose that follows the caption. */
  unjudged: ({ void: lost, open }: Called) => [
    ...(lost > 0
      ? [
          ' Void: within the horizon a stop lacked data, or its group was silent for too long, so what came cannot be seen; `bide check` names the stretch.',
        ]
      : []),
    ...(open > 0
      ? [
          ' Open: the horizon ends after the last decision; a shorter `horizon` lets more be judged.',
        ]
      : []),
  ],
  column: heads('', 'calls', 'prior', 'one third each'),
  /** Against repeating the prior every day; without their end. */
  beside: ({ own, prior, blind }: Beside, worse: Record<'prior' | 'blind', boolean>) => {
    const than = [
      ...(worse.prior ? ['the prior'] : []),
      ...(worse.blind ? ['knowing nothing'] : []),
    ].join(' and than ');
    return `Regime calls, Brier (0 to 2, the smaller the better): ${own}; the prior every day ${prior}; one third each ${blind}${than === '' ? '' : `: worse than ${than}`}`;
  },
  friction: ({ of, came, called }: Friction) =>
    `Friction came after ${came} of ${of} calls and was ${called === 0 ? 'never called' : `called in ${called}`}`,
  /** What the chances of friction are worth, and how few cases stand behind it. */
  chances: (off: boolean, apart: number) =>
    `${off ? 'Its chances are not calibrated; only' : 'Only'} ${apart} nearly independent call${apart === 1 ? '' : 's'}`,
};

const saidZh: typeof said = {
  title: '局勢判斷',
  asked: ({ sessions, friction, rupture }) =>
    `判斷的依據：${sessions}個交易日內，${friction.map((s) => `「${s}」`).join('、')}${friction.length === 1 ? '' : '任一項'}觸發停損，或因新的行動再度觸發，就算制度摩擦；「${rupture}」觸發，而且假設檔自訂的決裂條件也成立，就算決裂；都沒有，就是談判雜音`,
  heading: ({ decisions, resolved, open, void: lost, apart }) =>
    `判斷${decisions}次：已有結果${resolved}，未到期${open}，作廢${lost}；近乎獨立的只有${apart}次`,
  caption: (came) =>
    `實際結果：${came}。以下都是懲罰分數，愈小愈好；旁邊是每天照抄先驗、以及三種局勢各給三分之一的分數。`,
  unjudged: ({ void: lost, open }) => [
    ...(lost > 0
      ? ['作廢：期限內有停損缺資料，或某組太久沒有消息，無從看出結果；`bide check`會指出是哪一段。']
      : []),
    ...(open > 0 ? ['未到期：期限落在最後一次決策之後；把`horizon`改短，能評的就多。'] : []),
  ],
  column: ['', '判斷', '先驗', '各三分之一'],
  beside: ({ own, prior, blind }, worse) =>
    `局勢判斷的Brier（0至2，愈小愈好）為${own}；每天照抄先驗${prior}，三種局勢各給三分之一${blind}${worse.prior ? '：不如先驗' : ''}${worse.blind ? `${worse.prior ? '，也' : '：'}不如什麼都不知道` : ''}`,
  friction: ({ of, came, called }) =>
    `${of}次判斷之後有${came}次出現摩擦，${called === 0 ? '卻從沒判為摩擦' : `判為摩擦的有${called}次`}`,
  chances: (off, apart) => `${off ? '摩擦的機率沒有校準；' : ''}近乎獨立的判斷只有${apart}次`,
};

export const callWords: Readonly<Record<Lang, typeof said>> = { en: said, 'zh-Hant': saidZh };
