import { describe, expect, test } from 'vitest';
import { LANGS } from '../../../src/domain/text.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { type Failed, type FetchFault, sayFetchFault } from '../../../src/edge/feed/fault.ts';
import { STAND_IN } from '../../../src/edge/feed/network.ts';
import { leaks } from '../../leak.ts';

const now = 1_000_000 as Instant;
const again = (minutes: number) => (now + minutes * 60_000) as Instant;

/** One of each kind: the compiler asks for a new one here. */
const EACH: { readonly [K in Failed['kind']]: readonly Failed[] } = {
  timeout: [{ kind: 'timeout', seconds: 30 }],
  status: [400, 401, 403, 404, 422, 202, 418, 429, 500].map((status) => ({
    kind: 'status',
    status,
  })),
  quota: [
    { kind: 'quota', by: 'bide', again: again(0.2) },
    { kind: 'quota', by: 'source', again: again(1440) },
  ],
  'open circuit': [{ kind: 'open circuit', failures: 3, again: again(5) }],
  'too large': [{ kind: 'too large', bytes: 32_000_000 }],
  bomb: [{ kind: 'bomb', bytes: 32_000_000 }],
  redirect: [{ kind: 'redirect', to: 'elsewhere.example' }],
  clock: [
    { kind: 'clock', ahead: 5 * 86_400_000 },
    { kind: 'clock', ahead: -4_000_000 },
  ],
  'given up': [{ kind: 'given up' }],
  reset: [{ kind: 'reset' }],
  'private address': [{ kind: 'private address' }],
  'not https': [{ kind: 'not https' }],
  'no address': [{ kind: 'no address' }],
  truncated: [{ kind: 'truncated' }],
  offline: [{ kind: 'offline' }],
  garbled: [{ kind: 'garbled' }],
  certificate: [{ kind: 'certificate' }],
};
const host = 'cdn.cboe.com';
const whole = (one: Failed, tries = 1): FetchFault => ({
  ...one,
  ...{ source: 'cboe', host, tries, url: `https://${host}/file.csv` },
});
const ALL = Object.values(EACH).flat();

describe.each(ALL)('$kind', (one) => {
  test('it is said what happened, what is done, and what can be done, in both languages', () => {
    const { en, 'zh-Hant': zh } = sayFetchFault(whole(one), now);
    expect(en).toMatch(/^cboe: [A-Zc].*\. \S.*\. [A-Z].*\.$/);
    expect(en).toContain(host.slice(0, 4));
    expect(zh.match(/。/g)).toHaveLength(3);
    expect(zh).not.toMatch(/[\p{Script=Han}] | [\p{Script=Han}]{2}/u);
    expect(
      leaks(zh, new Set([host, 'cboe', 'elsewhere.example', 'https', 'MB']), 'command'),
    ).toEqual([]);
  });
});

test('no two kinds are told alike', () => {
  for (const lang of LANGS) {
    const told = ALL.map((one) => sayFetchFault(whole(one), now)[lang]);
    expect(new Set(told).size).toBe(ALL.length);
  }
});

test('how long and how often is told as it is', () => {
  const told = (one: Failed, tries?: number) => sayFetchFault(whole(one, tries), now).en;
  const closed = (minutes: number) =>
    told({ kind: 'open circuit', failures: 3, again: again(minutes) });
  expect(closed(0.5)).toContain('asks it again in a minute at');
  expect(closed(5)).toContain('in 5 minutes');
  expect(closed(5.2)).toContain('in 6 minutes');
  expect(closed(90)).toContain('in 90 minutes');
  expect(closed(91)).toContain('in 2 hours');
  // A clock is measured, not waited for: a day and a few seconds are a day.
  const day = 24 * 3_600_000;
  expect(told({ kind: 'clock', ahead: day + 3000 })).toContain('24 hours ahead of');
  expect(told({ kind: 'clock', ahead: -day - 3000 })).toContain('24 hours behind');
  expect(told({ kind: 'reset' })).toContain('bide tried once;');
  expect(told({ kind: 'reset' }, 3)).toContain('bide tried 3 times;');
  expect(told({ kind: 'certificate' })).toContain('Nothing was taken from it;');
});

test('what was asked for is looked at where it is what is wrong', () => {
  const told = (status: number) => sayFetchFault(whole({ kind: 'status', status }), now).en;
  for (const status of [400, 401, 403, 404, 422])
    expect(told(status)).toContain('the key are right');
  for (const status of [202, 429, 500]) expect(told(status)).toContain('Pull again later.');
});

test('a stand-in is named as one', () => {
  expect(STAND_IN.en).toContain('BIDE_WORLD');
  expect(leaks(STAND_IN['zh-Hant'], new Set(), 'command')).toEqual([]);
});
