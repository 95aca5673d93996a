import { setTimeout } from 'node:timers/promises';
import { type Alert, type Delivery, gravestOf } from '../../domain/alert.ts';
import type { Lang } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';
import { alertText } from '../../report/content/alert.ts';
import {
  type DueMessage,
  dueMessages,
  MAX_DELIVERY_TRIES,
  pauseAfter,
} from '../../run/alert/outbox.ts';
import type { AlertMessage, Notify, NotifyOutcome } from '../../run/ports.ts';
import { sha256 } from '../file/hash.ts';
import { must } from '../file/problem.ts';
import { inJournal, withJournal } from '../keep.ts';
import type { Played } from '../workspace.ts';
import { solely } from './lock.ts';
import { type AlertPolicy, alertPolicy, type Channel } from './policy.ts';
import { quietEnd } from './quiet.ts';
import { outboxOf, recordAlerts } from './record.ts';
import { beat, notifyBy, type SendingWay } from './send.ts';

/** How alerts are told: the workspace, the world, and the language of whoever reads where alerts.yaml says none. */
type AlertingWay = SendingWay & {
  readonly lang: Lang;
  readonly sleep?: (ms: number) => Promise<unknown>;
  /** What stands in for the channels. */
  readonly notify?: Notify;
};

/** What became of one message in a round. */
type RoundStep = Pick<Delivery, 'channel' | 'state' | 'why'> & { readonly id: string };

/** What a round came to. */
export type AlertRound = {
  readonly steps: readonly RoundStep[];
  /** Another program is sending; it sends these as well. */
  readonly busy?: true;
  /** Whether the sign of life was heard; undefined where none was due. `silent` says why not. */
  readonly beat?: boolean;
  readonly silent?: string;
};

/** Alerts of one workspace. */
export type Alerting = {
  /**
   * To be called once the decisions of a run are kept: puts on record what turned, and sends nothing.
   * @returns the alerts that were new; none where the workspace has no alerts.yaml
   */
  readonly afterDecisions: (played: Played) => readonly Alert[];
  /**
   * Sends what is due and tells the heartbeat. `complete`: the theses of the evening are all decided, nobody else is
   * waited for. `healthy`: the round went well; without it, or where a message did not go, there is no heartbeat.
   */
  readonly round: (how?: {
    readonly complete?: boolean;
    readonly healthy?: boolean;
  }) => Promise<AlertRound>;
};

/** Times that what did not go is tried in one round, and how long that may be waited for. */
const TRIES_A_ROUND = 3;
const MAX_WAIT_MS = 40_000;
const MINUTE_MS = 60_000;

/** Channels that cannot tell a copy from a new message. */
const DOUBLING: readonly Channel['type'][] = ['slack', 'discord', 'telegram', 'email'];

/**
 * Alerts of a workspace, by its alerts.yaml as it stands now. What is to be sent is in the journal before it is sent,
 * and what became of it after: whoever comes after a crash goes on where it ended.
 * @throws what ends a command where alerts.yaml is wrong, with its line and column
 */
export function alerting(way: AlertingWay): Alerting {
  const { home, now } = way;
  const policy = must(alertPolicy(home));
  let beaten = Number.NEGATIVE_INFINITY;
  return {
    afterDecisions: (played) => (policy ? recordAlerts(played, policy, { home, now: now() }) : []),
    round: async ({ complete = false, healthy = true } = {}) => {
      if (!policy) return { steps: [] };
      const steps = await solely(home, () => sentAll(policy, way, complete));
      const { heartbeat } = policy;
      // A sign of life while no alert goes would be a false one.
      const stuck = pending(policy, way, complete).some(
        ({ tries, state }) => tries > 0 && state !== 'silenced',
      );
      const well = healthy && !stuck && (steps ?? []).every(({ state }) => GONE.includes(state));
      const due = heartbeat && now() - beaten >= heartbeat.every * MINUTE_MS;
      const done = { steps: steps ?? [], ...(steps ? {} : { busy: true as const }) };
      if (!heartbeat || !well || !due) return done;
      const silent = await beat(heartbeat, way);
      if (silent === undefined) beaten = now();
      return silent === undefined ? { ...done, beat: true } : { ...done, beat: false, silent };
    },
  };
}

/** What is lacking on this computer, and how long it is waited for before it is looked for again. */
const UNSET: readonly string[] = ['no secret', 'wrong secret'];
const UNSET_MS = 30 * 60_000;

const GONE: readonly Delivery['state'][] = ['sent', 'silenced'];

/** The messages of a workspace that have not come to their end. */
export const pending = (
  policy: AlertPolicy,
  { home, now }: Pick<AlertingWay, 'home' | 'now'>,
  complete: boolean,
): readonly DueMessage[] =>
  inJournal(home, (records) =>
    dueMessages(outboxOf(records), policy, {
      ...{ now: now(), complete, hash: sha256 },
      quietUntil: (channel) => quietEnd(policy.channels[channel]?.quiet, now()),
    }),
  ) ?? [];

/** Sends everything that is due; what did not go is tried again while one may wait. */
async function sentAll(
  policy: AlertPolicy,
  way: AlertingWay,
  complete: boolean,
): Promise<readonly RoundStep[]> {
  const { now, sleep = setTimeout } = way;
  const steps = new Map<string, RoundStep>();
  for (let i = 0; ; i++) {
    const due = pending(policy, way, complete);
    for (const message of due)
      if (message.state === 'silenced' || (message.until ?? now()) <= now())
        steps.set(message.id, await sent(message, policy, way));
    const waits = pending(policy, way, complete).flatMap(({ state, until, id }) =>
      state === 'later' && until !== undefined && steps.has(id) ? [until - now()] : [],
    );
    const soonest = Math.min(...waits);
    if (i + 1 >= TRIES_A_ROUND || soonest > MAX_WAIT_MS) return [...steps.values()];
    await sleep(Math.max(1, soonest));
  }
}

/** Brings one message one step on: intent first, then the other end, then what became of it. */
async function sent(
  message: DueMessage,
  policy: AlertPolicy,
  way: AlertingWay,
): Promise<RoundStep> {
  const { id, channel, told, tries, state: before, silence } = message;
  const { home, now } = way;
  const common = { id, channel, alerts: told.map(({ alert }) => alert.key) };
  const put = (more: Omit<Delivery, keyof typeof common>): RoundStep => {
    const body: Delivery = { ...common, ...more };
    withJournal(home, (store) => store.append([{ kind: 'delivery', at: now(), body }]));
    return { id, channel, state: body.state, ...(body.why === undefined ? {} : { why: body.why }) };
  };
  if (before === 'silenced')
    return put({ state: 'silenced', tries, ...(silence === undefined ? {} : { silence }) });
  put({ state: 'sending', tries });
  const resumed = before === 'sending';
  const outcome = await notified(channel, messageOf(message, policy, way), {
    policy,
    way,
    resumed,
  });
  const tried = tries + 1;
  if (outcome.state === 'sent') return put({ state: 'sent', tries: tried });
  const { why } = outcome;
  // What its owner forgot to set waits until it is set, and is not given up.
  if (UNSET.includes(why))
    return put({ state: 'later', tries, why, again: (now() + UNSET_MS) as Instant });
  if (outcome.state === 'failed' || tried >= MAX_DELIVERY_TRIES)
    return put({ state: 'failed', tries: tried, why });
  const again = Math.max(outcome.again ?? 0, now() + pauseAfter(tried)) as Instant;
  return put({ state: 'later', tries: tried, why, again });
}

/** A message in the words of its channel's reader. */
function messageOf(
  { id, channel, told, state }: DueMessage,
  { channels, lang: usual }: AlertPolicy,
  { lang }: Pick<AlertingWay, 'lang'>,
): AlertMessage {
  const one = channels[channel];
  const doubles = one !== undefined && DOUBLING.includes(one.type);
  const resumed = state === 'sending' && doubles;
  return {
    key: id,
    gravity: gravestOf(told.flatMap(({ turns }) => turns)) ?? 'info',
    ...alertText(told, one?.lang ?? usual ?? lang, { resumed }),
    at: Math.max(...told.map(({ alert }) => alert.at)) as Instant,
  };
}

/** Asks a channel to take a message, once. */
export function notified(
  channel: string,
  message: AlertMessage,
  {
    policy,
    way,
    resumed = false,
  }: { readonly policy: AlertPolicy; readonly way: AlertingWay; readonly resumed?: boolean },
): Promise<NotifyOutcome> {
  const notify = way.notify ?? notifyBy(policy, way);
  return new Promise((resolve) => notify.send(channel, message, { resumed, hear: resolve }));
}
