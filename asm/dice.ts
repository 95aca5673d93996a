// Philox4x32-10 of src/kernel/dice.ts for four paths at a time: counter (quad, path), key the seed.

@inline function low(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

@inline function high(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 1, 3, 5, 7);
}

/**
 * Four words a path for eight paths, into four rows of eight words.
 * @param path  lower word of the first path's number, a multiple of eight
 * @param over  its upper word
 */
export function quad(n: u32, path: u32, over: u32, k0: u32, k1: u32, into: usize): void {
  const m0 = i32x4.splat(0xd2511f53);
  const m1 = i32x4.splat(0xcd9e8d57);
  for (let half: u32 = 0; half < 2; half++) {
    let a = i32x4.splat(n);
    let b = i32x4.add(i32x4.splat(path + 4 * half), i32x4(0, 1, 2, 3));
    let c = i32x4.splat(over);
    let d = i32x4.splat(0);
    let k = k0;
    let l = k1;
    for (let round = 0; round < 10; round++) {
      const p0 = i64x2.extmul_low_i32x4_u(a, m0);
      const p1 = i64x2.extmul_high_i32x4_u(a, m0);
      const q0 = i64x2.extmul_low_i32x4_u(c, m1);
      const q1 = i64x2.extmul_high_i32x4_u(c, m1);
      a = v128.xor(v128.xor(high(q0, q1), b), i32x4.splat(k));
      b = low(q0, q1);
      c = v128.xor(v128.xor(high(p0, p1), d), i32x4.splat(l));
      d = low(p0, p1);
      k += 0x9e3779b9;
      l += 0xbb67ae85;
    }
    const at = into + 16 * half;
    v128.store(at, a);
    v128.store(at, b, 32);
    v128.store(at, c, 64);
    v128.store(at, d, 96);
  }
}

/**
 * The words of one dimension of the net for eight paths, over a row of eight words.
 * @param directions  32 words
 * @param path        lower word of the first path's number, a multiple of eight
 */
export function even(directions: usize, shift: u32, path: u32, into: usize): void {
  let word = shift;
  for (let left = path; left != 0; left &= left - 1)
    word ^= load<u32>(directions + (<usize>ctz(left) << 2));
  const d0 = load<u32>(directions);
  const d1 = load<u32>(directions, 4);
  const first = v128.xor(
    i32x4.splat(word),
    v128.xor(
      v128.and(i32x4.splat(d0), i32x4(0, -1, 0, -1)),
      v128.and(i32x4.splat(d1), i32x4(0, 0, -1, -1)),
    ),
  );
  v128.store(into, first);
  v128.store(into, v128.xor(first, i32x4.splat(load<u32>(directions, 8))), 16);
}
