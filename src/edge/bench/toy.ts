import { type Arena, RULE, SORT } from '../../weigh/firesale/arena.ts';

/**
 * The same model as an analyst would write it: objects that know each other, arrays made as needed,
 * the engine's own exp and log. An opponent of the bench, with a stream of chance of its own.
 * Knows the exponential law and sales counted in pieces.
 */
export type Toy = { fall: number; overshoot: number; sold: number; rounds: number };

/** Runs paths one after the other. */
export function toy(arena: Arena, paths: number, seed: number): Toy[] {
  const dice = new Dice(seed);
  return Array.from({ length: paths }, () => new Path(arena, dice).run());
}

class Dice {
  state: number;
  constructor(seed: number) {
    this.state = (seed * 2654435761) >>> 0 || 1;
  }
  uniform(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return ((this.state >>> 0) + 0.5) / 2 ** 32;
  }
  normal(): number {
    return Math.sqrt(-2 * Math.log(this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }
  /** A normal of this scale is a Student-t of 4 degrees of freedom with unit variance. */
  scale(): number {
    return 1 / Math.sqrt(-Math.log(this.uniform() * this.uniform()));
  }
}

class Asset {
  readonly market: number;
  readonly book: number;
  readonly depth: number;
  readonly news: number;
  price: number;
  pending = 0;
  net = 0;
  constructor(arena: Arena, m: number, news: number) {
    this.market = arena.market[m] as number;
    this.book = arena.book[m] as number;
    this.depth = arena.depth[m] as number;
    this.news = news;
    this.price = news;
  }
  offer(quantity: number): void {
    this.pending += quantity;
  }
  /** The price after the market at large has taken its share of what was offered. */
  settle(share: number): void {
    this.net += share * this.pending;
    this.pending = 0;
    this.price = this.news * Math.max(0.01, Math.exp(-this.net / this.depth));
  }
}

class Market {
  readonly assets: Asset[];
  constructor(arena: Arena, dice: Dice) {
    const scale = dice.scale();
    const factors = Array.from({ length: arena.factors }, () => dice.normal());
    this.assets = Array.from({ length: arena.assets }, (_, m) => {
      const common = factors
        .map((f, k) => f * (arena.loading[m * arena.factors + k] as number))
        .reduce((a, b) => a + b, 0);
      const move = common + (arena.own[m] as number) * dice.normal();
      return new Asset(arena, m, Math.max(0.02, 1 + (arena.news[m] as number) + scale * move));
    });
  }
  level(): number {
    return this.assets.map((a) => a.market * a.price).reduce((a, b) => a + b, 0);
  }
  news(): number {
    return this.assets.map((a) => a.market * a.news).reduce((a, b) => a + b, 0);
  }
  book(): number {
    return this.assets.map((a) => a.book * a.price).reduce((a, b) => a + b, 0);
  }
  bookNews(): number {
    return this.assets.map((a) => a.book * a.news).reduce((a, b) => a + b, 0);
  }
  offered(): number {
    return this.assets.map((a) => a.pending * a.price).reduce((a, b) => a + b, 0);
  }
}

type Order = { asset: Asset; quantity: number };

class Institution {
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

class Path {
  readonly arena: Arena;
  readonly dice: Dice;
  readonly market: Market;
  readonly institutions: Institution[];
  reopening = 0;
  sold = 0;
  net = 0;
  held = 0;
  money: number;
  count = 0;
  constructor(arena: Arena, dice: Dice) {
    this.arena = arena;
    this.dice = dice;
    this.market = new Market(arena, dice);
    this.institutions = Array.from({ length: arena.sleeves }, (_, i) => new Institution(arena, i));
    this.money = arena.rules.money;
  }

  run(): Toy {
    this.rounds();
    this.recovery();
    const news = this.market.news();
    const low = this.market.level();
    return {
      fall: 1 - low,
      overshoot: (news - low) / news,
      sold: this.sold / this.arena.held,
      rounds: this.count,
    };
  }

  rounds(): void {
    const { rules } = this.arena;
    const after = this.market.news();
    let left = 0;
    while (this.count < rules.rounds) {
      const level = this.market.level();
      const loss = Math.max(0, (1 - level) / rules.sigma);
      const tail = Math.min(1, rules.tail * (1 + rules.alarm * loss));
      const fired = rules.fired + rules.alone * left;
      const sales = this.institutions
        .map((institution) => {
          institution.settle();
          return { institution, sale: institution.wanted(this.market, tail, fired) };
        })
        .filter(({ sale }) => sale > 0);
      if (sales.length === 0) return;
      this.count += 1;
      for (const { institution, sale } of sales) {
        institution.sell(this.market, sale);
        if (institution.of('sort') === SORT.career) left += institution.of('part');
        if (institution.of('sort') === SORT.limit && institution.of('react') > 0)
          this.reopening += sale;
      }
      const flow = this.market.offered();
      const made = Math.min((rules.capacity - this.held) / flow, rules.maker);
      const cheap = (after - level) / after > rules.margin;
      const taken = cheap ? Math.min(this.money / flow, rules.patient) : 0;
      const share = 1 - made - taken;
      this.sold += flow;
      this.held += made * flow;
      this.money -= taken * flow;
      this.net += share * flow;
      for (const asset of this.market.assets) asset.settle(share);
    }
  }

  /** Sixty sessions after the rounds: levels of the market and marks of the user's book. */
  recovery(): { levels: number[]; marks: number[] } {
    const { rules } = this.arena;
    const after = this.market.news();
    const low = this.market.level();
    const lowBook = this.market.book();
    const gapBook = this.market.bookNews() - lowBook;
    const gap = after - low;
    const move = (1 - low) / rules.sigma;
    let excess = Math.max(0, rules.react * (move * move - 1));
    let open = 1 / Math.sqrt(1 + excess);
    const sales = this.net > 0 ? this.net : 1;
    const comeback = this.reopening / sales / (open < 1 ? 1 - open : 1);
    let held = this.held / sales;
    let money = this.money / sales;
    let [net, passing, noise, noiseBook, due] = [1, 1, 1, 1, 1];
    const levels: number[] = [];
    const marks: number[] = [];
    for (let t = 1; t <= 60; t++) {
      excess *= rules.memory;
      const calm = 1 / Math.sqrt(1 + excess);
      const wide = (gap / after) * ((1 - rules.decaying) * net + rules.decaying * passing);
      const spent = wide > rules.margin ? Math.min(money, (rules.pace * rules.money) / sales) : 0;
      money -= spent;
      const unloaded = rules.unload * held;
      held -= unloaded;
      const flow = Math.max(unloaded - comeback * (calm - open) - spent, -net);
      open = calm;
      net += flow;
      passing = passing * rules.decay + flow;
      const share = (1 - rules.decaying) * net + rules.decaying * passing;
      const z = this.dice.normal() / calm;
      noise *= 1 + rules.drift + rules.daily * z;
      noiseBook *= 1 + rules.drift + rules.dailyBook * z;
      due *= rules.rate;
      levels.push((after - gap * share) * noise);
      marks.push((lowBook + gapBook * (1 - share)) * noiseBook * due);
    }
    return { levels, marks };
  }
}
