import type { CalendarId } from '../../domain/calendar.ts';
import type { Watch } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Lang } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';
import { say, strong } from '../render/prose.ts';
import { fixed } from './number.ts';
import { sides } from './side.ts';

/** What a finding needs to be told: names of series and dates. */
export type Tell = {
  readonly title: (series: string) => string;
  readonly on: (day: Day) => string;
  /** A day with its year. */
  readonly full: (day: Day) => string;
  readonly group: (watch: Watch) => string;
  readonly stop: (id: string) => string;
};

/** What a vintage was learnt from. */
type Taught = Record<'method' | 'from' | 'until' | 'legs' | 'counts' | 'emission', string>;

/** Dates of an item that may be slips. */
const ODD = sides<Extract<Finding, { kind: 'odd date' }>['field']>({
  occurred_on: ['the day of the act', '行動日'],
  known_on: ['the day on which it was known', '得知日'],
  scheduled_for: ['the day for which it is announced', '預定日'],
  effective_on: ['the day on which it begins', '生效日'],
});

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
      `${x.title(f.series)}: from ${fixed(f.from, 2)} to ${fixed(f.to, 2)} on ${x.on(f.day)}, further than it moves in a session. A slip?`,
    rescaled: (f, x) =>
      `${x.title(f.series)}: from ${fixed(f.from, 4)} to ${fixed(f.to, 4)} on ${x.on(f.day)}, which no session has done. Another unit, or a split? It is left out.`,
    unmoved: (f, x) =>
      `${x.title(f.series)}: ${fixed(f.value, 4)} on ${x.on(f.day)} once more, the same to the last digit for ${f.sessions} sessions since ${x.on(f.since)}, longer than its past allows. The feed may have frozen; the value is left out.`,
    early: (f, x) =>
      `${x.title(f.series)}: the value for ${x.on(f.day)} is said to have been known before its own rule allows. Stamped at its open?`,
    stray: (f, x) =>
      `${x.title(f.series)}: a value dated ${x.on(f.day)}, far from every other. A slip in the date? It is left out.`,
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
      `No calibration of the asset classes ${f.legs} ends before the window that is judged.`,
    refused: (f, x) =>
      `The vintage to ${x.on(f.until)} reaches into the window that begins on ${x.on(f.start)}, and was refused.`,
    weak: (f) => `${f.evidence} rests on a weak source: ${f.source}.`,
    'odd date': (f, x) =>
      `${f.evidence}: ${ODD.en[f.field]} is given as ${x.full(f.day)}. A slip of the year? It is used as it stands.`,
    disputed: (f) =>
      `${f.evidence.join(' and ')} contradict each other on ${f.claim} and became known at once: neither counts, and nothing is added, until a later act or a correction decides.`,
    unmatched: (f, x) =>
      `${f.evidence} ${f.counterparties.length === 0 ? 'names no counterparty' : `is aimed at ${f.counterparties.join(', ')}`}, and the stop "${x.stop(f.stop)}" cannot tell whom of its own that hits: it lacks data.`,
    silent: (f, x) =>
      `${x.group(f.watch)}: nothing was reported for ${f.days} days, more than the ${f.limit} that the thesis allows. Stops that ask about it lack data.`,
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
  journalSays: (entries: number, hash: string) =>
    `${entries} entries when this was written; SHA-256 of the last ${hash}`,
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
      `${x.title(f.series)}：${x.on(f.day)}由${fixed(f.from, 2)}變為${fixed(f.to, 2)}，超出它單日會有的幅度，可能有誤。`,
    rescaled: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}由${fixed(f.from, 4)}變為${fixed(f.to, 4)}，沒有一個交易日有過這樣的變動。是換了單位，還是股票分割？已剔除。`,
    unmoved: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}又是${fixed(f.value, 4)}，自${x.on(f.since)}起連續${f.sessions}個交易日一字不差，久過以往任何時候應有的長度。資料來源可能停了，這個數字已剔除。`,
    early: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}的數字，註明的公布時間早於序列自己的規則。是以開盤時刻註記的嗎？`,
    stray: (f, x) =>
      `${x.title(f.series)}：有一筆數字的日期是${x.on(f.day)}，離其他各筆都很遠。日期是否有誤？已剔除。`,
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
    'odd date': (f, x) =>
      `${f.evidence}：${ODD['zh-Hant'][f.field]}寫成${x.full(f.day)}，年份可能有誤；仍照原樣採用。`,
    disputed: (f) =>
      `${f.evidence.join('與')}對${f.claim}的說法互相矛盾，又同時得知：在後來的行動或更正定案之前，都不採計，也不加碼。`,
    unmatched: (f, x) =>
      `${f.evidence}${f.counterparties.length === 0 ? '沒有寫明對象' : `的對象是${f.counterparties.join('、')}`}，停損「${x.stop(f.stop)}」無法判斷針對的是哪一項，視為缺資料。`,
    silent: (f, x) =>
      `${x.group(f.watch)}：已有${f.days}天沒有任何消息，超過假設容許的${f.limit}天；依這一組判斷的停損都視為缺資料。`,
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
  journalSays: (entries, hash) => `寫成時共${entries}筆紀錄；最後一筆SHA-256 ${hash}`,
  thesisSays: (title, opened, hash) => `${title}。${opened}開始；SHA-256 ${hash}`,
};

export const sources: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
