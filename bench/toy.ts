import { type Arena, SORT } from '../src/weigh/firesale/arena.ts';
import { Institution } from './toy/institution.ts';
import { Dice, Market } from './toy/market.ts';

/** What one path of the toy comes to: shares, as in a path's row, and lowest level of the market. */
export type Toy = { fall: number; overshoot: number; sold: number; rounds: number; worst: number };

/**
 * The same model as an analyst would write it: objects that know each other, arrays made as needed,
 * the engine's own exp and log. An opponent of the bench, with a stream of chance of its own. Knows
 * the exponential law and sales counted in pieces alone.
 */
export function toy(arena: Arena, paths: number, seed: number): Toy[] {
  const dice = new Dice(seed);
  return Array.from({ length: paths }, () => new Path(arena, dice).run());
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
  pieces = 0;
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
    const { levels } = this.recovery();
    const news = this.market.news();
    const low = this.market.level();
    return {
      fall: 1 - low,
      overshoot: (news - low) / news,
      sold: this.sold / this.arena.held,
      rounds: this.count,
      worst: Math.min(1, low, ...levels),
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
      const pieces = this.market.pieces();
      const made = Math.min((rules.capacity - this.pieces) / pieces, rules.maker);
      const cheap = (after - level) / after > rules.margin;
      const taken = cheap ? Math.min(this.money / flow, rules.patient) : 0;
      const share = 1 - made - taken;
      this.sold += flow;
      this.held += made * flow;
      this.pieces += made * pieces;
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
