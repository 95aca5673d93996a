import { fixed } from '../number.ts';
import type { PageLines } from '../page.ts';

export const pages: PageLines = {
  partialMark: '[PARTIAL]',
  partialOf: ({ asked, done }) =>
    `Partial: stopped after ${fixed(done, 0)} of ${fixed(asked, 0)} paths; every figure rests on these alone.`,
  vintage: (method, from, until) => `${method}, learnt from ${from} to ${until}`,
  crowd: ({ model, title, hash, vintage, fingerprints }) =>
    `${model}, ${title}; SHA-256 ${hash}; ${vintage ?? 'no vintage ends before the window: impact and its decaying share are stated'}; ${fingerprints.length === 0 ? 'no simulation' : `simulations ${fingerprints.join(', ')}`}`,
  drawn: ({ paths, seed, threads, fingerprint }) =>
    `${paths} paths, seed ${seed}, ${threads} thread${threads === 1 ? '' : 's'}; fingerprint ${fingerprint}`,
  prints: (all) => `Simulations ${all.join(', ')}.`,
  assumed: (n) =>
    `${n} figure${n === 1 ? '' : 's'} of this crowd ${n === 1 ? 'is' : 'are'} stated with reasons in its file.`,
  world: {
    which: 'Simulated regime',
    volatility: "Volatility, times the crowd's own",
    tail: 'Tail probability beforehand',
    drift: 'Mean return a session',
    news: 'Move that the news explains',
    rate: 'Rate of a loan, a year',
    own: "the crowd's own",
    none: 'none',
  },
  conditions: 'What was asked',
  histogram: {
    heading: (from, to, share) =>
      `Most often sales made ${from} to ${to} of the fall: in ${share} of the paths that fell`,
    caption:
      'Overshoot over all paths that fell: part of the fall that forced sales made. Share of these paths',
  },
  sold: {
    heading: (first, share) =>
      `The most liquid asset, ${first}: the crowd sold ${share} of what it held`,
    caption: "Share of the crowd's holdings that was sold, most liquid asset first",
    asset: 'Asset',
    share: 'Sold',
    nobody: 'In no path did anybody have to sell',
  },
  level: {
    heading: (n, at, low, high) =>
      `After ${n} sessions the market stands at ${at} in the middle; in 80% of the paths at ${low} to ${high}`,
    caption:
      'Level of the market by session after the shock, share of its level before; all paths that fell. Line: median; band: 80% of the paths',
    median: 'median',
  },
  falls: {
    heading: 'Falls by size',
    caption: 'Means over simulated falls; σ of the market over the window of the shock',
    size: 'Fall',
    paths: 'Paths',
    overshoot: 'Overshoot',
    sold: 'Sold',
    half: 'To half',
    within: 'In 20',
    walk: 'Walk',
  },
  kinds: {
    heading: (books) => `Who is in the crowd: ${books} books`,
    kind: 'Kind',
    books: 'Books',
    share: 'Holds',
    sells: 'Sells when',
    sort: {
      leverage: 'leverage is over its limit',
      var: 'value at risk is over its limit',
      'volatility target': 'volatility is over its target',
      redemption: 'investors redeem',
      career: 'the career is at stake',
    },
  },
  session: 'session',
  walk: 'A walk without a crowd',
};
