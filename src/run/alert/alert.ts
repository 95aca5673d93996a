import type {
  AheadDay,
  Alert,
  AlertKind,
  AlertRules,
  AlertSituation,
  Transition,
  Turn,
} from '../../domain/alert.ts';
import { actOf, type Decision } from '../../domain/decision.ts';
import type { Text } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { canonical } from '../canonical.ts';
import { gravityOf, situation, turned, turnsBetween } from './situation.ts';

/** Whose decisions they are. */
export type AlertSubject = {
  /** The episode as it is named on the command line; a folder by its real path. */
  readonly name: string;
  readonly thesis: string;
  readonly title: Text;
  /** What people call a stop, a watch group or a series. */
  readonly titles: (kind: AlertKind, of: string) => Text | undefined;
};

/** What was told of somebody up to now. */
export type TellingSoFar = {
  /** As it was told last; undefined where nothing was: the first decision is then where it begins. */
  readonly told: AlertSituation | undefined;
  /** Keys of the transitions that were told. */
  readonly keys: ReadonlySet<string>;
};

/** A hash of a text, e.g. SHA-256 in hexadecimal. */
type Hash = (text: string) => string;

/** Digits of a hash in a key: 128 bits. */
const KEY_DIGITS = 32;
/** Days ahead that are told at most. */
const MAX_AHEAD = 3;

/** The key of a turn: the same for the same thesis, thing, states and day; another where it comes again on one day. */
function keyOf(
  turn: Turn,
  { name, thesis }: AlertSubject,
  { day, taken, hash }: { day: string; taken: ReadonlySet<string>; hash: Hash },
): string {
  for (let again = 0; ; again++) {
    const { kind, of, from, to } = turn;
    const key = hash(canonical({ name, thesis, kind, of, from, to, day, again })).slice(
      0,
      KEY_DIGITS,
    );
    if (!taken.has(key)) return key;
  }
}

/** Turns whose new state has held for as many decisions as its kind asks for; what is critical waits for nothing. */
function lasting(
  all: readonly Turn[],
  past: readonly AlertSituation[],
  { lasted }: Pick<AlertRules, 'lasted'>,
): readonly Turn[] {
  return all.filter((turn) => {
    const { kind, of, from, to } = turn;
    const needed = gravityOf(turn) === 'critical' ? 1 : (lasted[kind] ?? 1);
    const named = of === undefined ? kind : `${kind}:${of}`;
    const recent = past.slice(-needed);
    return (
      recent.length >= needed &&
      recent.every(
        (s) => turnsBetween({ [named]: from }, { [named]: s[named] ?? from }).at(0)?.to === to,
      )
    );
  });
}

/**
 * What is to be told of decisions in a row, an alert for each at which something turned against what was told last.
 * Comparing with what was told, and not with the decision before, nothing is swallowed by a gap and nothing is
 * told twice after a restart; a decision of the same day that is taken again is compared with the first.
 * @param decisions oldest first; those before `from` are looked at for how long a state has lasted, and not told;
 *                  `undecided`: a day has come since that could not be decided, for its data are not there
 * @returns the alerts, and what was told after them
 */
export function alertsOf(
  decisions: readonly Decision[],
  {
    of,
    from = 0,
    hash,
    undecided = false,
  }: {
    readonly of: AlertSubject;
    readonly from?: number;
    readonly hash: Hash;
    readonly undecided?: boolean;
  },
  { so, rules }: { readonly so: TellingSoFar; readonly rules: Pick<AlertRules, 'lasted'> },
): { readonly alerts: readonly Alert[]; readonly told: AlertSituation | undefined } {
  const taken = new Set(so.keys);
  const alerts: Alert[] = [];
  let { told } = so;
  const most = Math.max(1, ...Object.values(rules.lasted));
  const tell = (decision: Decision, all: readonly Turn[]): void => {
    if (all.length === 0) return;
    told = turned(told ?? {}, all);
    const day = formatDay(decision.moment.day);
    const found = all.map((turn): Transition => {
      const key = keyOf(turn, of, { day, taken, hash });
      taken.add(key);
      const title = turn.of === undefined ? undefined : of.titles(turn.kind, turn.of);
      return { ...turn, key, gravity: gravityOf(turn), ...(title && { title }) };
    });
    alerts.push(alertOf(decision, found, { of, hash }));
  };
  for (const [i, decision] of decisions.entries()) {
    if (i < from) continue;
    const now = situation(decision);
    if (told === undefined) {
      told = now;
      continue;
    }
    const past = [...decisions.slice(Math.max(0, i - most + 1), i).map(situation), now];
    const all = lasting(turnsBetween(told, now), past, rules);
    tell(decision, all);
  }
  const last = decisions.at(-1);
  if (undecided && last && told)
    tell(last, turnsBetween({ [NO_VERDICT]: SEEN, ...told }, { ...told, [NO_VERDICT]: 'lost' }));
  return { alerts, told };
}

/** Whether a verdict can be given at all: a decision that is taken says so, and one that is not says nothing. */
const [NO_VERDICT, SEEN] = ['sight:verdict', 'seen'];

function alertOf(
  decision: Decision,
  found: readonly Transition[],
  { of: { name, thesis, title }, hash }: { readonly of: AlertSubject; readonly hash: Hash },
): Alert {
  const { moment, exposure, held } = decision;
  return {
    key: hash(canonical(found.map(({ key }) => key))).slice(0, KEY_DIGITS),
    ...{ name, thesis, title },
    day: moment.day,
    at: moment.at,
    act: actOf(decision),
    target: exposure.target,
    before: held?.exposure ?? exposure.before,
    ...(held && { held: true as const }),
    turns: found,
    ahead: aheadOf(decision),
  };
}

/** The next days on which something announced is due or begins, soonest first. */
const aheadOf = ({ board, moment }: Decision): readonly AheadDay[] =>
  board.claims
    .flatMap(({ id, due, begins, acted }): AheadDay[] => [
      ...(begins === undefined ? [] : [{ claim: id, day: begins, begins: true as const }]),
      ...(due === undefined || acted ? [] : [{ claim: id, day: due }]),
    ])
    .filter(({ day }) => day > moment.day)
    .sort((a, b) => a.day - b.day)
    .slice(0, MAX_AHEAD);
