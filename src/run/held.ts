import type { Decision, Freshness } from '../domain/decision.ts';
import { BURN_IN, type History } from '../domain/history.ts';
import type { Setup } from '../domain/policy.ts';
import type { Held, Holding, Portfolio, RuleOfSale, Stands, Stated } from '../domain/portfolio.ts';
import { present } from '../domain/present.ts';
import type { Pace } from '../domain/survival.ts';
import type { Book, Position } from '../domain/thesis.ts';
import { type Day, SESSIONS_PER_YEAR } from '../domain/time.ts';
import { ordersFor, unordered } from '../weigh/holding/order.ts';
import { valuation } from '../weigh/holding/value.ts';
import type { Knowledge } from './knowledge.ts';

/** When what is held is asked for, and how fresh each series is then. */
type Moment = { readonly day: Day; readonly fresh: readonly Freshness[] };

/** What stands on record as held at a moment, and the rules with its book in place of the thesis' own. */
export type OnRecord = {
  readonly held: Stands;
  /** For what is told: without any book where what is held is not known in full. */
  readonly setup: Setup;
  /** For the caps: with whatever is not known as if it were worth next to nothing, at the strictest margin. */
  readonly judged: Setup;
};

/**
 * What is held by the record at a moment, at the prices known then; undefined where nothing stands on
 * record, and the machine's own path is meant.
 */
export function heldAt(
  setup: Setup,
  { held, histories }: Knowledge,
  moment: Moment,
): OnRecord | undefined {
  if (held === undefined) return undefined;
  const { kind: from, on } = held;
  const { portfolio } = held;
  if (portfolio === undefined) {
    const { exposure, capital } = held as Decided;
    const stands: Stands = {
      exposure,
      from,
      on,
      doubts: [],
      positions: [],
      ...present({ capital }),
    };
    const own = capital === undefined ? setup : withBook(setup, undefined);
    return { held: stands, setup: own, judged: own };
  }
  const stands: Stands = {
    ...valuation(portfolio, {
      series: setup.episode.series,
      histories,
      late: (id) =>
        moment.fresh.some((f) => f.series === id && f.state !== 'fresh' && f.state !== 'carried'),
      today: moment.day,
    }),
    from,
    on,
  };
  const { capital } = stands;
  const own = withBook(setup, capital && bookOf(setup, portfolio, stands));
  return {
    held: stands,
    setup: own,
    judged: capital ? own : withBook(setup, leastBook(setup, portfolio, stands)),
  };
}

type Decided = Extract<Stated, { readonly kind: 'decided' }>;

/** The same rules for another book, or for none. */
function withBook(setup: Setup, book: Book | undefined): Setup {
  const { book: _, ...thesis } = setup.policy.thesis;
  return { ...setup, policy: { ...setup.policy, thesis: { ...thesis, ...present({ book }) } } };
}

/**
 * A valued portfolio as survival and size read a book. A short position counts like a long one of its
 * size, owed for twice: own capital stays what it is, and holdings are all that can move against it.
 */
function bookOf(setup: Setup, portfolio: Portfolio, { positions, capital }: Stands): Book {
  const own = capital?.amount ?? 0;
  const laid = portfolio.holdings.flatMap((held, i): Position[] => {
    const worth = positions[i]?.worth;
    if (typeof worth !== 'number' || worth === 0) return [];
    return [laidOut(setup, portfolio, { held, price: Math.abs(worth / held.quantity) })];
  });
  const value = laid.reduce((sum, p) => sum + p.quantity * p.price, 0);
  const beyond = value - own;
  return {
    currency: portfolio.currency,
    capital: own,
    positions: laid,
    cash: Math.max(0, -beyond),
    loan: Math.max(0, beyond),
    ...present({ margin: portfolio.margin }),
  };
}

/** A price that weighs nothing beside any other. */
const NEXT_TO_NOTHING = 1e-9;

/** The book as far as it is known: what has no price takes its days to sell, and the strictest margin is that of all. */
function leastBook(
  setup: Setup,
  portfolio: Portfolio,
  { positions, exposure }: Stands,
): Book | undefined {
  const maintenance = setup.gathering?.crowd.lending.maintenance ?? 0;
  const margin = Math.max(
    ...portfolio.holdings.map((h) => h.margin ?? portfolio.margin ?? maintenance),
    portfolio.margin ?? maintenance,
  );
  const laid = portfolio.holdings.flatMap((held, i): Position[] => {
    if (held.quantity === 0) return [];
    const worth = positions[i]?.worth;
    const price = typeof worth === 'number' ? Math.abs(worth / held.quantity) : NEXT_TO_NOTHING;
    const { follows: _, ...position } = laidOut(setup, portfolio, { held, price });
    return [{ ...position, margin }];
  });
  const value = laid.reduce((sum, p) => sum + p.quantity * p.price, 0);
  const capital = exposure > 0 ? value / exposure : value;
  return capital > 0
    ? { currency: portfolio.currency, capital, positions: laid, margin }
    : undefined;
}

/** A holding as a position of a book; what it does not say itself the thesis' position of its symbol may. */
function laidOut(
  { policy }: Setup,
  { currency }: Portfolio,
  { held, price }: { readonly held: Holding; readonly price: number },
): Position {
  const like = likeOf(policy.thesis.book, held);
  return {
    symbol: held.symbol,
    quantity: Math.abs(held.quantity),
    price,
    currency,
    ...present({
      adv: held.adv ?? like?.adv,
      margin: held.margin,
      asset: like?.asset,
      follows: held.follows ?? like?.follows,
    }),
  };
}

const likeOf = (book: Book | undefined, { symbol, currency }: Holding): Position | undefined =>
  book?.positions.find((p) => p.symbol === symbol && p.currency === currency);

/** What is held at a decision with the orders that it asks for, by a rule; undefined where nothing stands on record. */
export function heldOf(
  setup: Setup,
  known: Knowledge,
  {
    decision: { held, exposure },
    rule,
  }: { readonly decision: Decision; readonly rule: RuleOfSale },
): Held | undefined {
  if (held === undefined) return undefined;
  const portfolio = known.held?.portfolio;
  const { target, before, optimum, headroom } = exposure;
  const holdings = (portfolio?.holdings ?? []).map((h) => ({
    ...h,
    ...present({ adv: h.adv ?? likeOf(setup.policy.thesis.book, h)?.adv }),
  }));
  const to = (share: number): Held['orders'] => {
    if (portfolio === undefined || held.capital === undefined || share === before) return [];
    const { amount } = held.capital;
    const gross = held.positions.reduce(
      (sum, { worth }) => sum + (typeof worth === 'number' ? Math.abs(worth) : 0),
      0,
    );
    return ordersFor({
      portfolio: { ...portfolio, holdings },
      positions: held.positions,
      change: share * amount - gross,
      rule,
      pace: paceOf(setup, known, portfolio),
    });
  };
  const limit =
    target < before
      ? Math.min(target, optimum)
      : target > before
        ? Math.max(target, headroom)
        : target;
  return {
    ...held,
    rule,
    unruled: unordered({ holdings }, rule),
    orders: to(target),
    all: to(limit),
  };
}

/** Into what market orders go; each position as volatile as its own series, else as the asset that it moves with. */
function paceOf(
  { gathering, policy }: Setup,
  { histories }: Knowledge,
  { holdings }: Portfolio,
): Pace | undefined {
  if (!gathering) return undefined;
  const { assets, lending } = gathering.crowd;
  const volatility = Object.fromEntries(
    holdings.flatMap((held) => {
      const like = likeOf(policy.thesis.book, held);
      const asset = assets.find((a) => a.id === like?.asset);
      const own = [held.series ?? held.symbol, held.follows ?? like?.follows]
        .map((id) => volatilityOf(histories[id ?? '']))
        .find((x) => x !== undefined);
      const found = own ?? (asset && asset.volatility / Math.sqrt(SESSIONS_PER_YEAR));
      return found === undefined ? [] : [[held.symbol, found]];
    }),
  );
  return { participation: lending.participation, scale: lending.scale, volatility };
}

/** Daily volatility of a series whose moves are log returns, once it has had enough of them. */
const volatilityOf = (history: History | undefined): number | undefined =>
  history && history.length > BURN_IN && history.kind !== 'yield' && history.kind !== 'spread'
    ? Math.sqrt(history.variance[history.length - 1] as number)
    : undefined;
