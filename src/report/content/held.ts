import { SAME_SHARE } from '../../domain/exposure.ts';
import type { Unknown } from '../../domain/known.ts';
import type { Held, Order, Stands } from '../../domain/portfolio.ts';
import type { Page } from '../memo/page.ts';
import { cite, type Prose, type Span } from '../render/prose.ts';
import { fixed, percent } from '../words/number.ts';
import { saleWords } from '../words/sale.ts';

/** Where its figures stand. */
export const PLACE = 's-size';

/** Whether what is held is known in full, perhaps at old prices. */
export const isKnown = (held: Stands): boolean => unknownOf(held) === undefined;

/** Why what is held is not known, where it is not. */
export const unknownOf = (held: Stands | undefined): readonly Unknown[] | undefined =>
  held && held.doubts.length > 0 && held.capital === undefined ? held.doubts : undefined;

/** Whence what is held is known. */
const whence = (p: Page, { from, on }: Held): string => p.w.held.whence(from, p.on(on));

/** Why it is not known, or rests on what is old. */
export function doubtsSay(p: Pick<Page, 'w'>, { doubts }: Pick<Held, 'doubts'>): string {
  const of = (kind: Unknown['kind']): readonly string[] =>
    doubts.flatMap((u) => (u.kind === kind && 'symbol' in u && u.symbol ? [u.symbol] : []));
  const [none, old] = [of('no price'), of('old price')];
  return [
    ...(none.length > 0 ? [p.w.held.noPrices(none)] : []),
    ...(old.length > 0 ? [p.w.held.oldPrices(old)] : []),
    ...doubts.flatMap((u) => (u.kind === 'no price' || u.kind === 'old price' ? [] : [p.w.why(u)])),
  ].join(p.w.semi);
}

/** What is held, as far as it tells what could be turned into cash. */
export type Laid = Pick<Stands, 'doubts'> & Partial<Pick<Stands, 'capital' | 'positions'>>;

/** Why there is nothing to turn into cash: what is held is not known, or is a share alone, or nobody names any. */
export function noBook(p: Pick<Page, 'w'>, held: Laid | undefined): string {
  if (held && held.doubts.length > 0 && held.capital === undefined) return doubtsSay(p, held);
  return held ? p.w.held.shareAlone : p.w.why({ kind: 'no book' });
}

/** A share of capital. */
export const shareOf = (x: number): Span => cite(percent(x), PLACE);

/** Money that stands for a share of what is held: no more than two figures are known of it. */
const about = (p: Page, x: number, currency: string): Span =>
  cite(p.w.money(Number(Math.abs(x).toPrecision(2)), currency), PLACE);

/** What orders come to: the sum of their amounts as each is shown. */
export const orderSum = (p: Page, orders: readonly Order[], currency: string): Span =>
  cite(
    p.w.money(
      orders.reduce((all, o) => all + Math.round(Math.abs(o.amount)), 0),
      currency,
    ),
    PLACE,
  );

/** By what rule orders were really made: what is bought is bought alike, and a rule needs what it orders by. */
export function ruleSays({ lang }: Page, { rule, unruled, orders, positions }: Held): string {
  const w = saleWords[lang];
  if (rule === 'pro-rata' || orders.every((o) => o.quantity > 0)) return w.rule['pro-rata'];
  const lacking = { asked: w.rule[rule], why: w.why[rule] };
  const long = new Set(positions.filter((q) => q.quantity > 0).map((q) => q.symbol));
  if (unruled.length >= long.size) return w.none(lacking, w.rule['pro-rata']);
  return unruled.length === 0 ? lacking.asked : w.some(lacking, unruled);
}

/** What today's odds allow: the limit on the way down, else what the decision comes to. */
export function limitOf(p: Page): number {
  const { target, before, optimum } = p.decision.exposure;
  return target < before ? Math.min(target, optimum) : target;
}

/** What is held as a note beside the target. */
export function holds(p: Page, held: Held): Prose {
  if (!isKnown(held)) return rangeOf(p, held);
  const { holds: now, held: before } = p.w.held;
  return (isDone(p) ? before : now)(shareOf(held.exposure), whence(p, held));
}

/** What is known of how much is held: the least, the most where there is one, or both at once. */
function rangeOf({ w: { held: w } }: Page, { exposure, most }: Held): Prose {
  const least = shareOf(exposure);
  if (most === undefined) return w.atLeast(least);
  return most === exposure ? w.whatever(least) : w.between(least, shareOf(most));
}

/** Whether its reader has already done what the decision comes to. */
export const isDone = ({ dossier: { taken }, decision }: Page): boolean =>
  taken !== undefined && Math.abs(taken.exposure - decision.exposure.target) < SAME_SHARE;

/** That something was done about the decision already: all of it, or another share of capital than it asks for now. */
function doneSays(p: Page): readonly Prose[] {
  const { taken } = p.dossier;
  if (taken === undefined) return [];
  const share = shareOf(taken.exposure);
  const { done, doneOtherwise } = p.w.held;
  return [(isDone(p) ? done : doneOtherwise)(taken.at, share)];
}

/** First of all: what is really held, and what to do about it. Nothing where nothing stands on record. */
export function heldLead(p: Page): readonly Prose[] {
  const { held } = p.dossier;
  if (isDone(p)) return doneSays(p);
  return held ? [...doneSays(p), ...leadOf(p, held)] : doneSays(p);
}

/** What is really held, and what to do about it. */
function leadOf(p: Page, held: Held): readonly Prose[] {
  const { held: w } = p.w;
  const { target, before, optimum } = p.decision.exposure;
  const told = whence(p, held);
  if (!isKnown(held)) {
    const sells = before > optimum;
    return [
      w.unknown({
        whence: told,
        range: rangeOf(p, held),
        why: doubtsSay(p, held),
        limit: shareOf(optimum),
        sells,
      }),
    ];
  }
  const limit = limitOf(p);
  const lead = { whence: told, holds: shareOf(before), limit: shareOf(limit) };
  // Where no units can be told, money still can.
  const money = (orders: readonly Order[], to: number): Span | undefined => {
    const { capital } = held;
    if (capital && orders.length > 0) return orderSum(p, orders, capital.currency);
    const share = (capital?.amount ?? 0) * (to - before);
    return capital && share !== 0 ? about(p, share, capital.currency) : undefined;
  };
  const points = (to: number): string => fixed(100 * Math.abs(before - to), 0);
  const all = { ...lead, points: points(limit), money: money(held.all, limit) };
  const today = { points: points(target), money: money(held.orders, target) };
  const doubts = held.doubts.length === 0 ? [] : [w.old(doubtsSay(p, held))];
  if (held.positions.length > 0 && held.positions.every((x) => x.quantity < 0))
    return [target < before ? w.cover(all) : w.shortKept(lead), ...doubts];
  if (target === before) return [before === 0 ? w.nothing(told) : w.keep(lead), ...doubts];
  if (target > before) return [w.buy({ ...lead, limit: shareOf(target), ...today }), ...doubts];
  if (target > limit) return [w.sellOn(all, today), ...doubts];
  return [target === 0 ? w.sellAll(all) : w.sell(all), ...doubts];
}
