import { MAX_RISE_PER_SESSION, REST_SESSIONS } from '../../domain/exposure.ts';
import type { RegimeId } from '../../domain/regime.ts';
import type { Lang } from '../../domain/text.ts';
import type { ExposurePolicy } from '../../domain/thesis.ts';
import { cite, type Prose, type Span, say, strong } from '../render/prose.ts';
import { low } from './clause.ts';
import { names } from './name.ts';
import { fixed, worse } from './number.ts';
import { units } from './unit.ts';

/** The act nearest to tripping a stop: its level, whether it is suspended, and the day it is due. */
type Near = {
  readonly rung: number;
  readonly id: string;
  readonly frozen: boolean;
  /** First day of an act that is signed and begins later. */
  readonly begins: string | undefined;
  /** At that level without having tripped. */
  readonly short: boolean;
  readonly due: Prose | undefined;
};

/**
 * What is held, undefined where nothing is; whether a limit would make one sell of it, and whether the
 * limit may stop short of that, since a stop weighs its counterparties.
 */
type Held = { readonly held: string | undefined } & Record<'sells' | 'partly', boolean>;

/** The decision once an act is known: exposure that evening, where it is bound for, what is held now. */
type Once = Readonly<Record<'target' | 'now', string>> & {
  readonly toward: string | undefined;
  /** The odds then; undefined where one page must do. */
  readonly odds: string | undefined;
  /** Several acts would trip it, and this is the hardest. */
  readonly several: boolean;
};

/** What is told of a stop on one line. */
type StopLine = Readonly<Record<'title' | 'state', string>> & {
  readonly number: number;
  readonly notes: readonly string[];
};

/** Sentences of stops, the watch list and what would change the verdict. */
const en = {
  needs: (rung: number) => `Trips at ${units.en.rung(rung)}`,
  stands: ({ rung, id, frozen, short, due, begins }: Near): Prose =>
    say`. Now: ${cite(units.en.rung(rung), id)}${frozen ? ', suspended' : short ? ', but the rest of its condition is not met' : ''}${due === undefined ? '' : say`, due ${due}`}${begins === undefined ? '' : `, signed, in force from ${begins}`}.`,
  nothingNear: '. Now: nothing near it.',
  onPrices: (what: readonly Prose[]): Prose =>
    say`Based on prices: ${what.flatMap((x, i) => (i === 0 ? x : [', ', ...x]))}.`,
  keys: (all: number, state: string, which: readonly string[]) =>
    `Judged for each of ${all} counterparties; ${low(state)} for ${which.length}: ${which.join(', ')}.`,
  since: (day: string) => `Since ${day}.`,
  absorbed: (day: string, after: number) =>
    `In force, absorbed since ${day}: no act as firm has come for ${after} sessions, so it lowers the limit no more. A new one would.`,
  /** `lifted`: funds of credit tell the same evening that it does not widen. */
  waits: (what: string, lifted: boolean) =>
    `Waits for the ${what}: until then it stays as it was, ${lifted ? 'and holds nothing back, for tonight credit funds do not point to wider spreads' : 'and nothing is added'}.`,
  holding: (run: number, hold: number) =>
    `Its condition has held for ${run} of the ${hold} decisions that trip it; nothing is added meanwhile.`,
  clearing: (run: number, keep: number) =>
    run === 0
      ? `Its condition still holds; it clears after ${keep} decisions in a row without it.`
      : `Its condition has been gone for ${run} of the ${keep} decisions that clear it.`,
  /** Inputs that are no series: the news of a watch group, and an item in doubt. */
  news: (group: string) => `news of ${group}`,
  doubted: (id: string) => `the meaning of ${id} (see the findings)`,
  missing: (what: readonly string[]) => `Not known: ${what.join(', ')}. Not known is not calm.`,
  /** The limit of this stop alone, that of all that tripped, and exposure where it is below. */
  takes: (own: string, all: string, below: string | undefined) =>
    `It lowers the upper limit of exposure to ${own}${own === all ? '' : `, and with the others that tripped to ${all}`}. That limit ${below === undefined ? 'binds today' : `does not bind today: exposure is ${below}`}.`,
  heldBeside: ({ held, sells, partly }: Held) =>
    `${partly ? ' at the lowest' : ''}${held === undefined ? '; nothing is held' : `, ${sells ? 'below' : 'above'} the ${held} held. The odds would move too and may lower exposure further`}`,
  /** The decision with its act known today. */
  onceKnown: ({ target, toward, now, several, odds }: Once): Prose =>
    say`${several ? 'The hardest such act, if' : 'If'} known today: ${target} that evening${target === now ? ', as now' : ''}${toward === undefined ? '' : `, on the way to ${toward}`}${target === now ? '' : ` (now ${now})`}${odds === undefined ? '' : `; ${odds}`}.`,
  oddsThen: (friction: string, rupture: string) =>
    `odds then: friction ${friction}, rupture ${rupture}`,
  back: (how: string) => `Clears by: ${how}`,
  stopNumber: (n: number) => `stop ${n}`,
  /** A stop on one line: its state, then what it needs and where the evidence stands. */
  stopLine: ({ number, title, state, notes }: StopLine) =>
    `Stop ${number} (${title}), ${low(state)}: ${notes.join(' ')}`,
  claimed: (group: string, kind: string, rung: number) => `${group}: ${kind}, level ${rung}`,
  withdrawalOf: (claim: string) => `It is withdrawn (${low(claim)})`,
  flip: (to: RegimeId, times: Span): Prose =>
    say`the call turns to ${low(names.en.regime[to])} (${times} times the odds)`,
  ifTrips: (cap: Span, held: Held): Prose =>
    say`If it trips, the limit on exposure falls to ${cap}${en.heldBeside(held)}.`,
  ifArrivesHolds: (n: number) => `Stop ${n} goes pending, and trips if that lasts.`,
  ifArrivesNot: (n: number) => `Stop ${n} has its data again, and this limit goes.`,
  arrives: (what: readonly string[]) => `What is missing arrives (${what.join(', ')})`,
  confirmed: ', and the condition holds',
  notConfirmed: ', and the condition does not hold',
  beginsHead: (claim: string, day: string) => `It takes effect on ${day} (${low(claim)})`,
  beginsBody: 'Until then it counts as a draft; from then on as in force, and stops may trip.',
  dueHead: (claim: string, day: string) => `${day} passes without the act (${low(claim)})`,
  dueBody: 'It no longer counts as friction; the odds move towards noise.',
  headroomHead: 'The odds move further towards noise',
  headroomBody: (now: Span, rise: Span, { spread, headroom }: ExposurePolicy): Prose =>
    say`${spread === 'volatility' ? 'By what has been enacted' : "At today's odds"} the constraints allow ${now}; ${spread === 'volatility' ? 'with threats and talk counted, ' : ''}at odds ${worse(headroom)} times worse they allow ${rise}. Exposure rises only once the second figure is above it.`,
  returnHead: 'The expected return leaves room for exposure again',
  returnBody: (odds: string, tips: Span, now: Span): Prose =>
    say`${odds} fall to ${tips}; now ${now}.`,
  returnFar: 'Not by the odds of friction alone.',
  restHead: {
    ratchet: `${REST_SESSIONS} sessions in which no stop trips, is hit again by an act as firm, or lacks data`,
    pending: 'The pending stop clears',
    waits: 'The data that a stop waits for arrive, and it stays quiet',
  },
  restBody: `Then exposure may rise, at most ${fixed(100 * MAX_RISE_PER_SESSION, 0)} points a session.`,
  inputHead: 'Every missing input arrives',
  inputBody: 'Nothing is added while one is missing.',
  nothingToAdd: 'Nothing on the list would do it.',
  watchKey: say`Each mark is one reported act: ${strong('●')} friction, ${strong('○')} noise, ${strong('■')} neutral. Levels run from 0 (talk) to 5 (in place); a stop counts only what lies right of its dashes.`,
  ladderLabel: (group: string, counts: readonly string[]) =>
    `${group}: ${counts.length === 0 ? 'nothing reported' : counts.join('; ')}.`,
  rungCount: (rung: number, n: number, friction: number) =>
    `${n} at ${units.en.rung(rung)}${friction === n ? '' : ` (${friction} towards friction)`}`,
  noClaim: 'Nothing reported yet.',
};

const zh: typeof en = {
  needs: (rung) => `${units['zh-Hant'].rung(rung)}以上才觸發`,
  stands: ({ rung, id, frozen, short, due, begins }) =>
    say`；目前${cite(units['zh-Hant'].rung(rung), id)}${frozen ? '，已暫停' : short ? '，但其餘條件未成立' : ''}${due === undefined ? '' : say`，${due}到期`}${begins === undefined ? '' : `，已簽署，${begins}生效`}。`,
  nothingNear: '；目前還沒有接近的。',
  onPrices: (what) => say`依價格判斷：${what.flatMap((x, i) => (i === 0 ? x : ['，', ...x]))}。`,
  keys: (all, state, which) =>
    `分${all}個對象各自判斷，${which.length}個${state}：${which.join('、')}。`,
  since: (day) => `自${day}起。`,
  absorbed: (day, after) =>
    `仍有效，${day}起視為已消化：已有${after}個交易日沒有同樣強硬的新動作，不再壓低曝險上限；若再有同樣強硬的動作，會重新壓低。`,
  waits: (what, lifted) =>
    `等${what}：在那之前維持原狀，${lifted ? '但不擋加碼，因為當晚的信用基金沒有預示走擴' : '不加碼'}。`,
  holding: (run, hold) => `條件已連續${run}次決策成立，滿${hold}次觸發；這段期間不加碼。`,
  clearing: (run, keep) =>
    run === 0
      ? `條件仍成立，連續${keep}次決策不成立才解除。`
      : `條件已連續${run}次決策不成立，滿${keep}次解除。`,
  news: (group) => `${group}的消息`,
  doubted: (id) => `${id}作何解（見資料疑點）`,
  missing: (what) => `未知：${what.join('、')}。未知不等於平靜。`,
  takes: (own, all, below) =>
    `曝險上限降到${own}${own === all ? '' : `，與其他已觸發的停損合計降到${all}`}；${below === undefined ? '今天曝險受限於此' : `今天曝險為${below}，還沒碰到這個上限`}。`,
  heldBeside: ({ held, sells }) =>
    held === undefined
      ? '；目前沒有部位'
      : `，${sells ? '低' : '高'}於目前持有的${held}。機率也會跟著變，曝險可能再降`,
  onceKnown: ({ target, toward, now, several, odds }) =>
    say`${several ? '其中最重的一項若' : '若'}今天得知，當晚曝險${target === now ? '仍為' : '為'}${target}${toward === undefined ? '' : `，再逐步降到${toward}`}${target === now ? '' : `（目前${now}）`}${odds === undefined ? '' : `；${odds}`}。`,
  oddsThen: (friction, rupture) => `屆時摩擦機率${friction}、決裂${rupture}`,
  back: (how) => `解除條件：${how}`,
  stopNumber: (n) => `停損${n}`,
  stopLine: ({ number, title, state, notes }) =>
    `停損${number}「${title}」（${state}）：${notes.join('')}`,
  claimed: (group, kind, rung) => `${group}：${kind}，第${rung}級`,
  withdrawalOf: (claim) => `撤回「${claim}」`,
  flip: (to, times) => say`局勢改判${names['zh-Hant'].regime[to]}（機率比變動${times}倍）`,
  ifTrips: (cap, held) =>
    say`觸發後，曝險上限${held.partly ? '最多' : ''}降到${cap}${zh.heldBeside(held)}。`,
  ifArrivesHolds: (n) => `停損${n}轉為待確認，維持下去就觸發。`,
  ifArrivesNot: (n) => `停損${n}補齊資料，這項限制解除。`,
  arrives: (what) => `缺的數字補上（${what.join('、')}）`,
  confirmed: '，而且條件成立',
  notConfirmed: '，而條件不成立',
  beginsHead: (claim, day) => `${day}生效（${claim}）`,
  beginsBody: '在那之前只算草案；之後算已生效，可能觸發停損。',
  dueHead: (claim, day) => `${day}過了仍無動作（${claim}）`,
  dueBody: '這項事件不再算摩擦，機率移向雜音。',
  headroomHead: '局勢再往雜音移',
  headroomBody: (now, rise, { spread, headroom }) =>
    say`${spread === 'volatility' ? '只看已生效的行動，' : ''}今天各項限制容許${now}；${spread === 'volatility' ? '威脅與談話也計入，' : ''}機率比再差${worse(headroom)}倍時只容許${rise}，後者高過現有曝險才加碼。`,
  returnHead: '預期報酬足以持有',
  returnBody: (odds, tips, now) => say`${odds}降到${tips}，目前${now}。`,
  returnFar: '單靠摩擦的機率比下降還不夠。',
  restHead: {
    ratchet: `連續${REST_SESSIONS}個交易日沒有停損觸發、沒有同樣強硬的新動作，也不缺資料`,
    pending: '待確認的停損解除',
    waits: '停損等的資料公布，而且停損沒有觸發',
  },
  restBody: `之後才可加碼，一個交易日最多${fixed(100 * MAX_RISE_PER_SESSION, 0)}個百分點。`,
  inputHead: '缺的數字全部補上',
  inputBody: '只要還缺一個，就不加碼。',
  nothingToAdd: '清單上沒有這樣的事實。',
  watchKey: say`一點為一項事件：${strong('●')} 偏向摩擦，${strong('○')} 偏向雜音，${strong('■')} 中性。等級由第0級「口頭」到第5級「到位」；停損只計虛線右側。`,
  ladderLabel: (group, counts) =>
    `${group}：${counts.length === 0 ? '尚無相關事件' : counts.join('，')}。`,
  rungCount: (rung, n, friction) =>
    `${units['zh-Hant'].rung(rung)}${n}項${friction === n ? '' : `（${friction}項偏向摩擦）`}`,
  noClaim: '尚無相關事件。',
};

export const stops: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
