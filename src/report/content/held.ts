import type { Unknown } from '../../domain/known.ts';
import type { Held, Order, Price, Valued } from '../../domain/portfolio.ts';
import type { Length } from '../memo/memo.ts';
import type { Page } from '../memo/page.ts';
import { type Block, noted, shown } from '../render/block.ts';
import { cite, type Prose, type Span } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import { fixed, percent, value } from '../words/number.ts';

const PLACE = 's-size';

/** Whether what is held is known in full, perhaps at old prices. */
export const isKnown = ({ doubts, capital }: Held): boolean =>
  doubts.length === 0 || capital !== undefined;

/** Whence what is held is known. */
const whence = (p: Page, { from, on }: Held): string => p.w.held.whence(from, p.on(on));

/** Why it is not known, or rests on what is old. */
export function doubtsSay(p: Page, { doubts }: Pick<Held, 'doubts'>): string {
  const of = (kind: Unknown['kind']): readonly string[] =>
    doubts.flatMap((u) => (u.kind === kind && 'symbol' in u && u.symbol ? [u.symbol] : []));
  const [none, old] = [of('no price'), of('old price')];
  return [
    ...(none.length > 0 ? [p.w.held.noPrices(none)] : []),
    ...(old.length > 0 ? [p.w.held.oldPrices(old)] : []),
    ...doubts.flatMap((u) => (u.kind === 'no price' || u.kind === 'old price' ? [] : [p.w.why(u)])),
  ].join(p.w.semi);
}

const share = (x: number): Span => cite(percent(x), PLACE);

/** Money that stands for a share of what is held: no more than two figures are known of it. */
const about = (p: Page, x: number, currency: string): Span =>
  cite(p.w.money(Number(Math.abs(x).toPrecision(2)), currency), PLACE);

/** What today's odds allow: the limit on the way down, else what the decision comes to. */
export function limitOf(p: Page): number {
  const { target, before, optimum } = p.decision.exposure;
  return target < before ? Math.min(target, optimum) : target;
}

/** What is held as a note beside the target. */
export const holds = (p: Page, held: Held): Prose =>
  isKnown(held)
    ? p.w.held.holds(share(held.exposure), whence(p, held))
    : p.w.held.between(
        share(held.exposure),
        held.most === undefined ? undefined : share(held.most),
      );

/** First of all: what is really held, and what to do about it. Nothing where nothing stands on record. */
export function heldLead(p: Page): readonly Prose[] {
  const { held } = p.dossier;
  if (!held) return [];
  const { held: w } = p.w;
  const { target, before, optimum } = p.decision.exposure;
  const told = whence(p, held);
  if (!isKnown(held)) {
    const sells = before > optimum;
    return [
      w.unknown({
        whence: told,
        least: share(held.exposure),
        most: held.most === undefined ? undefined : share(held.most),
        why: doubtsSay(p, held),
        limit: share(optimum),
        sells,
      }),
    ];
  }
  const limit = limitOf(p);
  const lead = { whence: told, holds: share(before), limit: share(limit) };
  const money = (orders: readonly Order[]): Span | undefined => {
    const { capital } = held;
    const sum = orders.reduce((all, o) => all + o.amount, 0);
    return capital && sum !== 0 ? about(p, sum, capital.currency) : undefined;
  };
  const points = (to: number): string => fixed(100 * Math.abs(before - to), 0);
  const all = { ...lead, points: points(limit), money: money(held.all) };
  const today = { points: points(target), money: money(held.orders) };
  const doubts = held.doubts.length === 0 ? [] : [w.old(doubtsSay(p, held))];
  if (target === before) return [before === 0 ? w.nothing(told) : w.keep(lead), ...doubts];
  if (target > before) return [w.buy({ ...lead, limit: share(target), ...today }), ...doubts];
  if (target > limit) return [w.sellOn(all, today), ...doubts];
  return [target === 0 ? w.sellAll(all) : w.sell(all), ...doubts];
}

/** What is held, the orders that the decision asks for, and what stands against them; on one page without every position. */
export function heldBlocks(p: Page, length: Length): Block[] {
  const { held } = p.dossier;
  if (!held) return [];
  const { held: w } = p.w;
  const { target, before } = p.decision.exposure;
  const short = held.positions.filter((q) => q.quantity < 0).map((q) => q.symbol);
  const trades = target !== before || !isKnown(held);
  const none =
    !trades || held.orders.length > 0
      ? undefined
      : held.positions.length === 0
        ? w.none.share
        : held.capital === undefined
          ? w.none.unknown
          : w.none.small;
  const lacking = lackingOf(p, held);
  const left = leftOver(held);
  return shown<Block>([
    held.orders.length > 0 && orderTable(p, held),
    lacking !== undefined && noted([lacking]),
    none !== undefined && noted([none]),
    length === 'full' && held.positions.length > 0 && positionTable(p, held),
    short.length > 0 && noted([w.short(short)]),
    short.length > 0 &&
      left > limitOf(p) + 0.005 &&
      held.all.length > 0 &&
      noted(w.left(share(left))),
  ]);
}

/** Why cost or days of some order are not known; nothing where all are. */
function lackingOf(p: Page, { orders }: Held): string | undefined {
  const { survive: w } = p.w;
  const all = orders.flatMap(({ cost, days }) =>
    [cost, days].flatMap((x) => (typeof x === 'number' ? [] : [x.unknown])),
  );
  const of = (kind: Unknown['kind']): readonly string[] => [
    ...new Set(all.flatMap((u) => (u.kind === kind && 'symbol' in u ? [u.symbol ?? ''] : []))),
  ];
  const [volume, moves] = [of('no volume'), of('no volatility')];
  const rest = all.find((u) => u.kind !== 'no volume' && u.kind !== 'no volatility');
  const says = [
    ...(volume.length > 0 ? [w.noVolume(volume)] : []),
    ...(moves.length > 0 ? [w.noVolatility(moves)] : []),
    ...(rest ? [p.w.why(rest)] : []),
  ];
  return says.length > 0 ? p.w.held.orders.lacking(says.join(p.w.semi)) : undefined;
}

/** What all orders leave of exposure. */
const leftOver = ({ positions, all, capital }: Held): number => {
  const gross = positions.reduce(
    (s, q) => s + (typeof q.worth === 'number' ? Math.abs(q.worth) : 0),
    0,
  );
  return capital ? (gross + all.reduce((s, o) => s + o.amount, 0)) / capital.amount : 0;
};

/** The orders of today, and of the whole way. */
function orderTable(p: Page, held: Held): Block {
  const { orders: w, rule } = p.w.held;
  const { gathering } = p.dossier.setup;
  const currency = held.capital?.currency ?? '';
  const sum = (orders: readonly Order[]): Prose => [
    about(
      p,
      orders.reduce((all, o) => all + o.amount, 0),
      currency,
    ),
  ];
  const same = (a: Order, b: Order): boolean => a.symbol === b.symbol && a.account === b.account;
  const longer = held.all.some((o) => held.orders.find((q) => same(o, q))?.quantity !== o.quantity);
  const units = (o: Order): string =>
    w.units(fixed(Math.abs(o.quantity), decimals(o.quantity)), o.quantity < 0);
  const rows = held.all.map((all) => ({ all, now: held.orders.find((o) => same(o, all)) }));
  const cost = (x: number): string =>
    x > 0 && x < 1 ? `<${p.w.money(1, currency)}` : p.w.money(x, currency);
  return {
    kind: 'table',
    heading: w.heading(
      sum(held.orders),
      held.orders.some((o) => o.quantity < 0),
      longer ? sum(held.all) : undefined,
    ),
    caption: [
      w.caption(
        rule[held.rule],
        gathering ? percent(gathering.crowd.lending.participation) : undefined,
      ),
    ],
    table: tabulate(
      rows,
      [
        wording(w.symbol, ({ all }) => named(p, all)),
        amount(w.today, ({ now }) => (now ? cite(units(now), PLACE) : p.w.held.orders.nothing)),
        amount(w.amount, ({ now }) =>
          now ? cite(p.w.money(Math.abs(now.amount), currency), PLACE) : p.w.held.orders.nothing,
        ),
        amount(w.cost, ({ now }) =>
          now === undefined
            ? p.w.held.orders.nothing
            : typeof now.cost === 'number'
              ? cite(cost(now.cost), PLACE)
              : p.w.label.unknown,
        ),
        amount(w.days, ({ now }) =>
          now === undefined
            ? p.w.held.orders.nothing
            : typeof now.days === 'number'
              ? cite(now.days < 0.05 ? '<0.1' : fixed(now.days, 1), PLACE)
              : p.w.label.unknown,
        ),
        ...(longer
          ? [amount<(typeof rows)[number]>(w.all, ({ all }) => cite(units(all), PLACE))]
          : []),
      ],
      { narrow: 'list' },
    ),
  };
}

/** A position by its symbol, and its account where it says one. */
const named = (p: Page, { symbol, account }: Pick<Order, 'symbol' | 'account'>): string =>
  account === undefined ? symbol : `${symbol}${p.w.brackets(account)}`;

/** As many decimals as units have. */
function decimals(units: number): number {
  const text = String(Math.round(Math.abs(units) * 1e8) / 1e8);
  return text.includes('.') ? (text.split('.')[1] as string).length : 0;
}

/** Every position at its price, with where that comes from. */
function positionTable(p: Page, held: Held): Block {
  const { positions: w } = p.w.held;
  const { capital } = held;
  const source = ({ series, on, late }: Price): string => {
    const told =
      series.length === 0
        ? w.stated(p.on(on))
        : w.told(series.map(p.titleOf).join(p.w.comma), p.on(on));
    return late ? w.old(told) : told;
  };
  const from = ({ price, rate }: Valued): string =>
    [
      ...('unknown' in price ? [] : [source(price)]),
      ...(rate === undefined || 'unknown' in rate ? [] : [w.by(source(rate))]),
    ].join(p.w.semi);
  const { currency = '' } = held;
  return {
    kind: 'table',
    heading: capital
      ? w.heading(cite(p.w.money(capital.amount, capital.currency), PLACE))
      : [w.unknown],
    caption: [w.caption],
    table: tabulate(
      held.positions,
      [
        wording(w.symbol, (q) => named(p, q)),
        amount(w.units, (q) => fixed(q.quantity, decimals(q.quantity))),
        amount(w.price, ({ price, currency: of }) =>
          'unknown' in price
            ? { unknown: p.w.unknown(price.unknown) }
            : `${value(price.at, 'price')} ${of}`,
        ),
        amount(w.worth, ({ worth }) =>
          typeof worth === 'number'
            ? p.w.money(worth, currency)
            : { unknown: p.w.unknown(worth.unknown) },
        ),
        ...(capital
          ? [
              amount<Valued>(w.share, ({ worth }) =>
                typeof worth === 'number' ? percent(worth / capital.amount) : p.w.label.unknown,
              ),
            ]
          : []),
        wording(w.source, from),
      ],
      { narrow: 'list' },
    ),
  };
}
