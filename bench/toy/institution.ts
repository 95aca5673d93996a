import { type Arena, RULE, SORT } from '../../src/weigh/firesale/arena.ts';
import type { Asset, Market } from './market.ts';

type Order = { asset: Asset; quantity: number };

/** A book with its holdings, debt and cash, and its reasons to sell. */
export class Institution {
  readonly arena: Arena;
  readonly i: number;
  readonly first: number[];
  holdings: number[];
  orders: Order[] = [];
  proceeds = 0;
  debt: number;
  cash: number;
  finished = false;
  redeemed = 0;
  defaulted = false;
  constructor(arena: Arena, i: number) {
    this.arena = arena;
    this.i = i;
    this.first = [...arena.holding.slice(i * arena.assets, (i + 1) * arena.assets)];
    this.holdings = [...this.first];
    this.debt = this.of('start') - this.of('equity');
    this.cash = this.of('cash');
  }
  of(name: { [K in keyof Arena]: Arena[K] extends Float64Array ? K : never }[keyof Arena]): number {
    return this.arena[name][this.i] as number;
  }
  value(holdings: readonly number[], market: Market): number {
    return holdings.map((h, m) => h * (market.assets[m] as Asset).price).reduce((a, b) => a + b, 0);
  }
  /** Settles what was sold in the last round: the seller bears a share of the fall since. */
  settle(): void {
    if (this.proceeds === 0) return;
    const now = this.orders.map((o) => o.quantity * o.asset.price).reduce((a, b) => a + b, 0);
    const paid = this.proceeds - this.arena.rules.shortfall * (this.proceeds - now);
    this.debt -= paid;
    if (this.arena.rules.counts === 1) this.cash += paid;
    this.proceeds = 0;
    this.orders = [];
  }
  wanted(market: Market, tail: number, fired: number): number {
    const worth = this.value(this.holdings, market);
    const value = this.value(this.first, market);
    if (this.finished) return 0;
    if (this.of('sort') === SORT.redemption) {
      const loss = 1 - value / this.of('start') - this.of('from');
      const asked = Math.min(1, this.of('flow') * Math.max(0, loss));
      if (asked <= this.redeemed) return 0;
      const share = (asked - this.redeemed) / (1 - this.redeemed);
      this.redeemed = asked;
      return worth * share;
    }
    if (this.of('sort') === SORT.career) {
      if (tail * (this.of('gain') + this.of('stake') * fired) <= this.of('gain')) return 0;
      this.finished = true;
      return worth * this.of('cut');
    }
    const equity = worth - this.debt;
    const total = worth + this.of('other') + this.arena.rules.counts * this.cash;
    if (equity <= 0 || equity < this.of('least') * total) {
      this.finished = true;
      this.defaulted = true;
      return worth;
    }
    const move = (value / this.of('start') - 1) / this.of('sigma');
    const strain = Math.sqrt(1 + Math.max(0, this.of('react') * (move * move - 1)));
    if (total * strain <= this.of('most') * equity) return 0;
    const want = Math.max(0, total - (this.of('aim') * equity) / strain);
    const paid = Math.min(want, this.cash);
    this.cash -= paid;
    return Math.min(Math.max(0, want - paid - this.cash), worth);
  }
  sell(market: Market, sale: number): void {
    const worth = this.value(this.holdings, market);
    this.proceeds = sale;
    this.orders =
      this.of('rule') === RULE['pro rata']
        ? this.alike(market, Math.min(1, sale / worth))
        : this.inOrder(market, sale);
    for (const order of this.orders) order.asset.offer(order.quantity);
  }
  alike(market: Market, share: number): Order[] {
    const orders = market.assets.map((asset, m) => ({
      asset,
      quantity: (this.holdings[m] as number) * share,
    }));
    this.holdings = this.holdings.map((h) => h * (1 - share));
    return orders;
  }
  inOrder(market: Market, sale: number): Order[] {
    const orders: Order[] = [];
    let left = sale;
    this.holdings = this.holdings.map((held, m) => {
      const asset = market.assets[m] as Asset;
      const money = Math.min(left, held * asset.price);
      if (money <= 0) return held;
      left -= money;
      const quantity = money / asset.price;
      orders.push({ asset, quantity });
      return Math.max(0, held - quantity);
    });
    return orders;
  }
}
