import { expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { events, onward, places, whole } from '../run/kept.ts';

/*
 * News that stops coming: the evidence of the bundled episode ends at every tenth decision. Until a watch
 * group has been silent for longer than the thesis allows nobody can tell; from then on exposure does not
 * rise, and does not stand above that of the whole history.
 */

const EVERY = 10;
const at = (d: Decision | undefined): number => d?.exposure.target ?? Number.NaN;
const silent = (d: Decision): boolean => d.findings.some((f) => f.kind === 'silent');

test('evidence that ends early: past the longest silence nothing rises, nor stands above the whole', () => {
  expect(whole.some(silent)).toBe(false);
  let [fell, above] = [0, 0];
  for (let k = 5; k < whole.length; k += EVERY) {
    const end = (places[k] ?? 0) + 1;
    const after = events.slice(end).filter((e) => e.kind !== 'evidence');
    const found = [...whole.slice(0, k + 1), ...onward(end, after)];
    const first = found.findIndex(silent);
    for (const [i, d] of found.entries()) {
      const over = at(d) > at(whole[i]) + 1e-9;
      if (over) above++;
      if (first < 0 || i < first) continue;
      fell++;
      const day = `${d.moment.stamp} cut at ${whole[k]?.moment.stamp}`;
      expect(silent(d), day).toBe(true);
      expect(over, day).toBe(false);
      if (i > 0) expect(at(d), day).toBeLessThanOrEqual(at(found[i - 1]));
      const asked = d.stops.filter((s) => s.state === 'blind' || s.lacks !== undefined);
      expect(asked.length, day).toBeGreaterThan(0);
    }
  }
  // Days in the dark, and days before it on which a dead feed cannot be told from a quiet one.
  expect([fell, above]).toEqual([602, 76]);
}, 120_000);
