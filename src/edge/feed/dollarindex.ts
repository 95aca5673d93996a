import { present } from '../../domain/present.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { exp, log } from '../../kernel/fdlibm.ts';
import type { FedValue } from './shape.ts';

/**
 * Weights of the US dollar index of ICE by currency, and its constant. Source: ICE Futures U.S., U.S. Dollar Index
 * Contracts: 50.14348112 x EURUSD^-0.576 x USDJPY^0.136 x GBPUSD^-0.119 x USDCAD^0.091 x USDSEK^0.042 x USDCHF^0.036.
 */
const WEIGHTS = { JPY: 0.136, GBP: 0.119, CAD: 0.091, SEK: 0.042, CHF: 0.036 } as const;
const [CONSTANT, EURO] = [50.14348112, 0.576];

/** Currencies whose rates the index is made of. */
export const DOLLAR_BASKET = ['USD', ...Object.keys(WEIGHTS)] as readonly string[];

/**
 * The dollar index by its public weights, from units of each currency for one euro.
 * @returns undefined where a rate is lacking
 * @example dollarIndex({ USD: 1.25, JPY: 125, GBP: 1, CAD: 1.25, SEK: 12.5, CHF: 1.25 })?.toFixed(4) // '88.4834'
 */
export function dollarIndex(perEuro: Readonly<Record<string, number>>): number | undefined {
  const { USD: dollars } = perEuro;
  if (dollars === undefined) return undefined;
  let sum = -EURO * log(dollars);
  for (const [currency, weight] of Object.entries(WEIGHTS)) {
    const rate = perEuro[currency];
    if (rate === undefined) return undefined;
    // Units of it for one dollar; a pound is told the other way round, with the other sign.
    sum += weight * log(rate / dollars);
  }
  return CONSTANT * exp(sum);
}

/**
 * The index of each day, anew from each instant at which a rate of it came to stand.
 * @returns values by day, and how many days lack a rate
 */
export function indexVersions(rates: Readonly<Record<string, readonly FedValue[]>>): {
  readonly all: readonly FedValue[];
  readonly missing: number;
} {
  const days = new Map<Day, { readonly currency: string; readonly told: FedValue }[]>();
  for (const [currency, all] of Object.entries(rates))
    for (const told of all) days.set(told.day, [...(days.get(told.day) ?? []), { currency, told }]);
  const all: FedValue[] = [];
  let missing = 0;
  for (const [day, versions] of days) {
    const known: Record<string, number> = {};
    const instants = new Map<Instant | undefined, typeof versions>();
    for (const one of versions.toSorted((a, b) => since(a.told) - since(b.told)))
      instants.set(one.told.knownAt, [...(instants.get(one.told.knownAt) ?? []), one]);
    const before = all.length;
    for (const [knownAt, together] of instants) {
      for (const { currency, told } of together) known[currency] = told.value;
      const value = dollarIndex(known);
      if (value !== undefined) all.push({ day, value, ...present({ knownAt }) });
    }
    if (all.length === before) missing++;
  }
  return { all, missing };
}

const since = ({ knownAt = 0 as Instant }: FedValue): number => knownAt;
