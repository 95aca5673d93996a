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
    astray: (f, x) =>
      `${f.evidence} is dated ${x.on(f.day)}, far from every other item. A slip in the date?`,
    closed: (f, x) =>
      `${x.title(f.series)}: the value for ${x.on(f.day)}, when its market was closed, is left out.`,
    impossible: (f, x) =>
      `${x.title(f.series)}: the value ${fixed(f.value, 4)} for ${x.on(f.day)} is impossible and left out.`,
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
      `${x.title(f.series)}：${x.on(f.day)}由${fixed(f.from, 2)}變為${fixed(f.to, 2)}，超出它單日會有的幅度，可能有誤。`,
    rescaled: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}由${fixed(f.from, 4)}變為${fixed(f.to, 4)}，沒有一個交易日有過這樣的變動。是換了單位，還是股票分割？已剔除。`,
    unmoved: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}又是${fixed(f.value, 4)}，自${x.on(f.since)}起連續${f.sessions}個交易日一字不差，久過以往任何時候應有的長度。資料來源可能停了，這個數字已剔除。`,
    early: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}的數字，註明的公布時間早於序列自己的規則。是以開盤時刻註記的嗎？`,
    stray: (f, x) =>
      `${x.title(f.series)}：有一筆數字的日期是${x.on(f.day)}，離其他各筆都很遠。日期是否有誤？已剔除。`,
    astray: (f, x) => `${f.evidence}的日期是${x.on(f.day)}，離其他各則都很遠。日期是否有誤？`,
    closed: (f, x) => `${x.title(f.series)}：${x.on(f.day)}休市卻有數字，已剔除。`,
    impossible: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}的數字${fixed(f.value, 4)}不可能為真，已剔除。`,
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
