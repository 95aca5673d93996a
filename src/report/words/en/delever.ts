import { join, say } from '../../render/prose.ts';
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
    `Half back within 20 sessions: ${half}. Mechanical share: ${share ?? 'not identified'}`,
  noVerdict: 'No synchronised fall stands',
  half: 'Half back within 20 sessions',
  end: 'Half back at the 20th close',
  move: 'Move over 20 sessions',
  share: 'Mechanical share',
  gap: 'Prices against own odds',
  interval: (low, high) => say`80%: ${low} to ${high}`,
  walk: (p) => say`a random walk: ${p}`,
  beside: (p) => say`after matched falls: ${p}`,
  cases: (n, mean) =>
    mean ? say`the mean of ${n} past falls` : say`from features of ${n} past falls`,
  record: ({ cases, score, scores }) =>
    say`${cases} past forecasts, ${score}: ${join(
      scores.map((s) => say`${s.name} ${s.value}`),
      ', ',
    )}`,
  brier: 'Brier',
  crps: 'CRPS',
  forecast: { own: 'ours', mean: 'past mean', fear: 'VIX rule', walk: 'walk' },
  held: (held, of) => say`${held} of ${of} intervals (80%) held`,
  noRecord: 'no record: too few forecasts have come due',
  made: (day, cases) => say`Forecast of ${day}: ${cases}`,
  notIdentified: 'Not identified',
  excess: (at, low, high) =>
    say`half back, less that after matched falls: ${at} (80%: ${low} to ${high})`,
  power: (together, alone, points) =>
    say`${together} synchronised falls beside ${alone} other windows: ${points} would show in 80 of 100 samples`,
  points: (x) => `${x} points`,
  onBook: (money) => say`${money} on the book`,
  feared: (implied, own) => say`friction or rupture: ${implied} in prices, ${own} own`,
  unscored: 'no record yet: no path has come due',
  shareUnknown: 'Mechanical share',
  flowUnknown: 'Sales by rule',
  ranksUnknown: 'Whether the most liquid names were sold hardest',
  shareHeading: (share) =>
    share === undefined
      ? ['How much of such a fall is mechanical is not identified']
      : say`In ${share} of such falls half came back that would otherwise not have`,
  shareCaption: (identified) =>
    `How much more often half of the fall was back at a close within 20 sessions than after matched falls that were not synchronised, percentage points. Thick line: the estimate; band: its 80% interval${identified ? '' : ', which includes 0, so no share is stated'}`,
  retraceHeading: (half, walk) =>
    say`Half is back within 20 sessions in ${half} of such falls; in a random walk in ${walk}`,
  retraceCaption: (by) =>
    `Log move of shares over the 20 sessions after the fall, %. Thick line: the middle; band: 80% of past errors. ${by === 'past mean' ? 'The features of a fall have not beaten the past mean so far, so the past mean is used' : 'The features of a fall have beaten the past mean so far, so they are used'}. After any fall shares come back more often than such a walk: a lead over it is no sign of forced selling`,
  flowHeading: (most) =>
    most === undefined
      ? ['No rule that is modelled forced a sale in this window']
      : say`In the model, rules made funds sell up to ${most} of their assets in this window`,
  flowCaption:
    'A model of three rules (volatility target, VaR limit, trend), not a measurement. Exposure and sales in per cent of the assets under that rule: above 0 sold, below 0 bought. Next five sessions: what follows if every move is of the usual size',
  flowOf: (rule, series) => `${rule}, ${series}`,
  ahead: (total) => `${total} in all`,
  flow: {
    'volatility target': 'Volatility target',
    'var limit': 'VaR limit',
    trend: 'Trend',
  },
  used: 'used',
  recordHeading: (n) => `How forecasts of ${n} earlier falls fared`,
  recordCaption:
    'Each made with what was known at the time; penalties, the smaller the better. Ours: the move from features of the fall, the two chances from the walk as the past shifts it. Where ours has lost to the past mean so far, the past mean is used; the VIX rule is shown and not used',
  column: {
    at: 'Now',
    matched: 'matched',
    rule: 'Rule',
    before: 'Exposure before',
    now: 'Now',
    window: 'Sold in the window',
    next: 'Next five sessions',
    sigmas: 'Most less least, sigmas',
    group: 'Names',
    names: 'Priced',
    volume: 'Liquidity and volume',
    reads: 'Reading',
  },
  ranksHeading: (reads) =>
    reads.length > 0 && reads.every((r) => r === reads[0]) && reads[0] !== 'no pattern'
      ? `In this window ${READS[reads[0] as keyof typeof READS]}`
      : reads.some((r) => r === 'most liquid hardest')
        ? 'Some groups show the most liquid sold hardest, others do not'
        : 'No sign that the most liquid names were sold hardest',
  ranksCaption:
    'The memo that bide is built from says that the most liquid names are sold first; here it is measured. Most less least liquid: move of the most liquid name less that of the least liquid, in sigmas. Liquidity and volume: rank correlation of traded value with abnormal volume. 80% intervals from earlier windows',
  reads: READS,
  group: (id) => GROUPS[id] ?? id,
  forensics: (assets, sessions) =>
    `The book that must have been sold, read from how prices moved together over ${sessions} sessions: ${assets.join(', ')}.`,
  noForensics: (reason) =>
    `The book that must have been sold, read from how prices move together: ${reason}.`,
  second: {
    heading: 'Second opinions on the market, beside the call and never in it',
    filter: 'Hamilton filter',
    points: 'Bayesian change points',
    stormy: (p) => say`Hamilton filter: chance of the stormy state ${p}`,
    change: (p, within, since) =>
      say`Bayesian change points: chance that the distribution of moves changed within the last ${String(within)} sessions ${p}; the present run most likely began on ${since}`,
    note: 'Both see the prices of the risk leg alone, no news.',
  },
};
