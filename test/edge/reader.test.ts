import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/time.ts';
import { journalFile } from '../../src/edge/home.ts';
import { sqliteStore } from '../../src/edge/store/sqlite.ts';
import { bide } from '../bide.ts';

const newHome = (): string => mkdtempSync(join(tmpdir(), 'bide-reader-'));
const MEMO = ['memo', 'greenland-2026', '--at', '2026-01-20'];
/** The clocks of a memo, which stand on its second line. */
const clocks = async (env: Record<string, string>, lang = 'en'): Promise<string> =>
  (await bide([...MEMO, '--lang', lang], env)).out.split('\n')[1] ?? '';

test('the second clock is that of the zone which BIDE_ZONE says, in both languages', async () => {
  // 18:30 in New York (UTC-5) is 00:30 of the next day in Berlin (UTC+1).
  expect(await clocks({ BIDE_ZONE: 'Europe/Berlin' })).toBe(
    'Tue 20 January 2026, 18:30 New York; Wed 21 January 2026, 00:30 Berlin',
  );
  expect(await clocks({ BIDE_ZONE: 'europe/berlin' }, 'zh-Hant')).toBe(
    '紐約2026年1月20日（二）18:30；柏林2026年1月21日（三）00:30',
  );
  // A zone without a city of its own in the table keeps its name.
  expect(await clocks({ BIDE_ZONE: 'Asia/Kathmandu' })).toContain('05:15 Asia/Kathmandu');
});

test('a reader in the zone of the market, or in one of the same hour, sees one clock', async () => {
  const one = 'Tue 20 January 2026, 18:30 New York';
  for (const zone of ['America/New_York', 'America/Toronto', 'US/Eastern'])
    expect(await clocks({ BIDE_ZONE: zone })).toBe(one);
});

test('without BIDE_ZONE it is that of the newest book on record, else that of the system', async () => {
  const home = newHome();
  const BIDE_ZONE = '';
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const system = await clocks({ BIDE_HOME: home, BIDE_ZONE });
  expect(system).toBe(await clocks({ BIDE_HOME: home, BIDE_ZONE: timeZone }));
  const store = sqliteStore(journalFile(home));
  const book = (zone: string) => ({
    kind: 'book' as const,
    at: 0 as Instant,
    body: { portfolio: { on: 0, currency: 'EUR', holdings: [], cash: [], loans: [], zone } },
  });
  store.append([book('Asia/Tokyo'), book('Europe/London')]);
  store.close();
  expect(await clocks({ BIDE_HOME: home, BIDE_ZONE })).toContain('23:30 London');
  expect(await clocks({ BIDE_HOME: home, BIDE_ZONE: 'Asia/Taipei' })).toContain('07:30 Taipei');
});

test('a memo is written again on the clock on which it was written', async () => {
  const file = join(newHome(), 'memo.md');
  for (const [lang, zone] of [
    ['zh-Hant', 'Europe/Berlin'],
    ['en', 'America/New_York'],
  ] as const) {
    writeFileSync(file, (await bide([...MEMO, '--lang', lang], { BIDE_ZONE: zone })).out);
    expect(readFileSync(file, 'utf8')).toContain(`"${zone}"`);
    const { code, out } = await bide(['verify', file], { BIDE_ZONE: 'Asia/Tokyo' });
    expect([code, out]).toEqual([0, expect.stringContaining('the same to the byte')]);
  }
  const forged = readFileSync(file, 'utf8').replace('"America/New_York"', '"Mars/Olympus"');
  writeFileSync(file, forged);
  expect(await bide(['verify', file])).toMatchObject({
    code: 1,
    err: expect.stringContaining('not a memo of bide'),
  });
});

test('a zone that is none is refused in both languages, before anything is worked out', async () => {
  for (const BIDE_ZONE of ['Berlin', '+08:00', 'Europe/Berlin; ls']) {
    expect(await bide(MEMO, { BIDE_ZONE })).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        `BIDE_ZONE: expected an IANA time zone such as Europe/Berlin, found ${BIDE_ZONE}`,
      ),
    });
    expect((await bide([...MEMO, '--lang', 'zh-Hant'], { BIDE_ZONE })).err).toContain(
      `BIDE_ZONE要寫IANA時區名稱，例如Asia/Taipei，收到的是「${BIDE_ZONE}」`,
    );
    const served = ['serve', 'greenland-2026', '--once', '--out', newHome()];
    expect((await bide(served, { BIDE_ZONE })).code).toBe(2);
  }
});
