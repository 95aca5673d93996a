// The fast kernel of the crowd. `plan` lays out the memory, the host writes the columns, `ready` puts
// every lane to the start, `run` runs one block of 256 paths.

import { BLOCK, GROUPS, assets, soldAll, soldBy } from './memory';
import { COUNT, figure } from './path';
import { prepare } from './draw';
import { recover } from './recovery';
import { restore, rounds } from './rounds';
import { TILT, rule } from './rules';

export {
  aim, book, bridgeAt, bridgeLeft, bridgeRight, cash, cut, depth, directions, drawn, equity, factors,
  floor, flow, from, gain, holding, least, loading, market, most, news, other, own, part, plan, react,
  rows, rule, rules, seed, sessions, shift, sigma, sort, soldAll, spread, stake, start, stride, toLeft, toRight,
} from './memory';
export { restore as ready };

/** Runs the block whose first path has this number, in a lower and an upper word. */
export function run(low: u32, high: u32): void {
  const tilt = rule(TILT) == 1;
  for (let g = 0; g < GROUPS; g++) prepare(g, low, high, tilt);
  rounds();
  for (let p = 0; p < BLOCK; p += 2) recover(p);
  memory.fill(soldAll, 0, <usize>assets << 3);
  for (let p = 0; p < BLOCK; p++) {
    if (load<f64>(figure(COUNT, p)) == 0) continue;
    for (let m = 0; m < assets; m++) {
      const at = soldAll + (<usize>m << 3);
      store<f64>(at, load<f64>(at) + load<f64>(soldBy + ((<usize>p * assets + m) << 3)));
    }
  }
}
