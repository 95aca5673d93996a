// Values of sleeves at the prices of eight lanes: the sum over the assets, in their order.

import { ROW, assets, price, stride } from './memory';

@inline function add(sum: v128, held: v128, p: v128): v128 {
  return f64x2.add(sum, f64x2.mul(held, p));
}

/**
 * Values of two sleeves: sixteen sums that stay in registers.
 * @param held  the first one's row of holdings; the other follows
 */
export function two(held: usize, into: usize): void {
  let a0 = f64x2.splat(0), a1 = a0, a2 = a0, a3 = a0;
  let b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  const end = held + ((<usize>assets) << 3);
  let y = held + ((<usize>stride) << 3);
  let at = price;
  for (let x = held; x < end; x += 8, y += 8, at += ROW) {
    const p0 = v128.load(at);
    const p1 = v128.load(at, 16);
    const p2 = v128.load(at, 32);
    const p3 = v128.load(at, 48);
    const a = v128.load_splat<f64>(x);
    a0 = add(a0, a, p0);
    a1 = add(a1, a, p1);
    a2 = add(a2, a, p2);
    a3 = add(a3, a, p3);
    const b = v128.load_splat<f64>(y);
    b0 = add(b0, b, p0);
    b1 = add(b1, b, p1);
    b2 = add(b2, b, p2);
    b3 = add(b3, b, p3);
  }
  v128.store(into, a0);
  v128.store(into, a1, 16);
  v128.store(into, a2, 32);
  v128.store(into, a3, 48);
  v128.store(into, b0, 64);
  v128.store(into, b1, 80);
  v128.store(into, b2, 96);
  v128.store(into, b3, 112);
}
