import { cite, say, strong } from '../../prose.ts';
import type { StopLines } from '../line.ts';
import { names } from './name.ts';
import { units } from './unit.ts';

const low = (x: string): string => x.charAt(0).toLowerCase() + x.slice(1);

export const stops: StopLines = {
  needs: (rung) => `Needs ${units.rung(rung)}`,
  stands: ({ rung, id, due }) =>
    say`; the hardest friction in its sight is ${cite(units.rung(rung), id)}${due === undefined ? '' : `, due ${due}`}.`,
  nothingNear: '; no friction in its sight.',
  onPrices: (what) =>
    say`Judges prices, not reports: ${what.flatMap((x, i) => (i === 0 ? x : [', ', ...x]))}.`,
  keys: (count, all, state, which) => `${state} for ${count} of ${all}: ${which.join(', ')}.`,
  since: (day) => `Since ${day}.`,
  holding: (run, hold) => `Holds for ${run} of the ${hold} decisions that it needs.`,
  clearing: (run, keep) =>
    run === 0
      ? `Its condition holds; it clears once that has been gone for ${keep} decisions.`
      : `Its condition has been gone for ${run} of ${keep} decisions.`,
  missing: (what) => `Missing: ${what.join(', ')}. Missing is not calm.`,
  takes: (share) => `It takes ${share} of exposure.`,
  cuts: (share) => `If it trips it cuts exposure by ${share}.`,
  back: (how) => `Way back: ${how}`,
  stopNumber: (n) => `stop ${n}`,
  claimed: (group, kind, rung) => `${group}: ${kind}, rung ${rung}`,
  withdrawalOf: (claim) => `withdrawn: ${low(claim)}`,
  flip: (to, decibans) => say`the call turns to ${low(names.regime[to])} (${decibans})`,
  noFlip: (to) => `Nothing within three facts turns the call to ${low(names.regime[to])}.`,
  flipHeading: (call, nearest) =>
    nearest === undefined
      ? `No three facts on the list would end the call of ${low(names.regime[call])}`
      : nearest === 1
        ? `One fact would end the call of ${low(names.regime[call])}`
        : `It takes ${nearest === 2 ? 'two' : 'three'} facts together to end the call of ${low(names.regime[call])}`,
  ifTrips: (n, cap) => say`Stop ${String(n)} trips; exposure may be at most ${cap}.`,
  ifArrivesHolds: (n) => `Stop ${n} goes pending, and trips if that lasts.`,
  ifArrivesNot: (n) => `Stop ${n} sees again; its blindness no longer binds.`,
  arrives: (what) => `What is missing arrives (${what.join(', ')})`,
  confirmed: ', and the condition holds',
  notConfirmed: ', and the condition does not hold',
  dueHead: (claim, day) => `${day} passes without the act: ${low(claim)}`,
  dueBody: 'The claim loses its friction mark; the odds move to noise.',
  headroomHead: 'The odds move further to noise',
  headroomBody: (now, headroom, decibans) =>
    say`At today's odds the caps allow ${now}; with odds worsened by ${units.decibans(decibans)} they allow ${headroom}, and that is as far as exposure may rise.`,
  ratchetHead: 'Five decisions in a row without a tripped or blind stop',
  ratchetBody: 'Then exposure may rise, at most 5 points a session.',
  inputHead: 'Every missing input is there again',
  inputBody: 'Nothing is added while one is missing.',
  nothingToAdd: 'Nothing that is on the list.',
  watchKey: say`One mark a claim: ${strong('●')} friction, ${strong('○')} noise, ${strong('■')} neutral. Higher is harder; a stop sees only what lies right of its dashes.`,
  ladderLabel: (group, counts) =>
    `${group}: ${counts.length === 0 ? 'no claim' : counts.join(', ')}.`,
  rungCount: (rung, n) => `${n} at ${units.rung(rung)}`,
  noClaim: 'No claim yet.',
};
