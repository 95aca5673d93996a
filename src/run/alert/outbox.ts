import {
  type Acknowledgement,
  type Alert,
  type AlertRules,
  atLeast,
  type Delivery,
  gravestOf,
  type Silence,
  type ToldAlert,
  type Transition,
} from '../../domain/alert.ts';
import type { Instant } from '../../domain/time.ts';
import { canonical } from '../canonical.ts';

/** What was written down, and when. */
type Written<T> = { readonly at: Instant; readonly read: T };

/** Everything that the journal says of alerts, oldest first. */
export type Outbox = {
  readonly alerts: readonly Written<Alert>[];
  readonly deliveries: readonly Written<Delivery>[];
  readonly silences: readonly (Written<Silence> & { readonly seq: number })[];
  readonly acknowledged: readonly Written<Acknowledgement>[];
};

/**
 * A message to one channel that has not come to its end. `sending`: it was begun, and whoever did so ended before
 * he wrote down what became of it; the other end may have it.
 */
export type DueMessage = {
  readonly id: string;
  readonly channel: string;
  readonly told: readonly ToldAlert[];
  readonly tries: number;
  readonly state: 'new' | 'sending' | 'later' | 'silenced';
  /** Not before; undefined: now. */
  readonly until?: Instant;
  readonly silence?: number;
};

/** When it is asked, and until when a channel is quiet. */
export type OutboxClock = {
  readonly now: Instant;
  readonly quietUntil: (channel: string) => Instant | undefined;
  /** Everything of the evening is decided: nobody else is waited for. */
  readonly complete?: boolean;
  readonly hash: (text: string) => string;
};

const MINUTE_MS = 60_000;

/** Whether a silence is about a change. One that names no kind never silences what is critical. */
const isAbout = (
  { kind, of, channel: where }: Silence,
  { turn, channel }: { turn: Transition; channel: string },
): boolean =>
  (kind === undefined ? turn.gravity !== 'critical' : kind === turn.kind) &&
  (of === undefined || of === turn.of) &&
  (where === undefined || where === channel);

/** What of an alert goes to a channel by its routes. */
export const routedTo = (
  alert: Alert,
  channel: string,
  { routes }: Pick<AlertRules, 'routes'>,
): readonly Transition[] =>
  alert.turns.filter((turn) =>
    routes.some(
      ({ to, least, kinds, theses }) =>
        to === channel &&
        atLeast(turn.gravity, least) &&
        (kinds?.includes(turn.kind) ?? true) &&
        (theses?.includes(alert.thesis) ?? true),
    ),
  );

/** Of some changes those that are told, and those that are left to one line since a graver one stands beside them. */
export function inhibited(
  turns: readonly Transition[],
  { inhibit }: Pick<AlertRules, 'inhibit'>,
): Pick<ToldAlert, 'turns' | 'left'> {
  const left = turns.filter((turn) =>
    inhibit.some(
      ({ kind, to, leaves }) =>
        leaves.includes(turn.kind) &&
        turns.some((by) => by !== turn && by.kind === kind && by.to === to),
    ),
  );
  return { turns: turns.filter((turn) => !left.includes(turn)), left };
}

/** The steps of each message, by its id, in order. */
function messagesOf(outbox: Outbox): ReadonlyMap<string, readonly Written<Delivery>[]> {
  const by = new Map<string, Written<Delivery>[]>();
  for (const step of outbox.deliveries)
    by.set(step.read.id, [...(by.get(step.read.id) ?? []), step]);
  return by;
}

/** Every message that has not come to its end, those that were begun first. */
export function dueMessages(
  outbox: Outbox,
  rules: AlertRules,
  clock: OutboxClock,
): readonly DueMessage[] {
  return [
    ...begunMessages(outbox, rules).map((message) =>
      hushed(heldBack(message, rules, clock), outbox, clock),
    ),
    ...Object.keys(rules.channels).flatMap((channel) =>
      newMessages({ outbox, rules, channel }, clock),
    ),
  ];
}

/** A silence about a change on a channel that is in force at one of some instants. */
const silencedBy = (
  outbox: Pick<Outbox, 'silences'>,
  on: { readonly turn: Transition; readonly channel: string },
  times: readonly Instant[],
): Outbox['silences'][number] | undefined =>
  outbox.silences.find(
    (s) => isAbout(s.read, on) && times.some((then) => s.at <= then && then < s.read.until),
  );

/** A message that was begun and all of which is silenced by now goes no more, like one that was not begun. */
function hushed(message: DueMessage, outbox: Outbox, { now }: OutboxClock): DueMessage {
  const { channel, told } = message;
  const turns = told.flatMap((one) => one.turns);
  const by = turns.map((turn) => silencedBy(outbox, { turn, channel }, [now]));
  const silence = by[0]?.seq;
  return silence === undefined || by.includes(undefined)
    ? message
    : { ...message, state: 'silenced', silence };
}

/** A message that is to be tried again, not before the quiet hours of its channel are over. */
function heldBack(message: DueMessage, { channels }: AlertRules, clock: OutboxClock): DueMessage {
  const { channel, told, state, until = clock.now } = message;
  const held = state === 'later' && isHeld(told, channels[channel]?.quiet?.unless);
  const quiet = held ? clock.quietUntil(channel) : undefined;
  return quiet === undefined ? message : { ...message, until: Math.max(until, quiet) as Instant };
}

/** Messages that were begun: what is in them stays in them. */
function begunMessages(outbox: Outbox, rules: AlertRules): readonly DueMessage[] {
  const alerts = new Map(outbox.alerts.map((one) => [one.read.key, one]));
  return [...messagesOf(outbox)].flatMap(([id, steps]): DueMessage[] => {
    const [first, last] = [steps[0], steps.at(-1)?.read];
    if (!first || !last || (last.state !== 'sending' && last.state !== 'later')) return [];
    const { channel, tries, state, again } = last;
    if (!Object.hasOwn(rules.channels, channel)) return [];
    const told = last.alerts.flatMap((key): ToldAlert[] => {
      const written = alerts.get(key);
      if (!written) return [];
      const { at, read: alert } = written;
      const routed = routedTo(alert, channel, rules);
      const own = routed.length > 0 ? routed : alert.turns;
      // What was silenced when it was begun is not in it.
      const loud = own.filter((turn) => !silencedBy(outbox, { turn, channel }, [at, first.at]));
      return [{ alert, ...inhibited(loud.length > 0 ? loud : own, rules) }];
    });
    return [{ id, channel, told, tries, state, ...(again === undefined ? {} : { until: again }) }];
  });
}

type OneChannel = {
  readonly outbox: Outbox;
  readonly rules: AlertRules;
  readonly channel: string;
};

/** What has not been begun for a channel: what is silenced, and one message of all the rest. */
function newMessages(on: OneChannel, clock: OutboxClock): readonly DueMessage[] {
  const { outbox, rules, channel } = on;
  const { now, quietUntil, complete = false, hash } = clock;
  const covered = new Set(
    outbox.deliveries.flatMap(({ read }) => (read.channel === channel ? read.alerts : [])),
  );
  const idOf = (all: readonly ToldAlert[]): string =>
    hash(canonical([channel, ...all.map(({ alert }) => alert.key)])).slice(0, 32);
  const silenced: DueMessage[] = [];
  const told: ToldAlert[] = [];
  let ready = Number.POSITIVE_INFINITY;
  for (const { at, read: alert } of outbox.alerts) {
    if (covered.has(alert.key)) continue;
    const routed = routedTo(alert, channel, rules);
    const escalated = escalatedTo(alert, on);
    const own = routed.length > 0 ? routed : now >= escalated ? alert.turns : [];
    if (own.length === 0) continue;
    const loud: Transition[] = [];
    let silence: number | undefined;
    for (const turn of own) {
      const by = silencedBy(outbox, { turn, channel }, [at, now]);
      if (by) silence = by.seq;
      else loud.push(turn);
    }
    if (silence !== undefined && loud.length === 0) {
      const one = [{ alert, turns: own, left: [] }];
      silenced.push({ id: idOf(one), channel, told: one, tries: 0, state: 'silenced', silence });
      continue;
    }
    told.push({ alert, ...inhibited(loud, rules) });
    ready = Math.min(ready, routed.length > 0 ? at + rules.wait * MINUTE_MS : escalated);
  }
  if (told.length === 0) return silenced;
  const waits = complete ? now : ready;
  const quiet = isHeld(told, rules.channels[channel]?.quiet?.unless) ? quietUntil(channel) : now;
  const until = Math.max(waits, quiet ?? now) as Instant;
  const message: DueMessage = { id: idOf(told), channel, told, tries: 0, state: 'new' };
  return [...silenced, until > now ? { ...message, until } : message];
}

/** Whether quiet hours hold a message: nothing in it matters enough. */
const isHeld = (told: readonly ToldAlert[], unless: Transition['gravity'] | undefined): boolean => {
  const worst = gravestOf(told.flatMap(({ turns }) => turns));
  return unless !== undefined && worst !== undefined && !atLeast(worst, unless);
};

/** When an alert goes on to a channel, since nobody acknowledged it on another; never: infinity. */
function escalatedTo(alert: Alert, { outbox, rules, channel }: OneChannel): number {
  if (outbox.acknowledged.some(({ read }) => read.alerts.includes(alert.key)))
    return Number.POSITIVE_INFINITY;
  const worst = gravestOf(alert.turns);
  const times = Object.entries(rules.channels).flatMap(([from, { escalate }]) => {
    if (escalate?.to !== channel || worst === undefined || !atLeast(worst, escalate.least))
      return [];
    return outbox.deliveries.flatMap(({ at, read }) => {
      if (read.channel !== from || !read.alerts.includes(alert.key)) return [];
      // Who cannot be reached at all is not waited for.
      if (read.state === 'failed') return [at as number];
      return read.state === 'sent' ? [at + escalate.after * MINUTE_MS] : [];
    });
  });
  return Math.min(Number.POSITIVE_INFINITY, ...times);
}

/** Times that a message is tried before it is given up. */
export const MAX_DELIVERY_TRIES = 10;
const FIRST_PAUSE_MS = 30_000;
const MAX_PAUSE_MS = 6 * 3_600_000;

/**
 * How long to wait after so many tries, milliseconds: twice as long each time, up to six hours.
 * @example pauseAfter(1) // 30000
 * @example pauseAfter(3) // 120000
 */
export const pauseAfter = (tries: number): number =>
  Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 20));
