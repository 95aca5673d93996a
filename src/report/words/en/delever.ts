import { join, say } from '../../prose.ts';
import type { DeleverLines } from '../delever.ts';

/** Groups of names that a cross-section is measured over. */
const GROUPS: Readonly<Record<string, string>> = { etf: 'funds', share: 'shares' };

const READS = {
  'most liquid hardest': 'the most liquid were sold hardest',
  'least liquid hardest': 'the least liquid were sold hardest',
  'no pattern': 'no pattern',
} as const;

export const delever: DeleverLines = {
  title: 'Mechanical or news',
  verdict: (share, half) =>
    half === undefined
      ? 'No synchronised fall stands'
      : share === undefined
        ? `Half back within 20 sessions: ${half}. Mechanical share: not identified`
        : `Half back within 20 sessions: ${half}. Mechanical share: ${share}`,
  half: 'Half back within 20 sessions',
  end: 'Half back at the 20th close',
  move: 'Move over 20 sessions',
  share: 'Mechanical share',
  gap: 'Prices against own odds',
  interval: (low, high) => say`80%: ${low} to ${high}`,
  walk: (p) => say`a random walk: ${p}`,
  cases: (n, mean) =>
    mean ? say`the mean of ${n} past falls` : say`from features of ${n} past falls`,
  record: ({ cases, score, scores }) =>
    say`${cases} past forecasts, ${score}: ${join(
      scores.map((s) => say`${s.name} ${s.value}`),
      ', ',
    )}`,
  brier: 'Brier',
  crps: 'CRPS',
  forecast: { own: 'features', mean: 'past mean', fear: 'VIX rule', walk: 'walk' },
  held: (held, of) => say`${held} of ${of} intervals held`,
  noRecord: 'no record: too few forecasts have come due',
  made: (day) => `forecast of ${day}`,
  notIdentified: 'Not identified',
  excess: (at, low, high) => say`half back against matched falls: ${at} (80%: ${low} to ${high})`,
  power: (together, alone, points) =>
    say`${together} synchronised falls beside ${alone} others can show only ${points} or more`,
  points: (x) => `${x} points`,
  onBook: (money) => say`${money} on the book`,
  feared: (implied, own) => say`friction or rupture: ${implied} in prices, ${own} own`,
  unscored: 'no record: no path has come due',
  shareHeading: (share) =>
    share === undefined
      ? ['How much of such falls is mechanical is not identified']
      : say`${share} of such falls came back beyond what would have anyway`,
  shareCaption: (identified) =>
    `How much more often half was back at a close within 20 sessions than after matched falls that were not synchronised, percentage points; thick line the estimate, band its 80% interval${identified ? '' : '. It includes 0, so no share is stated'}`,
  retraceHeading: (half, walk) =>
    say`Half is back within 20 sessions in ${half} of such falls; in a random walk in ${walk}`,
  retraceCaption: (by) =>
    `Log move over the twenty sessions after the fall, %: thick line the middle, band 80% of past errors. ${by === 'past mean' ? 'Features did not beat the past mean so far, so the past mean is used' : 'Features beat the past mean so far, so they are used'}`,
  flowHeading: (most) =>
    most === undefined
      ? ['By rule nobody had to sell in this window']
      : say`By rule books sold up to ${most} of their assets in this window`,
  flowCaption:
    'A model of three rules, not a measurement. Per cent of their assets; above 0 sold. Ahead: if every move is of the usual size',
  flow: {
    'volatility target': 'Volatility target',
    'var limit': 'VaR limit',
    trend: 'Trend',
  },
  recordHeading: (n) => `How ${n} forecasts of earlier falls fared`,
  recordCaption:
    'Walking forward; the smaller the better. Where features lose to the past mean, the past mean is used',
  column: {
    at: 'Now',
    rule: 'Rule',
    before: 'Exposure before',
    now: 'Now',
    window: 'Sold in the window',
    next: 'Next five sessions',
    group: 'Names',
    names: 'Read',
    slope: 'Most less least liquid',
    volume: 'Volume rank correlation',
    reads: 'Reads',
  },
  ranksHeading: (reads) =>
    reads.length > 0 && reads.every((r) => r === reads[0]) && reads[0] !== 'no pattern'
      ? `In this window ${READS[reads[0] as keyof typeof READS]}`
      : reads.some((r) => r === 'most liquid hardest')
        ? 'Some groups show the most liquid sold hardest, others do not'
        : 'No sign that the most liquid names were sold hardest',
  ranksCaption:
    'The memo of the thesis says that the most liquid are sold first; here it is measured. Slope: move of the most liquid less that of the least liquid name, in sigmas, 80% from earlier windows; volume: rank correlation of traded value with abnormal volume',
  reads: READS,
  group: (id) => GROUPS[id] ?? id,
  forensics: (assets, sessions) =>
    `Sold book read from how prices moved together over ${sessions} sessions: ${assets.join(', ')}.`,
  noForensics: (reason) => `Sold book, read from how prices move together: ${reason}.`,
  second: {
    heading: 'Second opinions on the market, beside the call and never in it',
    filter: 'Hamilton filter',
    points: 'Bayesian change points',
    stormy: (p) => say`Hamilton filter: chance of the stormy state ${p}`,
    change: (p, within, since) =>
      say`Bayesian change points: chance that moves changed their law within the last ${String(within)} sessions ${p}; the likeliest run began on ${since}`,
    note: 'Both see the prices of the risk leg alone, no news.',
  },
};
