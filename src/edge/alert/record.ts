import { realpathSync } from 'node:fs';
import type {
  Acknowledgement,
  Alert,
  AlertKind,
  AlertSituation,
  Delivery,
  Silence,
} from '../../domain/alert.ts';
import type { Text } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';
import { type AlertSubject, alertsOf } from '../../run/alert/alert.ts';
import type { Outbox } from '../../run/alert/outbox.ts';
import { turned } from '../../run/alert/situation.ts';
import type { Records } from '../../run/ports.ts';
import { sha256 } from '../file/hash.ts';
import { entriesOf, standing, withJournal } from '../keep.ts';
import type { Played } from '../workspace.ts';
import type { AlertPolicy } from './policy.ts';

/** Where the telling of a thesis begins: how things stood at the first decision, of which nothing is told. */
type Beginning = Pick<Alert, 'name' | 'thesis' | 'at'> & { readonly begins: AlertSituation };

/** Everything that the journal says of alerts; silences and acknowledgements that were taken back are left out. */
export const outboxOf = (records: Records): Outbox => ({
  alerts: entriesOf<Alert | Beginning>(records, 'alert').flatMap(({ at, read }) =>
    'turns' in read ? [{ at, read }] : [],
  ),
  deliveries: entriesOf<Delivery>(records, 'delivery'),
  silences: standing<Silence>(records, 'silence'),
  acknowledged: standing<Acknowledgement>(records, 'acknowledge'),
});

/** Whose decisions a run has, and what its things are called. */
export function subjectOf({ name, folder, setup }: Played): AlertSubject {
  const { episode, policy } = setup;
  const { thesis } = policy;
  const titles = (kind: AlertKind, of: string): Text | undefined => {
    const [id] = of.split('/');
    if (kind === 'evidence') return thesis.watch.find(({ watch }) => watch === of)?.title;
    return kind === 'data'
      ? episode.series[of]?.title
      : thesis.stops.find((stop) => stop.id === id)?.title;
  };
  return {
    name: name === folder ? realpathSync(folder) : name,
    thesis: thesis.id,
    title: thesis.title,
    titles,
  };
}

/**
 * Puts on record what turned at the decisions of a run since its thesis was told of last; all of them or none, and
 * never twice, also when two programs do it together. The first time nothing is told: it is where telling begins.
 * @returns the alerts that were new
 */
export function recordAlerts(
  played: Played,
  policy: Pick<AlertPolicy, 'lasted'>,
  { home, now }: { readonly home: string; readonly now: Instant },
): readonly Alert[] {
  const of = subjectOf(played);
  return withJournal(home, (store) =>
    store.alone(() => {
      const before = entriesOf<Alert | Beginning>(store, 'alert')
        .map(({ read }) => read)
        .filter(({ name, thesis }) => name === of.name && thesis === of.thesis);
      let told: AlertSituation | undefined;
      const keys = new Set<string>();
      for (const one of before)
        if ('begins' in one) told = one.begins;
        else {
          told = turned(told ?? {}, one.turns);
          for (const { key } of one.turns) keys.add(key);
        }
      const { decisions } = played;
      const seen = before.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
      const next = decisions.findIndex((d) => d.moment.at > seen);
      // What lies before the first telling is nobody's news.
      const from = told === undefined ? decisions.length - 1 : next < 0 ? decisions.length : next;
      const found = alertsOf(
        decisions,
        { of, from, hash: sha256, undecided: played.end !== undefined },
        { so: { told, keys }, rules: policy },
      );
      const first = decisions.at(-1);
      const begins: Beginning | undefined =
        told === undefined && found.told && first
          ? { name: of.name, thesis: of.thesis, at: first.moment.at, begins: found.told }
          : undefined;
      const bodies = begins ? [begins] : found.alerts;
      store.append(bodies.map((body) => ({ kind: 'alert' as const, at: now, body })));
      return found.alerts;
    }),
  );
}
