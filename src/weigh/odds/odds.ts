import type { Known, Spread, Unknown } from '../../domain/known.ts';
import type { AssetGap, Contract, Misfit, Odds, PathOdds } from '../../domain/odds.ts';
import type { Belief } from '../../domain/regime.ts';
import type { Scenario, Thesis } from '../../domain/thesis.ts';
import type { Day } from '../../domain/time.ts';
import type { Rows } from '../../kernel/require.ts';
import { spreadOfDraws } from '../bargain/draw.ts';
import { shares } from '../scenario/book.ts';
import { stated } from '../scenario/bounds.ts';
import { ownOdds } from '../scenario/own.ts';
import { CASES, type Implied, implied, type Seen, type Spoken } from './implied.ts';
import { priced } from './priced.ts';
import { unreached } from './reach.ts';
import { innerProduct } from './tilt.ts';

export type Given = {
  readonly thesis: Pick<Thesis, 'scenarios' | 'horizon' | 'book'>;
  readonly belief: Belief;
  /** Moves over the window judged, from the level before it. */
  readonly seen: readonly Seen[];
  /** Correlation of their noise, in the order of `seen`; independent where it is not given. */
  readonly correlation?: Rows;
  readonly contracts: readonly Contract[];
  readonly day: Day;
};

/**
 * Own odds against those that prices imply. Impacts count from the level before the window, and a
 * price is read as its expected impact: the gap is what implied odds expect less what own odds do.
 * Own impacts and sds are stated by the thesis; only q and the gaps are estimated.
 */
export function scenarioOdds(given: Given): Known<Omit<Odds, 'tipping'>> {
  const { thesis, belief, contracts, day } = given;
  const { scenarios } = thesis;
  if (scenarios.length === 0) return { unknown: { kind: 'no scenarios' } };
  const mine = ownOdds(scenarios, belief);
  const prices = priced(contracts, day, thesis.horizon);
  const fit = fitted(given, mine.p);
  const paths = scenarios.map(
    (s, i): PathOdds => ({
      scenario: s.id,
      regime: s.regime,
      bounds: mine.bounds[i] as PathOdds['bounds'],
      ...(s.dependence === undefined ? {} : { stated: stated(s.constraints, s.dependence) }),
      own: mine.p[i] as number,
      implied: fit.odds ? spread(fit.odds, (q) => q[i] as number) : nothing(fit),
    }),
  );
  return {
    paths,
    assets: fit.odds ? fit.used.map((u) => gap(u, mine.p, fit.odds as Implied)) : [],
    book: onBook(thesis, mine.p, fit),
    cases: CASES,
    distance: fit.odds?.distance ?? nothing(fit),
    contracts: prices.contracts,
    wordings: prices.wordings,
    misfits: [...mine.misfits, ...fit.misfits, ...prices.misfits],
  };
}

/** Why nothing is implied: no odds make the moves, or none were seen. */
const nothing = ({ missed }: Pick<Fit, 'missed'>): { readonly unknown: Unknown } =>
  missed.length > 0
    ? { unknown: { kind: 'no odds fit', series: missed } }
    : { unknown: { kind: 'no move' } };

type Fit = {
  readonly used: readonly Spoken[];
  readonly odds: Implied | undefined;
  readonly misfits: readonly Misfit[];
  /** Assets whose move no odds make. */
  readonly missed: readonly string[];
};

function fitted({ thesis, seen, correlation }: Given, p: readonly number[]): Fit {
  const { scenarios } = thesis;
  const misfits: Misfit[] = [];
  const used: (Spoken & { readonly place: number })[] = [];
  for (const [place, one] of seen.entries()) {
    const { asset } = one;
    const without = scenarios.filter((s) => !Object.hasOwn(s.impact, asset));
    for (const s of without) misfits.push({ kind: 'no impact', scenario: s.id, asset });
    if (without.length === 0) used.push({ ...one, row: row(scenarios, asset), place });
  }
  if (used.length === 0) return { used, odds: undefined, misfits, missed: [] };
  const far = unreached(used);
  const missed = far.flatMap((m) => (m.kind === 'infeasible' ? [m.asset] : []));
  // A move that no odds make says that impacts are wrong, not what the odds are.
  const fit = used.filter((u) => !missed.includes(u.asset));
  const noise = correlation && fit.map((a) => fit.map((b) => correlation[a.place]?.[b.place] ?? 0));
  return {
    used: fit,
    odds: fit.length === 0 ? undefined : implied(p, fit, noise),
    misfits: [...misfits, ...far],
    missed,
  };
}

const row = (scenarios: readonly Scenario[], asset: string): readonly number[] =>
  scenarios.map((s) => s.impact[asset]?.mean ?? 0);

function gap({ asset, move, noise, row }: Spoken, p: readonly number[], fit: Implied): AssetGap {
  const own = innerProduct(row, p);
  return {
    asset,
    own,
    implied: innerProduct(row, fit.q),
    seen: move,
    noise,
    gap: spread(fit, (q) => innerProduct(row, q) - own),
  };
}

/** The gap of each series that positions follow, by their shares of the book. */
function onBook(
  { scenarios, book }: Given['thesis'],
  p: readonly number[],
  { odds: fit, missed }: Fit,
): Known<Spread> {
  const held = shares(book);
  if (typeof held.unknown === 'object') return { unknown: held.unknown };
  if (!fit) return nothing({ missed });
  const followed = Object.entries(held as Readonly<Record<string, number>>);
  const silent = followed.find(([id]) => scenarios.some((s) => !Object.hasOwn(s.impact, id)));
  if (silent) return { unknown: { kind: 'no impact', series: silent[0] } };
  const wrong = missed.filter((asset) => followed.some(([id]) => id === asset));
  if (wrong.length > 0) return nothing({ missed: wrong });
  const whole = scenarios.map((s) =>
    followed.reduce((sum, [asset, share]) => sum + share * (s.impact[asset]?.mean ?? 0), 0),
  );
  const expected = innerProduct(whole, p);
  return spread(fit, (q) => innerProduct(whole, q) - expected);
}

/** The figure at the implied odds and the 80 % over the draws, widened to hold it. */
const spread = ({ q, draws }: Implied, of: (q: readonly number[]) => number): Spread =>
  spreadOfDraws(of(q), draws.map(of));
