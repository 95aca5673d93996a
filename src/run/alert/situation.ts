import {
  ALERT_KINDS,
  type AlertKind,
  type AlertSituation,
  type Gravity,
  type Turn,
  type Watched,
} from '../../domain/alert.ts';
import { actOf, type Decision, isUncalibrated } from '../../domain/decision.ts';
import { lampState } from '../../domain/stop.ts';

/** How a thing stands that a decision does not speak of; of other kinds nothing is told then. */
const UNSPOKEN: Readonly<Partial<Record<AlertKind, string>>> = {
  stop: 'quiet',
  evidence: 'none',
  sight: 'seen',
};

/**
 * How everything that is watched stands at a decision. A stop that is judged for each counterparty stands
 * once for each; of a series it is told whether a due value is there, of evidence the hardest level of a group.
 */
export function situation(decision: Decision): AlertSituation {
  const { stress, regime, stops, board, freshness } = decision;
  return Object.fromEntries([
    ['verdict', actOf(decision)],
    ['regime', regime.call],
    ['stress', stress.state],
    ...stops.map((s) => [name({ kind: 'stop', of: stopName(s) }), lampState(s)]),
    // A stop in force stays in force; that it can no longer be judged is told beside it.
    ...stops.map((s) => [
      name({ kind: 'sight', of: stopName(s) }),
      s.lacks === undefined ? 'seen' : 'lost',
    ]),
    ['sight:credit', stress.credit.state === 'unknown' ? 'lost' : 'seen'],
    ['sight:usual', isUncalibrated(decision) ? 'lost' : 'seen'],
    ...board.groups.map(({ watch, rung }) => [
      name({ kind: 'evidence', of: watch }),
      rung === undefined ? 'none' : String(rung),
    ]),
    ...freshness.map(({ series, state }) => [
      name({ kind: 'data', of: series }),
      state === 'stale' || state === 'absent' ? state : 'fresh',
    ]),
  ] satisfies (readonly [string, string] | readonly string[])[]);
}

const stopName = ({ id, key }: { readonly id: string; readonly key?: string }): string =>
  key === undefined ? id : `${id}/${key}`;

const name = ({ kind, of }: Watched): string => (of === undefined ? kind : `${kind}:${of}`);

/** What is watched under a name of a situation. */
function watchedAs(named: string): Watched {
  const at = named.indexOf(':');
  return at < 0
    ? { kind: named as AlertKind }
    : { kind: named.slice(0, at) as AlertKind, of: named.slice(at + 1) };
}

/**
 * What turned between two situations, in the order of the kinds. What only one of them speaks of turned where its
 * kind has a state for that (a stop is quiet, a group has nothing); else it is left out.
 * @example turnsBetween({ regime: 'noise' }, { regime: 'friction' }) // [{ kind: 'regime', from: 'noise', to: 'friction' }]
 * @example turnsBetween({}, { 'stop:s1': 'blind' }) // [{ kind: 'stop', of: 's1', from: 'quiet', to: 'blind' }]
 */
export function turnsBetween(before: AlertSituation, now: AlertSituation): readonly Turn[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .flatMap((named): Turn[] => {
      const watched = watchedAs(named);
      const from = before[named] ?? UNSPOKEN[watched.kind];
      const to = now[named] ?? UNSPOKEN[watched.kind];
      if (from === undefined || to === undefined || from === to) return [];
      return [{ ...watched, from, to }];
    })
    .sort((a, b) => ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind));
}

/** A situation after some turns. */
export const turned = (before: AlertSituation, all: readonly Turn[]): AlertSituation => ({
  ...before,
  ...Object.fromEntries(all.map((turn) => [name(turn), turn.to])),
});

/** How much it matters that a thing takes on a state. Unknown is never calm: what is lost is at least a warning. */
const GRAVE: { readonly [K in AlertKind]: Readonly<Record<string, Gravity>> } = {
  verdict: { leave: 'critical', trim: 'warning', wait: 'warning', hold: 'notice', add: 'notice' },
  stop: {
    tripped: 'critical',
    blind: 'warning',
    pending: 'warning',
    waiting: 'notice',
    absorbed: 'notice',
    quiet: 'notice',
  },
  regime: { rupture: 'critical', friction: 'warning', noise: 'notice' },
  stress: {
    synchronised: 'warning',
    unknown: 'warning',
    lopsided: 'notice',
    building: 'notice',
    calm: 'notice',
  },
  sight: { lost: 'warning', seen: 'notice' },
  evidence: { '3': 'warning', '4': 'warning', '5': 'warning' },
  data: { absent: 'warning', stale: 'warning', fresh: 'notice' },
};

/** States between which a thing goes to and fro on ordinary days: to go from one of them to another is for information. */
const ORDINARY: Readonly<Partial<Record<AlertKind, readonly string[]>>> = {
  verdict: ['hold', 'add'],
  stress: ['calm', 'building'],
};

/**
 * How much a turn matters.
 * @example gravityOf({ kind: 'stop', of: 's1', from: 'quiet', to: 'tripped' }) // 'critical'
 * @example gravityOf({ kind: 'verdict', from: 'hold', to: 'add' }) // 'info'
 */
export function gravityOf({ kind, from, to }: Turn): Gravity {
  const ordinary = ORDINARY[kind] ?? [];
  if (ordinary.includes(from) && ordinary.includes(to)) return 'info';
  return GRAVE[kind][to] ?? 'info';
}
