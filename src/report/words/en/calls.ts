import type { CallLines } from '../calls.ts';

export const calls: CallLines = {
  retrace: {
    title: 'Forecasts of falls',
    none: (why) => `Forecasts of falls: no score, ${why}`,
    heading: ({ made, due, open, apart }) =>
      `Forecasts of falls: ${made} made, ${due} due, ${open} open; ${apart} of those due do not overlap`,
    caption:
      'Chance that half of the fall is back at any close within 20 sessions, and at the 20th; move of the risk leg over the 20 sessions. 80% intervals; beside each, what came',
    column: ['made', 'any close', 'came', '20th close', 'came', 'move, 80%', 'came'],
    range: (low, high) => `${low} to ${high}`,
    beside: (n) =>
      `Penalties of the same ${n === 1 ? 'forecast' : `${n} forecasts`}, the smaller the better, beside what anybody could have said`,
    held: (held, of) => `Moves inside their 80% interval: ${held} of ${of}`,
  },
  threats: {
    title: 'Threats that ended',
    none: (why) => `Threats: no score, ${why}`,
    heading: ({ ended, clusters, before }) =>
      `Threats that ended within the episode: ${ended} in ${clusters} cluster${clusters === 1 ? '' : 's'}; ${before} of them announced before it`,
    caption:
      'Chance of the end that came as of the announcement, by the outlook and by the pooled base rate; cases: threats that had ended by then',
    column: ['threat', 'announced', 'ended', 'came', 'outlook', 'base rate', 'cases'],
    beside: (n) =>
      `Penalties over the five ends of ${n === 1 ? 'that threat' : `those ${n} threats`}, the smaller the better`,
    penalties: ['', 'outlook', 'base rate'],
    left: ({ open, undated, untold }) =>
      [
        ...(open > 0 ? [`still open at the end: ${open}`] : []),
        ...(undated > 0 ? [`ended on a day that is not known: ${undated}`] : []),
        ...(untold > 0 ? [`without an outlook, too few having ended: ${untold}`] : []),
      ]
        .join('; ')
        .replace(/^./, (c) => c.toUpperCase()),
  },
  curve: {
    title: 'Calibration',
    caption: 'In fifths of the chance that was said: how often it was said, and how often it came',
    regime: (n, apart) => `Regime calls: ${n} cases that overlap, only ${apart} nearly independent`,
    retrace: (n, apart) => `Forecasts of falls: ${n} cases, ${apart} of which do not overlap`,
    threats: (n, clusters) => `Outlooks of threats: ${n} cases in ${clusters} clusters`,
    market: (n, contracts) => `Contracts: ${n} quotes of ${contracts} contracts`,
    by: { own: 'own', market: 'market' },
    column: ['', 'said', 'came', 'cases'],
    none: (what, why) => `No calibration of ${what}: ${why}`,
    of: {
      regime: 'regime calls',
      retrace: 'forecasts of falls',
      threats: 'outlooks of threats',
      market: 'odds against prices',
    },
  },
  log: 'log',
  yes: 'yes',
  no: 'no',
  why: (reason) => reason,
};
