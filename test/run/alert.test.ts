import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALERT_KINDS,
  type Alert,
  type AlertRules,
  atLeast,
  type Delivery,
  type Silence,
  type Transition,
} from '../../src/domain/alert.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { LAMP_STATES, type LampState } from '../../src/domain/stop.ts';
import type { Day, Instant } from '../../src/domain/time.ts';
import { sha256 } from '../../src/edge/file/hash.ts';
import { type AlertSubject, alertsOf } from '../../src/run/alert/alert.ts';
import { backtest } from '../../src/run/alert/backtest.ts';
import {
  dueMessages,
  type Outbox,
  type OutboxClock,
  pauseAfter,
} from '../../src/run/alert/outbox.ts';
import { gravityOf, situation, turned, turnsBetween } from '../../src/run/alert/situation.ts';
import { bundledRun } from '../bundled.ts';

const { decisions } = bundledRun();
const of: AlertSubject = {
  name: 'mine',
  thesis: 't',
  title: { en: 'Mine', 'zh-Hant': '我的' },
  titles: () => undefined,
};
const NONE = { lasted: {} };
const begin = { told: undefined, keys: new Set<string>() };

/** What a run tells that is ended after some of its decisions and begun again, over and over. */
function restarted(all: readonly Decision[], ends: readonly number[]): readonly Alert[] {
  let told = begin.told as ReturnType<typeof alertsOf>['told'];
  const alerts: Alert[] = [];
  let from = 0;
  for (const end of [...ends, all.length]) {
    const keys = new Set(alerts.flatMap((a) => a.turns.map(({ key }) => key)));
    const found = alertsOf(
      all.slice(0, end),
      { of, from, hash: sha256 },
      { so: { told, keys }, rules: NONE },
    );
    alerts.push(...found.alerts);
    told = found.told;
    from = Math.max(from, end);
  }
  return alerts;
}

describe('what turned', () => {
  const whole = alertsOf(decisions, { of, hash: sha256 }, { so: begin, rules: NONE });

  test('over an episode: as many alerts as decisions at which something turned, each key once', () => {
    const apart = decisions
      .map(situation)
      .filter((now, i, all) => i > 0 && turnsBetween(all[i - 1] ?? {}, now).length > 0);
    expect(whole.alerts.length).toBe(apart.length);
    const keys = whole.alerts.flatMap((a) => a.turns.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(40);
    expect(whole.told).toEqual(situation(decisions.at(-1) as Decision));
  });

  test('whoever is ended anywhere and begun again tells the same, with the same keys', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: decisions.length }), { maxLength: 6 }),
        (at) => {
          expect(
            restarted(
              decisions,
              at.toSorted((a, b) => a - b),
            ),
          ).toEqual(whole.alerts);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('a decision of a day that is taken again is compared with what was told of it', () => {
    const [first, second] = decisions as [Decision, Decision];
    const noon = { ...second, verdict: 'leave' as const };
    const told = alertsOf([first, noon], { of, hash: sha256 }, { so: begin, rules: NONE });
    expect(told.alerts[0]?.turns.map(({ kind, to }) => [kind, to])).toContainEqual([
      'verdict',
      'leave',
    ]);
    const keys = new Set(told.alerts.flatMap((a) => a.turns.map(({ key }) => key)));
    const back = alertsOf(
      [first, second],
      { of, from: 1, hash: sha256 },
      { so: { told: told.told, keys }, rules: NONE },
    );
    expect(back.alerts[0]?.turns).toMatchObject([{ kind: 'verdict', from: 'leave' }]);
    // And once more on the same day: told again, under another key.
    for (const a of back.alerts) for (const { key } of a.turns) keys.add(key);
    const third = alertsOf(
      [first, noon],
      { of, from: 1, hash: sha256 },
      { so: { told: back.told, keys }, rules: NONE },
    );
    expect(third.alerts[0]?.turns).toHaveLength(1);
    expect(keys.has(third.alerts[0]?.turns[0]?.key ?? '')).toBe(false);
  });

  test('to lose sight and to regain it are both told; unknown is never calm', () => {
    const seen = {
      stress: 'calm',
      'stop:s1': 'quiet',
      'data:VIX': 'fresh',
      'sight:credit': 'seen',
    };
    const lost = {
      stress: 'unknown',
      'stop:s1': 'blind',
      'data:VIX': 'stale',
      'sight:credit': 'lost',
    };
    expect(turnsBetween(seen, lost)).toHaveLength(4);
    for (const turn of turnsBetween(seen, lost))
      expect(atLeast(gravityOf(turn), 'warning')).toBe(true);
    for (const turn of turnsBetween(lost, seen)) expect(gravityOf(turn)).toBe('notice');
    expect(turned(seen, turnsBetween(seen, lost))).toEqual(lost);
  });

  test('a stop that trips and a verdict to leave are gravestOf, and a harsher lamp never matters less than a quiet one', () => {
    const lamp = (to: LampState) => gravityOf({ kind: 'stop', of: 's', from: 'x', to });
    expect(lamp('tripped')).toBe('critical');
    expect(gravityOf({ kind: 'verdict', from: 'hold', to: 'leave' })).toBe('critical');
    for (const state of LAMP_STATES) expect(atLeast(lamp(state), lamp('quiet'))).toBe(true);
  });

  test('one counterparty that trips does not hide that another cannot be judged', () => {
    const two = { 'stop:s/DE': 'tripped', 'stop:s/FR': 'quiet' };
    expect(turnsBetween(two, { ...two, 'stop:s/FR': 'blind' })).toEqual([
      { kind: 'stop', of: 's/FR', from: 'quiet', to: 'blind' },
    ]);
  });
});

describe('how long a state must have lasted', () => {
  const two = { lasted: Object.fromEntries(ALERT_KINDS.map((kind) => [kind, 2])) };

  test('less is told, and what goes there and back is told less often', () => {
    const rules: AlertRules = {
      channels: { a: {} },
      routes: [{ to: 'a', least: 'info' }],
      inhibit: [],
      lasted: {},
      wait: 0,
    };
    const how = { heldUntil: (_: string, { alert }: { alert: Alert }) => alert.at };
    const [plain, calmer] = [rules, { ...rules, ...two }].map((one) =>
      backtest(decisions, { of, rules: one, hash: sha256 }, how),
    );
    const flaps = (all: readonly { times: number }[] = []) => all.reduce((n, f) => n + f.times, 0);
    expect(flaps(plain?.flapped)).toBeGreaterThan(30);
    expect(plain?.toldFlapped).toEqual(plain?.flapped);
    expect(flaps(calmer?.toldFlapped)).toBeLessThan(flaps(plain?.flapped) / 2);
    expect(calmer?.sent.length).toBeLessThan(plain?.sent.length ?? 0);
    console.log(
      `${decisions.length} decisions: ${plain?.sent.length} messages, ${flaps(plain?.flapped)} there and back within 5; where a state must last two decisions ${calmer?.sent.length} and ${flaps(calmer?.toldFlapped)}`,
    );
  });

  test('what is critical waits for nothing', () => {
    const [first, second] = decisions as [Decision, Decision];
    const leaves = { ...second, verdict: 'leave' as const };
    const { alerts } = alertsOf([first, leaves], { of, hash: sha256 }, { so: begin, rules: two });
    expect(alerts[0]?.turns.map(({ to }) => to)).toEqual(['leave']);
  });
});

const HOUR = 3_600_000;
const turn = (more: Partial<Transition>): Transition => ({
  ...{ kind: 'regime', from: 'noise', to: 'friction', gravity: 'warning', key: 'k' },
  ...more,
});
const alert = (key: string, all: readonly Transition[] = [turn({})]): Alert => ({
  ...{ key, name: 'mine', thesis: 't', title: of.title, day: 0 as Day, at: 0 as Instant },
  ...{ act: 'hold', target: 0.5, before: 0.6, turns: all, ahead: [] },
});
const RULES: AlertRules = {
  channels: { phone: {}, mail: {} },
  routes: [{ to: 'phone', least: 'notice' }],
  inhibit: [{ kind: 'stop', to: 'tripped', leaves: ['regime'] }],
  lasted: {},
  wait: 0,
};
const outbox = (
  alerts: readonly Alert[],
  {
    deliveries = [],
    silences = [],
    seen = [],
  }: {
    deliveries?: readonly (Partial<Delivery> & { at?: number })[];
    silences?: readonly (Partial<Silence> & { at?: number })[];
    seen?: readonly string[];
  } = {},
): Outbox => ({
  alerts: alerts.map((read) => ({ at: 0 as Instant, read })),
  deliveries: deliveries.map(({ at = 0, ...more }) => ({
    at: at as Instant,
    read: { id: 'm', channel: 'phone', alerts: ['a'], state: 'sent', tries: 1, ...more },
  })),
  silences: silences.map(({ at = 0, ...more }, i) => ({
    ...{ seq: i + 1, at: at as Instant },
    read: { by: 'x', why: 'y', until: HOUR as Instant, ...more },
  })),
  acknowledged: seen.map((key) => ({ at: 0 as Instant, read: { by: 'x', alerts: [key] } })),
});
const clock = (now = 0, more: Partial<OutboxClock> = {}): OutboxClock => ({
  ...{ now: now as Instant, quietUntil: () => undefined, hash: sha256 },
  ...more,
});

describe('what is due', () => {
  test('one message of all that waits for a channel; nothing once it was begun, sent or given up', () => {
    const two = [alert('a'), alert('b')];
    const due = dueMessages(outbox(two), RULES, clock());
    expect(due.map((m) => [m.channel, m.told.length, m.state])).toEqual([['phone', 2, 'new']]);
    for (const state of ['sent', 'failed', 'silenced'] as const)
      expect(
        dueMessages(outbox(two, { deliveries: [{ alerts: ['a', 'b'], state }] }), RULES, clock()),
      ).toEqual([]);
  });

  test('what was begun keeps its id and its alerts, whatever came since', () => {
    const begun = outbox([alert('a'), alert('b')], { deliveries: [{ state: 'sending' }] });
    const due = dueMessages(begun, RULES, clock());
    expect(due.map((m) => [m.id, m.state, m.told.map((t) => t.alert.key)])).toEqual([
      ['m', 'sending', ['a']],
      [expect.not.stringMatching(/^m$/), 'new', ['b']],
    ]);
  });

  test('routes take kinds from a gravity up', () => {
    const routes = [{ to: 'mail', least: 'warning' as const, kinds: ['stop' as const] }];
    const on = (one: Transition) =>
      dueMessages(outbox([alert('a', [one])]), { ...RULES, routes }, clock());
    expect(on(turn({ kind: 'stop', to: 'blind' }))).toHaveLength(1);
    expect(on(turn({ kind: 'stop', gravity: 'notice' }))).toEqual([]);
    expect(on(turn({ kind: 'regime' }))).toEqual([]);
  });

  test('a stop that trips leaves the regime to one line of the same message, and only there', () => {
    const trips = turn({ kind: 'stop', of: 's', to: 'tripped', gravity: 'critical', key: 'k2' });
    const [both] = dueMessages(outbox([alert('a', [trips, turn({})])]), RULES, clock());
    expect(both?.told[0]?.turns.map(({ kind }) => kind)).toEqual(['stop']);
    expect(both?.told[0]?.left.map(({ kind }) => kind)).toEqual(['regime']);
    // A channel that does not hear of the stop hears of the regime.
    const routes = [{ to: 'mail', least: 'info' as const, kinds: ['regime' as const] }];
    const [alone] = dueMessages(
      outbox([alert('a', [trips, turn({})])]),
      { ...RULES, routes },
      clock(),
    );
    expect(alone?.told[0]?.turns.map(({ kind }) => kind)).toEqual(['regime']);
  });

  test('quiet hours hold a message, unless it matters enough', () => {
    const channels = { phone: { quiet: { unless: 'critical' as const } } };
    const night = clock(0, { quietUntil: () => HOUR as Instant });
    const on = (all: readonly Transition[]) =>
      dueMessages(outbox([alert('a', all)]), { ...RULES, channels }, night)[0];
    expect(on([turn({})])?.until).toBe(HOUR);
    expect(
      on([turn({ kind: 'verdict', to: 'leave', gravity: 'critical' })])?.until,
    ).toBeUndefined();
  });

  test('what is tried again waits for the end of quiet hours, too, unless it matters enough', () => {
    const channels = { phone: { quiet: { unless: 'critical' as const } } };
    const night = clock(0, { quietUntil: () => HOUR as Instant });
    const on = (all: readonly Transition[], again: number) =>
      dueMessages(
        outbox([alert('a', all)], { deliveries: [{ state: 'later', again: again as Instant }] }),
        { ...RULES, channels },
        night,
      )[0]?.until;
    expect(on([turn({})], 0)).toBe(HOUR);
    expect(on([turn({})], 2 * HOUR)).toBe(2 * HOUR);
    expect(on([turn({ kind: 'verdict', to: 'leave', gravity: 'critical' })], 0)).toBe(0);
  });

  test('a message waits for others, unless the evening is complete', () => {
    const rules = { ...RULES, wait: 2 };
    expect(dueMessages(outbox([alert('a')]), rules, clock())[0]?.until).toBe(120_000);
    expect(dueMessages(outbox([alert('a')]), rules, clock(120_000))[0]?.until).toBeUndefined();
    const done = clock(0, { complete: true });
    expect(dueMessages(outbox([alert('a')]), rules, done)[0]?.until).toBeUndefined();
  });

  test('a silence silences until its end; what is critical only where its kind is named', () => {
    const due = (silence: Partial<Silence> & { at?: number }, all = [turn({})], now = 0) =>
      dueMessages(outbox([alert('a', all)], { silences: [silence] }), RULES, clock(now))[0]?.state;
    expect(due({})).toBe('silenced');
    expect(due({ kind: 'regime' })).toBe('silenced');
    expect(due({ kind: 'stress' })).toBe('new');
    expect(due({ channel: 'mail' })).toBe('new');
    // Made after the alert, and over before it was sent.
    expect(due({ at: 1 }, undefined, 2 * HOUR)).toBe('new');
    const leave = [turn({ kind: 'verdict', to: 'leave', gravity: 'critical' })];
    expect(due({}, leave)).toBe('new');
    expect(due({ kind: 'verdict' }, leave)).toBe('silenced');
  });

  test('a silence in force holds back what was begun, too; what was silenced then is not in it', () => {
    const trips = turn({ kind: 'stop', of: 's', to: 'blind', key: 'k2' });
    const due = (silences: readonly (Partial<Silence> & { at?: number })[], now = HOUR / 2) =>
      (['sending', 'later'] as const).map((state) => {
        const begun = { deliveries: [{ state, tries: 3, at: 1 }], silences };
        const [one] = dueMessages(
          outbox([alert('a', [trips, turn({})])], begun),
          RULES,
          clock(now),
        );
        return [one?.state, one?.silence, one?.told[0]?.turns.map(({ kind }) => kind)];
      });
    const both = ['stop', 'regime'];
    expect(due([])).toEqual([
      ['sending', undefined, both],
      ['later', undefined, both],
    ]);
    const hushed = ['silenced', 1, both];
    expect(due([{ at: 2 }])).toEqual([hushed, hushed]);
    // Over, for another channel, or about a part of it alone: it goes on.
    for (const silence of [
      { at: 2, until: 3 as Instant },
      { at: 2, channel: 'mail' },
      { at: 2, of: 's' },
    ])
      expect(due([silence]).map(([state]) => state)).toEqual(['sending', 'later']);
    expect(due([{ of: 's', until: 2 as Instant }])).toEqual([
      ['sending', undefined, ['regime']],
      ['later', undefined, ['regime']],
    ]);
  });

  test('what nobody acknowledged goes on to the next channel, once', () => {
    const escalate = { after: 30, to: 'mail', least: 'warning' as const };
    const rules: AlertRules = { ...RULES, channels: { phone: { escalate }, mail: {} } };
    const due = (now: number, more: Parameters<typeof outbox>[1]) =>
      dueMessages(outbox([alert('a')], more), rules, clock(now)).map(({ channel }) => channel);
    const sent = { deliveries: [{}] };
    expect(due(29 * 60_000, sent)).toEqual([]);
    expect(due(30 * 60_000, sent)).toEqual(['mail']);
    expect(due(30 * 60_000, { ...sent, seen: ['a'] })).toEqual([]);
    const both = { deliveries: [{}, { id: 'n', channel: 'mail' }] };
    expect(due(30 * 60_000, both)).toEqual([]);
    // Who cannot be reached is not waited for.
    expect(due(0, { deliveries: [{ state: 'failed' }] })).toEqual(['mail']);
  });

  test('pauses double up to six hours', () => {
    expect([1, 2, 3, 9, 10, 40].map(pauseAfter)).toEqual([
      30_000, 60_000, 120_000, 7_680_000, 15_360_000, 21_600_000,
    ]);
  });
});
