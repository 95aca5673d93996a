// Values of sleeves at the prices of eight lanes: the sum over the assets, in their order.

import { ROW, assets, price, stride } from './memory';

@inline function add(sum: v128, held: v128, p: v128): v128 {
  return f64x2.add(sum, f64x2.mul(held, p));
}

/** Values of four sleeves from the row of holdings at `held` on. */
export function four(held: usize, into: usize): void {
  const next = <usize>stride << 3;
  const over = held + 2 * next;
  for (let p: usize = 0; p < <usize>ROW; p += 32) {
    let a0 = f64x2.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
    let x = held;
    let y = held + next;
    let z = over;
    let w = over + next;
    let at = price + p;
    const end = held + ((<usize>assets) << 3);
    for (; x < end; x += 8, y += 8, z += 8, w += 8, at += ROW) {
      const p0 = v128.load(at);
      const p1 = v128.load(at, 16);
      const a = v128.load_splat<f64>(x);
      a0 = add(a0, a, p0);
      a1 = add(a1, a, p1);
      const b = v128.load_splat<f64>(y);
      b0 = add(b0, b, p0);
      b1 = add(b1, b, p1);
      const c = v128.load_splat<f64>(z);
      c0 = add(c0, c, p0);
      c1 = add(c1, c, p1);
      const d = v128.load_splat<f64>(w);
      d0 = add(d0, d, p0);
      d1 = add(d1, d, p1);
    }
    const to = into + p;
    v128.store(to, a0);
    v128.store(to, a1, 16);
    v128.store(to, b0, 64);
    v128.store(to, b1, 80);
    v128.store(to, c0, 128);
    v128.store(to, c1, 144);
    v128.store(to, d0, 192);
    v128.store(to, d1, 208);
  }
}
