import { realpathSync } from 'node:fs';
import type { Decision } from '../domain/decision.ts';
import type { Instant } from '../domain/time.ts';
import type { Anchor, Draft, Entry } from '../run/journal.ts';
import type { Line } from '../run/line.ts';
import type { Records } from '../run/ports.ts';
import { home, journalFile } from './home.ts';
import { leaveLog } from './store/engine.ts';
import { readJournal } from './store/records.ts';
import { type Journal, sqliteStore } from './store/sqlite.ts';
import type { Played } from './workspace.ts';

/** What a run left behind: which episode, which thesis, and the decisions that it told. */
export type Ran = {
  /** The episode as it is named on the command line; a folder by its real path. */
  readonly name: string;
  readonly episode: string;
  readonly thesis: string;
  /** How many decisions, one after the other, and the hash of the last. */
  readonly lines: number;
  readonly last: string;
};

/** Does something with the journal of a workspace, and closes it whatever happens. */
export function withJournal<T>(workspace: string | undefined, work: (store: Journal) => T): T {
  const store = sqliteStore(journalFile(home(workspace)));
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** Reads the journal of a workspace, of which nothing is written; undefined where there is none. */
export function inJournal<T>(
  workspace: string | undefined,
  work: Parameters<typeof readJournal<T>>[1],
): T | undefined {
  const file = journalFile(home(workspace));
  leaveLog(file);
  return readJournal(file, work);
}

/** An entry with its body read. */
export type ReadEntry<T> = Entry & { readonly read: T };

/** Entries of one kind with their bodies read, oldest first. */
export const entriesOf = <T>(records: Records, kind: Entry['kind']): readonly ReadEntry<T>[] =>
  records.ofKind(kind).map((e) => ({ ...e, read: JSON.parse(e.body) as T }));

/** That an entry counts no more, and why. */
export type Undo = { readonly entry: number; readonly why: string };

/** Numbers of the entries that a later one took back. */
export const undone = (records: Records): ReadonlySet<number> =>
  new Set(entriesOf<Undo>(records, 'undo').map((e) => e.read.entry));

/** Entries of one kind that count: those that were taken back are left out. */
export const standing = <T>(records: Records, kind: Entry['kind']): readonly ReadEntry<T>[] => {
  const gone = undone(records);
  return entriesOf<T>(records, kind).filter((e) => !gone.has(e.seq));
};

/** The end of the journal of a workspace as it is now; undefined while there is nothing in it. */
export const anchorOf = (workspace: string | undefined): Anchor | undefined =>
  inJournal(workspace, (records) => {
    const last = records.last();
    return last && { entries: last.seq, hash: last.hash };
  });

/** A decision that is to be on record. */
type Told = { readonly line: Line; readonly at: Instant };

/**
 * Puts the decisions that a run tells on record, each once: only those are appended that are not there
 * yet, and the same run again adds nothing, also when two programs record it together.
 * @param places  of the decisions, one after the other
 */
export function keep(
  played: Played,
  places: readonly number[],
  workspace: string | undefined,
): void {
  const { name, folder, lines, decisions, setup } = played;
  const told = places.map((i): Told => {
    const [line, decision] = [lines[i], decisions[i]];
    if (!line || !decision) throw new RangeError(`no decision ${i}`);
    return { line, at: decision.moment.at };
  });
  const end = told.at(-1);
  if (!end) return;
  const ran: Ran = {
    name: name === folder ? realpathSync(folder) : name,
    episode: setup.episode.id,
    thesis: `${setup.policy.thesis.id}@${setup.policy.hash}`,
    lines: told.length,
    last: end.line.hash,
  };
  withJournal(workspace, (store) =>
    store.alone(() => {
      const runs = entriesOf<Ran>(store, 'run').map((e) => e.read);
      const same = ({ name, last, lines }: Ran): boolean =>
        name === ran.name && last === ran.last && lines >= ran.lines;
      if (runs.some(same)) return;
      store.append([
        ...unrecorded(store, runs, told).map(({ line: body, at }) => ({
          kind: 'decision' as const,
          at,
          body,
        })),
        { kind: 'run', at: end.at, body: ran },
      ]);
    }),
  );
}

/** The draft of a decision that is answered, unless it is on record. */
export const proposalDraft = (store: Records, { line, decision }: Answered): readonly Draft[] =>
  unrecorded(store, [], [{ line, at: decision.moment.at }]).map(({ line: body, at }) => ({
    kind: 'decision',
    at,
    body,
  }));

type Answered = { readonly line: Line; readonly decision: Pick<Decision, 'moment'> };

/** Those of some decisions that are not on record. */
function unrecorded(store: Records, runs: readonly Ran[], told: readonly Told[]): readonly Told[] {
  const place = new Map(told.map(({ line }, i) => [line.hash, i]));
  const known = new Set<number>();
  for (const { last, lines } of runs) {
    const end = place.get(last) ?? -1;
    for (let i = end; i > end - lines && i >= 0; i--) known.add(i);
  }
  // Of a run whose end has changed since, the beginning may be there.
  const rest = told.filter((_, i) => !known.has(i));
  const [first, last] = [rest[0], rest.at(-1)];
  if (!first || !last) return rest;
  const there = new Set(
    store.ofKind('decision', [first.at, last.at]).map((e) => (JSON.parse(e.body) as Line).hash),
  );
  return rest.filter(({ line }) => !there.has(line.hash));
}
