import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '../../../src/domain/time.ts';
import { type ByDay, bodyChange } from '../../../src/edge/feed/diff.ts';

const body = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 3 })), {
    selector: ([day]) => day,
  })
  .map((all) => new Map(all) as unknown as ByDay);

test('what changed, done to the one body, gives the other', () => {
  fc.assert(
    fc.property(body, body, (before, after) => {
      const { fresh, revised, gone } = bodyChange(before, after);
      const made = new Map(before);
      for (const { day, was } of gone) {
        expect(made.get(day)).toBe(was);
        made.delete(day);
      }
      for (const { day, was, value } of revised) {
        expect(made.get(day)).toBe(was);
        expect(value).not.toBe(was);
        made.set(day, value);
      }
      for (const { day, value } of fresh) {
        expect(before.has(day)).toBe(false);
        made.set(day, value);
      }
      const sorted = (of: ByDay) => [...of].toSorted(([a], [b]) => a - b);
      expect(sorted(made)).toEqual(sorted(after));
      for (const list of [fresh, revised, gone]) {
        const days = list.map(({ day }) => day);
        expect(days).toEqual([...new Set(days)].toSorted((a, b) => a - b));
      }
    }),
  );
});

test('the same body is no change, and the way back is the change turned round', () => {
  fc.assert(
    fc.property(body, body, (one, other) => {
      expect(bodyChange(one, one)).toEqual({ fresh: [], revised: [], gone: [] });
      const [there, back] = [bodyChange(one, other), bodyChange(other, one)];
      const days = (list: readonly { readonly day: Day }[]) => list.map(({ day }) => day);
      expect(days(back.fresh)).toEqual(days(there.gone));
      expect(days(back.gone)).toEqual(days(there.fresh));
      expect(days(back.revised)).toEqual(days(there.revised));
    }),
  );
});
