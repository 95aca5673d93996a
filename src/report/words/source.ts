import type { CalendarId } from '../../domain/calendar.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Lang } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';
import { say, strong } from '../render/prose.ts';
import { fixed } from './number.ts';

/** What a finding needs to be told: names of series and dates. */
export type Tell = {
  readonly title: (series: string) => string;
  readonly on: (day: Day) => string;
};

/** What a vintage was learnt from. */
type Taught = Record<'method' | 'from' | 'until' | 'legs' | 'counts' | 'emission', string>;

/** What calendars are called, at the beginning of a sentence. */
const CALENDAR: { readonly [L in Lang]: { readonly [C in CalendarId]: string } } = {
  en: {
    nyse: 'New York Stock Exchange',
    sifma: 'US bond market',
    dxy: 'ICE dollar index',
    icebofa: 'ICE BofA bond indices',
    london: 'London Stock Exchange',
    lbma: 'London gold price',
    target: 'Euro payments (TARGET)',
    milan: 'Milan exchange',
    frankfurt: 'Frankfurt exchange (Xetra)',
    paris: 'Paris exchange',
    tokyo: 'Tokyo Stock Exchange',
    taiwan: 'Taiwan Stock Exchange',
    hongkong: 'Hong Kong Stock Exchange',
    shanghai: 'Shanghai Stock Exchange',
    fx: 'Foreign exchange',
    weekdays: 'Calendar of weekdays',
    daily: 'Calendar of all days',
    wednesdays: 'Weekly figures (Wednesday)',
    thursdays: 'Weekly figures (Thursday)',
    fridays: 'Weekly figures (Friday)',
    saturdays: 'Weekly figures (Saturday)',
    monthly: 'Monthly figures',
    monthend: 'Month-end figures',
  },
  'zh-Hant': {
    nyse: '紐約證券交易所',
    sifma: '美國債市',
    dxy: 'ICE美元指數',
    icebofa: 'ICE BofA債券指數',
    london: '倫敦證券交易所',
    lbma: '倫敦金價',
    target: '歐元支付系統（TARGET）',
    milan: '米蘭交易所',
    frankfurt: '法蘭克福交易所（Xetra）',
    paris: '巴黎交易所',
    tokyo: '東京證券交易所',
    taiwan: '臺灣證券交易所',
    hongkong: '香港交易所',
    shanghai: '上海證券交易所',
    fx: '外匯市場',
    weekdays: '工作日曆',
    daily: '每日曆',
    wednesdays: '每週數字（週三）',
    thursdays: '每週數字（週四）',
    fridays: '每週數字（週五）',
    saturdays: '每週數字（週六）',
    monthly: '每月數字',
    monthend: '月底數字',
  },
};

/** Sentences of findings, sources and method. */
const en = {
  find: {
    stale: (f, x) =>
      `${x.title(f.series)}: the value for ${x.on(f.due)} is due and has not come; the last is of ${x.on(f.last)}.`,
    absent: (f, x) => `${x.title(f.series)}: no value has come yet.`,
    missing: (f, x) =>
      `${x.title(f.series)}: no value for ${x.on(f.day)}, although later ones are there.`,
    duplicate: (f, x) => `${x.title(f.series)}: the value for ${x.on(f.day)} came twice.`,
    revised: (f, x) =>
      `${x.title(f.series)}: the value for ${x.on(f.day)} was revised from ${fixed(f.from, 4)} to ${fixed(f.to, 4)}.`,
    jump: (f, x) =>
      `${x.title(f.series)}: from ${fixed(f.from, 2)} to ${fixed(f.to, 2)} on ${x.on(f.day)}, further than markets move in a session. A slip?`,
    closed: (f, x) =>
      `${x.title(f.series)}: the value for ${x.on(f.day)}, when its market was closed, is left out.`,
    impossible: (f, x) =>
      `${x.title(f.series)}: the value ${fixed(f.value, 4)} for ${x.on(f.day)} is impossible and left out.`,
    'stated closed': (f, x) =>
      `${CALENDAR.en[f.calendar]}: closed on ${x.on(f.day)}, as the user states: ${f.reason}.`,
    'perhaps closed': (f, x) =>
      `${CALENDAR.en[f.calendar]}: nothing came for ${x.on(f.day)}, while others reported. If it was closed, state so in the episode or the workspace.`,
    'calendar not known': (f) =>
      `${CALENDAR.en[f.calendar]}: closed days of ${f.year} are not known; every weekday counts as a session.`,
    conflicting: (f, x) =>
      `${x.title(f.series)}: ${f.values.map((v) => fixed(v, 4)).join(' and ')} for ${x.on(f.day)} came at the same time; none is used.`,
    vintage: (f, x) => `${x.title(f.series)}: values ${f.vintage.en}.`,
    uncalibrated: (f) =>
      `No calibration vintage of the legs ${f.legs} ends before the window that is judged.`,
    refused: (f, x) =>
      `The vintage to ${x.on(f.until)} reaches into the window that begins on ${x.on(f.start)}, and was refused.`,
    weak: (f) => `${f.evidence} rests on a weak source: ${f.source}.`,
    unread: () => 'Evidence is not gathered for this stretch.',
  } satisfies {
    [K in Finding['kind']]: (f: Extract<Finding, { kind: K }>, x: Tell) => string;
  },
  noFinding: 'Nothing about the data is in doubt.',
  counted: (cited: number, known: number) =>
    `${known} items of evidence were known; the ${cited} that this memo rests on are listed.`,
  otherValues: 'Other values cited',
  verify: say`Every number without an id of its own is in the decision named by this hash; ${strong('bide verify')} computes each again.`,
  vintageSays: ({ method, from, until, legs, counts, emission }: Taught) =>
    `${method}, learnt from ${from} to ${until} on ${legs}; windows judged: ${counts}; scale of the market features from ${emission} past falls.`,
  noVintage: 'none that ends before the window: severity has no threshold and no rank.',
  clockHead: (city: string, offset: string) =>
    `Known, ${city} (UTC${offset === 'Z' ? '' : offset.replace('-', '−')})`,
  thesisSays: (title: string, opened: string, hash: string) =>
    `${title}. Opened ${opened}; SHA-256 ${hash}`,
};

const zh: typeof en = {
  find: {
    stale: (f, x) =>
      `${x.title(f.series)}：${x.on(f.due)}的數字該到沒到，最新一筆是${x.on(f.last)}。`,
    absent: (f, x) => `${x.title(f.series)}：還沒有任何數字。`,
    missing: (f, x) => `${x.title(f.series)}：${x.on(f.day)}沒有數字，之後的卻有。`,
    duplicate: (f, x) => `${x.title(f.series)}：${x.on(f.day)}的數字重複出現。`,
    revised: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}的數字由${fixed(f.from, 4)}修正為${fixed(f.to, 4)}。`,
    jump: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}由${fixed(f.from, 2)}變為${fixed(f.to, 2)}，超出市場單日會有的幅度，可能有誤。`,
    closed: (f, x) => `${x.title(f.series)}：${x.on(f.day)}休市卻有數字，已剔除。`,
    impossible: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}的數字${fixed(f.value, 4)}不可能為真，已剔除。`,
    'stated closed': (f, x) =>
      `${CALENDAR['zh-Hant'][f.calendar]}：${x.on(f.day)}休市，由使用者聲明：${f.reason}。`,
    'perhaps closed': (f, x) =>
      `${CALENDAR['zh-Hant'][f.calendar]}：${x.on(f.day)}沒有任何數字，其他市場卻有，可能休市。若確實休市，請在事件期間或工作區聲明。`,
    'calendar not known': (f) =>
      `${CALENDAR['zh-Hant'][f.calendar]}：不知道${f.year}年的休市日，每個工作日都當成交易日。`,
    conflicting: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}同時出現${f.values.map((v) => fixed(v, 4)).join('與')}，都不採用。`,
    vintage: (f, x) => `${x.title(f.series)}：數字${f.vintage['zh-Hant']}。`,
    uncalibrated: (f) => `三類資產（${f.legs}）沒有截止在判斷期間之前的校準版本。`,
    refused: (f, x) => `截至${x.on(f.until)}的校準版本伸進${x.on(f.start)}開始的期間，已拒用。`,
    weak: (f) => `${f.evidence}的來源薄弱：${f.source}。`,
    unread: () => '這一段沒有蒐集證據。',
  },
  noFinding: '資料沒有可疑之處。',
  counted: (cited, known) => `已知證據${known}則，本文所據的${cited}則列於下。`,
  otherValues: '其他引用的數值',
  verify: say`沒有自身編號的數字，都在這個雜湊所指的決策裡；${strong('bide verify')}可逐一重算。`,
  vintageSays: ({ method, from, until, legs, counts, emission }) =>
    `${method}，取自${from}至${until}，序列為${legs}；判斷過的期間：${counts}；市場特徵的尺度取自${emission}次過去的下跌。`,
  noVintage: '沒有截止在期間之前的版本：嚴重度沒有門檻，也排不了名次。',
  clockHead: (city, offset) =>
    `公布時間，${city}（UTC${offset === 'Z' ? '' : offset.replace('-', '−')}）`,
  thesisSays: (title, opened, hash) => `${title}。${opened}開始；SHA-256 ${hash}`,
};

export const sources: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
