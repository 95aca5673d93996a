import type { Odds } from '../../domain/odds.ts';
import type { Text } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';

/** What `odds` shows: own odds against those that prices imply, at one decision. */
export type OddsView = {
  /** The thesis whose odds they are. */
  readonly title: Text;
  readonly day: Day;
  /** The window over which moves were seen, and the horizon of the odds, sessions. */
  readonly window: number;
  readonly horizon: number;
  readonly odds: Odds;
  /** What own odds are worth as a guess at the market's, cases. */
  readonly cases: number;
  /** Exposure as decided, share of own capital. */
  readonly held: number;
  /** What paths, series and contracts are called, by id. */
  readonly titles: {
    readonly paths: Readonly<Record<string, Text>>;
    readonly series: Readonly<Record<string, Text>>;
    readonly contracts: Readonly<Record<string, Text>>;
  };
  /** The user's book, money; absent where there is none. */
  readonly book?: { readonly worth: number; readonly currency: string };
};
