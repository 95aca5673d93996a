import { say } from '../../render/prose.ts';
import type { ChartLines } from '../line.ts';
import { limit, percent } from '../number.ts';
import { names } from './name.ts';
import { units } from './unit.ts';

const low = (x: string): string => x.charAt(0).toLowerCase() + x.slice(1);

export const charts: ChartLines = {
  newSince: (day) =>
    day === undefined ? 'What is known so far' : `New since ${day}, where the window begins`,
  notYet: ' (not yet known)',
  withheld: 'The reason rests on what was not yet known, and is withheld:',
  nothingNew: 'No claim climbed a rung in this window.',
  moreNew: (n) => `${n} more climbed and ${n === 1 ? 'is' : 'are'} not listed here.`,
  legsHeading: (fell, known, hardest) => {
    if (known === 0) return 'None of the three legs is known yet';
    if (known < 3) return 'The three legs, as far as they are known';
    if (fell === 0) return 'None of the three legs fell';
    if (fell === 1 && hardest !== undefined)
      return `Only one of three legs fell: ${low(names.leg[hardest])}`;
    const most = hardest === undefined ? '' : `, ${low(names.leg[hardest])} the most`;
    return fell === 3
      ? `All three legs fell${most}`
      : `${fell === 2 ? 'Two' : 'One'} of three legs fell${most}`;
  },
  legsCaption: (from, durations) =>
    `Log move in price direction, %, ${from} = 0${durations.length > 0 ? `; ${durations.map((d) => `bonds as −${d} times the change in yield`).join(', ')}` : ''}. Shaded: the window judged. σ is the standard deviation of the leg's own past`,
  carried: 'market shut, value carried',
  pathLabel: (title, move, z) => `${title}: ${move} over the window, ${z} of its own past.`,
  severityHeading: (severity, sigma) =>
    severity === undefined
      ? 'How far the least-fallen leg fell is not known'
      : severity > 0
        ? `Even the leg that fell least fell ${sigma}`
        : 'Not all three legs fell',
  severityCaption: ({ count, fell, window, from }) =>
    say`Of ${count} windows of ${units.sessions(window)} since ${from}, ${fell} saw all three legs fall: a hairline each, placed at the fall of the least-fallen leg`,
  stripToday: (day, severity) => `${day}: ${severity}`,
  stripThreshold: 'threshold',
  stripLargest: (severity) => `largest ${severity}`,
  windowSays: (n) => units.sessions(n),
  turbulenceSays: (turbulence, surprise, absorption) =>
    say`Also, from past data only: turbulence ${turbulence}, correlation surprise ${surprise}, absorption shift ${absorption}.`,
  creditHeading: (state) =>
    ({
      confirms: 'Credit confirms: it widened by more than risk and volatility explain',
      'does not confirm':
        'Credit does not confirm: no widening beyond what risk and volatility explain',
      contradicts: 'Credit contradicts: it is tighter than risk and volatility explain',
      unknown: 'The credit reading is not known',
    })[state],
  creditCaption: (end, count) => [
    ...say`Change in the credit series that risk and volatility do not explain, index points: the tick is the estimate, the band its 80% interval`,
    ...(end === undefined ? [] : say`. The last known window ends on ${end}`),
    ...(count === undefined ? [] : say`; estimated from ${count} past windows`),
  ],
  historyHeading: (call, points, near) => {
    const name = names.regime[call];
    if (near !== undefined)
      return near.gap === 0
        ? `${name} and ${low(names.regime[near.regime])} are level`
        : `${name} leads ${low(names.regime[near.regime])} by only ${near.gap} point${near.gap === 1 ? '' : 's'}`;
    if (points === undefined) return `${name} leads`;
    const n = Math.round(Math.abs(points));
    if (n === 0) return `${name} leads, little changed`;
    return `${name} leads, ${points > 0 ? 'up' : 'down'} ${n} point${n === 1 ? '' : 's'} since the last decision`;
  },
  historyCaption: (n) =>
    `Probability of each regime at the last ${n} decision${n === 1 ? '' : 's'}, one column each; never redrawn later`,
  historyLabel: (x) =>
    `Today ${low(names.regime.noise)} ${x.noise}, ${low(names.regime.friction)} ${x.friction}, ${low(names.regime.rupture)} ${x.rupture}.`,
  waterfallHeading: (by, text) =>
    Math.abs(by) < 0.05
      ? 'The odds did not move'
      : `The odds moved ${text} towards ${by > 0 ? 'friction' : 'noise'}`,
  waterfallCaption:
    'Log odds of friction against noise, decibans (10 dB is ten to one); right is friction, left is noise. The pieces add up to the move',
  beforeName: (day) => (day === undefined ? 'Prior of the thesis' : `Before (${day})`),
  afterName: (day) => `Now (${day})`,
  others: (n) => `${n} smaller ones together`,
  marketName: (feature, title) =>
    ({
      dollar: `Dollar while risk falls`,
      haven: `${title} while risk falls`,
      credit: `Credit while risk falls`,
    })[feature] ?? `Market: ${title}`,
  pathsHeading: (n) =>
    n === 1
      ? 'One path, and what stands in its way'
      : `${n} paths, and what stands in the way of each`,
  pathsCaption:
    "Chance of a path: its regime's chance times its weight. Bars: the thesis' interval for the chance that the obstacle is overcome within the horizon; stated, not estimated. Nothing is assumed of how the obstacles of one path hang together: the bounds above allow for all of it",
  chanceOf: (p, regime, weight) => say`${p} (${low(regime)}, weight ${weight})`,
  bindingHeading: ({ binding, target, optimum, headroom }) => {
    const [at, most, rise] = [percent(target), percent(optimum), percent(headroom)];
    if (binding === 'headroom')
      return headroom < target
        ? `Held at ${at}: worse odds would allow only ${rise}, so nothing is added`
        : `At ${at}, as far as worse odds allow`;
    if (binding === 'pace')
      return target > optimum
        ? `On the way down to ${most}: ${at} today`
        : `On the way up to ${rise}: ${at} today`;
    if (binding === 'ratchet')
      return `Held at ${at}: nothing is added until the stops are quiet for five decisions`;
    if (binding === 'unknown input') return `Held at ${at}: an input is missing`;
    return `${names.binding[binding]} binds, at ${at}`;
  },
  riseHead: 'How far exposure may rise: limits adding only',
  riseOnly: 'limits adding only',
  bindsAt: (share) => `${share}, binds`,
  capsCaption: (capital) =>
    `The most exposure that each constraint allows, share of own capital${capital === undefined ? '' : ` (${capital})`}; exposure above the shortest is cut`,
  capName: (binding, policy) =>
    ({
      stop: 'Stops',
      blind: 'Blind stops',
      forcedOut: `P(forced out) ≤ ${limit(policy.forcedOut)}`,
      days: `Days to cash ≤ ${policy.days}`,
      cvar: `Loss budget, CVaR ≤ ${percent(policy.budget)}`,
      kelly: `P(drawdown ${percent(1 - policy.alpha)}) ≤ ${percent(policy.beta)}`,
      gate: `Gain over loss, full at ${policy.asymmetry}`,
      growth: 'Fastest growth',
      headroom: `All of these, odds ${units.decibans(String(policy.headroom))} worse`,
      pace: 'Pace',
      'unknown input': 'Missing input',
      ratchet: 'Cooling-off after a stop',
      leverage: 'Leverage limit',
    })[binding],
  capsLabel: (rows) => `What each constraint allows: ${rows.join('; ')}.`,
};
