import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Alert } from '../../../src/domain/alert.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { entriesOf, withJournal } from '../../../src/edge/keep.ts';
import type { Played } from '../../../src/edge/workspace.ts';
import { bide } from '../../bide.ts';
import { BUNDLED, bundledRun } from '../../bundled.ts';
import { standIn } from '../../standin/server.ts';
import { HOOK, listener, told, workspace } from './make.ts';

const POLICY = HOOK('https://hook.example').replace(', private: true', '');
const KEYS = { 'alert-hook': 'secret-secret' };
const whole = bundledRun();
/** The run as it was after so many decisions. */
const upTo = (n: number): Played => ({ ...whole, decisions: whole.decisions.slice(0, n) });

const alerts = (home: string): readonly Alert[] =>
  withJournal(home, (store) =>
    entriesOf<Alert>(store, 'alert').flatMap(({ read }) => ('turns' in read ? [read] : [])),
  );

test('evening after evening tells what a gap of all these evenings tells at its end, each thing once', () => {
  const [daily, gap] = [0, 1].map(() => workspace(POLICY, { keys: KEYS, alerts: [] })) as [
    string,
    string,
  ];
  for (let n = 20; n <= 60; n++) {
    const { afterDecisions } = told(daily);
    const fresh = afterDecisions(upTo(n));
    // The first evening is where telling begins.
    if (n === 20) expect(fresh).toEqual([]);
    expect(told(daily).afterDecisions(upTo(n))).toEqual([]);
  }
  told(gap).afterDecisions(upTo(20));
  told(gap).afterDecisions(upTo(60));
  expect(alerts(daily).length).toBeGreaterThan(15);
  expect(alerts(gap)).toEqual(alerts(daily));
  const keys = alerts(daily).flatMap(({ turns }) => turns.map(({ key }) => key));
  expect(new Set(keys).size).toBe(keys.length);
});

test('without alerts.yaml nothing is put on record, and nothing is sent', async () => {
  const home = workspace(POLICY, { alerts: [] });
  writeFileSync(join(home, 'alerts.yaml'), '');
  expect(() => told(home)).toThrow();
  const bare = join(home, 'bare');
  const one = told(bare);
  expect(one.afterDecisions(upTo(40))).toEqual([]);
  expect(await one.round()).toEqual({ steps: [] });
});

test('from the command line: test, list, silence, send, ack, and the journal tells of them', async () => {
  const { heard, origin } = await listener();
  const beat = `heartbeat: {url: "${origin}/alive", private: true}\n`;
  const home = workspace(`${HOOK(origin)}${beat}`, { keys: KEYS });
  const env = { BIDE_HOME: home };
  const now = 1_800_000_000_000 as Instant;
  const run = (...args: string[]) => bide(['alert', ...args], env, now);
  expect(await run('test', 'hook')).toMatchObject({ code: 0, out: 'hook: accepted\n' });
  expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({ title: 'Test message of bide' });
  expect((await run('test', 'nobody')).code).toBe(2);

  expect((await run('list')).out).toContain('1 MESSAGE WAITING, 1 ON RECORD');
  expect(await run('silence', 'data:VIX', '--by', 'Ann', '--why', 'moves')).toMatchObject({
    code: 2,
  });
  expect(
    await run('silence', 'data:VIX', '--by', 'Ann', '--why', 'moves', '--until', '2026-12-31'),
  ).toMatchObject({ code: 2 });
  const silence = await run(
    'silence',
    'data:VIX',
    '--by',
    'Ann',
    '--why',
    'moves',
    '--until',
    '2030-01-31',
  );
  expect(silence).toMatchObject({ code: 0 });
  expect(silence.out).toContain('silenced until 2030-02-01 00:00');
  expect((await run('list', '--json')).out).toContain('"of":"VIX"');

  expect(await run('send')).toMatchObject({ code: 0, out: 'hook: accepted\n' });
  expect(await run('send')).toMatchObject({ code: 0, out: 'Nothing is due.\n' });
  expect(heard.some(({ url }) => url === '/alive')).toBe(false);
  expect(heard).toHaveLength(2);
  const { messages } = JSON.parse((await run('list', '--json')).out);
  expect(messages).toMatchObject([{ state: 'sent', acknowledged: false, tries: 1 }]);
  expect(await run('ack', messages[0].id.slice(0, 8), '--by', 'Ann')).toMatchObject({ code: 0 });
  expect(await run('ack', '--by', 'Ann')).toMatchObject({ code: 1 });
  const journal = await bide(['journal', '--all'], env, now);
  for (const said of ['alert', 'delivery of an alert', 'alerts silenced', 'alerts seen'])
    expect(journal.out).toContain(said);
  // A silence is taken back as whatever else a person wrote.
  expect((await bide(['journal', 'undo', '2', '--why', 'enough'], env, now)).code).toBe(0);
  expect((await run('list')).out).not.toContain('moves');
});

test('a stand-in takes every sort of channel, and it is said that it does', async () => {
  const world = await standIn({ tables: {}, clock: () => 0 as Instant });
  const home = workspace(
    `bide: 1
channels:
  hook: {type: webhook, url: "https://hook.example/in"}
  mail: {type: email, host: mail.example, user: ann, from: a@b.example, to: [c@d.example]}
  s: {type: slack}
  d: {type: discord}
  t: {type: telegram, chat: "1"}
  n: {type: ntfy, topic: mine}
routes: [{to: hook}]
`,
    {
      keys: {
        ...KEYS,
        'alert-s': 'https://hooks.slack.com/services/T/B/x',
        'alert-d': 'https://discord.com/api/webhooks/1/x',
        'alert-t': '123:abc',
      },
    },
  );
  const env = { BIDE_HOME: home, BIDE_WORLD: world.origin };
  const { code, out, err } = await bide(['alert', 'test'], env);
  await world.close();
  expect(out.trimEnd().split('\n')).toEqual(
    ['hook', 'mail', 's', 'd', 't', 'n'].map((name) => `${name}: accepted`),
  );
  expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('stand-in') });
});

test('what an episode would have told is listed with what went there and back', async () => {
  const home = workspace(POLICY, { alerts: [] });
  const found = JSON.parse(
    (await bide(['alert', 'backtest', BUNDLED, '--json'], { BIDE_HOME: home })).out,
  );
  const { decisions, messages, flapped } = found;
  expect({ decisions, messages }).toEqual({ decisions: whole.decisions.length, messages: 31 });
  expect(flapped[0]).toEqual({ kind: 'verdict', times: 23, turns: 30, told: 23 });
  writeFileSync(
    join(home, 'alerts.yaml'),
    `${readFileSync(join(home, 'alerts.yaml'), 'utf8')}lasted: {stress: 2, verdict: 2, stop: 2}\n`,
  );
  const calm = await bide(['alert', 'backtest', BUNDLED, '--json'], { BIDE_HOME: home });
  expect(JSON.parse(calm.out).messages).toBe(16);
  // Decisions fall due at half past six in New York: quiet then, but for what matters.
  writeFileSync(
    join(home, 'alerts.yaml'),
    POLICY.replace(
      '/in"',
      '/in", quiet: {from: "18:00", to: "08:00", zone: America/New_York, unless: warning}',
    ),
  );
  const held = await bide(['alert', 'backtest', BUNDLED, '--json'], { BIDE_HOME: home });
  const sent: { gravity: string; decided: string; leaves: string }[] = JSON.parse(held.out).sent;
  expect(new Set(sent.map(({ gravity }) => gravity))).toEqual(
    new Set(['notice', 'warning', 'critical']),
  );
  for (const { gravity, decided, leaves } of sent) {
    const hours = (Date.parse(leaves) - Date.parse(decided)) / 3_600_000;
    expect(hours).toBe(gravity === 'notice' ? 13.5 : 0);
  }
  const zh = await bide(['alert', 'backtest', BUNDLED, '--lang', 'zh-Hant'], { BIDE_HOME: home });
  expect(zh.out).toContain('送出時間');
  expect(zh.out).toContain('來回次數');
}, 60_000);
