import type { Unknown } from '../../domain/known.ts';
import type { Held, Order, Price, Valued } from '../../domain/portfolio.ts';
import type { Length, Page } from '../memo/page.ts';
import { type Block, noted, shown } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import { fixed, percent, value } from '../words/number.ts';
import { isDone, isKnown, limitOf, orderSum, PLACE, ruleSays, shareOf } from './held.ts';

/** What is held, the orders that the decision asks for, and what stands against them; on one page without every position. */
export function heldBlocks(p: Page, length: Length): Block[] {
  const { held } = p.dossier;
  if (!held) return [];
  const { held: w } = p.w;
  const { target, before } = p.decision.exposure;
  const short = held.positions.filter((q) => q.quantity < 0).map((q) => q.symbol);
  const done = isDone(p);
  const trades = !done && (target !== before || !isKnown(held));
  const none =
    !trades || held.orders.length > 0
      ? undefined
      : held.positions.length === 0
        ? w.none.share
        : held.doubts.some((u) => u.kind === 'more is owed than is held')
          ? w.none.owed
          : held.capital === undefined
            ? w.none.unknown
            : held.positions.every((q) => q.quantity <= 0)
              ? w.none.short
              : w.none.small;
  const lacking = lackingOf(p, held);
  const left = leftOver(held);
  const byBook = held.positions.flatMap((q) =>
    'unknown' in q.price || q.price.series.length > 0 || q.quantity === 0
      ? []
      : [w.positions.pricedOn(named(p, q), p.on(q.price.on))],
  );
  return shown<Block>([
    !done && held.orders.length > 0 && orderTable(p, held),
    !done && lacking !== undefined && noted([lacking]),
    none !== undefined && noted([none]),
    !done && byBook.length > 0 && noted([w.positions.byBook(byBook)]),
    length === 'full' && held.positions.length > 0 && positionTable(p, held),
    !done && short.length > 0 && noted([w.short(short)]),
    !done && short.length > 0 && held.all.length > 0 && noted(netOf(p, held)),
    !done &&
      short.length > 0 &&
      left > limitOf(p) + 0.005 &&
      held.all.length > 0 &&
      noted(w.left(shareOf(left))),
  ]);
}

/** What all orders leave of exposure. */
const leftOver = ({ positions, all, capital }: Held): number => {
  const gross = positions.reduce(
    (s, q) => s + (typeof q.worth === 'number' ? Math.abs(q.worth) : 0),
    0,
  );
  return capital ? (gross + all.reduce((s, o) => s + o.amount, 0)) / capital.amount : 0;
};

/** Long less short, now and once all orders are done. */
function netOf(p: Page, { positions, all, capital }: Held): Prose {
  const net = positions.reduce((s, q) => s + (typeof q.worth === 'number' ? q.worth : 0), 0);
  const traded = all.reduce((s, o) => s + o.amount, 0);
  const share = (x: number) => shareOf(x / (capital?.amount ?? 1));
  return p.w.held.net(share(net), share(net + traded));
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
    ...(volume.length > 0 ? [w.noVolume(volume, true)] : []),
    ...(moves.length > 0 ? [w.noVolatility(moves)] : []),
    ...(rest ? [p.w.why(rest)] : []),
  ];
  return says.length > 0 ? p.w.held.orders.lacking(says.join(p.w.semi)) : undefined;
}

/** The orders of today, and of the whole way. */
function orderTable(p: Page, held: Held): Block {
  const { orders: w } = p.w.held;
  const { gathering } = p.dossier.setup;
  const currency = held.capital?.currency ?? '';
  const sum = (orders: readonly Order[]): Prose => [orderSum(p, orders, currency)];
  const same = (a: Order, b: Order): boolean => a.symbol === b.symbol && a.account === b.account;
  const longer = held.all.some((o) => held.orders.find((q) => same(o, q))?.quantity !== o.quantity);
  const units = (o: Order): string =>
    w.units(fixed(Math.abs(o.quantity), decimals(o.quantity)), o.quantity < 0);
  const rows = held.all.map((all) => ({ all, now: held.orders.find((o) => same(o, all)) }));
  type Row = (typeof rows)[number];
  // Where not one is known, the note beside says why, and a column would hold nothing.
  const knows = (what: 'cost' | 'days'): boolean =>
    rows.some(({ now }) => typeof now?.[what] === 'number');
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
        ruleSays(p, held),
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
        amount(w.share, ({ now }) =>
          now ? cite(ofPosition(p, held, now), PLACE) : p.w.held.orders.nothing,
        ),
        ...(knows('cost')
          ? [
              amount<Row>(w.cost, ({ now }) =>
                now === undefined
                  ? p.w.held.orders.nothing
                  : typeof now.cost === 'number'
                    ? cite(cost(now.cost), PLACE)
                    : p.w.label.unknown,
              ),
            ]
          : []),
        ...(knows('days')
          ? [
              amount<Row>(w.days, ({ now }) =>
                now === undefined
                  ? p.w.held.orders.nothing
                  : typeof now.days === 'number'
                    ? cite(now.days < 0.05 ? '<0.1' : fixed(now.days, 1), PLACE)
                    : p.w.label.unknown,
              ),
            ]
          : []),
        ...(longer
          ? [amount<(typeof rows)[number]>(w.all, ({ all }) => cite(units(all), PLACE))]
          : []),
      ],
      { narrow: 'fit' },
    ),
  };
}

/** A position by its symbol, and its account where positions lie in several. */
function named(p: Page, { symbol, account }: Pick<Order, 'symbol' | 'account'>): string {
  const all = new Set(p.dossier.held?.positions.map((q) => q.account));
  return account === undefined || all.size < 2 ? symbol : `${symbol}${p.w.brackets(account)}`;
}

/** What share of its position an order is. */
function ofPosition(p: Page, { positions }: Held, { symbol, account, quantity }: Order): string {
  const all = positions
    .filter((q) => q.symbol === symbol && q.account === account)
    .reduce((sum, q) => sum + q.quantity, 0);
  return all > 0 ? percent(Math.abs(quantity) / all) : p.w.label.unknown;
}

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
    heading: isDone(p)
      ? [w.before]
      : capital
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
