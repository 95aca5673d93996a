import type { Balance, Holding, Portfolio, StatedRate } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import type { Day } from '../../domain/time.ts';
import { currencyOf } from '../foreign/broker.ts';
import { numberOf } from '../foreign/number.ts';
import { zoneNamed } from '../zone.ts';

/** What is to be changed of a book, as it is written on a command line. */
export type Changes = {
  readonly cash?: readonly string[];
  readonly loan?: readonly string[];
  readonly position?: readonly string[];
  readonly remove?: readonly string[];
  readonly rate?: readonly string[];
  readonly adv?: readonly string[];
  readonly margin?: string;
  readonly currency?: string;
  readonly zone?: string;
  readonly account?: string;
};

/** A change that cannot be made: the option, what was written, and what it should be. */
export type Slip = {
  readonly option: Exclude<keyof Changes, 'account'>;
  readonly found: string;
  readonly why:
    | ('amount' | 'position' | 'currency' | 'absent' | 'share')
    | ('zone' | 'which' | 'rate' | 'volume');
};

const slip = (
  option: Slip['option'],
  found: string,
  why: Slip['why'],
): { readonly slip: Slip } => ({
  slip: { option, found, why },
});

/** An amount of money as people write it, e.g. `500000TWD`, `USD 1,200.50`. */
function money(text: string): Balance | undefined {
  const [code] = text.match(/[A-Z]{3}|[$€£¥]/g) ?? [];
  const currency = currencyOf(code ?? '');
  const read = numberOf(text, '.');
  return currency === undefined || !read || read.percent || read.value < 0
    ? undefined
    : { amount: read.value, currency };
}

/** A rate as people write it: `USD/TWD=31.60`, what one of the first is worth in the second. */
function rateOf(text: string, on: Day): StatedRate | undefined {
  const [, of, to, told = ''] = /^\s*([A-Z]{3})\s*\/\s*([A-Z]{3})\s*=\s*(.+?)\s*$/.exec(text) ?? [];
  const [from, into, read] = [currencyOf(of ?? ''), currencyOf(to ?? ''), numberOf(told, '.')];
  if (!from || !into || from === into || !read || read.percent || !(read.value > 0))
    return undefined;
  return { of: from, to: into, rate: read.value, on };
}

/** Whether two rates are of the same two currencies, the one way round or the other. */
export const samePair = (a: StatedRate, b: StatedRate): boolean =>
  (a.of === b.of && a.to === b.to) || (a.of === b.to && a.to === b.of);

const POSITION = /^\s*([^=@]+?)\s*=\s*([^@]+?)\s*(?:@\s*(.+?))?\s*$/;

/**
 * A book with changes made, on a day.
 * @param before undefined where nothing is on record
 */
export function changed(
  before: Portfolio | undefined,
  on: Day,
  { cash, loan, position, remove, rate, adv, margin, currency, zone, account }: Changes,
): { readonly portfolio: Portfolio } | { readonly slip: Slip } {
  let holdings: readonly Holding[] = before?.holdings ?? [];
  const balances = { cash: before?.cash ?? [], loans: before?.loans ?? [] };
  for (const [option, list, key] of [
    ['cash', cash, 'cash'],
    ['loan', loan, 'loans'],
  ] as const)
    for (const text of list ?? []) {
      const told = money(text);
      if (!told) return slip(option, text, 'amount');
      // As of positions: without an account it is the one balance of that currency, wherever it lies.
      const same = balances[key].filter(
        (one) =>
          one.currency === told.currency && (account === undefined || one.account === account),
      );
      if (same.length > 1) return slip(option, text, 'which');
      const lies = present({ account: account ?? same[0]?.account });
      const others = balances[key].filter((one) => !same.includes(one));
      balances[key] = told.amount === 0 ? others : [...others, { ...told, ...lies }];
    }
  for (const symbol of remove ?? []) {
    const left = holdings.filter(
      (h) => h.symbol !== symbol || (account !== undefined && h.account !== account),
    );
    if (left.length === holdings.length) return slip('remove', symbol, 'absent');
    holdings = left;
  }
  for (const text of position ?? []) {
    const read = held(text, holdings, { on, account });
    if ('slip' in read) return read;
    const { at, holding } = read;
    holdings = at < 0 ? [...holdings, holding] : holdings.with(at, holding);
  }
  for (const text of adv ?? []) {
    const [, symbol = '', units = ''] = /^\s*(.+?)\s*=\s*(.+?)\s*$/.exec(text) ?? [];
    const read = numberOf(units, '.');
    if (!read || read.percent || !(read.value > 0)) return slip('adv', text, 'volume');
    if (!holdings.some((h) => h.symbol === symbol)) return slip('adv', text, 'absent');
    holdings = holdings.map((h) => (h.symbol === symbol ? { ...h, adv: read.value } : h));
  }
  let rates = before?.rates;
  for (const text of rate ?? []) {
    const told = rateOf(text, on);
    if (!told) return slip('rate', text, 'rate');
    rates = [...(rates ?? []).filter((old) => !samePair(old, told)), told];
  }
  if (zone !== undefined && zoneNamed(zone) === undefined) return slip('zone', zone, 'zone');
  const share = margin === undefined ? before?.margin : numberOf(margin, '.')?.value;
  if (margin !== undefined && !(share !== undefined && share >= 0 && share < 1))
    return slip('margin', margin, 'share');
  const code = currency === undefined ? before?.currency : currencyOf(currency);
  if (currency !== undefined && code === undefined) return slip('currency', currency, 'currency');
  const codes = [
    ...new Set([...holdings, ...balances.cash, ...balances.loans].map((b) => b.currency)),
  ];
  const own = code ?? (codes.length === 1 ? codes[0] : undefined);
  if (own === undefined) return slip('currency', codes.join(', '), 'which');
  return {
    portfolio: {
      ...before,
      on,
      currency: own,
      holdings,
      ...balances,
      ...present({ rates, margin: share, zone: zone ?? before?.zone }),
    },
  };
}

/** One position as it is written, and its place among those that stand; -1 for a new one. */
function held(
  text: string,
  holdings: readonly Holding[],
  { on, account }: { readonly on: Day; readonly account: string | undefined },
): { readonly at: number; readonly holding: Holding } | { readonly slip: Slip } {
  const m = POSITION.exec(text);
  const quantity = numberOf(m?.[2] ?? '', '.');
  const price = m?.[3] === undefined ? undefined : numberOf(m[3], '.');
  if (!m || !quantity || quantity.percent || quantity.value === 0 || (m[3] !== undefined && !price))
    return slip('position', text, 'position');
  if (price && !(price.value > 0 && !price.percent)) return slip('position', text, 'position');
  const symbol = m[1] as string;
  const same = holdings.flatMap((h, i) =>
    h.symbol === symbol && (account === undefined || h.account === account) ? [i] : [],
  );
  if (same.length > 1) return slip('position', symbol, 'which');
  const [at = -1] = same;
  const before = holdings[at];
  const [code] = (m[3] ?? m[2] ?? '').match(/[A-Z]{3}|[€£¥]/g) ?? [];
  const currency = currencyOf(code ?? '') ?? before?.currency;
  if (currency === undefined) return slip('position', text, 'currency');
  const { lots: _, price: __, priced: ___, ...rest } = before ?? { lots: [], price: 0, priced: on };
  return {
    at,
    holding: {
      ...rest,
      ...present({ account: before?.account ?? account }),
      symbol,
      quantity: quantity.value,
      currency,
      ...(price ? { price: price.value, priced: on } : {}),
    },
  };
}
