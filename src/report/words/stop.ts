import type { RegimeId } from '../../domain/regime.ts';
import type { Lang } from '../../domain/text.ts';
import { cite, type Prose, type Span, say, strong } from '../render/prose.ts';
import { names } from './name.ts';
import { units } from './unit.ts';

const low = (x: string): string => x.charAt(0).toLowerCase() + x.slice(1);

/** Sentences of stops, the watch list and what would change the verdict. */
const en = {
  needs: (rung: number) => `Sees only ${units.en.rung(rung)}, and above`,
  stands: ({ rung, id, due }: { rung: number; id: string; due: string | undefined }): Prose =>
    say`; the hardest friction near it is ${cite(units.en.rung(rung), id)}${due === undefined ? '' : `, due ${due}`}.`,
  nothingNear: '; no friction is near it.',
  onPrices: (what: readonly Prose[]): Prose =>
    say`Judges prices, not reports: ${what.flatMap((x, i) => (i === 0 ? x : [', ', ...x]))}.`,
  keys: (count: number, all: number, state: string, which: readonly string[]) =>
    `Judged for each of ${all} counterparties; ${low(state)} for ${count}: ${which.join(', ')}.`,
  since: (day: string) => `Since ${day}.`,
  holding: (run: number, hold: number) =>
    `Its condition has held for ${run} of the ${hold} decisions that trip it.`,
  clearing: (run: number, keep: number) =>
    run === 0
      ? `Its condition still holds; it clears after ${keep} decisions in a row without it.`
      : `Its condition has been gone for ${run} of the ${keep} decisions that clear it.`,
  missing: (what: readonly string[]) => `Not known: ${what.join(', ')}. Not known is not calm.`,
  /** The limit of this stop alone, that of all that tripped, and exposure where it is below. */
  takes: (own: string, all: string, below: string | undefined) =>
    `It lowers the upper limit of exposure to ${own}${own === all ? '' : `, and with the others that tripped to ${all}`}. That limit ${below === undefined ? 'binds today' : `does not bind today: exposure is ${below}`}.`,
  cuts: (share: string) => `If it trips, it lowers the limit on exposure by up to ${share}.`,
  back: (how: string) => `Way back: ${how}`,
  stopNumber: (n: number) => `stop ${n}`,
  claimed: (group: string, kind: string, rung: number) => `${group}: ${kind}, rung ${rung}`,
  withdrawalOf: (claim: string) => `withdrawn: ${low(claim)}`,
  flip: (to: RegimeId, decibans: Span): Prose =>
    say`the call turns to ${low(names.en.regime[to])} (a move of ${decibans})`,
  noFlip: (to: RegimeId) =>
    `No three facts on the list would turn the call to ${low(names.en.regime[to])}.`,
  flipHeading: (call: RegimeId, nearest: number | undefined) =>
    nearest === undefined
      ? `No three facts on the list would end the call of ${low(names.en.regime[call])}`
      : nearest === 1
        ? `One fact would end the call of ${low(names.en.regime[call])}`
        : `It takes ${nearest === 2 ? 'two' : 'three'} facts together to end the call of ${low(names.en.regime[call])}`,
  ifTrips: (n: number, cap: Span): Prose =>
    say`Stop ${String(n)} trips and lowers the limit on exposure, to ${cap} at the lowest.`,
  ifArrivesHolds: (n: number) => `Stop ${n} goes pending, and trips if that lasts.`,
  ifArrivesNot: (n: number) => `Stop ${n} is no longer blind, and this limit goes.`,
  arrives: (what: readonly string[]) => `What is missing arrives (${what.join(', ')})`,
  confirmed: ', and the condition holds',
  notConfirmed: ', and the condition does not hold',
  dueHead: (claim: string, day: string) => `${day} passes without the act (${low(claim)})`,
  dueBody: 'The claim no longer counts as friction; the odds move towards noise.',
  headroomHead: 'The odds move further towards noise',
  headroomBody: (now: Span, headroom: Span, decibans: string): Prose =>
    say`At today's odds the constraints allow ${now}; at odds worsened by ${units.en.decibans(decibans)} they allow ${headroom}. Exposure rises only once the second figure is above it.`,
  ratchetHead: 'Five decisions in a row without a tripped or blind stop',
  ratchetBody: 'Then exposure may rise, at most 5 points a session.',
  inputHead: 'Every missing input arrives',
  inputBody: 'Nothing is added while one is missing.',
  nothingToAdd: 'Nothing on the list would do it.',
  watchKey: say`Each mark is a claim: ${strong('●')} friction, ${strong('○')} noise, ${strong('■')} neutral. Higher is harder; a stop sees only what lies right of its dashes.`,
  ladderLabel: (group: string, counts: readonly string[]) =>
    `${group}: ${counts.length === 0 ? 'no claim' : counts.join('; ')}.`,
  rungCount: (rung: number, n: number) => `${n} at ${units.en.rung(rung)}`,
  noClaim: 'No claim yet.',
};

/** Stops of one language. */
type StopWords = typeof en;

const zh: StopWords = {
  needs: (rung) => `只看${units['zh-Hant'].rung(rung)}以上`,
  stands: ({ rung, id, due }) =>
    say`；最接近的摩擦是${cite(units['zh-Hant'].rung(rung), id)}${due === undefined ? '' : `，${due}到期`}。`,
  nothingNear: '；還沒有接近的摩擦。',
  onPrices: (what) =>
    say`看價格，不看報導：${what.flatMap((x, i) => (i === 0 ? x : ['，', ...x]))}。`,
  keys: (count, all, state, which) =>
    `分${all}個對象各自判斷，${count}個${state}：${which.join('、')}。`,
  since: (day) => `自${day}起。`,
  holding: (run, hold) => `條件已連續${run}次決策成立，滿${hold}次觸發。`,
  clearing: (run, keep) =>
    run === 0
      ? `條件仍成立，連續${keep}次決策不成立才解除。`
      : `條件已連續${run}次決策不成立，滿${keep}次解除。`,
  missing: (what) => `未知：${what.join('、')}。未知不等於平靜。`,
  takes: (own, all, below) =>
    `曝險上限降到${own}${own === all ? '' : `，與其他已觸發的停損合計降到${all}`}；${below === undefined ? '這個上限今天綁住曝險' : `今天曝險為${below}，還沒碰到這個上限`}。`,
  cuts: (share) => `觸發時曝險上限最多扣掉${share}。`,
  back: (how) => `回頭路：${how}`,
  stopNumber: (n) => `停損${n}`,
  claimed: (group, kind, rung) => `${group}：${kind}，第${rung}階`,
  withdrawalOf: (claim) => `撤回「${claim}」`,
  flip: (to, decibans) => say`局勢改判${names['zh-Hant'].regime[to]}（移動${decibans}）`,
  noFlip: (to) => `清單上任選三項事實，都不足以改判${names['zh-Hant'].regime[to]}。`,
  flipHeading: (call, nearest) =>
    nearest === undefined
      ? `清單上任選三項事實，都推不翻${names['zh-Hant'].regime[call]}的判斷`
      : nearest === 1
        ? `一項事實就能推翻${names['zh-Hant'].regime[call]}的判斷`
        : `要${nearest === 2 ? '兩' : '三'}項事實一起，才推得翻${names['zh-Hant'].regime[call]}的判斷`,
  ifTrips: (n, cap) => say`停損${String(n)}觸發，曝險上限最低降到${cap}。`,
  ifArrivesHolds: (n) => `停損${n}轉為待確認，維持下去就觸發。`,
  ifArrivesNot: (n) => `停損${n}不再失明，這項限制解除。`,
  arrives: (what) => `缺的數字補上（${what.join('、')}）`,
  confirmed: '，而且條件成立',
  notConfirmed: '，而條件不成立',
  dueHead: (claim, day) => `${day}過了仍無動作（${claim}）`,
  dueBody: '這項主張不再算摩擦，局勢移向雜音。',
  headroomHead: '局勢再往雜音移',
  headroomBody: (now, headroom, decibans) =>
    say`今天各項限制容許${now}；局勢惡化${units['zh-Hant'].decibans(decibans)}時容許${headroom}，後者高過現有曝險才加碼。`,
  ratchetHead: '停損連續五次決策沒有觸發或失明',
  ratchetBody: '之後才准加碼，一個交易日最多5個百分點。',
  inputHead: '缺的數字全部補上',
  inputBody: '只要還缺一個，就不加碼。',
  nothingToAdd: '清單上沒有這樣的事實。',
  watchKey: say`一點為一項主張：${strong('●')} 往摩擦，${strong('○')} 往雜音，${strong('■')} 中性。階愈高愈硬；停損只看得到虛線右側。`,
  ladderLabel: (group, counts) =>
    `${group}：${counts.length === 0 ? '還沒有主張' : counts.join('，')}。`,
  rungCount: (rung, n) => `${units['zh-Hant'].rung(rung)}${n}項`,
  noClaim: '還沒有主張。',
};

/** In every language. */
export const stops: Readonly<Record<Lang, StopWords>> = { en, 'zh-Hant': zh };
