import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FATES, type Threat } from '../../src/domain/threat.ts';
import { type Day, parseDay } from '../../src/domain/time.ts';
import { threatened } from '../../src/run/score/forecasts.ts';
import { bundled } from '../bundled.ts';
import { THOROUGH } from '../thorough.ts';
import { row } from '../weigh/bargain/ledger.ts';

const threat = (id: string, announced: number, more: Partial<Threat> = {}): Threat =>
  row(id, { announced: announced as Day, ...more });
const ended = (id: string, announced: number, on: number, more: Partial<Threat> = {}): Threat =>
  threat(id, announced, { fate: 'withdrawn', ended: on as Day, ...more });

/** Eight clusters that ended long before. */
const PAST = Array.from({ length: 8 }, (_, i) =>
  ended(`p${i}`, 0, 10, i < 4 ? { fate: 'delayed' } : {}),
);
const over = (more: readonly Threat[]) => {
  const found = threatened([...PAST, ...more], 100 as Day, 200 as Day);
  if ('unknown' in found) throw new Error(found.unknown.kind);
  return found;
};

test('threats count that were open at the first decision, or announced after it, and ended by the last', () => {
  const found = over([
    ended('before', 90, 99),
    ended('that day', 90, 100),
    ended('open then', 90, 101),
    ended('at once', 100, 100),
    ended('inside', 150, 200),
    ended('after', 150, 201),
    ended('later', 201, 201),
    threat('still open', 150),
    threat('some day', 90, { fate: 'withdrawn', known: 150 as Day }),
    threat('some day later', 90, { fate: 'withdrawn', known: 201 as Day }),
  ]);
  expect(found.calls.map((c) => c.threat)).toEqual(['open then', 'at once', 'inside']);
  expect([found.before, found.clusters, found.untold]).toEqual([1, 3, 0]);
  // Open at the end: `after`, `still open`, and the one that is known to be over only later.
  expect([found.open, found.undated]).toEqual([3, 1]);
});

test('the base rate is that of the threats that had ended on the day of the announcement', () => {
  const [call] = over([ended('inside', 150, 200)]).calls;
  // Eight cases and half a one for each of five ends: 4.5 / 10.5 twice, 0.5 / 10.5 three times.
  expect(call?.base.withdrawn).toBeCloseTo(4.5 / 10.5, 12);
  expect(call?.base.delayed).toBeCloseTo(4.5 / 10.5, 12);
  expect(call?.base.implemented).toBeCloseTo(0.5 / 10.5, 12);
  expect([call?.came, call?.cases]).toEqual(['withdrawn', 8]);
});

test('before eight clusters have ended nothing was told of a threat, and it is counted so', () => {
  const found = threatened([...PAST.slice(1), ended('x', 150, 160)], 100 as Day, 200 as Day);
  if ('unknown' in found) throw new Error(found.unknown.kind);
  expect([found.calls.length, found.untold]).toEqual([0, 1]);
  expect(found.brier).toEqual({ unknown: { kind: 'no threat has ended' } });
  expect(threatened([], 0 as Day, 1 as Day)).toEqual({ unknown: { kind: 'no ledger' } });
  expect(threatened(undefined, 0 as Day, 1 as Day)).toEqual({ unknown: { kind: 'no ledger' } });
});

test('what was said of a threat hangs on nothing that came after its announcement', () => {
  const threats = bundled().setup.threats ?? [];
  const [from, to] = [parseDay('2025-12-15') as Day, parseDay('2026-06-30') as Day];
  const found = threatened(threats, from, to);
  if ('unknown' in found) throw new Error(found.unknown.kind);
  expect(found.calls.length).toBeGreaterThan(5);
  fc.assert(
    fc.property(fc.constantFrom(...found.calls), fc.constantFrom(...FATES), (call, fate) => {
      const other = threats
        .filter((t) => t.announced <= call.announced)
        .map((t) => ((t.ended ?? 0) > call.announced ? { ...t, fate } : t));
      // From that day on: of the calls before it nothing is asked again.
      const again = threatened(other, call.announced, to);
      if ('unknown' in again) throw new Error(again.unknown.kind);
      const same = again.calls.find((c) => c.threat === call.threat);
      expect([same?.own, same?.base]).toEqual([call.own, call.base]);
    }),
    { numRuns: THOROUGH ? 8 : 3 },
  );
}, 120_000);
