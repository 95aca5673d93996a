import type { Arena } from '../../src/weigh/firesale/arena.ts';

/** The toy's own stream of chance, a 32-bit xorshift. */
export class Dice {
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

/** An asset with its price, and what is on offer in this round. */
export class Asset {
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

/** The market after the news of one path. */
export class Market {
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
  pieces(): number {
    return this.assets.map((a) => a.pending).reduce((a, b) => a + b, 0);
  }
  offered(): number {
    return this.assets.map((a) => a.pending * a.price).reduce((a, b) => a + b, 0);
  }
}
