import { cite, say } from '../../render/prose.ts';
import type { LikeLines } from '../like.ts';

/** What calibration calls its moments. */
const MOMENTS: Readonly<Record<string, string>> = {
  asymmetry: 'Falls larger than rises',
  'excess half': 'Half back in 20, more than the walk',
  'excess retrace': 'Retrace after 20, more than the walk',
  'asymmetry calm less stormy': 'Falls larger than rises, calm less stormy',
  'deep retrace': 'Retrace after the deepest tenth, less all',
};

export const like: LikeLines = {
  title: 'Crowd',
  verdict: (share, size) => `Sales make ${share} of a fall of ${size}.`,
  size: (from, to) => `${from} to ${to}σ`,
  overshoot: {
    heading: (share) => say`Sales made ${share} of a simulated fall of this size, on average`,
    unknown: 'How far a fall of this size overshoots is not known',
    caption: ({ paths, size, at, low, high, mean, error }) =>
      say`Overshoot: the part of the fall that forced sales made and not the news. Over ${paths} simulated falls of ${size}: median ${at} (tick), 80% of them ${low} to ${high} (band); mean ${mean}, ${error}`,
  },
  error: (points) => `standard error ${points} points`,
  about: (share, points) => `${share} (±${points})`,
  half: {
    heading: ({ crowd, walk, middle }) =>
      walk === undefined
        ? say`In ${crowd} of such falls half is back within 20 sessions; median ${middle}`
        : say`In ${crowd} of such falls half is back within 20 sessions, against ${walk} in a walk without a crowd`,
    unknown: 'How long until half is back is not known',
    caption: ({ low, at, high }) =>
      say`Sessions until a close has half back, quantiles over the falls: 10% ${low}; 50% ${at}; 90% ${high}`,
    drawn: (walk) =>
      `Dots: share of the simulated falls with half back within 5, 20 and 60 sessions${walk ? '; dashes: the same in a random walk without a crowd. What lies between the two is all that the crowd explains' : ''}. In the table ± is a standard error, percentage points`,
    against: (crowd, walk) => (walk === undefined ? crowd : `${crowd}, walk ${walk}`),
  },
  sessions: (n) =>
    n > 60 ? 'not within 60 sessions' : `${Math.round(n)} session${Math.round(n) === 1 ? '' : 's'}`,
  brief: (n) => (n > 60 ? 'not in 60' : String(Math.round(n))),
  fan: {
    heading: (n, at, low, high) =>
      say`After ${String(n)} sessions ${at} of the fall is back in the middle; in 80% of the falls ${low} to ${high}`,
    unknown: 'How a fall of this size comes back is not known',
    caption: (walk) =>
      `Share of the fall that is back, by session: 0% is where it ended, 100% where it began, below 0% it fell further. Line: median; band: 80% of the falls${walk ? '; dashes: median of the walk without a crowd' : ''}`,
    crowd: 'median',
    walk: 'walk',
  },
  fitted: {
    impact: (at) => say`Selling a day's volume takes prices down by ${at} daily sigmas`,
    impactCaption: 'Impact scale, fitted',
    decaying: (at, none) =>
      none
        ? say`The past does not show that falls of this kind come back more than others`
        : say`Of what sales push prices down, ${at} decays`,
    decayingCaption: 'Share of the impact that decays, fitted',
    learnt: ({ falls, matched, from, until, low, high, level }) =>
      say`: tick, and ${level} interval ${cite(low, 'crowd')} to ${cite(high, 'crowd')}; from ${falls} synchronised falls and ${matched} matched ones, ${from} to ${until}`,
    unknown: 'Impact and its decaying share are not fitted',
    past: 'Past',
    model: 'Model',
    error: 'Standard error',
    moment: 'Moment',
    name: (moment) => MOMENTS[moment] ?? moment,
    compared: 'compared, not fitted',
  },
  row: {
    overshoot: 'Overshoot, part of the fall',
    mean: 'Overshoot, mean',
    sold: 'Sold, share of what the crowd held',
    forced: 'Falls in which anybody had to sell',
    paths: 'Simulated falls',
    half: 'Sessions to half',
    within: (n) => `Half back within ${n}`,
    back: (n) => `Back after ${n}`,
  },
  column: {
    figure: 'Figure',
    low: '10%',
    middle: '50%',
    high: '90%',
    crowd: 'With the crowd',
    walk: 'Walk without it',
    error: 'Standard error',
  },
  stated:
    'Of the figures of the crowd two are fitted to the past, the impact scale and the share of it that decays. Every other one is stated, not fitted: shares of the kinds of books, their limits, half-lives and careers. Paths are simulated; none is a forecast.',
};
