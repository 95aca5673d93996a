import { type Arena, FAN, OUT, SESSIONS } from '../../../src/weigh/firesale/arena.ts';
import type { Rounds } from './round.ts';
import type { Scratch } from './scratch.ts';
import { valued } from './shock.ts';

/**
 * Sixty sessions after the rounds. What the crowd's sales took off the price is in part for good and
 * in part decays; limits reopen as volatility decays, makers unload, patient capital buys with limited
 * money while the gap is wide; over it lies the market's own noise, larger while volatility is. Source
 * of the split: A. Obizhaeva and J. Wang, "Optimal trading strategy and supply/demand dynamics" (2013).
 * Fills the figures of the path's row from `fall` on.
 */
export function recover(
  arena: Arena,
  at: Scratch,
  { sum, row }: { readonly sum: Rounds; readonly row: Float64Array },
): void {
  const { rules, market, book, factors } = arena;
  const after = valued(market, at.news);
  const low = valued(market, at.price);
  const lowBook = valued(book, at.price);
  const gap = after - low;
  const gapBook = valued(book, at.news) - lowBook;
  const fall = 1 - low;
  const goal = 1 - 0.5 * fall;
  const depth = gap / after;
  const lasting = 1 - rules.decaying;

  const move = fall / rules.sigma;
  const seen = rules.react * (move * move - 1);
  let excess = Math.max(0, seen);
  const shut = 1 / Math.sqrt(1 + excess);
  const sales = sum.net > 0 ? sum.net : 1;
  const room = shut < 1 ? 1 - shut : 1;
  const comeback = sum.reopening / sales / room;
  let held = sum.held / sales;
  let money = sum.money / sales;
  const pace = (rules.pace * rules.money) / sales;

  let open = shut;
  let net = 1;
  let passing = 1;
  let share = lasting + rules.decaying;
  let noise = 1;
  let noiseBook = 1;
  let due = 1;
  let worst = Math.min(low, 1);
  let worstBook = Math.min(lowBook, 1);
  let toHalf = worstBook;
  let half = fall > 0 ? SESSIONS + 1 : 0;
  let fan = 0;
  for (let t = 1; t <= SESSIONS; t++) {
    excess = excess * rules.memory;
    const storm = Math.sqrt(1 + excess);
    const calm = 1 / storm;
    const returned = comeback * (calm - open);
    open = calm;
    const spent = depth * share > rules.margin ? Math.min(money, pace) : 0;
    money = money - spent;
    const unloaded = rules.unload * held;
    held = held - unloaded;
    const traded = unloaded - returned - spent;
    const flow = Math.max(traded, -net);
    net = net + flow;
    passing = passing * rules.decay + flow;
    share = lasting * net + rules.decaying * passing;
    const z = (at.draws[factors + t] as number) * storm;
    noise = noise * (1 + (rules.drift + rules.daily * z));
    noiseBook = noiseBook * (1 + (rules.drift + rules.dailyBook * z));
    due = due * rules.rate;
    const level = (after - gap * share) * noise;
    const mark = (lowBook + gapBook - gapBook * share) * noiseBook * due;
    worst = Math.min(level, worst);
    worstBook = Math.min(mark, worstBook);
    toHalf = half > SESSIONS ? worstBook : toHalf;
    half = half > SESSIONS && level >= goal ? t : half;
    if (t === 5) row[OUT.book5] = worstBook;
    if (t === 20) row[OUT.book20] = worstBook;
    if (t === FAN[fan]) row[OUT.fan + fan++] = level;
  }
  row[OUT.fall] = fall;
  row[OUT.overshoot] = depth;
  row[OUT.news] = after;
  row[OUT.rounds] = sum.rounds;
  row[OUT.defaults] = sum.defaults;
  row[OUT.half] = half;
  row[OUT.worst] = worst;
  row[OUT.book] = worstBook;
  row[OUT.bookToHalf] = toHalf;
}
