import {
  type Alert,
  type AlertRules,
  gravestOf,
  type ToldAlert,
  type Transition,
} from '../../domain/alert.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Instant } from '../../domain/time.ts';
import { type AlertSubject, alertsOf } from './alert.ts';
import { inhibited, routedTo } from './outbox.ts';
import { situation, turnsBetween } from './situation.ts';

/** How often one thing went from a state to another and back, within so many decisions. */
type Flapped = Pick<Transition, 'kind' | 'of'> & {
  readonly times: number;
  /** Turns of it in all. */
  readonly turns: number;
};

/** A message that would have been sent: to whom, and when. */
type WouldSend = ToldAlert & { readonly channel: string; readonly at: Instant };

/** What a stretch of decisions would have told. */
export type AlertBacktest = {
  readonly decisions: number;
  readonly alerts: readonly Alert[];
  readonly sent: readonly WouldSend[];
  /** Of what is watched, and of what was told of it: fewer where a state must last. */
  readonly flapped: readonly Flapped[];
  readonly toldFlapped: readonly Flapped[];
};

/** Decisions within which going there and back is flapping: a trading week. */
export const FLAP_DECISIONS = 5;

/**
 * What would have been sent over decisions in a row, the first one being where it begins.
 * @param heldUntil when a message of an instant leaves, where quiet hours hold it
 * @param within    decisions within which going there and back is flapping
 */
export function backtest(
  decisions: readonly Decision[],
  { of, rules, hash }: { of: AlertSubject; rules: AlertRules; hash: (text: string) => string },
  {
    heldUntil,
    within = FLAP_DECISIONS,
  }: { heldUntil: (channel: string, told: ToldAlert) => Instant; within?: number },
): AlertBacktest {
  const so = { told: undefined, keys: new Set<string>() };
  const { alerts } = alertsOf(decisions, { of, hash }, { so, rules });
  const sent = alerts.flatMap((alert) =>
    Object.keys(rules.channels).flatMap((channel): WouldSend[] => {
      const told = { alert, ...inhibited(routedTo(alert, channel, rules), rules) };
      return told.turns.length === 0 ? [] : [{ ...told, channel, at: heldUntil(channel, told) }];
    }),
  );
  const situations = decisions.map(situation);
  const all = situations.flatMap((now, i) =>
    i === 0 ? [] : turnsBetween(situations[i - 1] ?? {}, now).map((turn) => ({ ...turn, at: i })),
  );
  const place = new Map(decisions.map((d, i) => [d.moment.at, i]));
  const told = alerts.flatMap((a) =>
    a.turns.map((turn) => ({ ...turn, at: place.get(a.at) ?? 0 })),
  );
  return {
    decisions: decisions.length,
    ...{ alerts, sent },
    flapped: flapsOf(all, within),
    toldFlapped: flapsOf(told, within),
  };
}

type At = Pick<Transition, 'kind' | 'of' | 'from' | 'to'> & { readonly at: number };

/** Flaps of each thing, most first; things that never came back are left out. */
function flapsOf(all: readonly At[], within: number): readonly Flapped[] {
  const by = new Map<string, At[]>();
  for (const turn of all) {
    const named = `${turn.kind}:${turn.of ?? ''}`;
    by.set(named, [...(by.get(named) ?? []), turn]);
  }
  return [...by.values()]
    .flatMap((own): Flapped[] => {
      const times = own.filter((turn, i) => {
        const next = own[i + 1];
        return next !== undefined && next.to === turn.from && next.at - turn.at <= within;
      }).length;
      const [{ kind, of } = { kind: 'verdict' as const, of: undefined }] = own;
      return times === 0
        ? []
        : [{ kind, ...(of === undefined ? {} : { of }), times, turns: own.length }];
    })
    .sort((a, b) => b.times - a.times);
}

/** The gravest of what is told in a message. */
export const gravityTold = ({ turns: told }: Pick<ToldAlert, 'turns'>): Transition['gravity'] =>
  gravestOf(told) ?? 'info';
