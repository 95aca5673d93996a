import type { Verdict } from '../../domain/decision.ts';
import type { LegId } from '../../domain/episode.ts';
import type { Known, Unknown } from '../../domain/known.ts';
import {
  type CreditState,
  creditTells,
  type OneIn,
  type StressState,
} from '../../domain/stress.ts';
import type { Lang } from '../../domain/text.ts';
import { cite, type Prose, type Span, say } from '../render/prose.ts';
import { names } from './name.ts';
import { fixed } from './number.ts';
import { units } from './unit.ts';
import { unknowns } from './unknown.ts';

const THREE = 'Risk assets, bonds and the currency';

/** How exposure moved since the decision before. */
export type Move = 'first' | 'up' | 'same' | 'down';

/**
 * The fall; `waits`: what has no new close, for which an alarm waits; `stood`: what did not fall; `hard`: the hardest fall of another window, where one is hard;
 * `why`: why its state is not known.
 */
type Fall = {
  readonly state: StressState;
  readonly window: number;
  readonly over: boolean;
  readonly severity: Span | undefined;
  readonly rank: Prose;
  readonly since: string | undefined;
  readonly waits: readonly LegId[];
  readonly stood: readonly LegId[];
  readonly hard: (Record<'window', number> & { leg: LegId; by: Span }) | undefined;
  readonly why: string;
};

/** How rare it is, of so many past windows from a month to a day; how many were as severe over other lengths, sessions. */
type Rank = {
  readonly oneIn: Known<OneIn>;
  readonly count: Span;
  readonly from: string;
  readonly until: string;
  readonly others: readonly { readonly window: number; readonly worse: string }[];
  readonly says: (u: Unknown) => string;
};

/** Counts of other windows in brackets; nothing where there are none. */
const besides = (text: string, [open, close]: readonly [string, string]): Prose =>
  text === '' ? [] : say`${open}${cite(text, 'vintage')}${close}`;

/** How far friction has got, and what credit says. */
type Standing = Record<'yet' | 'nothing' | 'frozen', boolean> & {
  readonly hardest: number | undefined;
  readonly force: number;
  readonly refs: readonly string[];
  readonly credit: Prose;
};

/** What to do, and how far down the limits reach where exposure is on its way there. */
type Act = { readonly verdict: Verdict; readonly move: Move; readonly toward: string | undefined };

/** What follows for exposure. */
type Therefore = Act & Record<'before' | 'target', Span> & { readonly because: Prose };

/** Sentences of the verdict: what to do, the fall, the reason, the consequence. */
const en = {
  headline: ({ verdict, move, toward }: Act, target: string) => {
    if (verdict === 'leave') return 'Leave. Do not rush back.';
    if (verdict === 'wait') return 'No position. Do not buy yet.';
    if (verdict === 'trim' || move === 'down')
      return toward === undefined
        ? `Trim to ${target}. Do not leave.`
        : `Trim to ${target}, on the way to ${toward}.`;
    if (move === 'first') return `Hold. Start at ${target}.`;
    return move === 'up' ? `Add: to ${target}.` : 'Hold. Do not add.';
  },
  fall: ({ state, window, over, severity, rank, since, waits, stood, hard, why }: Fall) => {
    const also = hard
      ? say`; over ${units.en.sessions(hard.window)} ${names.en.asset[hard.leg]} fell by ${hard.by}.`
      : ['.'];
    const over_ = `over ${units.en.sessions(window)}`;
    if (state === 'synchronised' && over) return say`${THREE} fell together ${over_}: ${rank}.`;
    if (state === 'synchronised')
      return say`The joint fall that began on ${since ?? ''} is not over; ${over_} the smallest of the three moves is ${severity ?? unknowns.en.unknown({ kind: 'no value' })}.`;
    if (state !== 'unknown' && over)
      return say`${THREE} fell together ${over_} by more than the threshold; the alarm waits for a new close (none since the last decision: ${waits.map((l) => names.en.asset[l]).join(', ')})${also}`;
    if (state === 'building')
      return stood.length === 0
        ? say`${THREE} all fell ${over_}, but not by enough for an alarm${also}`
        : say`Two of three asset classes fell ${over_}, ${stood.map((l) => names.en.asset[l]).join(', ')} did not${also}`;
    if (state === 'lopsided')
      return say`One of the three fell hard ${over_} and the others did not follow: a one-sided fall, not a joint one, and not calm.`;
    if (state === 'calm')
      return stood.length === 3
        ? say`Neither risk assets nor bonds nor the currency fell ${over_}${also}`
        : say`${THREE} did not fall hard together ${over_}${also}`;
    return say`Whether all three fell together is ${why}.`;
  },
  rank: ({ oneIn, count, from, until, others, says }: Rank) => {
    if (typeof oneIn === 'number')
      return say`from ${from} to ${until} one window in ${cite(fixed(oneIn, 0), 'vintage')} was as severe, by its own usual swings`;
    if ('noneIn' in oneIn)
      return say`of ${count} windows from ${from} to ${until}, none was as severe, by its own usual swings${besides(others.map((o) => `over ${units.en.sessions(o.window)} ${o.worse}`).join(', '), [' (worse: ', ')'])}`;
    return oneIn.unknown.kind === 'not all legs fell'
      ? say`not all three asset classes fell, so there is nothing to rank`
      : say`how rare that is is ${says(oneIn.unknown)}`;
  },
  standing: ({ yet, nothing, hardest, frozen, force, refs, credit }: Standing) => {
    const open = yet ? 'Yet ' : '';
    const cap = (x: string): string => (yet ? x : x.charAt(0).toUpperCase() + x.slice(1));
    if (force > 0)
      return say`${cite(`${force} ${force === 1 ? 'act' : 'acts'}`, ...refs)} of friction ${force === 1 ? 'is' : 'are'} in force; ${credit}.`;
    if (nothing)
      return say`No evidence has come in, so nothing is known of friction yet; ${credit}.`;
    if (hardest === undefined || hardest === 0)
      return say`${open}${cap('no')} friction has got beyond talk; ${credit}.`;
    if (frozen)
      return say`${open}${cap('the')} firmest act towards friction, at ${cite(units.en.rung(hardest), ...refs)}, is suspended, and none such is in force; ${credit}.`;
    return say`${open}${cap('so')} far the firmest act towards friction is at ${cite(units.en.rung(hardest), ...refs)}, and none such is in force; ${credit}.`;
  },
  creditClause: (state: CreditState, end: string | undefined, why: string) => {
    if (state === 'not yet') return say`credit tells nothing yet (${why})`;
    if (!creditTells(state)) return say`the credit reading is ${why}`;
    const known = end === undefined ? '' : `, known to ${end},`;
    if (state === 'confirms') return say`credit${known} widened by more than the market explains`;
    return state === 'contradicts'
      ? say`credit${known} is tighter than the market explains`
      : say`credit${known} did not widen by more than the market explains`;
  },
  therefore: ({ verdict, move, toward, before, target, because }: Therefore) => {
    if (verdict === 'leave')
      return move === 'down'
        ? say`So leave, and take exposure from ${before} to ${target}: ${because}.`
        : say`So leave; exposure of ${target} is still to be taken off: ${because}.`;
    if (verdict === 'wait') return say`So stay out: ${because}.`;
    if (move === 'first') return say`So begin at ${target} and no higher: ${because}.`;
    if (move === 'up')
      return say`So hold, and raise exposure from ${before} to ${target}: ${because}.`;
    if (move === 'down' || verdict === 'trim')
      return say`So cut exposure from ${before} to ${target}${toward === undefined ? ' and keep the rest' : ' today'}: ${because}.`;
    return say`So do not sell, and do not buy more. Exposure stays at ${target}: ${because}.`;
  },
  /** What is to be done where no past says what is usual. */
  calibrateFirst: (sessions: number, needed: number) =>
    `Not calibrated, and until it is nothing may be added: run bide calibrate. It learns from at least ${fixed(needed, 0)} sessions of all three; ${fixed(sessions, 0)} are there${sessions < needed ? ', so bring longer series with --data' : ''}.`,
  nothingHeld: 'nothing is held',
  was: (what: Span, on: string) => say`was ${what} on ${on}`,
  same: (on: string) => say`as on ${on}`,
  firstDecision: 'first decision',
  caution: (replay: boolean): string =>
    replay
      ? 'Replay: only what was known at the moment above is used. Default weights and rules were chosen with the episode bundled with bide in view; there they are in-sample.'
      : 'Only what was known at the moment above is used. The default weights are stated, not fitted.',
};

const zh: typeof en = {
  headline: ({ verdict, move, toward }, target) => {
    if (verdict === 'leave') return '離場，不急著回頭';
    if (verdict === 'wait') return '觀望，不進場';
    if (verdict === 'trim' || move === 'down')
      return `減碼到${target}，${toward === undefined ? '不離場' : `逐步降到${toward}`}`;
    if (move === 'first') return `續抱，從${target}起步`;
    return move === 'up' ? `加碼到${target}` : '續抱，不加碼';
  },
  fall: ({ state, window, over, severity, rank, since, waits, stood, hard, why }) => {
    const list = (legs: readonly LegId[]): string =>
      legs.map((l) => names['zh-Hant'].asset[l]).join('、');
    const also = hard
      ? say`；${units['zh-Hant'].sessions(hard.window)}內，${list([hard.leg])}下跌${hard.by}。`
      : ['。'];
    const span = `${units['zh-Hant'].sessions(window)}內`;
    if (state === 'synchronised' && over) return say`${span}，風險資產、債券、匯率同跌：${rank}。`;
    if (state === 'synchronised')
      return say`${since ?? ''}開始的同步承壓還沒解除；${span}跌幅最小的一類為${severity ?? unknowns['zh-Hant'].unknown({ kind: 'no value' })}。`;
    if (state !== 'unknown' && over)
      return say`${span}，風險資產、債券、匯率同跌，跌幅都超過門檻；${list(waits)}自上次決策以來沒有新收盤，警報等收盤後再判斷${also}`;
    if (state === 'building')
      return stood.length === 0
        ? say`${span}，風險資產、債券、匯率都跌，但還不到警報的幅度${also}`
        : say`${span}，三類資產跌了兩類，${list(stood)}沒跌${also}`;
    if (state === 'lopsided')
      return say`${span}，單一資產重挫，另外兩類沒有跟跌：這是單邊重挫，不是同步承壓，也不是平靜。`;
    if (state === 'calm')
      return stood.length === 3
        ? say`${span}，風險資產、債券、匯率都沒跌${also}`
        : say`${span}，風險資產、債券、匯率沒有一起重跌${also}`;
    return say`三類資產是不是同跌，${why}。`;
  },
  rank: ({ oneIn, count, from, until, others, says }) => {
    if (typeof oneIn === 'number')
      return say`${from}至${until}，以各自平常的波動衡量，約每${cite(fixed(oneIn, 0), 'vintage')}段才出現一次`;
    if ('noneIn' in oneIn)
      return say`${from}至${until}的${count}段行情，以各自平常的波動衡量，沒有一段跌得比這次重${besides(others.map((o) => `換成${units['zh-Hant'].sessions(o.window)}來看，有${o.worse}段更重`).join('，'), ['（', '）'])}`;
    return oneIn.unknown.kind === 'not all legs fell'
      ? say`三類資產沒有全跌，不排名次`
      : say`多罕見，${says(oneIn.unknown)}`;
  },
  standing: ({ yet, nothing, hardest, frozen, force, refs, credit }) => {
    const open = yet ? '但' : '';
    if (force > 0)
      return say`${yet ? '而且' : ''}已有${cite(`${force}項`, ...refs)}摩擦生效；${credit}。`;
    if (nothing) return say`還沒有任何證據，摩擦到了哪一級，還不知道；${credit}。`;
    if (hardest === undefined || hardest === 0) return say`${open}摩擦還停在口頭；${credit}。`;
    if (frozen)
      return say`${open}偏向摩擦的動作，最具體的曾到${cite(units['zh-Hant'].rung(hardest), ...refs)}，但已暫停，目前沒有一項生效；${credit}。`;
    return say`${open}偏向摩擦的動作，目前最具體的只到${cite(units['zh-Hant'].rung(hardest), ...refs)}，沒有一項生效；${credit}。`;
  },
  creditClause: (state, end, why) => {
    if (state === 'not yet') return say`信用面還看不出來（${why}）`;
    if (!creditTells(state)) return say`信用面${why}`;
    const known = end === undefined ? '' : `到${end}為止`;
    if (state === 'contradicts') return say`信用利差${known}反而偏窄`;
    return say`信用面${known}${state === 'confirms' ? '' : '沒有'}異常走擴`;
  },
  therefore: ({ verdict, move, toward, before, target, because }) => {
    if (verdict === 'leave')
      return move === 'down'
        ? say`所以離場，曝險從${before}降到${target}：${because}。`
        : say`所以離場，曝險還剩${target}要出清：${because}。`;
    if (verdict === 'wait') return say`所以不進場：${because}。`;
    if (move === 'first') return say`所以從${target}起步，不再多：${because}。`;
    if (move === 'up') return say`所以續抱，曝險從${before}加到${target}：${because}。`;
    if (move === 'down' || verdict === 'trim')
      return say`所以減碼，曝險${toward === undefined ? '' : '今天'}從${before}降到${target}${toward === undefined ? '，其餘留著' : ''}：${because}。`;
    return say`所以不賣，也不多買，曝險維持${target}：${because}。`;
  },
  calibrateFirst: (sessions, needed) =>
    `尚未校準，在此之前不加碼：請執行bide calibrate。三類資產至少要有${fixed(needed, 0)}個交易日，目前有${fixed(sessions, 0)}個${sessions < needed ? '，請用--data補上較長的序列' : ''}。`,
  nothingHeld: '沒有部位',
  was: (what, on) => say`${on}為${what}`,
  same: (on) => say`與${on}相同`,
  firstDecision: '第一次決策',
  caution: (replay) =>
    replay
      ? '重演：只用到上述時點已知的資料。預設的權重與規則是看著bide隨附的事件期間選定的，對那段期間屬於樣本內。'
      : '只用到上述時點已知的資料。預設權重是設定值，不是估計值。',
};

export const verdicts: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
