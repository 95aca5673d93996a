import { describe, expect, test } from 'vitest';
import { forensics, type ReturnsScene } from '../../src/sense/delever/forensics.ts';
import { luck } from '../worlds/luck.ts';

/** Quiet returns of three assets, and sessions in which a book of the first two is sold. */
function scene(seed: number, sessions: number, strength: number): ReturnsScene {
  const { normal } = luck(seed, 7);
  const rows = (n: number): number[][] =>
    Array.from({ length: n }, () => Array.from({ length: 3 }, () => 0.01 * normal()));
  // Depth is 1 each: a book of y and -y / 2 turns x into x + y (y.x).
  const y = [strength, -strength / 2, 0];
  const before = rows(250);
  const during = rows(sessions).map((x) => {
    const pushed = x.map((v, i) => v - 0.004 * (y[i] ?? 0));
    const earned = pushed.reduce((s, v, i) => s + v * (y[i] ?? 0), 0);
    return pushed.map((v, i) => v + earned * (y[i] ?? 0));
  });
  return { before, during, assets: ['a', 'b', 'c'].map((id) => ({ id, depth: 1 })) };
}
const chance = { seed: 1, draws: 200 };

describe('the sold book', () => {
  test('three sessions do not tell it', () => {
    expect(forensics(scene(1, 3, 2), chance)).toEqual({ unknown: { kind: 'too few sessions' } });
  });

  test('a quiet stretch shows none', () => {
    for (let seed = 1; seed <= 20; seed++)
      expect(forensics(scene(seed, 40, 0), chance)).toEqual({
        unknown: { kind: 'not identified' },
      });
  });

  test('a book sold hard is read, with the sign of its fall', () => {
    const got = forensics(scene(2, 40, 1.5), chance);
    if ('unknown' in got) throw new Error(got.unknown.kind);
    // Money 2 : -1 : 0 is 2/3, -1/3, 0 of what was sold.
    for (const [i, share] of [2 / 3, -1 / 3, 0].entries()) {
      const found = got.sold[i]?.share;
      expect(Math.abs((found?.at ?? 9) - share)).toBeLessThan(0.15);
    }
    expect(got.explained.at).toBeGreaterThan(0.8);
    expect(got.sessions).toBe(40);
  });

  test('a book that rose was bought', () => {
    const sold = scene(2, 40, 1.5);
    const got = forensics({ ...sold, during: sold.during.map((r) => r.map((x) => -x)) }, chance);
    if ('unknown' in got) throw new Error(got.unknown.kind);
    expect(got.sold[0]?.share.at).toBeLessThan(0);
  });

  test('deeper assets were sold in proportion to more money', () => {
    const shallow = scene(2, 40, 1.5);
    const deep = { ...shallow, assets: shallow.assets.map((a) => ({ ...a, depth: 1e9 })) };
    const [one, other] = [forensics(shallow, chance), forensics(deep, chance)];
    if ('unknown' in one || 'unknown' in other) throw new Error('unknown');
    // Only depths beside each other count: all of them a billion times deeper is the same book.
    for (const [i, { share }] of one.sold.entries())
      expect(other.sold[i]?.share.at).toBeCloseTo(share.at, 9);
  });

  test('the same seed gives the same bytes, and too short a past none', () => {
    const of = scene(3, 40, 1.5);
    expect(forensics(of, chance)).toEqual(forensics(of, chance));
    expect(forensics({ ...of, before: of.before.slice(0, 60) }, chance)).toEqual({
      unknown: { kind: 'too short a past' },
    });
  });

  test('a row of another length is a mistake of the caller', () => {
    const of = scene(3, 40, 1);
    expect(() => forensics({ ...of, during: [...of.during, [0.1]] }, chance)).toThrow(RangeError);
  });
});
