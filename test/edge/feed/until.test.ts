import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Instant, parseInstant } from '../../../src/domain/time.ts';
import { gather } from '../../../src/edge/cli/gather.ts';
import { program } from '../../../src/edge/cli/program.ts';
import type { Voice } from '../../../src/edge/cli/say.ts';
import { fedWay } from '../../../src/edge/feed/network.ts';
import { bide } from '../../bide.ts';
import { type StandIn, standIn } from '../../standin/server.ts';
import { madeUp } from '../../standin/walk.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-until-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const NOW = parseInstant('2024-09-17T21:00:00-04:00') as Instant;
const HOST = 'cdn.cboe.com';
let world: StandIn;
beforeAll(async () => {
  world = await standIn({ tables: madeUp(NOW), clock: () => NOW });
});
afterAll(() => world.close());
afterEach(() => world.clear());

/** A new folder of one's own and its workspace. */
async function made(name: string) {
  const [home, folder] = [join(room, `${name}-home`), join(room, name)];
  await bide(['init', folder, '--live'], { BIDE_HOME: home }, NOW);
  return { home, folder };
}

test('a source that hangs is left at the end of the wait; what others told is kept', async () => {
  const { home, folder } = await made('hangs');
  const env = { BIDE_WORLD: world.origin };
  const voice = { env, now: () => NOW, aside: () => {} } as Partial<Voice> as Voice;
  const way = fedWay(home, voice);
  world.set(HOST, 'slow');
  const began = performance.now();
  const { series } = await gather(folder, { way, options: { home }, voice, waits: 2500 });
  expect(performance.now() - began).toBeLessThan(8000);
  const states = Object.fromEntries(
    series.map((p) => [p.series, p.state === 'failed' ? p.fault.kind : p.state]),
  );
  expect(states).toMatchObject({ SPX: 'given up', DGS10: 'pulled', EURUSD: 'pulled' });
  // The next round asks for it again.
  world.clear();
  const again = await gather(folder, { way, options: { home }, voice, waits: 20_000 });
  expect(again.series.find((p) => p.series === 'SPX')?.state).toBe('pulled');
}, 60_000);

test('whoever ends a watch waits for no source, and no decision is taken without what was on its way', async () => {
  const { home, folder } = await made('ended');
  await bide(['tonight', folder], { BIDE_HOME: home, BIDE_WORLD: world.origin }, NOW);
  const now = (NOW + 86_400_000) as Instant;
  const later = await standIn({ tables: madeUp(now), clock: () => now });
  later.set(HOST, 'slow');
  let out = '';
  const began = performance.now();
  const ended = program(['watch', folder, '--json'], {
    out: (text) => {
      out += text;
    },
    err: () => {},
    env: { BIDE_HOME: home, BIDE_WORLD: later.origin, BIDE_LANG: 'en', BIDE_ZONE: 'UTC' },
    build: 'under test',
    now: () => now,
  });
  await expect
    .poll(() => later.asked.some(({ url }) => url.includes(HOST)), { timeout: 20_000 })
    .toBe(true);
  process.emit('SIGTERM');
  expect(await ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(out).toBe('');
  await later.close();
}, 60_000);
