import type { AlertKind, DeliveryState, Gravity } from '../../domain/alert.ts';
import type { Lang } from '../../domain/text.ts';
import { names } from './name.ts';
import { sides } from './side.ts';
import { units } from './unit.ts';

const GRAVITY = sides<Gravity>({
  info: ['info', '供參考'],
  notice: ['notice', '留意'],
  warning: ['warning', '警告'],
  critical: ['critical', '緊急'],
});

const KIND = sides<AlertKind>({
  verdict: ['Verdict', '判定'],
  stop: ['Stop', '停損'],
  regime: ['Regime', '局勢'],
  stress: ['Stress', '承壓狀態'],
  sight: ['In sight', '能否判斷'],
  evidence: ['Evidence', '證據'],
  data: ['Data', '資料'],
});

const SIGHT = sides<'seen' | 'lost'>({
  seen: ['can be judged', '可以判斷'],
  lost: ['cannot be judged, a due value is missing', '無法判斷，該到的數字沒到'],
});

const DATA = sides<'fresh' | 'stale' | 'absent'>({
  fresh: ['there', '有資料'],
  stale: ['a due value is missing', '該到的數字沒到'],
  absent: ['no value yet', '還沒有數字'],
});

const STATE = sides<DeliveryState | 'new' | 'held'>({
  new: ['waiting', '等待送出'],
  held: ['held for quiet hours', '靜音時段，暫不送出'],
  sending: ['begun, end not known', '已開始送，結果不明'],
  later: ['tried, to be tried again', '試過，稍後再試'],
  sent: ['accepted', '對方已收下'],
  failed: ['given up', '放棄'],
  silenced: ['silenced', '已靜音'],
});

/** What is said of alerts. */
const en = {
  gravity: GRAVITY.en,
  kind: KIND.en,
  sight: SIGHT.en as Readonly<Record<string, string>>,
  data: DATA.en as Readonly<Record<string, string>>,
  state: STATE.en,
  stop: (title: string, key: string | undefined) =>
    `Stop “${title}”${key === undefined ? '' : ` (${key})`}`,
  group: (watch: string, title: string) => `Evidence, group ${watch} (${title})`,
  sights: {
    credit: 'Credit reading',
    usual: 'What is usual (calibration)',
    verdict: 'Verdict of the next day',
  },
  sightOf: (what: string) => `${what}: data`,
  rung: (state: string) => (state === 'none' ? 'nothing' : units.en.rung(Number(state))),
  turned: (what: string, from: string, to: string) => `${what}: ${from}, now ${to}`,
  title: (act: string, of: string, day: string) => `${act.toUpperCase()}: ${of}, ${day}`,
  more: (n: number) => ` (and ${n} more)`,
  head: (of: string, day: string) => `${of}, ${day}:`,
  left: (what: readonly string[]) => `Left to one line, since it follows: ${what.join('; ')}.`,
  exposure: (target: string, before: string, held: boolean) =>
    target === before
      ? `Exposure: target ${target}, and so much is ${held ? 'held' : 'held on the machine’s own path'}; nothing to do.`
      : `Exposure: target ${target}, ${held ? 'held' : 'on the machine’s own path'} ${before}.`,
  ahead: (what: readonly string[]) => `Next dates: ${what.join('; ')}.`,
  due: (day: string, claim: string) => `${day} ${claim} is due`,
  begins: (day: string, claim: string) => `${day} ${claim} takes effect`,
  why: (command: string) => `Why: \`${command}\``,
  again: 'This may be a repeat: an earlier try ended before it was known whether it had arrived.',
  cut: '… (shortened)',
  testTitle: 'Test message of bide',
  testLine: (channel: string) => `Channel ${channel} works. Nothing has changed.`,
  list: {
    title: 'Alerts',
    none: 'No alert is on record.',
    headline: (waiting: number, all: number) =>
      `${waiting} message${waiting === 1 ? '' : 's'} waiting, ${all} on record.`,
    message: 'Message',
    when: 'Since',
    channel: 'Channel',
    gravity: 'Gravity',
    state: 'State',
    what: 'What',
    tried: (n: number) => `${n} tries`,
    until: (at: string) => `not before ${at}`,
    silences: 'Silences',
    by: 'By',
    why: 'Why',
    ends: 'Until',
    about: 'About',
    everything: 'everything below critical',
    on: (channel: string) => `on ${channel} alone`,
  },
  backtest: {
    title: 'Alerts that would have been sent',
    headline: (sent: number, decisions: number) =>
      `${sent} message${sent === 1 ? '' : 's'} over ${decisions} decisions.`,
    none: 'Nothing turned that a route takes.',
    decided: 'Decided',
    leaves: 'Sent',
    flaps: 'There and back',
    thing: 'What',
    times: 'Times',
    turns: 'Turns in all',
    told: 'Times told',
    noFlaps: 'Nothing went there and back',
    within: (n: number) =>
      `There and back within ${n} decisions; “times told” counts what would have been sent, with lasted as it stands in alerts.yaml`,
  },
};

/** Marks of a quotation inside another one. */
const inner = (text: string): string => text.replaceAll('「', '『').replaceAll('」', '』');

const zh: typeof en = {
  gravity: GRAVITY['zh-Hant'],
  kind: KIND['zh-Hant'],
  sight: SIGHT['zh-Hant'],
  data: DATA['zh-Hant'],
  state: STATE['zh-Hant'],
  stop: (title, key) => `停損「${title}」${key === undefined ? '' : `（${key}）`}`,
  group: (watch, title) => `證據${watch}組（${title}）`,
  sights: { credit: '信用面', usual: '平常的幅度（校準）', verdict: '次日的判定' },
  sightOf: (what) => `${what}的資料`,
  rung: (state) => (state === 'none' ? '沒有' : units['zh-Hant'].rung(Number(state))),
  turned: (what, from, to) => `${what}由「${inner(from)}」變為「${inner(to)}」`,
  title: (act, of, day) => `${act}：${of}，${day}`,
  more: (n) => `（另有${n}則）`,
  head: (of, day) => `${of}，${day}：`,
  left: (what) => `由此而來，只列一行：${what.join('；')}。`,
  exposure: (target, before, held) =>
    target === before
      ? `曝險：目標${target}，${held ? '實際持有' : '依程式自己的路徑持有'}也是${before}，不必動作。`
      : `曝險：目標${target}，${held ? '實際持有' : '依程式自己的路徑持有'}${before}。`,
  ahead: (what) => `接下來的日期：${what.join('；')}。`,
  due: (day, claim) => `${day}「${claim}」到期`,
  begins: (day, claim) => `${day}「${claim}」生效`,
  why: (command) => `理由請看：\`${command}\``,
  again: '這一則可能重複：先前送出時中斷，不知道有沒有送達。',
  cut: '…（已縮短）',
  testTitle: 'bide的測試訊息',
  testLine: (channel) => `管道\`${channel}\`可以使用，沒有任何改變。`,
  list: {
    title: '警示',
    none: '還沒有警示紀錄。',
    headline: (waiting, all) => `${waiting}則訊息等待送出，紀錄共${all}則。`,
    message: '訊息',
    when: '時間',
    channel: '管道',
    gravity: '輕重',
    state: '狀態',
    what: '內容',
    tried: (n) => `試了${n}次`,
    until: (at) => `${at}以後`,
    silences: '靜音',
    by: '設定者',
    why: '理由',
    ends: '到期',
    about: '範圍',
    everything: '緊急以外的全部',
    on: (channel) => `只限${channel}`,
  },
  backtest: {
    title: '會送出的警示',
    headline: (sent, decisions) => `${decisions}次決策中，會送出${sent}則訊息。`,
    none: '沒有任何改變符合送出條件。',
    decided: '決策時間',
    leaves: '送出時間',
    flaps: '來回反覆',
    thing: '項目',
    times: '來回次數',
    turns: '改變次數',
    told: '會通知的來回次數',
    noFlaps: '沒有任何項目來回反覆',
    within: (n) =>
      `${n}次決策之內改變又改回，算一次來回；會通知的次數，已套用\`alerts.yaml\`的\`lasted\``,
  },
};

/** What states are called that a turn goes from and to, by its kind. */
export const turnStates = {
  en: (kind: AlertKind, state: string): string => stateOf('en', kind, state),
  'zh-Hant': (kind: AlertKind, state: string): string => stateOf('zh-Hant', kind, state),
};

function stateOf(lang: Lang, kind: AlertKind, state: string): string {
  const { verdict, stop, regime, stress } = names[lang];
  const w = lang === 'en' ? en : zh;
  const tables: Readonly<Partial<Record<AlertKind, Readonly<Record<string, string>>>>> = {
    ...{ verdict, stop, regime, stress },
    sight: w.sight,
    data: w.data,
  };
  return kind === 'evidence' ? w.rung(state) : (tables[kind]?.[state] ?? state);
}

export const alertWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
