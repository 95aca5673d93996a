import { type Arena, RULE } from '../../../src/weigh/firesale/arena.ts';
import type { Scratch } from './scratch.ts';

/**
 * Marks a sleeve to market: what it holds now is worth `at.worth`, and its last sale is settled. The
 * sale was decided at the prices of its round; what was sold is worth less by now, and of that the
 * seller bears the `shortfall`. The proceeds take debt away, and are cash where cash counts.
 * @returns the value of all that it held at the start, at today's prices
 */
export function mark(arena: Arena, at: Scratch, i: number): number {
  const { assets, holding, rules } = arena;
  const row = i * assets;
  const keep = at.keep[i] as number;
  const last = at.last[i] as number;
  const sale = at.sale[i] as number;
  let value = 0;
  for (let m = 0; m < assets; m++) value += (holding[row + m] as number) * (at.price[m] as number);
  const prorata = arena.rule[i] === RULE['pro rata'];
  const sunk = prorata || keep === 0 ? 0 : below(arena, at, { row, place: keep });
  at.worth[i] = prorata ? keep * value : value - sunk;
  if (!(sale > 0)) return value;
  const now = prorata ? (last - keep) * value : sunk - below(arena, at, { row, place: last });
  const paid = sale - rules.shortfall * (sale - now);
  at.debt[i] = (at.debt[i] as number) - paid;
  if (rules.counts === 1) at.cash[i] = (at.cash[i] as number) + paid;
  at.sale[i] = 0;
  return value;
}

/** Value at today's prices of what lies below a place in the order of sale. */
function below(
  { assets, holding }: Arena,
  at: Scratch,
  { row, place }: { readonly row: number; readonly place: number },
): number {
  let sum = 0;
  const whole = Math.floor(place);
  for (let m = 0; m < whole; m++) sum += (holding[row + m] as number) * (at.price[m] as number);
  if (whole === assets) return sum;
  return sum + (place - whole) * ((holding[row + whole] as number) * (at.price[whole] as number));
}
