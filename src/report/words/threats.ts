import type { Lang } from '../../domain/text.ts';
import type { Cause } from '../../domain/threat.ts';
import { type Prose, type Span, say } from '../render/prose.ts';
import { causes } from './cause.ts';
import { low } from './clause.ts';
import { sides } from './side.ts';

/** Scores of traits and of the base rate over past threats; `log` has the logarithmic ones. */
type Rated = Record<'cases' | 'clusters', Span> & Pair & { log: Pair; won: boolean };
type Pair = Record<'own' | 'base', Span>;

/** How many came back so far, and the share that does within six months, with its interval. */
type Returned = Record<'cases' | 'again' | 'share' | 'low' | 'high', Span>;

/** How many have an end once delays are followed, within so many days, and the share carried out. */
type Followed = Record<'threats' | 'share' | 'low' | 'high', Span> & { readonly days: number };

/** Which cases stand behind one threat. */
type Behind = Record<'open' | 'cases', Span> & {
  readonly target: string;
  readonly days: number;
  readonly traits: readonly string[];
  readonly alike: Prose;
  readonly more: number;
  readonly pooled: boolean;
};

/** How many had ended one way by a day, with its interval. */
type Curve = Record<'share' | 'low' | 'high' | 'days', Span> & { cause: Cause };

const COLUMN = sides({
  end: ['End', '結局'],
  count: ['Count', '個數'],
  share: ['Share', '比例'],
  interval: ['80% interval', '80%區間'],
  group: ['Group', '分組'],
  settled: ['Settled', '已有結果'],
  threat: ['Threat', '威脅'],
  days: ['Days', '已過天數'],
  by30: ['In force 30 d', '30天內'],
  by90: ['90 d', '90天內'],
  earlier: ['Before', '先前'],
});

/** What threats become: the ledger. Figures come as spans, already formatted. */
const en = {
  title: 'Threats',
  all: 'All',
  /** A threat by its id and target. */
  named: (id: string, target: string) => `${id} ${target}`,
  verdict: (settled: string, dropped: string) =>
    `Of ${settled} settled threats in the ledger, ${dropped} were put off or withdrawn.`,
  noVerdict: 'Too few threats have ended to say what becomes of them.',
  /** An interval in running text. */
  between: (low: string, high: string) => `${low} to ${high}`,
  /** An interval in brackets behind its share, for a narrow column. */
  range: (low: string, high: string) => ` (${low}–${high})`,
  /** Said first where the day that was asked lies after the last end on record; without its end. */
  recorded: (closed: string) =>
    `As recorded until ${closed}: what ended later still stands as open`,
  counted: ({ clusters, open }: Record<'clusters' | 'open', Span>): Prose =>
    say`With those that returned counted once, they are ${clusters} different threats (clusters); ${open} more are open`,
  again: ({ cases, again, share, low, high }: Returned): Prose =>
    say`Of ${cases} put off or withdrawn on a known day, ${again} have come back so far; within six months ${share} do (${low} to ${high})`,
  noAgain: 'How often they come back is not known: too few have been followed for a year',
  record: ({ cases, clusters, own, base, log, won }: Rated) =>
    say`How ${cases} threats in ${clusters} clusters ended, each cluster forecast from all the others: traits score ${own}, the base rate ${base} (Brier, the smaller the better), by log score ${log.own} and ${log.base}. The traits ${won ? 'win, so the outlook follows them' : 'do not win, so the outlook stays with the base rate'}`,
  followed: ({ threats, share, low, high, days }: Followed): Prose =>
    say`With what was put off counted by where it ended (the next row of its cluster within ${String(days)} days), ${share} of ${threats} were carried out, in full or in part (${low} to ${high})`,
  noRecord: 'How well the rates forecast is not known: too few threats have ended',
  rates: {
    heading: 'How threats end',
    caption: 'Shares of the settled ones; all rows of a threat that came back weigh as one',
  },
  groups: {
    heading: 'By what is known on the day of the announcement',
    caption:
      'Counts of settled threats; what the other side did later is no trait. Where the targets of a threat differ, or none is named, it stands in neither group',
  },
  curves: {
    title: 'When they end',
    heading: ({ cause, share, low, high, days }: Curve) =>
      say`${causes.en.cause[cause]}: ${share} by day ${days} (${low} to ${high})`,
    caption:
      'Share of all threats that has ended this way, by days since the announcement; open ones count until the day they were last seen. Dashes: 80% band',
    /** Of the picture on a terminal, where three lines stand together. */
    together:
      'Share of all threats that has ended this way, by days since the announcement. Solid: carried out in full; dashes: withdrawn; dots: put off',
    table: 'Ended this way by day',
    unknown: 'When threats end is not known: too few have ended',
    day: (n: string) => `day ${n}`,
  },
  returns: {
    heading: 'How soon a threat that was put off or withdrawn comes back',
    caption: 'A threat that was given a new day at once counts as back',
  },
  months: (n: number) => `within ${n} months`,
  outlook: {
    title: 'Open threats',
    none: 'No threat is open',
    heading: 'What may become of those that are open',
    caption:
      'Given that each has been open so long. In force: probability of being carried out, in full or in part, within 30 and 90 days from here. Put off, withdrawn: probability that it ever ends so. In brackets: 80% intervals, per cent. Before: earlier rows of its cluster',
    behind: ({ target, days, open, cases, traits, alike, more, pooled }: Behind): Prose =>
      say`${target}, open for ${open} ${days === 1 ? 'day' : 'days'}. Settled threats that stayed open as long: ${cases}. ${
        alike.length === 0
          ? 'None to set beside it: the shares of all threats stand in, and their interval does not cover how far this one may differ'
          : say`Most alike${traits.length === 0 ? '' : ` (${traits.map(low).join(', ')})`}: ${alike}${more > 0 ? `; and ${String(more)} more` : ''}. The probabilities ${pooled ? 'lean towards these' : 'are those of all that stayed open as long'}`
      }`,
    /** Why the time of its being carried out is not told. */
    untimed: (why: string) => `When it may be carried out is ${why}`,
    casesHeading: 'The cases behind them',
  },
  column: COLUMN.en,
  method: {
    undated: (ids: readonly string[]) =>
      `${ids.join(', ')}: over, on no known day. They stand in no curve, and all are withdrawals: the curve of withdrawals lies too low and the others a little too high. They count in the shares from the day they are known to be over.`,
    delay:
      'A threat that was put off has ended as put off; its new day is a new row of the same cluster.',
    prior:
      'Each end is given half a case beforehand, so no share in the table of ends is exactly 0. A curve may be: its interval then tells what none so far leaves open.',
    bands:
      'Intervals: 1,000 draws of the Bayesian bootstrap over clusters. Curves: Aalen and Johansen; an end on the day of the announcement counts as half a day.',
    traits:
      'A forecast by traits starts from the threats that share most of them, drawn towards the wider group as if that were 20 cases. It is used only where it has beaten the base rate so far, each cluster left out in turn (Brier over five ends: 0 is perfect, 2 is worst).',
    /** Where the rows come from, and the last end that is on record. */
    source: (closed: string): string =>
      `The last end on record came on ${closed}: what ended later stands as open until you add its row (bide threats add FILE). Facts and coding of every row: ledger/threats.csv and ledger/SOURCES.md.`,
  },
};

const zh: typeof en = {
  title: '威脅紀錄',
  all: '全部',
  named: (id, target) => `${id}「${target}」`,
  verdict: (settled, dropped) => `紀錄中的威脅，已有結果的${settled}個，有${dropped}個延後或撤回`,
  noVerdict: '已有結果的威脅太少，看不出結局',
  between: (low, high) => `${low}至${high}`,
  range: (low, high) => `（${low}–${high}）`,
  recorded: (closed) => `紀錄只到${closed}：之後才有結果的，這裡仍列為尚無結果`,
  counted: ({ clusters, open }) =>
    say`再度出現的併為一群，合計${clusters}群；另有${open}個還沒有結果`,
  again: ({ cases, again, share, low, high }) =>
    say`延後或撤回且日期可考的${cases}個中，至今${again}個再度出現；六個月內再度出現的占${share}（${low}至${high}）`,
  noAgain: '多常再度出現，未知：追蹤滿一年的太少',
  record: ({ cases, clusters, own, base, log, won }) =>
    say`輪流剔除一群，由其餘各群推估${cases}個威脅（${clusters}群）的結局：按事前特徵得${own}分，按基率得${base}分（Brier分數，愈小愈好），對數分數為${log.own}與${log.base}，${won ? '特徵勝出，所以展望依特徵推估' : '特徵沒有勝出，所以展望沿用基率'}`,
  followed: ({ threats, share, low, high, days }) =>
    say`延後的一路追到最後（同一群${String(days)}天內的下一筆），${threats}個中有${share}實施，含打折實施（${low}至${high}）`,
  noRecord: '推估準不準，未知：已有結果的威脅太少',
  rates: { heading: '威脅的結局', caption: '占已有結果者的比例；同一群的威脅合計只算一份' },
  groups: {
    heading: '按宣布當天已知的特徵分',
    caption: '已有結果的威脅個數；對方事後的作為不算特徵。對象情況不一或未指明的，兩邊都不計',
  },
  curves: {
    title: '多久有結果',
    heading: ({ cause, share, low, high, days }) =>
      say`${causes['zh-Hant'].cause[cause]}：到第${days}天占${share}（${low}至${high}）`,
    caption:
      '全部威脅中以此結局收場的比例，隨宣布後的天數而變；尚無結果的計到最後看到的那天。虛線：80%區間',
    together:
      '全部威脅中以此結局收場的比例，隨宣布後的天數而變。實線：全數實施；虛線：撤回；點線：延後',
    table: '各天數前以此結局收場',
    unknown: '威脅多久有結果，未知：已有結果的太少',
    day: (n) => `第${n}天`,
  },
  returns: { heading: '延後或撤回的威脅多快再度出現', caption: '當場另訂新期限也算再度出現' },
  months: (n) => `${n}個月內`,
  outlook: {
    title: '尚無結果的威脅',
    none: '沒有尚無結果的威脅',
    heading: '尚無結果的威脅可能的結局',
    caption:
      '以各自至今尚無結果為前提。30天內、90天內：從現在起實施（全數或打折）的機率；延後、撤回：最終如此收場的機率；括號內是80%區間（%）。先前：同一群先前的筆數',
    behind: ({ target, open, cases, traits, alike, more, pooled }) =>
      say`${target}，提出已${open}天。至少拖了這麼久才有結果的威脅：${cases}個。${
        alike.length === 0
          ? '沒有可比的案例：以全部威脅的比例代替，區間並未涵蓋它可能偏離多遠'
          : say`最相近的${traits.length === 0 ? '' : `（${traits.join('、')}）`}：${alike}${more > 0 ? `；另有${String(more)}個` : ''}。機率${pooled ? '向這些案例靠攏' : '取自至少拖了這麼久的全部案例'}`
      }`,
    untimed: (why) => `何時可能實施，${why}`,
    casesHeading: '背後的案例',
  },
  column: COLUMN['zh-Hant'],
  method: {
    undated: (ids) =>
      `${ids.join('、')}：已結束，日期不可考，不入曲線。這些都是撤回，所以撤回的曲線偏低，其他曲線略偏高。從確知已結束的日期起計入比例。`,
    delay: '延後的威脅，原來那一筆就以「延後」收場；新的期限另記一筆，屬同一群。',
    prior:
      '每種結局事先各給半個案例，所以結局表中沒有比例恰好是0。曲線可以是0，這時區間說明至今未見還留下多少可能。',
    bands:
      '區間：以群為單位的貝氏自助法，抽樣1,000次。曲線：Aalen與Johansen的估計；宣布當天就有結果的算半天。',
    traits:
      '依特徵推估，從特徵最相近的案例出發，再往較大的一組靠攏，後者相當於20個案例。只有至今勝過基率時才採用，每次剔除一群來檢驗（五種結局的Brier分數，0為全對，2為最差）。',
    source: (closed) =>
      `紀錄中最後一筆結果在${closed}：之後才有結果的，在你補上資料（bide threats add 檔案）之前仍列為尚無結果。各筆的事實與編碼見ledger/threats.csv與ledger/SOURCES.md。`,
  },
};

export const threats: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
