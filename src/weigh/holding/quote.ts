import { type History, indexAt } from '../../domain/history.ts';
import type { Known } from '../../domain/known.ts';
import type { Holding, Portfolio, Price } from '../../domain/portfolio.ts';
import type { Series } from '../../domain/series.ts';
import { type Day, weekday } from '../../domain/time.ts';

/** What is known of prices at a moment. */
export type Market = {
  readonly series: Readonly<Record<string, Series>>;
  readonly histories: Readonly<Record<string, History>>;
  /** Whether a series lacks a value that is due. */
  readonly late: (series: string) => boolean;
  readonly today: Day;
};

/** Weekdays for which a price or a rate that its owner stated may stand for today's. */
const MAX_STATED_AGE_WEEKDAYS = 5;

/** A price of a series and the one stated for the same day are of one thing when neither is more than this many times the other. */
const MAX_PRICE_RATIO = 1.25;

/** The currency through which others are turned into each other. */
const THROUGH = 'USD';

/**
 * The price of one unit of a position in its own currency: the latest of its series where there is one
 * in that currency, else the one stated, with its day. Where the two were far apart on the day that was
 * stated, one of them is of something else: the stated one is taken, and that is told.
 */
export function priceOf(held: Holding, on: Day, market: Market): Known<Price> {
  const { symbol, currency, price, priced = on } = held;
  const id = held.series ?? symbol;
  const told = market.series[id];
  const named = /^([A-Z]{3})\b/.exec(told?.unit ?? '')?.[1];
  const last = told?.kind === 'price' && named === currency ? lastOf([id], market) : undefined;
  const stated = price !== undefined && price > 0 ? price : undefined;
  const apart = last && stated !== undefined && !alike(market.histories[id], priced, stated);
  if (last && !apart) return last;
  if (stated === undefined) return { unknown: { kind: 'no price', symbol } };
  const late = old(priced, market.today);
  return { at: stated, on: priced, series: [], late, ...(apart ? { unlike: id } : {}) };
}

/** Whether a series told about the same price on or before a day; true where it told none yet. */
function alike(history: History | undefined, day: Day, price: number): boolean {
  const value = history?.values[history ? indexAt(history, day) : -1];
  if (value === undefined) return true;
  return value <= price * MAX_PRICE_RATIO && price <= value * MAX_PRICE_RATIO;
}

/** The last value of a series. */
function lastOf(series: readonly [string], { histories, late }: Market): Price | undefined {
  const [id] = series;
  const history = histories[id];
  const [at, on] = [history?.values[history.length - 1], history?.days[history.length - 1]];
  if (at === undefined || on === undefined || !(at > 0)) return undefined;
  return { at, on, series, late: late(id) };
}

/** Whether something stated of a day is too old for today. */
function old(on: Day, today: Day): boolean {
  let weekdays = 0;
  for (let day = today; day > on && weekdays <= MAX_STATED_AGE_WEEKDAYS; day = (day - 1) as Day)
    if (weekday(day) <= 5) weekdays++;
  return weekdays > MAX_STATED_AGE_WEEKDAYS;
}

/**
 * What one unit of a currency is worth in another: by a series of the two, by two series through the
 * dollar, else by what the owner stated.
 */
export function rateOf(
  of: string,
  { currency: to, rates = [] }: Pick<Portfolio, 'currency' | 'rates'>,
  market: Market,
): Known<Price> {
  const told: Pair = (a, b) => freshest(pairsOf(market).filter((p) => p.of === a && p.to === b));
  const stated: Pair = (a, b) =>
    freshest(
      rates.flatMap(({ on, ...r }) => {
        const quote = { on, series: [], late: old(on, market.today) };
        if (r.of === a && r.to === b) return [{ ...quote, at: r.rate }];
        return r.of === b && r.to === a ? [{ ...quote, at: 1 / r.rate }] : [];
      }),
    );
  const any: Pair = (a, b) => told(a, b) ?? stated(a, b);
  const found = told(of, to) ?? through(told, of, to) ?? stated(of, to) ?? through(any, of, to);
  return found ?? { unknown: { kind: 'no rate', of, to } };
}

type Pair = (of: string, to: string) => Price | undefined;

function through(pair: Pair, of: string, to: string): Price | undefined {
  if (of === THROUGH || to === THROUGH) return undefined;
  const [a, b] = [pair(of, THROUGH), pair(THROUGH, to)];
  return (
    a &&
    b && {
      at: a.at * b.at,
      on: Math.min(a.on, b.on) as Day,
      series: [...a.series, ...b.series],
      late: a.late || b.late,
    }
  );
}

/** Every pair of currencies that a series tells, both ways. */
const pairsOf = (market: Market): readonly (Price & Record<'of' | 'to', string>)[] =>
  Object.values(market.series).flatMap(({ id, kind, unit }) => {
    const m = kind === 'fx' ? /^([A-Z]{3}) per ([A-Z]{3})\b/.exec(unit) : null;
    const last = m ? lastOf([id], market) : undefined;
    const [, to, of] = m ?? [];
    if (!last || to === undefined || of === undefined) return [];
    return [
      { ...last, of, to },
      { ...last, at: 1 / last.at, of: to, to: of },
    ];
  });

/** Of several the one with the latest day; of equals the first. */
function freshest(quotes: readonly Price[]): Price | undefined {
  const best = quotes.reduce<Price | undefined>(
    (last, q) => (last === undefined || q.on > last.on ? q : last),
    undefined,
  );
  return best && { at: best.at, on: best.on, series: best.series, late: best.late };
}
