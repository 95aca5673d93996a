import type { ToCash } from '../../domain/survival.ts';
import type { Ground } from '../content/context.ts';
import type { Figure } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import { fixed, percent } from '../words/number.ts';

/** Days and cost to cash as figures; what is missing is named. */
export function cash(
  g: Ground,
  toCash: ToCash | undefined,
  currency: string | undefined,
): Figure[] {
  const { survive: words } = g.w;
  const gone = missing(g, toCash);
  const { days, cost, money } = toCash ?? {};
  const unknown = (what: readonly string[]): Prose[] => [
    [{ unknown: g.w.unknown(what.length > 0 ? what.join(g.w.semi) : 'no value') }],
  ];
  return [
    days === undefined
      ? { label: words.days, value: [g.w.label.unknown], notes: unknown(gone.days) }
      : {
          label: words.days,
          value: [cite(words.daysSay(tidy(days)), g.place)],
          notes: [[words.daysNote]],
        },
    cost === undefined
      ? { label: words.cost, value: [g.w.label.unknown], notes: unknown(gone.cost) }
      : {
          label: words.cost,
          value: [cite(percent(cost, cost < 0.1 ? 2 : 0), g.place)],
          notes: [
            ...(money === undefined || currency === undefined
              ? []
              : [[cite(g.w.money(money, currency), g.place)]]),
            [words.costNote],
          ],
        },
  ];
}

/** What is missing for days and for cost, in words. */
export function missing(
  { w }: Ground,
  toCash: ToCash | undefined,
): { readonly days: readonly string[]; readonly cost: readonly string[] } {
  if (toCash === undefined) return { days: ['no book'], cost: ['no book'] };
  const of = (what: ToCash['missing'][number]['what']): readonly string[] =>
    toCash.missing.filter((m) => m.what === what).map((m) => m.symbol);
  const [adv, volatility, currency] = [of('adv'), of('volatility'), of('currency')];
  const volume = adv.length > 0 ? [w.survive.noVolume(adv)] : [];
  return {
    days: volume,
    cost: [
      ...volume,
      ...(volatility.length > 0 ? [w.survive.noVolatility(volatility)] : []),
      ...(currency.length > 0 ? [w.survive.foreign(currency)] : []),
    ],
  };
}

/** Days with one decimal while they are few, and never nothing for something. */
const tidy = (days: number): string =>
  days > 0 && days < 0.05 ? '<0.1' : fixed(days, days < 10 ? 1 : 0);
