import { cite, say, strong } from '../../render/prose.ts';
import type { StopLines } from '../line.ts';
import { names } from './name.ts';
import { units } from './unit.ts';

const low = (x: string): string => x.charAt(0).toLowerCase() + x.slice(1);

export const stops: StopLines = {
  needs: (rung) => `Sees only ${units.rung(rung)}, and above`,
  stands: ({ rung, id, due }) =>
    say`; the hardest friction near it is ${cite(units.rung(rung), id)}${due === undefined ? '' : `, due ${due}`}.`,
  nothingNear: '; no friction is near it.',
  onPrices: (what) =>
    say`Judges prices, not reports: ${what.flatMap((x, i) => (i === 0 ? x : [', ', ...x]))}.`,
  keys: (count, all, state, which) =>
    `Judged for each of ${all} counterparties; ${low(state)} for ${count}: ${which.join(', ')}.`,
  since: (day) => `Since ${day}.`,
  holding: (run, hold) =>
    `Its condition has held for ${run} of the ${hold} decisions that trip it.`,
  clearing: (run, keep) =>
    run === 0
      ? `Its condition still holds; it clears after ${keep} decisions in a row without it.`
      : `Its condition has been gone for ${run} of the ${keep} decisions that clear it.`,
  missing: (what) => `Not known: ${what.join(', ')}. Not known is not calm.`,
  takes: (own, all, below) =>
    `It lowers the upper limit of exposure to ${own}${own === all ? '' : `, and with the others that tripped to ${all}`}. That limit ${below === undefined ? 'binds today' : `does not bind today: exposure is ${below}`}.`,
  cuts: (share) => `If it trips, it lowers the limit on exposure by up to ${share}.`,
  back: (how) => `Way back: ${how}`,
  stopNumber: (n) => `stop ${n}`,
  claimed: (group, kind, rung) => `${group}: ${kind}, rung ${rung}`,
  withdrawalOf: (claim) => `withdrawn: ${low(claim)}`,
  flip: (to, decibans) => say`the call turns to ${low(names.regime[to])} (a move of ${decibans})`,
  noFlip: (to) => `No three facts on the list would turn the call to ${low(names.regime[to])}.`,
  flipHeading: (call, nearest) =>
    nearest === undefined
      ? `No three facts on the list would end the call of ${low(names.regime[call])}`
      : nearest === 1
        ? `One fact would end the call of ${low(names.regime[call])}`
        : `It takes ${nearest === 2 ? 'two' : 'three'} facts together to end the call of ${low(names.regime[call])}`,
  ifTrips: (n, cap) =>
    say`Stop ${String(n)} trips and lowers the limit on exposure, to ${cap} at the lowest.`,
  ifArrivesHolds: (n) => `Stop ${n} goes pending, and trips if that lasts.`,
  ifArrivesNot: (n) => `Stop ${n} is no longer blind, and this limit goes.`,
  arrives: (what) => `What is missing arrives (${what.join(', ')})`,
  confirmed: ', and the condition holds',
  notConfirmed: ', and the condition does not hold',
  dueHead: (claim, day) => `${day} passes without the act (${low(claim)})`,
  dueBody: 'The claim no longer counts as friction; the odds move towards noise.',
  headroomHead: 'The odds move further towards noise',
  headroomBody: (now, headroom, decibans) =>
    say`At today's odds the constraints allow ${now}; at odds worsened by ${units.decibans(decibans)} they allow ${headroom}. Exposure rises only once the second figure is above it.`,
  ratchetHead: 'Five decisions in a row without a tripped or blind stop',
  ratchetBody: 'Then exposure may rise, at most 5 points a session.',
  inputHead: 'Every missing input arrives',
  inputBody: 'Nothing is added while one is missing.',
  nothingToAdd: 'Nothing on the list would do it.',
  watchKey: say`Each mark is a claim: ${strong('●')} friction, ${strong('○')} noise, ${strong('■')} neutral. Higher is harder; a stop sees only what lies right of its dashes.`,
  ladderLabel: (group, counts) =>
    `${group}: ${counts.length === 0 ? 'no claim' : counts.join('; ')}.`,
  rungCount: (rung, n) => `${n} at ${units.rung(rung)}`,
  noClaim: 'No claim yet.',
};
