import { type Alert, type Delivery, gravestOf } from '../../domain/alert.ts';
import { present } from '../../domain/present.ts';
import type { Instant } from '../../domain/time.ts';
import {
  type AlertListView,
  alertListScreen,
  type ListedMessage,
} from '../../report/answer/alert.ts';
import { pending } from '../alert/alerting.ts';
import { alertPolicy } from '../alert/policy.ts';
import { outboxOf } from '../alert/record.ts';
import { must } from '../file/problem.ts';
import { home as homeOf } from '../home.ts';
import { inJournal } from '../keep.ts';
import { minuteAt } from '../zone.ts';
import { ask } from './ask.ts';
import { readerClock } from './reader.ts';

/** Messages that are shown; `--json` has all. */
const SHOWN_MESSAGES = 20;

type Listed = AlertListView & { readonly raw: unknown };

/** `bide alert list`: every message with where it stands, and the silences that have not ended. */
export const alertList = ask<Listed>({
  view: (_, options, voice) => {
    const { now, zone } = readerClock(options, voice);
    const home = homeOf(options.home, voice.env);
    const policy = must(alertPolicy(home));
    const outbox = inJournal(options.home, outboxOf);
    const alerts = new Map(outbox?.alerts.map(({ read }) => [read.key, read]) ?? []);
    const last = new Map<string, { readonly at: Instant; readonly read: Delivery }>();
    for (const step of outbox?.deliveries ?? []) last.set(step.read.id, step);
    const seen = new Set(outbox?.acknowledged.flatMap(({ read }) => read.alerts) ?? []);
    const begun = [...last.values()].map(({ at, read }) => ({
      ...read,
      at,
      of: read.alerts.flatMap((key): Alert[] => {
        const alert = alerts.get(key);
        return alert ? [alert] : [];
      }),
    }));
    const waiting = (policy ? pending(policy, { home, now: () => now }, false) : []).filter(
      ({ id }) => !last.has(id),
    );
    const fresh = waiting.map(({ id, channel, told, until }) => ({
      ...{ id, channel, tries: 0, again: until },
      state: until === undefined ? ('new' as const) : ('held' as const),
      at: Math.max(...told.map(({ alert }) => alert.at)) as Instant,
      of: told.map(({ alert }) => alert),
      alerts: told.map(({ alert }) => alert.key),
      why: undefined,
    }));
    const all = [...begun, ...fresh];
    const open = all.filter(({ state }) => !ENDED.includes(state));
    const silences = (outbox?.silences ?? []).filter(({ read }) => read.until > now);
    return {
      zone,
      waiting: open.length,
      messages: all.slice(-SHOWN_MESSAGES).map(
        ({ id, channel, at, state, tries, again, of }): ListedMessage => ({
          ...{ id, channel, state, tries },
          at: minuteAt(at, zone),
          turns: of.flatMap(({ turns }) => turns),
          gravity: gravestOf(of.flatMap(({ turns }) => turns)) ?? 'info',
          ...present({ until: again === undefined ? undefined : minuteAt(again, zone) }),
        }),
      ),
      silences: silences.map(({ read: { by, why, until, kind, of, channel } }) => ({
        ...{ by, why, until: minuteAt(until, zone) },
        ...present({ kind, of, channel }),
      })),
      raw: {
        messages: all.map(({ id, channel, at, state, tries, again, alerts: keys, why }) => ({
          ...{ id, channel, state, tries, alerts: keys },
          at: new Date(at).toISOString(),
          acknowledged: keys.every((key) => seen.has(key)),
          ...present({ why, again: again && new Date(again).toISOString() }),
        })),
        silences: silences.map(({ seq, read }) => ({ entry: seq, ...read })),
      },
    };
  },
  screen: alertListScreen,
  json: ({ raw }) => raw,
});

const ENDED: readonly ListedMessage['state'][] = ['sent', 'failed', 'silenced'];
