import { say } from '../../render/prose.ts';
import type { CareerLines } from '../career.ts';

export const career: CareerLines = {
  title: 'Career',
  verdict: (share) => `${share} of managers' money sells.`,
  heading: ({ tail, share, mandate, fear }) =>
    mandate === undefined
      ? say`At a tail probability of ${tail}, ${share} of managers' money sells out of fear`
      : fear === undefined
        ? say`At a tail probability of ${tail}, ${share} of managers' money sells, all of it by mandate`
        : say`At a tail probability of ${tail}, ${share} of managers' money sells: ${mandate} by mandate, ${fear} by fear`,
  unknown: 'What share would sell at what tail probability is not known',
  caption:
    'Share of the money with careers behind it that sells, by the probability of the tail (friction or rupture). Solid: the smallest stable share; dashes: the largest, where the two differ. What a career is worth is stated, not estimated',
  run: (most) => say`Should a run start, ${most} sells at the same tail probability`,
  noRun: 'The share moves without a leap: no tail probability starts a run',
  fold: (at) => `A run starts beyond a tail probability of ${at}`,
  limits: (share) =>
    say`Limits and redemptions sold ${share} of what the crowd held in simulated falls of like size, whatever anybody thought`,
  noLimits:
    'What limits and redemptions sell in a fall like this is not known: the risk leg did not fall far enough to compare',
  own: (tail) =>
    say`The dot is for managers who see these odds; the simulated crowd below starts from ${tail} and grows more afraid as prices fall, both stated`,
  starts: (at) => `a run starts at ${at}`,
  ends: (at) => `a run ends at ${at}`,
  here: (tail, share) => `at ${tail}: ${share} sells`,
  mandate: (share) => `must sell: ${share}`,
  leap: (at, from, to) => `${at}: from ${from} to ${to}`,
  row: {
    tail: 'Tail probability',
    lowest: 'Sells, smallest stable share',
    highest: 'Sells once a run has started',
    mandate: 'By mandate, whatever anybody thinks',
    fear: 'By fear',
    together: 'Median manager sells beyond, when nobody has',
    alone: 'Median manager sells beyond, when all have',
    fired: 'P(fired) for a loss shared with all',
    firedAlone: 'P(fired) for a loss borne alone',
    half: 'At least half sells beyond',
    starts: 'A run starts at, and leaps',
    ends: 'A run ends at, and falls',
    gain: 'Staying gains if the threat fades',
    bonus: 'Years of pay for a gain of the whole book',
    stakes: 'Being fired costs',
    able: 'Managers taken for able beforehand',
  },
  years: (n) => `${n} years of pay`,
  stakesSay: (median, spread) => `median ${median} years of pay, log spread ${spread}`,
  parts: (n) => `a list of ${n} parts`,
  rulesHeading: 'What the game assumes',
  rulesCaption: 'Stated, not estimated',
};
