import { type Act, actOf, type Verdict } from '../../domain/decision.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Known } from '../../domain/known.ts';
import type { Odds } from '../../domain/odds.ts';
import type { Text } from '../../domain/text.ts';
import { worth } from '../../domain/thesis.ts';
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
  /** The verdict of the day, and exposure as decided, share of own capital. */
  readonly verdict: Verdict;
  /** The same, where to hold more than before is to add. */
  readonly act: Act;
  readonly held: number;
  /** What paths, series and contracts are called, by id. */
  readonly titles: Readonly<
    Record<'paths' | 'series' | 'contracts', Readonly<Record<string, Text>>>
  >;
  /** The user's book, money; absent where there is none. */
  readonly book?: { readonly worth: number; readonly currency: string };
};

/** The odds of a dossier with what their ids are called. */
export function oddsView({ setup, decision, odds }: Dossier): Known<OddsView> {
  if ('unknown' in odds) return odds;
  const { thesis } = setup.policy;
  const { book } = thesis;
  return {
    title: setup.episode.title,
    day: decision.moment.day,
    window: decision.stress.window,
    horizon: thesis.horizon,
    odds,
    verdict: decision.verdict,
    act: actOf(decision),
    held: decision.exposure.target,
    titles: {
      paths: Object.fromEntries(thesis.scenarios.map((s) => [s.id, s.title])),
      series: Object.fromEntries(Object.values(setup.episode.series).map((s) => [s.id, s.title])),
      contracts: Object.fromEntries((setup.contracts ?? []).map((c) => [c.id, c.title])),
    },
    ...(book ? { book: { worth: worth(book), currency: book.currency } } : {}),
  };
}
