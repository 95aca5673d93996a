import { ALERT_KINDS, type AlertKind, atLeast, type Silence } from '../../domain/alert.ts';
import { present } from '../../domain/present.ts';
import { type Instant, parseInstant } from '../../domain/time.ts';
import { alertBacktestScreen } from '../../report/answer/alert.ts';
import { words } from '../../report/words/index.ts';
import { backtest, FLAP_DECISIONS, gravityTold } from '../../run/alert/backtest.ts';
import { alerting, notified } from '../alert/alerting.ts';
import { type AlertPolicy, alertPolicy, usualPolicy } from '../alert/policy.ts';
import { quietEnd } from '../alert/quiet.ts';
import { outboxOf, subjectOf } from '../alert/record.ts';
import { sayWhy } from '../alert/send.ts';
import { STAND_IN } from '../feed/network.ts';
import { standInOf } from '../feed/place.ts';
import { sha256 } from '../file/hash.ts';
import { must } from '../file/problem.ts';
import { similar } from '../file/similar.ts';
import { home as homeOf } from '../home.ts';
import { inJournal, withJournal } from '../keep.ts';
import { instantAt, minuteAt } from '../zone.ts';
import { alertList } from './alertlist.ts';
import { ALERTS, alertWay, roundTexts } from './alerts.ts';
import { ask, selectDays } from './ask.ts';
import { dayOption } from './date.ts';
import { MESSAGES } from './message.ts';
import { wholeOption } from './option.ts';
import { readerClock } from './reader.ts';
import { type Command, declined, FINE, misused, type Options, type Voice, WRONG } from './say.ts';

/** `bide alert test | backtest | list | send | silence | ack`: who is told what changed. */
export const run: Command = ([action = '', ...args], options, voice) => {
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action as keyof typeof ACTIONS] : undefined;
  const like = act ? [] : similar(action, Object.keys(ACTIONS));
  if (like.length > 0) must(misused(MESSAGES.notAWord(action, like)));
  const [command, least, most] = act ?? [undefined, 0, 0];
  if (!command || args.length < least || args.length > most) return must(misused(ALERTS.usage));
  return command(args, options, voice);
};

/** The policy of the workspace; ends where there is none. */
function policyOf({ home }: Options, { env }: Voice): AlertPolicy {
  const workspace = homeOf(home, env);
  return must(alertPolicy(workspace)) ?? must(declined(ALERTS.noPolicy(workspace)));
}

/** Sends a message that says that nothing has changed. */
const test: Command = async ([name], options, voice) => {
  const policy = policyOf(options, voice);
  const known = Object.keys(policy.channels);
  if (name !== undefined && !known.includes(name)) must(misused(ALERTS.noChannel(name, known)));
  if (standInOf(voice.env)) voice.aside(STAND_IN);
  const way = alertWay(options, voice);
  const at = voice.now();
  const results = [];
  for (const channel of name === undefined ? known : [name]) {
    const { alert: w } = words(policy.channels[channel]?.lang ?? policy.lang ?? voice.lang);
    const told = { title: w.testTitle, lines: [w.testLine(channel)], gravity: 'info' as const, at };
    const key = sha256(`test ${channel} ${at}`).slice(0, 32);
    results.push({ channel, outcome: await notified(channel, { ...told, key }, { policy, way }) });
  }
  voice.answer(
    results.map(({ channel, outcome }) =>
      outcome.state === 'sent'
        ? ALERTS.went(channel)
        : ALERTS.wentNot(channel, sayWhy(outcome.why)),
    ),
    results.map(({ channel, outcome }) => ({ channel, ...outcome })),
  );
  return results.every(({ outcome }) => outcome.state === 'sent') ? FINE : WRONG;
};

/** What would have been sent over an episode, when, by which channel, and what went there and back. */
const tried = ask({
  view: ([name = ''], options, voice) => {
    const own = must(alertPolicy(homeOf(options.home, voice.env)));
    if (!own) voice.aside(ALERTS.usualPolicy);
    const policy = own ?? usualPolicy;
    const within = must(
      wholeOption('--within', options.within, { min: 1, max: 1000, fallback: FLAP_DECISIONS }),
    );
    const { played, places } = selectDays(name, { ...options, alone: true }, voice);
    const of = subjectOf(played);
    const decisions = played.decisions.slice(places[0], (places.at(-1) ?? 0) + 1);
    const heldUntil = (
      channel: string,
      told: Parameters<typeof gravityTold>[0] & { alert: { at: Instant } },
    ) => {
      const { quiet } = policy.channels[channel] ?? {};
      const loud = quiet && atLeast(gravityTold(told), quiet.unless);
      return (loud ? undefined : quietEnd(quiet, told.alert.at)) ?? told.alert.at;
    };
    const found = backtest(decisions, { of, rules: policy, hash: sha256 }, { heldUntil, within });
    const { zone } = readerClock(options, voice);
    return {
      ...{ zone, within, decisions: found.decisions, title: of.title[voice.lang] },
      sent: found.sent.map(({ alert, turns, left, channel, at }) => ({
        ...{ channel, turns, left, gravity: gravityTold({ turns }), alert },
        decided: minuteAt(alert.at, zone),
        leaves: minuteAt(at, zone),
        at,
      })),
      flapped: found.flapped.map((one) => ({
        ...one,
        ...present({ title: one.of === undefined ? undefined : of.titles(one.kind, one.of) }),
        told: found.toldFlapped.find((t) => t.kind === one.kind && t.of === one.of)?.times ?? 0,
      })),
    };
  },
  screen: alertBacktestScreen,
  json: ({ decisions, within, sent, flapped }) => ({
    ...{ decisions, within },
    messages: sent.length,
    sent: sent.map(({ channel, gravity, turns, left, alert, at }) => ({
      ...{ channel, gravity, key: alert.key, turns, left },
      decided: new Date(alert.at).toISOString(),
      leaves: new Date(at).toISOString(),
    })),
    flapped: flapped.map(({ title: _, ...one }) => one),
  }),
});

/** Sends what is due now. */
const send: Command = async (_, options, voice) => {
  policyOf(options, voice);
  if (standInOf(voice.env)) voice.aside(STAND_IN);
  // A sign of life is the evening's to give: sending says nothing of whether anything was decided.
  const how = { complete: true, healthy: false };
  const round = await alerting(alertWay(options, voice)).round(how);
  const said = roundTexts(round);
  voice.answer(said.length > 0 ? said : ALERTS.nothingDue, round);
  return round.steps.every(({ state }) => state === 'sent' || state === 'silenced') ? FINE : WRONG;
};

/** Puts a silence on record: who, why, and until when. */
const silence: Command = ([what], options, voice) => {
  const { by = '', why = '', until, channel, home } = options;
  if (by.trim() === '') must(misused(ALERTS.needsBy));
  if (why.trim() === '') must(misused(ALERTS.needsWhy));
  const clock = readerClock(options, voice);
  const written = until === undefined ? undefined : parseInstant(until);
  const day = written === undefined ? must(dayOption('--until', until, clock)) : undefined;
  const end = written ?? (day === undefined ? undefined : instantAt(day, '24:00', clock.zone));
  if (end === undefined || end <= clock.now) return must(misused(ALERTS.needsUntil));
  const [kind, ...of] = what?.split(':') ?? [];
  if (kind !== undefined && !ALERT_KINDS.includes(kind as AlertKind))
    must(misused(ALERTS.unknownKind(kind, ALERT_KINDS)));
  const { channels } = policyOf(options, voice);
  if (channel !== undefined && !Object.hasOwn(channels, channel))
    must(misused(ALERTS.noChannel(channel, Object.keys(channels))));
  const body: Silence = {
    ...{ by, why, until: end },
    ...present({
      kind: kind as AlertKind | undefined,
      of: of.length > 0 ? of.join(':') : undefined,
      channel,
    }),
  };
  const [entry] = withJournal(home, (store) =>
    store.append([{ kind: 'silence', at: clock.now, body }]),
  );
  const { seq = 0 } = entry ?? {};
  voice.answer(ALERTS.silenced(seq, minuteAt(end, clock.zone)), { entry: seq, ...body });
  return FINE;
};

/** Puts on record that alerts were seen: nothing of them goes on to the next channel. */
const ack: Command = (ids, options, voice) => {
  const { home, by = voice.env.USER || voice.env.USERNAME || 'owner' } = options;
  const outbox = inJournal(home, outboxOf);
  const seen = new Set(outbox?.acknowledged.flatMap(({ read }) => read.alerts) ?? []);
  const open = (outbox?.deliveries ?? []).filter(({ read }) =>
    read.alerts.some((key) => !seen.has(key)),
  );
  const meant = ids.flatMap((id) => {
    const found = open.filter(({ read }) => id.length >= MIN_ID && read.id.startsWith(id));
    return found.length > 0 ? found : must(declined(ALERTS.noMessage(id)));
  });
  const alerts = [
    ...new Set((ids.length > 0 ? meant : open).flatMap(({ read }) => read.alerts)),
  ].filter((key) => !seen.has(key));
  if (alerts.length === 0) return must(declined(ALERTS.noneToAck));
  const body = { by, alerts };
  withJournal(home, (store) => store.append([{ kind: 'acknowledge', at: voice.now(), body }]));
  voice.answer(ALERTS.acknowledged(alerts.length), body);
  return FINE;
};

/** Digits by which a message may be named. */
const MIN_ID = 4;

/** What each action takes behind it, at least and at most. */
const ACTIONS = {
  test: [test, 0, 1],
  backtest: [tried, 1, 1],
  list: [alertList, 0, 0],
  send: [send, 0, 0],
  silence: [silence, 0, 1],
  ack: [ack, 0, Number.POSITIVE_INFINITY],
} satisfies Readonly<Record<string, readonly [Command, number, number]>>;
