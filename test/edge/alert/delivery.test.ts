import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../src/domain/alert.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { channelSecret } from '../../../src/edge/alert/send.ts';
import { entriesOf, withJournal } from '../../../src/edge/keep.ts';
import type { AlertMessage, NotifyOutcome } from '../../../src/run/ports.ts';
import { standIn } from '../../standin/server.ts';
import { alert, HOOK, listener, told, workspace } from './make.ts';

const SECRET = 'planted-secret-0123456789';
const KEYS = { 'alert-hook': SECRET };

const steps = (home: string): readonly Delivery[] =>
  withJournal(home, (store) => entriesOf<Delivery>(store, 'delivery').map(({ read }) => read));
const states = (home: string) => steps(home).map(({ state }) => state);

describe('a message', () => {
  test('goes once: intent first, then the record of it; the next round sends nothing', async () => {
    const { heard, origin } = await listener();
    const home = workspace(HOOK(origin), { keys: KEYS });
    const one = told(home);
    expect((await one.round()).steps).toMatchObject([{ channel: 'hook', state: 'sent' }]);
    expect((await one.round()).steps).toEqual([]);
    expect((await told(home).round()).steps).toEqual([]);
    expect(heard).toHaveLength(1);
    expect(states(home)).toEqual(['sending', 'sent']);
    expect(heard[0]?.heads['idempotency-key']).toBe(steps(home)[0]?.id);
  });

  test('of two theses is one, and says both', async () => {
    const { heard, origin } = await listener();
    const home = workspace(HOOK(origin), { keys: KEYS, alerts: [alert('a'), alert('b')] });
    await told(home).round();
    expect(heard).toHaveLength(1);
    expect(JSON.parse(heard[0]?.body ?? '').title).toContain('and 1 more');
  });

  test('that fails in passing is tried again with the same key and body, Retry-After honoured', async () => {
    const { heard, origin } = await listener((_, n) =>
      n === 1 ? { status: 429, heads: { 'retry-after': '35' } } : n === 2 ? 'cut' : 200,
    );
    const home = workspace(HOOK(origin), { keys: KEYS });
    const one = told(home);
    const before = one.way.now();
    await one.round();
    // The second pause is too long to be waited for in a round.
    expect(one.way.now() - before).toBe(35_000);
    expect(states(home)).toEqual(['sending', 'later', 'sending', 'later']);
    expect((await one.round()).steps).toEqual([]);
    one.pass(60_000);
    await one.round();
    expect(states(home).slice(4)).toEqual(['sending', 'sent']);
    expect(new Set(heard.map(({ heads }) => heads['idempotency-key'])).size).toBe(1);
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
  });

  test.each([400, 401, 403, 404, 410, 302])(
    'that is answered by %d is given up',
    async (status) => {
      const { heard, origin } = await listener(() => ({
        status,
        heads: { location: 'https://x.example/' },
      }));
      const home = workspace(HOOK(origin), { keys: KEYS });
      expect((await told(home).round()).steps).toMatchObject([
        { state: 'failed', why: `status ${status}` },
      ]);
      expect(heard).toHaveLength(1);
    },
  );

  test('that never goes is given up after ten tries', async () => {
    const { heard, origin } = await listener(() => 503);
    const home = workspace(HOOK(origin), { keys: KEYS });
    const one = told(home);
    for (let i = 0; i < 20; i++) {
      await one.round();
      one.pass(7 * 3_600_000);
    }
    expect(heard).toHaveLength(10);
    expect(steps(home).at(-1)).toMatchObject({ state: 'failed', tries: 10, why: 'status 503' });
  });

  test('goes out but once where two programs send at a time', async () => {
    const { heard, origin } = await listener();
    const home = workspace(HOOK(origin), { keys: KEYS });
    const rounds = await Promise.all([told(home).round(), told(home).round()]);
    expect(heard).toHaveLength(1);
    expect(rounds.filter(({ busy }) => busy)).toHaveLength(1);
  });

  test('goes nowhere without its secret, and never by http or to a private address unless that is allowed', async () => {
    const home = workspace(HOOK('https://hook.example').replace(', private: true', ''));
    const forgetful = told(home);
    // What its owner forgot is waited for, however often, and is not given up.
    for (let i = 0; i < 12; i++) {
      const { steps: all } = await forgetful.round();
      expect(all).toMatchObject([{ state: 'later', why: 'no secret' }]);
      forgetful.pass(3_600_000);
    }
    const inside = workspace(HOOK('https://hook.example').replace(', private: true', ''), {
      keys: KEYS,
    });
    const resolve = async () => [{ address: '10.0.0.7', family: 4 }];
    expect((await told(inside, { resolve }).round()).steps).toMatchObject([
      { state: 'failed', why: 'private address' },
    ]);
    // What is allowed to be private goes over http to one's own network alone.
    const outside = workspace(HOOK('http://hook.example'), { keys: KEYS });
    const open = async () => [{ address: '93.184.216.34', family: 4 }];
    expect((await told(outside, { resolve: open }).round()).steps).toMatchObject([
      { state: 'failed', why: 'not private' },
    ]);
    expect(() =>
      told(workspace(HOOK('http://hook.example').replace(', private: true', ''))),
    ).toThrow();
  });
});

/** What a crash leaves: whoever sends is ended at a point, and nothing after it is done. */
const crashing = (
  at: 'before' | 'after',
  heard: AlertMessage[],
): Partial<Parameters<typeof told>[1]> => ({
  notify: {
    send: (_, message) => {
      if (at === 'after') heard.push(message);
      throw new Error('the power is gone');
    },
  },
});

describe('a crash', () => {
  const listening = (
    heard: { message: AlertMessage; resumed: boolean }[],
    outcome: NotifyOutcome = { state: 'sent' },
  ) => ({
    notify: {
      send: (
        _: string,
        message: AlertMessage,
        how: { resumed: boolean; hear: (o: NotifyOutcome) => void },
      ) => {
        heard.push({ message, resumed: how.resumed });
        how.hear(outcome);
      },
    },
  });

  test.each(['before', 'after'] as const)(
    '%s the other end has it: it is sent again, under the same key',
    async (at) => {
      const lost: AlertMessage[] = [];
      const home = workspace(HOOK('http://127.0.0.1:9'), { keys: KEYS });
      await expect(told(home, crashing(at, lost)).round()).rejects.toThrow('power');
      expect(states(home)).toEqual(['sending']);
      // Something else turned meanwhile: it goes in a message of its own.
      withJournal(home, (store) =>
        store.append([{ kind: 'alert', at: 1 as Instant, body: alert('b') }]),
      );
      const heard: { message: AlertMessage; resumed: boolean }[] = [];
      await told(home, listening(heard)).round();
      expect(heard.map(({ resumed }) => resumed)).toEqual([true, false]);
      expect(states(home)).toEqual(['sending', 'sending', 'sent', 'sending', 'sent']);
      // A receiver that drops what it has seen gets each once.
      const [again, fresh] = heard.map(({ message }) => message);
      expect(again?.key).not.toBe(fresh?.key);
      for (const one of lost) expect(again).toEqual(one);
    },
  );

  test('of a channel that cannot tell copies apart the second says that it may be one', async () => {
    const home = workspace('bide: 1\nchannels: {s: {type: slack}}\nroutes: [{to: s}]\n');
    await expect(told(home, crashing('after', [])).round()).rejects.toThrow('power');
    const heard: { message: AlertMessage; resumed: boolean }[] = [];
    await told(home, listening(heard)).round();
    expect(heard[0]?.message.lines[0]).toContain('may be a repeat');
  });
});

describe('the heartbeat', () => {
  const BEAT = (origin: string) =>
    `${HOOK(origin)}heartbeat: {url: "${origin}/alive", every: 30, private: true}\n`;

  test('is told after a round that went well, not oftener than stated', async () => {
    const { heard, origin } = await listener();
    const one = told(workspace(BEAT(origin), { keys: KEYS }));
    expect(await one.round()).toMatchObject({ beat: true });
    expect(await one.round()).not.toHaveProperty('beat');
    one.pass(30 * 60_000);
    await one.round();
    expect(heard.filter(({ url }) => url === '/alive')).toHaveLength(2);
  });

  test('stops where a round did not go well, or a message did not go', async () => {
    const { heard, origin } = await listener(({ url }) => (url === '/in' ? 404 : 200));
    const one = told(workspace(BEAT(origin), { keys: KEYS }));
    await one.round();
    one.pass(31 * 60_000);
    await one.round({ healthy: false });
    expect(heard.filter(({ url }) => url === '/alive')).toHaveLength(0);
  });
});

test('no secret is in any file but that of the keys, nor in what a round tells; faults of every sort', async () => {
  const secrets = {
    'alert-hook': SECRET,
    'alert-s': `https://hooks.slack.com/services/T0/B0/${SECRET}`,
    'alert-d': `https://discord.com/api/webhooks/1/${SECRET}`,
    'alert-t': `123:${SECRET}`,
    'alert-n': SECRET,
    'alert-wrong': `https://evil.example/${SECRET}`,
  };
  const policy = `bide: 1
channels:
  hook: {type: webhook, url: "https://hook.example/in"}
  s: {type: slack}
  d: {type: discord}
  t: {type: telegram, chat: "1"}
  n: {type: ntfy, topic: mine}
  wrong: {type: slack}
routes: [{to: hook}, {to: s}, {to: d}, {to: t}, {to: n}, {to: wrong}]
`;
  const world = await standIn({ tables: {}, clock: () => 0 as Instant });
  world.set('hooks.slack.com', 'reset');
  world.set('discord.com', 'burst429');
  world.set('api.telegram.org', 'html200');
  const home = workspace(policy, { keys: secrets });
  const said: unknown[] = [];
  const one = told(home, { env: { BIDE_WORLD: world.origin } });
  for (let i = 0; i < 4; i++) {
    said.push(await one.round());
    one.pass(3_600_000);
  }
  await world.close();
  // The stand-in got them: there was something to hide.
  expect(JSON.stringify(world.asked)).toContain(SECRET);
  expect(steps(home).map(({ state, channel }) => `${channel} ${state}`)).toEqual(
    expect.arrayContaining(['hook sent', 'n sent', 's later', 'd later', 'wrong later']),
  );
  expect(JSON.stringify(said)).not.toContain(SECRET);
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(home, name)).isFile(),
  );
  expect(files).toEqual(expect.arrayContaining(['journal.db', 'keys.json']));
  for (const name of files.filter((f) => f !== 'keys.json'))
    expect(readFileSync(join(home, name)).includes(SECRET), name).toBe(false);
  expect(channelSecret('hook', { home, env: { BIDE_KEY_ALERT_HOOK: 'other' } })).toBe('other');
});
