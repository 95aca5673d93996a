import { formatDay, weekday } from '../../../domain/time.ts';
import { left } from '../../render/columns.ts';
import { cite, type Prose, type Span, say } from '../../render/prose.ts';
import { severityCell, stopMarks } from '../daily.ts';
import type { VerdictLines } from '../line.ts';
import { chance, fixed, percent } from '../number.ts';
import { names } from './name.ts';
import { units } from './unit.ts';

const THREE = 'Risk assets, bonds and the dollar';

export const verdicts: VerdictLines = {
  headline: (verdict, move, target) => {
    if (verdict === 'leave') return 'Leave. Do not rush back.';
    if (verdict === 'wait') return 'Stay out. Do not buy.';
    if (verdict === 'trim' || move === 'down') return `Trim to ${target}. Do not leave.`;
    if (move === 'first') return `Hold. Start at ${target}.`;
    return move === 'up' ? `Hold. Raise to ${target}.` : 'Hold. Do not add.';
  },
  fall: ({ state, window, over, severity, rank, since, why }) => {
    const over_ = `over ${units.sessions(window)}`;
    if (state === 'synchronised' && over) return say`${THREE} fell together ${over_}: ${rank}.`;
    if (state === 'synchronised')
      return say`The joint fall that began on ${since ?? ''} is not over; ${over_} the least-fallen leg stands at ${severity ?? units.unknown('no value')}.`;
    if (state === 'building')
      return say`At least two of risk assets, bonds and the dollar fell ${over_}, but not all three fell hard.`;
    if (state === 'lopsided')
      return say`One leg fell hard ${over_} and the others did not follow: a one-sided fall, not a joint one, and not calm.`;
    if (state === 'calm') return say`${THREE} did not fall hard together ${over_}.`;
    return say`Whether all three fell together is ${units.unknown(why ?? 'no value')}.`;
  },
  rank: ({ oneIn, count, from, why }) => {
    if (typeof oneIn === 'number')
      return say`since ${from} one window in ${cite(fixed(oneIn, 0), 'vintage')} was as severe`;
    if (why === 'not all legs fell') return say`not all legs fell, so there is nothing to rank`;
    return oneIn === undefined
      ? say`how rare that is is ${units.unknown(why)}`
      : say`of ${count} windows since ${from}, none was as severe`;
  },
  standing: ({ yet, nothing, hardest, force, refs, credit }) => {
    const open = yet ? 'Yet ' : '';
    const cap = (x: string): string => (yet ? x : x.charAt(0).toUpperCase() + x.slice(1));
    if (force > 0)
      return say`${cite(`${force} ${force === 1 ? 'claim' : 'claims'}`, ...refs)} of friction ${force === 1 ? 'is' : 'are'} in force; ${credit}.`;
    if (nothing)
      return say`No evidence has come in, so nothing is known of friction yet; ${credit}.`;
    if (hardest === undefined || hardest === 0)
      return say`${open}${cap('no')} friction has got beyond talk; ${credit}.`;
    return say`${open}${cap('the')} hardest friction still standing is ${cite(units.rung(hardest), ...refs)}, and nothing is in force; ${credit}.`;
  },
  creditClause: (state, end, why) => {
    if (state === 'unknown') return say`the credit reading is ${units.unknown(why ?? 'no value')}`;
    const known = end === undefined ? '' : `, known to ${end},`;
    if (state === 'confirms') return say`credit${known} widened by more than the market explains`;
    return state === 'contradicts'
      ? say`credit${known} is tighter than the market explains`
      : say`credit${known} did not widen by more than the market explains`;
  },
  therefore: ({ verdict, move, before, target, because }) => {
    if (verdict === 'leave')
      return move === 'down'
        ? say`So leave, and take exposure from ${before} to ${target}: ${because}.`
        : say`So leave; exposure of ${target} is still to be taken off: ${because}.`;
    if (verdict === 'wait') return say`So stay out: ${because}.`;
    if (move === 'first') return say`So begin at ${target} and no higher: ${because}.`;
    if (move === 'up')
      return say`So hold, and raise exposure from ${before} to ${target}: ${because}.`;
    if (move === 'down' || verdict === 'trim')
      return say`So cut exposure from ${before} to ${target} and keep the rest: ${because}.`;
    return say`So do not sell, and do not buy more. Exposure stays at ${target}: ${because}.`;
  },
  because: (exposure, policy) => {
    const { binding, headroom, target, optimum, caps } = exposure;
    const stop = caps.find((c) => c.cap === 'stop')?.at ?? optimum;
    const share = (x: number): Span => cite(percent(x), 's-size');
    const worse = cite(units.decibans(String(policy.headroom)), 'thesis');
    const all: { readonly [B in typeof binding]: Prose } = {
      stop: say`what has tripped lowers the upper limit of exposure to ${share(stop)}`,
      blind: say`a stop is blind, and what cannot be seen counts as risk`,
      forcedOut: say`more could force one out before the horizon`,
      days: say`more could not be turned into cash in time`,
      cvar: say`more would break the loss budget of ${share(policy.budget)} of capital`,
      kelly: say`with more, the chance of a drawdown of ${share(1 - policy.alpha)} would exceed ${share(policy.beta)}`,
      gate: say`the gain if right does not outweigh the loss if wrong by enough`,
      growth: say`more would not grow faster`,
      headroom:
        target === 0
          ? say`odds worsened by ${worse} would leave no room for any exposure`
          : headroom < target
            ? say`today's odds allow ${share(optimum)}, enough to hold; odds worsened by ${worse} allow only ${share(headroom)}, not enough to add`
            : say`that much could still be held if the odds worsened by ${worse}`,
      pace:
        target > optimum
          ? say`the limits allow ${share(optimum)}, and exposure falls by at most 10 points a session`
          : say`worse odds would allow ${share(headroom)}, and exposure rises by at most 5 points a session`,
      'unknown input': say`an input is missing, and nothing is added on what is not known`,
      ratchet: say`nothing is added while a stop is pending, nor before five decisions in a row without a tripped or blind stop`,
      leverage: say`the leverage limit is ${share(policy.leverage)}`,
    };
    return all[binding];
  },
  was: (what, on) => say`was ${what} on ${on}`,
  same: (on) => say`as on ${on}`,
  firstDecision: 'first decision',
  caution: (replay) =>
    replay
      ? 'Replay: only what was known at the moment above is used. The default weights were chosen with the bundled episode in view; on that episode they are in-sample.'
      : 'Only what was known at the moment above is used. The default weights are stated, not fitted.',
  dailyHead: 'day, verdict, exposure, stress, severity (sigma), odds, stops [~] [?] [X] by no.',
  daily: (d) => {
    const { stress, regime, exposure } = d;
    const week = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ')[weekday(d.moment.day) - 1];
    return [
      `${formatDay(d.moment.day)} ${week}`,
      left(d.verdict, 5),
      `${String(Math.round(100 * exposure.target)).padStart(3)}%`,
      left(`${names.stress[stress.state]}`, 12),
      severityCell(d),
      `noise ${chance(regime.noise).padStart(4)} friction ${chance(regime.friction).padStart(4)}`,
      stopMarks(d).join(' '),
    ]
      .join('  ')
      .trimEnd();
  },
};
