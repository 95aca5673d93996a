/** Reasons that are told by their kind alone. */
export const BARE_REASONS = [
  'uncalibrated',
  'not yet',
  'no window',
  'no value',
  'absent',
  'not all legs fell',
  'legs do not move',
  'window incomplete',
  'no credit series',
  'no credit value',
  'older than the fall',
  'no synchronised fall',
  'forecast spent',
  'past without falls',
  'no fall',
  'no move',
  'not a price',
  'no prices',
  'not measured',
  'too few names',
  'too few sessions',
  'too few past forecasts',
  'not identified',
  'sold or bought not told',
  'no scenarios',
  'no follows',
  'no book',
  'nothing held',
  'more is owed than is held',
  'none within reach',
  'no crowd',
  'not computed',
  'no like fall',
  'not fitted',
  'no ledger',
  'too few threats',
  'too few threats carried out so late',
  'no threat has ended',
  'no decision',
  'no session after the first decision',
  'no fall with sixty sessions after it',
  'no VIX',
  'nothing is left',
  'nothing to compare',
  'no losing session',
  'a resample without a losing session',
  'not resampled',
  'no coded evidence',
  'silent for too long',
  'no question',
  'no call has come due',
  'what came had been called impossible',
  'what came is impossible under the prior',
  'no fall was forecast',
  'no forecast has come due',
  'no interval has come due',
  'something held impossible came',
  'scored over the record',
  'no contracts',
  'no contract has resolved',
  'no quote can be scored',
  'own odds had called what came impossible',
  'the price had called what came impossible',
  'one value alone',
  'not on record',
  'no session yet',
  'no override',
] as const;

export const COUNTED = [
  'cases',
  'decisions',
  'falls of a sort',
  'forecasts',
  'items',
  'past falls',
  'returns',
  'sessions',
] as const;

/** Why something is not known: a kind that each language puts into words. */
export type Unknown =
  | { readonly kind: (typeof BARE_REASONS)[number] }
  /** Of one series, where it is named. */
  | { readonly kind: 'too short a past'; readonly series?: string }
  | { readonly kind: 'stale'; readonly series: string }
  | { readonly kind: 'no value before the window'; readonly series: string }
  | { readonly kind: 'no session inside the window'; readonly series: string }
  /** A path says nothing of a series that the book follows. */
  | { readonly kind: 'no impact'; readonly series: string }
  /** No odds over the paths make the moves of these series. */
  | { readonly kind: 'no odds fit'; readonly series: readonly string[] }
  /** `least` is how many it takes. */
  | { readonly kind: 'too few'; readonly of: (typeof COUNTED)[number]; readonly least: number }
  /** Of one position, where it is named. */
  | { readonly kind: 'other currency'; readonly symbol?: string }
  | { readonly kind: 'short position'; readonly symbol: string }
  | { readonly kind: 'no margin'; readonly symbol: string }
  /** Of a position: no series and no statement of its price, its volume or how much it moves. */
  | { readonly kind: 'no price' | 'no volume' | 'no volatility'; readonly symbol: string }
  /** A price that is due has not come, or what was stated is too old to stand for today's. */
  | { readonly kind: 'old price'; readonly symbol: string }
  /** Its stated price and the series of its name differ by more than prices of one thing do. */
  | { readonly kind: 'two prices'; readonly symbol: string; readonly series: string }
  /** No series and no statement turns one currency into the other; or the last rate is old. */
  | { readonly kind: 'no rate' | 'old rate'; readonly of: string; readonly to: string };

/** A value, or why there is none. Unknown is never zero and never a gap. */
export type Known<T> = T | { readonly unknown: Unknown };

/** The middle and the 80 % around it. */
export type Spread = { readonly low: number; readonly at: number; readonly high: number };

/** Forecasts of like probability: how many, what was said on average, what share came. */
export type Bin = { readonly n: number; readonly forecast: number; readonly frequency: number };
