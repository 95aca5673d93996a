import type { Known } from '../../domain/known.ts';
import type { Gathering, Setup } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import type { Belief, RegimeId } from '../../domain/regime.ts';
import type { CrowdReading, Simulation, World } from '../../domain/simulation.ts';
import type { Account, Lows, MarginRule, Survival, ToCash } from '../../domain/survival.ts';
import type { Book } from '../../domain/thesis.ts';
import { career } from '../../weigh/career/career.ts';
import { daysCap, toCash } from '../../weigh/liquidation.ts';
import { sized } from '../../weigh/recovery.ts';
import {
  account,
  forcedOut,
  LONGEST_SESSIONS,
  largestLeverage,
  lowsOf,
  survival,
  survivalCurve,
} from '../../weigh/survival.ts';
import { canonical } from '../canonical.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Asked } from './question.ts';

const LEVERAGES = [1, 2, 3];
const MAX_LEVERAGE = 10;
const TAIL_PROBABILITIES = Array.from({ length: 41 }, (_, i) => i / 40);

/** What the crowd answered to the questions of a decision, before anybody believes anything. */
export type Crowded = Omit<Asked, 'worlds'> & {
  readonly volatility: number;
  readonly simulations: { readonly [W in World]: Simulation };
  readonly fell: number | undefined;
};

/** Looks the answers up; a question that was never answered makes the whole unknown. */
export function answered(
  asked: Known<Asked>,
  known: Knowledge,
  fell: number | undefined,
): Known<Crowded> {
  if ('unknown' in asked) return asked;
  const { worlds, ...laid } = asked;
  const found = Object.entries(worlds).map(
    ([world, inquiry]) => [world, known.simulations[canonical(inquiry)]] as const,
  );
  if (found.some(([, simulation]) => simulation === undefined))
    return { unknown: { kind: 'not computed' } };
  return {
    ...laid,
    volatility: worlds.noise.conditions.volatility,
    simulations: Object.fromEntries(found) as Crowded['simulations'],
    fell,
  };
}

/** What the crowd says once the regimes have their probabilities. */
export function reading(setup: Setup, crowded: Crowded, belief: Belief): CrowdReading {
  const { crowd } = setup.gathering as Gathering;
  const { book } = setup.policy.thesis;
  const { simulations: s, fell } = crowded;
  const like = fell === undefined ? undefined : sized(s.noise.falls, fell);
  const walk = fell === undefined ? undefined : sized(s.walk.falls, fell);
  const lows = lowsOf(s);
  const cash = book && cashOf(setup, book);
  const cost = cash?.cost;
  const tail = belief.friction + belief.rupture;
  return {
    volatility: crowded.volatility,
    ...present({ fell, like, walk }),
    career: career(crowd.fear.game, { at: tail, mandate: 0, grid: TAIL_PROBABILITIES }),
    survival: survivals(setup, lows, { belief, cost }),
    largest: safest(setup, lows, { belief }),
    mapped: crowded.mapped,
    ...present({ astray: crowded.astray, toCash: cash }),
    fingerprints: Object.values(s).map((x) => x.fingerprint),
  };
}

/** The largest leverage, up to `most`, at which the book is forced out no more often than the user allows. */
const safest = (
  setup: Setup,
  lows: Lows,
  { belief, most = MAX_LEVERAGE }: { readonly belief: Belief; readonly most?: number },
): number => {
  const limit = setup.policy.thesis.exposure.forcedOut;
  return largestLeverage(lows, { weights: belief, rule: margin(setup), limit, most });
};

/** The book at round leverages, and as it stands where that is known. */
function survivals(
  setup: Setup,
  lows: Lows,
  { belief, cost }: { readonly belief: Belief; readonly cost: number | undefined },
): Survival[] {
  const own = standing(setup);
  // What is left once sold out is not known where the cost of selling is not.
  const told = (by: MarginRule, leverage: number): Survival => {
    const asked = { weights: belief, rule: by, leverage, cost: cost ?? 0 };
    const { left, ...rest } = survival(lows, asked);
    return cost === undefined || left === undefined ? rest : { ...rest, left };
  };
  return [
    ...LEVERAGES.map((x) => told(margin(setup), x)),
    ...(own ? [{ ...told(own.rule, own.leverage), own: true as const }] : []),
  ];
}

/** Caps that the crowd knows: what survives, and what can be sold in time. */
export function capsOf(
  setup: Setup,
  crowded: Crowded,
  belief: Belief,
): { readonly forcedOut: number; readonly days?: number } {
  const { exposure, book } = setup.policy.thesis;
  const alive = safest(setup, lowsOf(crowded.simulations), { belief, most: exposure.leverage });
  return { forcedOut: alive, ...present({ days: book && daysOf(setup, book) }) };
}

/**
 * The largest exposure whose slowest position is cash in time. A book lists quantities that are worth
 * a multiple of own capital, and exposure is a share of that capital.
 */
function daysOf(setup: Setup, book: Book): number | undefined {
  const { days, leverage } = setup.policy.thesis.exposure;
  const { participation } = (setup.gathering as Gathering).crowd.lending;
  const listed = standing(setup)?.leverage ?? 0;
  if (!(listed > 0)) return undefined;
  const times = daysCap(book, { limit: days, participation, most: leverage / listed });
  // The grid is that of quantities; what is allowed of the whole is allowed.
  if (times === undefined) return undefined;
  const all = times >= Math.floor((leverage / listed) * 100) / 100;
  return all ? leverage : Math.floor(times * listed * 100 + 1e-9) / 100;
}

type Three = { readonly [R in RegimeId]: Simulation };

const HORIZON_SESSIONS = [5, 20, 60] as const;

/** Everything that is asked of survival at once: along leverage, by horizon, at the user's limit. */
export function survivalOf(setup: Setup, simulations: Three, belief: Belief) {
  const { exposure, book } = setup.policy.thesis;
  const rule = margin(setup);
  const lows = lowsOf(simulations);
  const cash = book && cashOf(setup, book);
  return {
    rule,
    weights: { noise: belief.noise, friction: belief.friction, rupture: belief.rupture },
    sessions: LONGEST_SESSIONS,
    curve: survivalCurve(lows, { weights: belief, rule }),
    at: survivals(setup, lows, { belief, cost: cash?.cost }),
    horizons: HORIZON_SESSIONS.map((sessions) => {
      const near = lowsOf(simulations, sessions);
      const out = (leverage: number) => forcedOut(near, { weights: belief, rule, leverage });
      return { sessions, twice: out(2), thrice: out(3) };
    }),
    largest: safest(setup, lows, { belief }),
    limit: exposure.forcedOut,
    ...present({ toCash: cash, currency: book?.currency }),
  };
}

/** The margin rule of a book, and how it stands where it is known; for questions about other leverages. */
export function standsOf(setup: Setup): { readonly rule: MarginRule; readonly leverage?: number } {
  const own = standing(setup);
  return own ?? { rule: margin(setup) };
}

/**
 * Exposure is counted in own capital, so what is not invested is cash and nothing is owed up to 1;
 * the margin is the book's, by value, or the lender's.
 */
const margin = (setup: Setup): MarginRule => ({
  maintenance:
    standing(setup)?.rule.maintenance ?? (setup.gathering as Gathering).crowd.lending.maintenance,
  cash: 0,
});

/** How the book stands today; undefined without a book, or where that cannot be known. */
function standing({ gathering, policy }: Setup): Account | undefined {
  const { maintenance } = (gathering as Gathering).crowd.lending;
  const { book } = policy.thesis;
  const stands = book && account({ ...book, margin: book.margin ?? maintenance });
  return stands === undefined || 'unknown' in stands ? undefined : stands;
}

/** The book turned into cash, each position as volatile as the asset it moves with. */
function cashOf({ gathering }: Setup, book: Book): ToCash {
  const { assets, lending } = (gathering as Gathering).crowd;
  const volatility = Object.fromEntries(
    book.positions.flatMap((p) => {
      const found = assets.find((a) => a.id === p.asset);
      return found ? [[p.symbol, found.volatility / Math.sqrt(252)]] : [];
    }),
  );
  return toCash(book, { participation: lending.participation, scale: lending.scale, volatility });
}
