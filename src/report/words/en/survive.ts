import { join, say } from '../../render/prose.ts';
import type { SurviveLines } from '../survive.ts';
import { names } from './name.ts';

const low = (x: string): string => x.charAt(0).toLowerCase() + x.slice(1);

export const survive: SurviveLines = {
  title: 'Survival',
  verdict: (largest) => (largest === undefined ? 'Borrow nothing.' : `No more than ${largest}.`),
  times: (n) => `${n}x`,
  heading: (sessions, parts) =>
    say`Forced out within ${String(sessions)} sessions: ${join(
      parts.map(({ times, chance }) =>
        chance === undefined
          ? say`not at ${times}, where nothing is owed`
          : say`${chance} at ${times}`,
      ),
      '; ',
    )}`,
  unknown: 'Whether the book lives until prices are back is not known',
  caption:
    "Probability over the regimes, by today's odds, and over the simulated marks of the book. Dot: sold out before the horizon; ring: before half of the fall is back. Multiples of own capital; the higher, the earlier the call, and the more is left at it",
  nothingOwed: 'nothing is owed',
  fall: (share) => `a fall of ${share}`,
  left: (share) => `${share} of capital`,
  owed: (share) => `${share} of capital is owed`,
  against: (horizon, half) => `${horizon}; before half is back ${half}`,
  unmapped: (symbol) =>
    symbol === undefined
      ? 'There is no book: the market as a whole stands for it.'
      : `The market as a whole stands for the book: ${symbol} lies on no asset of the crowd, is short, or is in another currency.`,
  own: (times) => `your book, ${times}`,
  atOnce: 'at the start',
  loan: (rate) => `Rate of the loan ${rate} a year`,
  column: {
    leverage: 'Holdings',
    call: 'Called after',
    horizon: (n) => `Out in ${n}`,
    half: 'Before half',
    left: 'Left if forced',
  },
  largest: 'Largest leverage',
  largestNote: (limit) => `P(forced out) ≤ ${limit}`,
  days: 'Days to cash',
  daysNote: 'slowest position',
  daysSay: (days) => `${days} d`,
  cost: 'Cost to cash',
  costNote: 'own impact, share of the holdings',
  seeCaps: 'as the caps of exposure show',
  noVolume: (symbols) => `no average volume for ${symbols.join(', ')}`,
  noVolatility: (symbols) => `no volatility for ${symbols.join(', ')}`,
  foreign: (symbols) => `another currency than the book: ${symbols.join(', ')}`,
  curve: {
    heading: (times, limit) => `Up to ${times} own capital, P(forced out) stays within ${limit}`,
    caption:
      'Probability of being sold out, by holdings as a multiple of own capital. Solid: before the horizon; dashes: before half of the fall is back',
    limit: (share) => `limit ${share}`,
    here: (times, share) => `${times}: ${share}`,
  },
  horizons: 'P(forced out) by horizon',
  rule: (maintenance, cash) =>
    `Maintenance margin ${maintenance} of the holdings; cash beside the capital ${cash} of it`,
  weights: ({ noise, friction, rupture }) =>
    `Odds: ${low(names.short.noise)} ${noise}, ${low(names.short.friction)} ${friction}, ${low(names.short.rupture)} ${rupture}`,
};
