import type { Verdict } from '../../../domain/decision.ts';
import { say } from '../../render/prose.ts';
import type { OddsLines } from '../odds.ts';

const INPUTS: Readonly<Record<string, string>> = {
  'friction odds': 'Odds of friction against noise',
  'rupture odds': 'Odds of rupture against noise',
  'noise mean': 'Mean outcome under noise',
  'friction mean': 'Mean outcome under friction',
  'rupture mean': 'Mean outcome under rupture',
  'loss budget': 'Loss budget',
  'noise spread': 'Spread of outcomes under noise',
};

/** A verdict before the exposure that it comes to. */
const TODAY: { readonly [V in Verdict]: string } = {
  hold: 'hold at',
  trim: 'trim to',
  leave: 'leave, exposure',
  wait: 'wait, exposure',
};

export const odds: OddsLines = {
  title: 'Odds',
  verdict: (way, gap) =>
    way === 'unknown'
      ? 'What prices imply for the book is not known.'
      : way === 'hidden'
        ? 'Own odds and prices differ by no more than the noise.'
        : way === 'fear'
          ? `Prices fear more than own odds do: ${gap} of the book.`
          : `Prices fear less than own odds do: ${gap} of the book.`,
  found: ({ at, low, high, sessions, money }) =>
    money === undefined
      ? say`What the odds implied by the moves of ${sessions} expect of the book, less what own odds do: ${at} (80%: ${low} to ${high})`
      : say`What the odds implied by the moves of ${sessions} expect of the book, less what own odds do: ${at} (80%: ${low} to ${high}), about ${money}`,
  noBook: (why) => [`The gap on the book is ${why}`],
  today: (verdict, exposure) => say`Today: ${TODAY[verdict]} ${exposure}`,
  nearest: ({ input, now, tips, to }) =>
    say`Nearest turn of the verdict: ${input.charAt(0).toLowerCase() + input.slice(1)} at ${tips} instead of ${now} makes it ${to}`,
  noTurn: 'No single input within reach turns the verdict',
  paths: {
    widest: (path, own, implied) => say`Furthest apart: ${path}, own ${own}, implied ${implied}`,
    unknown: 'What prices imply is not known: no move was seen that every path speaks of',
    caption:
      "Dot and bar: the odds that prices imply, with their 80% interval. Circle: own odds. Grey: what the path's obstacles admit, however they hang together. On the right: own, then implied",
    key: (end) =>
      `o own, # implied, = its 80% interval, . what the obstacles admit; from 0 to ${end}`,
    path: 'Path',
    bounds: 'Bounds',
    stated: 'Stated link',
    own: 'Own',
    implied: 'Implied',
    interval: '80% interval',
  },
  assets: {
    heading: (sessions) => `What was seen over ${sessions}, and what each side expects`,
    caption:
      "Impacts count from the close before the window; of a yield the move is that of its price. Noise is one standard deviation of the asset's own past. A gap below 0: implied odds expect less of a rise, or a deeper fall, than own odds do",
    none: 'No move of an asset that every path speaks of was seen',
    asset: 'Asset',
    seen: 'Seen, ± noise',
    own: 'Own expects',
    implied: 'Implied expects',
    gap: 'Gap, 80% interval',
    book: 'The book',
  },
  contracts: {
    heading: 'Contracts on prediction markets',
    caption: (sessions) =>
      `Bid, middle and ask as a hazard a year, and as a probability over ${sessions}, the hazard taken as constant. Only contracts of one wording are set side by side`,
    none: 'No contract is on record for this episode',
    contract: 'Contract',
    wording: 'Wording',
    hazard: 'Hazard a year',
    horizon: 'Over the horizon',
    apart: (path, a, b, points) =>
      `${path}: wording ${b} stands ${points} points from wording ${a}; that much the wording alone explains`,
  },
  turns: {
    heading: 'What would turn the verdict',
    caption: (held, reach, decibans) =>
      `One input moved at a time, at an exposure of ${held}: the verdict is leave where the best exposure stays under 10%, trim where it is under what is held, add where it is over that by more than a step. Searched within ${reach} and ${decibans} either way. dB: odds on a log scale, 0 is even, −10 is 1 to 10, +3 doubles them`,
    input: (name) => INPUTS[name] ?? name,
    name: 'Input',
    now: 'Now',
    tips: 'Turns at',
    by: 'Move',
    becomes: 'Becomes',
    to: { hold: 'hold', trim: 'trim', leave: 'leave, if it lasts', add: 'add' },
    none: 'not within reach',
  },
  misfits: 'Do the odds contradict themselves',
  noMisfits: 'No contradiction was found between bounds, own odds, impacts and contracts',
  misfit: (m, n) => {
    switch (m.kind) {
      case 'contradictory':
        return `The obstacles of all paths leave no room for odds that sum to 1: together they admit ${n.chance(m.low)} to ${n.chance(m.high)}`;
      case 'out of bounds':
        return `${n.path(m.scenario)}: own odds of ${n.chance(m.own)} lie outside what its obstacles admit and were brought back to ${n.chance(m.bound)}`;
      case 'infeasible':
        return `${n.asset(m.asset)}: no odds over these paths make its move of ${n.move(m.wanted)}; the paths allow ${n.move(m.low)} to ${n.move(m.high)}`;
      case 'no impact':
        return `${n.path(m.scenario)}: it says nothing of ${n.asset(m.asset)}, which is left out`;
      case 'expired':
        return `${n.contract(m.contract)}: it expired on ${n.day(m.deadline)} and is left out`;
      case 'disagreeing':
        return `${m.contracts.map(n.contract).join(' and ')}: one path in one wording, yet their spreads lie ${n.chance(m.apart)} apart over the horizon`;
    }
  },
  method: ({ cases, distance }) =>
    `Implied odds are the nearest to own odds whose expected moves match those seen, as far as noise lets one tell; own odds count as ${cases} cases. Intervals come from 200 draws of the noise and of those cases, and are too narrow where the market thinks further away from own odds than those draws reach${distance === undefined ? '' : `. Distance of implied from own odds (relative entropy): ${distance} nats`}. Impacts and obstacles are stated by the thesis, not estimated`,
  reading:
    'The whole move is read as the expected impact of the paths, counted from the close before the window. An impact that prices held before it makes the gap look larger than it is',
};
