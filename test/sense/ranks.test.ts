import { describe, expect, test } from 'vitest';
import { marketOf, type Panel } from '../../src/sense/delever/rankmeasure.ts';
import { ranks } from '../../src/sense/delever/ranks.ts';
import { luck } from '../worlds/luck.ts';

const RULE = { window: 3, past: 60, volume: 20, placebos: 30 };
const LAST = RULE.past + RULE.window * (RULE.placebos + 1) - 1;

/** Twenty names, the last the most liquid; in the last window it is pushed most. */
function panel(push: number, surge: number, after = 0): Panel {
  const { normal } = luck(4, 9);
  const names = Array.from({ length: 20 }, (_, i) => ({
    id: String(i),
    returns: [] as (number | undefined)[],
    traded: [] as (number | undefined)[],
    volume: [] as (number | undefined)[],
  }));
  for (let t = 0; t <= LAST + after; t++) {
    const market = 0.01 * normal();
    for (const [i, name] of names.entries()) {
      const now = t > LAST - RULE.window && t <= LAST ? i / 19 - 0.5 : 0;
      name.returns.push(market + 0.01 * (normal() + push * now));
      const volume = Math.exp(0.2 * normal() + surge * now);
      name.volume.push(volume);
      name.traded.push(volume * 1.5 ** i);
    }
  }
  return { group: 'g', names, market: marketOf(names) };
}
const read = (p: Panel, at = LAST) => {
  const got = ranks(p, at, RULE);
  if ('unknown' in got) throw new Error(got.unknown.kind);
  return got;
};

describe('the signature of liquidity', () => {
  test('prices and volume must say the same', () => {
    expect(read(panel(-3, 2)).reads).toBe('most liquid hardest');
    expect(read(panel(3, -2)).reads).toBe('least liquid hardest');
    expect(read(panel(-3, 0)).reads).toBe('no pattern');
    expect(read(panel(0, 2)).reads).toBe('no pattern');
    expect(read(panel(-3, -2)).reads).toBe('no pattern');
    expect(read(panel(0, 0)).reads).toBe('no pattern');
  });

  test('what lies after the window does not count', () => {
    const [short, long] = [panel(-1, 1), panel(-1, 1, 10)];
    expect(read(long)).toEqual(read(short));
  });

  test('a name without a price in the window is counted as not read', () => {
    const whole = panel(-3, 2);
    const names = whole.names.map((n, i) =>
      i === 5 ? { ...n, returns: n.returns.map((r, t) => (t === LAST ? undefined : r)) } : n,
    );
    const got = read({ ...whole, names });
    expect([got.names, got.of]).toEqual([19, 20]);
  });

  test('few names or a short past say nothing', () => {
    const whole = panel(-3, 2);
    const few = { ...whole, names: whole.names.slice(0, 9) };
    expect(ranks(few, LAST, RULE)).toEqual({ unknown: { kind: 'too few names' } });
    expect(ranks(whole, RULE.past + 10, RULE)).toEqual({ unknown: { kind: 'too short a past' } });
    expect(ranks(whole, 20, RULE)).toEqual({ unknown: { kind: 'too few names' } });
  });
});
