import type { Contender } from '../../domain/score.ts';
import type { Lang } from '../../domain/text.ts';
import { callWords } from './calls.ts';
import { heads } from './side.ts';

/** A figure with its interval, already formatted. */
export type Told = Record<'at' | 'low' | 'high', string>;

/** Growth a year of the own path and of the best rival, and the difference. */
type Grown = Record<'years' | 'own' | 'rival' | 'name', string> & {
  readonly falls: number;
  readonly apart: Told;
  readonly settled: boolean;
};

/** One stretch: its log growth less that of the best rival, the interval, and whether it is settled. */
type Lead = {
  readonly by: string;
  readonly rival: string | undefined;
  readonly range: Record<'low' | 'high', string> | undefined;
  readonly settled: boolean;
};

/** Totals of the stop-loss over so many settings, formatted. */
type Band = Record<'low' | 'median' | 'high', string> & { readonly settings: number };

/** Sessions in which cash earned nothing, of how many, and the series that would pay it. */
type Unpaid = { readonly sessions: number; readonly of: string; readonly series: string };

/** The long record: who won, over how many falls, and what to mind. Figures come formatted. */
const en = {
  title: 'Score',
  contender: {
    own: 'this thesis',
    mix: 'constant mix',
    hold: 'always hold',
    out: 'always out',
    fear: 'buy after VIX > 30',
    volatility: 'vol-target 10%',
    stopLoss: 'stop-loss 10%',
  } satisfies Record<Contender, string>,
  won: (who: string) => `Best performer: a baseline (${who}).`,
  ownWon: 'Best performer: this thesis.',
  tie: (who: string) => `A tie in growth: ${who}.`,
  nobody: 'Nobody can be placed.',
  grew: ({ years, falls, own, rival, name, apart, settled }: Grown) =>
    `Over ${years} years with ${falls} joint falls of three sessions this thesis grew ${own} a year and the best rival, ${name}, ${rival} (log growth): a difference of ${apart.at} points, 80% ${apart.low} to ${apart.high}, which ${settled ? 'excludes' : 'includes'} zero`,
  fell: (own: string, hold: string) =>
    `Its deepest fall was ${own}, that of always holding ${hold}`,
  lead: ({ by, rival, range, settled }: Lead) =>
    `Total of this thesis less that of the best rival${rival === undefined ? '' : ` (${rival})`}: ${by} points. ${
      range === undefined
        ? 'Its 80% interval is not known'
        : `The 80% interval, ${range.low} to ${range.high}, ${settled ? 'excludes' : 'includes'} zero and speaks of this stretch alone`
    }; the best rival was picked afterwards`,
  /** The deepest fall beside that of the constant mix; without its end. */
  depth: (own: string, mix: string) => `Deepest fall ${own}, of the constant mix ${mix}`,
  /** What the paths earn, for a book may hold something else. */
  scoredOn: (title: string, book: number) =>
    `Scored on ${title} alone, no dividends added${book > 1 ? `, not on the book of ${book} positions for which the memo sizes exposure` : ', not on a book of yours'}`,
  proves: (episodes: number) => `Episodes: ${episodes}. One proves nothing`,
  /** The regime calls of one episode. */
  calls: callWords.en,
  wealth: {
    title: 'Wealth',
    heading: (own: string, best: string, name: string) =>
      `1 became ${own} with this thesis and ${best} with “${name}”`,
    caption:
      'Own capital, 1 at the start, on a log scale. A decision is carried out at the next close, a change costs 5 basis points of it, cash earns the bill yield where it is known. A year: log growth. CVaR: mean loss of the worst twentieth of 1-day or 20-day returns. Gain:loss: sum of gains over sum of losses. Held: mean exposure.',
    column: {
      year: 'a year',
      total: 'total',
      rest: heads('drawdown', 'CVaR 1d', 'CVaR 20d', 'gain:loss', 'held'),
    },
    /** One setting of the stop-loss is a choice made afterwards; without its end. */
    band: ({ settings, low, median, high }: Band) =>
      `The stop-loss over ${settings} settings: ${low} to ${high}, median ${median}; a single setting is a choice made afterwards`,
    /** What acting against the machine changed; without its end. */
    overridden: (held: string, own: string, by: string) =>
      `With what you held instead the total is ${held} and not ${own}: ${by}`,
  },
  margin: {
    title: 'Differences',
    heading: 'This thesis less each baseline, log growth a year',
    caption: (resamples: string, block: number) =>
      `80% intervals from ${resamples} resamples in blocks of ${block} sessions on average. The tables add the other figures, in percentage points except gain:loss. Drawdown above 0: less deep than the baseline; CVaR below 0: less loss.`,
    column: heads('', 'a year', 'drawdown', 'CVaR 1d', 'gain:loss'),
    /** Where a drawdown lies outside of its own interval. */
    outside:
      'A drawdown may lie outside of its interval: it hangs on the order of the sessions, and resampling in blocks breaks long falls apart or joins them.',
    range: ({ at, low, high }: Told) => `${at} (${low} to ${high})`,
    /** Two readings of zero on the axis. */
    worse: 'grew less',
    better: 'grew more',
  },
  mind: {
    title: 'Caveats',
    noEvidence:
      'No evidence was coded for these years: the regime call hears prices alone and is not scored, and stops on evidence are left out',
    noCrowd: 'The crowd model was not asked: its caps are no part of this path',
    noDividends:
      'Dividends are left out for every contender: with them, whoever holds more would have gained more',
    picked: (rivals: number) => `The best rival was picked afterwards, among ${rivals}`,
    inSample:
      'Default weights, outcomes and rules were chosen with a later episode in view: on it they are in-sample',
    revised: 'The credit readings are later revisions, not first prints',
    unpaid: ({ sessions, of, series }: Unpaid) =>
      `No bill yield was known in ${sessions} of ${of} sessions: cash earned nothing in them; a series ${series} (3-month Treasury bill, FRED) in episode.yaml pays it`,
    notCompared: (who: string, why: string) => `“${who}” not compared: ${why}`,
    shortRecord: (who: string, sessions: number) =>
      `“${who}” looks back on a record that is ${sessions} session${sessions === 1 ? '' : 's'} short`,
    overlapping: (resolved: number, apart: number) =>
      `The ${resolved} resolved calls overlap; only ${apart} are nearly independent`,
    noRatio: (who: string, why: string) => `No gain:loss of “${who}”: ${why}`,
    noRegime: (why: string) => `There is no score of the regime calls: ${why}`,
  },
  unknown: '?',
};

const zh: typeof en = {
  title: '評分',
  contender: {
    own: '本策略',
    mix: '固定比例',
    hold: '買進持有',
    out: '全程空手',
    fear: 'VIX破30後買進',
    volatility: '目標波動10%',
    stopLoss: '停損10%',
  },
  won: (who) => `績效最好的是對照組「${who}」`,
  ownWon: '績效最好的是本策略',
  tie: (who) => `成長率平手：${who}`,
  nobody: '無法排名',
  grew: ({ years, falls, own, rival, name, apart, settled }) =>
    `${years}年間有${falls}次三日同跌，本策略每年對數成長${own}，最佳對照組（${name}）為${rival}，相差${apart.at}個百分點，80%區間${apart.low}至${apart.high}，${settled ? '不含0' : '含0'}`,
  fell: (own, hold) => `最深回撤${own}，買進持有則為${hold}`,
  lead: ({ by, rival, range, settled }) =>
    `累計報酬與最佳對照組${rival === undefined ? '' : `（${rival}）`}相差${by}個百分點，${
      range === undefined
        ? '80%區間未知'
        : `80%區間${range.low}至${range.high}，${settled ? '不含0' : '含0'}；這個區間只說這一段`
    }，最佳對照組也是事後挑的`,
  depth: (own, mix) => `最大回撤${own}，固定比例${mix}`,
  scoredOn: (title, book) =>
    `只以${title}計分，不加計股利，${book > 1 ? `不是備忘錄決定曝險所依的${book}檔部位` : '不是你的部位'}`,
  proves: (episodes) => `事件共${episodes}段；單一一段證明不了什麼`,
  calls: callWords['zh-Hant'],
  wealth: {
    title: '淨值',
    heading: (own, best, name) => `依本策略，1元變成${own}元；依「${name}」，變成${best}元`,
    caption:
      '自有資金，起點為1，對數刻度。決策於下一個收盤執行，換手成本為5個基點，現金計國庫券利息（查得到利率時）。每年：對數成長。CVaR：單日或20日報酬最差的二十分之一，平均虧損多少。得失比：獲利總和除以虧損總和。持有：平均曝險。',
    column: {
      year: '每年',
      total: '累計報酬',
      rest: ['最大回撤', '單日CVaR', '20日CVaR', '得失比', '持有'],
    },
    band: ({ settings, low, median, high }) =>
      `停損改用${settings}種設定：${low}至${high}，中位數${median}；只挑一種就是事後選擇`,
    overridden: (held, own, by) => `照你另作的決定，累計報酬為${held}，照做則為${own}，相差${by}`,
  },
  margin: {
    title: '差距',
    heading: '本策略與各對照組的差，每年對數成長',
    caption: (resamples, block) =>
      `80%區間取自${resamples}次重抽，區塊平均${block}個交易日。其他項目見表，除得失比外以百分點計。最大回撤為正，是比對照組淺；CVaR為負，是虧得比對照組少。`,
    column: ['', '每年成長', '最大回撤', '單日CVaR', '得失比'],
    outside:
      '最大回撤可能落在自己的區間之外：它取決於交易日的先後，而分塊重抽會把長跌拆開或接起來。',
    range: ({ at, low, high }) => `${at}（${low}至${high}）`,
    worse: '成長較少',
    better: '成長較多',
  },
  mind: {
    title: '注意事項',
    noEvidence: '這些年沒有編碼證據：局勢判斷只聽得到價格，沒有評分，依證據的停損也不在其中',
    noCrowd: '沒有計算市場參與者模型，這條淨值不含它的兩項限制',
    noDividends: '各方一律不計股利：計入的話，持有愈多的賺得愈多',
    picked: (rivals) => `最佳對照組是事後從${rivals}個裡挑的`,
    inSample: '預設的權重、各局勢結果與規則，是看著後來的一段事件選的，對那一段屬於樣本內',
    revised: '信用讀數是後來的修訂值，不是首次公布值',
    unpaid: ({ sessions, of, series }) =>
      `${of}個交易日中有${sessions}日沒有國庫券利率，現金未計息；在\`episode.yaml\`加上序列\`${series}\`（3個月期國庫券殖利率，FRED）即可計息`,
    notCompared: (who, why) => `「${who}」無法比較：${why}`,
    shortRecord: (who, sessions) => `「${who}」回看的紀錄短了${sessions}個交易日`,
    overlapping: (resolved, apart) =>
      `已有結果的${resolved}次判斷彼此重疊，近乎獨立的只有${apart}次`,
    noRatio: (who, why) => `「${who}」沒有得失比：${why}`,
    noRegime: (why) => `局勢判斷沒有評分：${why}`,
  },
  unknown: '?',
};

export const record: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
