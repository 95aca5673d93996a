import { say } from '../../prose.ts';
import type { ChartLines } from '../line.ts';
import { percent } from '../number.ts';
import { names } from './name.ts';
import { units } from './unit.ts';

const low = (x: string): string => x.charAt(0).toLowerCase() + x.slice(1);

export const charts: ChartLines = {
  newSince: (day) =>
    day === undefined ? 'What is known so far' : `New since ${day}, where the window begins`,
  notYet: ' (not yet known)',
  nothingNew: 'No claim climbed a rung in this window.',
  moreNew: (n) => `${n} more climbed; they stand in the list of evidence.`,
  legsHeading: (fell, known, hardest) => {
    if (known < 3) return 'The three legs, as far as they are known';
    if (fell === 0) return 'None of the three legs fell';
    const most = hardest === undefined ? '' : `, ${low(names.leg[hardest])} by most`;
    return fell === 3
      ? `All three legs fell${most}`
      : `${fell === 2 ? 'Two' : 'One'} of three legs fell${most}`;
  },
  legsCaption: (from, durations) =>
    `Log move in price direction, %, ${from} = 0${durations.length > 0 ? `; ${durations.map((d) => `bonds as −${d} times the change in yield`).join(', ')}` : ''}. Shaded: the window judged. z in standard deviations of the leg's own past`,
  carried: 'market shut, value carried',
  pathLabel: (title, move, z) => `${title}: ${move} over the window, ${z} of its own past.`,
  severityHeading: (severity, sigma) =>
    severity === undefined
      ? 'How far the least-fallen leg fell is not known'
      : severity > 0
        ? `Even the leg that fell least fell ${sigma}`
        : 'Not all three legs fell',
  severityCaption: ({ count, fell, window, from }) =>
    say`${count} past windows of ${units.sessions(window)} since ${from}, of which ${fell} saw all three fall: a hairline each, placed at the leg that fell least`,
  stripToday: (day, severity) => `${day}: ${severity}`,
  stripThreshold: 'threshold',
  stripLargest: (severity) => `largest ${severity}`,
  windowSays: (n) => units.sessions(n),
  turbulenceSays: (turbulence, surprise, absorption) =>
    say`Beside it, from strictly past moments: turbulence ${turbulence}, correlation surprise ${surprise}, absorption shift ${absorption}.`,
  shareHeading: 'How much of the fall was sold by rule is not known',
  shareCaption:
    'Share of the fall that rules sold, of 100%: the model of forced selling is not built, so no figure is given',
  crowdSays:
    'The models of the crowd, of career risk and of fire sales are not built either: who sells, by mandate or by fear, is not known.',
  creditHeading: (state) =>
    ({
      confirms: 'Credit confirms: it widens by more than the fall explains',
      'does not confirm': 'Credit does not confirm',
      contradicts: 'Credit contradicts: it narrows against the fall',
      unknown: 'The credit reading is not known',
    })[state],
  creditCaption: (end, count) => [
    ...say`Change in the credit series that risk and volatility do not explain, index points: tick is the estimate, band its 80% interval`,
    ...(end === undefined ? [] : say`. Last window known ends on ${end}`),
    ...(count === undefined ? [] : say`; fitted on ${count} past windows`),
  ],
  historyHeading: (call, points) => {
    const name = names.regime[call];
    if (points === undefined) return `${name} leads`;
    const n = Math.round(Math.abs(points));
    if (n === 0) return `${name} leads, as before`;
    return `${name} leads, by ${n} point${n === 1 ? '' : 's'} ${points > 0 ? 'more' : 'less'} than before`;
  },
  historyCaption: (n) =>
    `Probability of each regime at the last ${n} decision${n === 1 ? '' : 's'}, one column each; never redrawn`,
  historyLabel: (x) =>
    `Today ${low(names.regime.noise)} ${x.noise}, ${low(names.regime.friction)} ${x.friction}, ${low(names.regime.rupture)} ${x.rupture}.`,
  waterfallHeading: (by, text) =>
    Math.abs(by) < 0.05
      ? 'The odds did not move'
      : `The odds moved ${text} to ${by > 0 ? 'friction' : 'noise'}`,
  waterfallCaption:
    'Log odds of friction against noise, decibans (10 dB is ten to one); right is friction, left is noise. The pieces add up',
  beforeName: (day) => (day === undefined ? 'Prior of the thesis' : `Before (${day})`),
  afterName: (day) => `Now (${day})`,
  others: (n) => `${n} smaller ones together`,
  marketName: (feature, title) =>
    ({
      dollar: `Dollar while risk falls`,
      haven: `${title} while risk falls`,
      credit: `Credit while risk falls`,
    })[feature] ?? `Market: ${title}`,
  pathsHeading: (n) => `${n} paths, and what stands in the way of each`,
  pathsCaption:
    "Odds of a path: its regime's odds times its weight within it. Bars: the thesis' stated interval for the chance that the obstacle is overcome within the horizon; an assumption, not an estimate. How the obstacles of one path combine is not known: that model is not built",
  chanceOf: (p, regime, weight) => say`${p}: ${low(regime)}, weight ${weight}`,
  bindingHeading: (binding, at) => `${names.binding[binding]} binds, at ${at}`,
  capsCaption: (capital) =>
    `The most exposure that each constraint allows, share of own capital${capital === undefined ? '' : ` (${capital})`}; the shortest decides`,
  capName: (binding, policy) =>
    ({
      stop: 'Stops',
      blind: 'Blind stops',
      forcedOut: `P(forced out) ≤ ${percent(policy.forcedOut)}`,
      days: `Days to cash ≤ ${policy.days}`,
      cvar: `Loss budget, CVaR ≤ ${percent(policy.budget)}`,
      kelly: `Drawdown ${percent(1 - policy.alpha)} ≤ ${percent(policy.beta)}`,
      gate: `Gain over loss, ${policy.asymmetry} wanted`,
      growth: 'Fastest growth',
      headroom: `All of these, ${units.decibans(String(policy.headroom))} worse`,
      pace: 'Pace',
      'unknown input': 'Missing input',
      ratchet: 'Ratchet',
      leverage: 'Leverage limit',
    })[binding],
  capsLabel: (rows) => `What each constraint allows: ${rows.join('; ')}.`,
};
