import type { Instant } from '../domain/time.ts';
import type { Draft, Entry } from '../run/journal.ts';
import type { Store } from '../run/ports.ts';
import { home, journalFile } from './home.ts';
import { sqliteStore } from './store/sqlite.ts';
import type { Played } from './workspace.ts';

/** What a run left behind: which episode, which thesis, and the end of its chain. */
export type Ran = {
  /** The episode as it was named on the command line. */
  readonly name: string;
  readonly episode: string;
  readonly thesis: string;
  readonly lines: number;
  readonly last: string;
};

/** Does something with the journal of a workspace, and closes it whatever happens. */
export function withJournal<T>(workspace: string | undefined, work: (store: Store) => T): T {
  const store = sqliteStore(journalFile(home(workspace)));
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** Entries of one kind with their bodies read, oldest first. */
export const entriesOf = <T>(
  store: Store,
  kind: Entry['kind'],
): readonly (Entry & { readonly read: T })[] =>
  store
    .read()
    .filter((e) => e.kind === kind)
    .map((e) => ({ ...e, read: JSON.parse(e.body) as T }));

/** Puts the decisions of a run on record, once: the same run again adds nothing. */
export function keep(played: Played, workspace: string | undefined): void {
  const { name, lines, decisions, setup } = played;
  const end = lines.at(-1);
  const latest = decisions.at(-1);
  if (!end || !latest) return;
  const ran: Ran = {
    name,
    episode: setup.episode.id,
    thesis: `${setup.policy.thesis.id}@${setup.policy.hash}`,
    lines: lines.length,
    last: end.hash,
  };
  withJournal(workspace, (store) => {
    if (entriesOf<Ran>(store, 'run').some((e) => e.read.last === ran.last)) return;
    const drafts: Draft[] = lines.map((body, i) => ({
      kind: 'decision',
      at: decisions[i]?.moment.at as Instant,
      body,
    }));
    store.append([...drafts, { kind: 'run', at: latest.moment.at, body: ran }]);
  });
}
