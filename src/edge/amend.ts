import { existsSync } from 'node:fs';
import type { Draft, Entry } from '../run/journal.ts';
import {
  evidenceFile,
  type ItemVerdict,
  realPath,
  withItem,
  withoutItem,
} from './episode/inbox.ts';
import { isFault } from './fault.ts';
import { must } from './file/problem.ts';
import { readText } from './file/text.ts';
import { writeAll } from './file/write.ts';
import { inJournal, type Undo, withJournal } from './keep.ts';
import { type AddedRows, withRows } from './ledger/shelf.ts';
import type { Journal } from './store/sqlite.ts';

/** A file of the user's by its real path, and what it says once an entry is in it. */
type Change = {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
};

/** That an entry counts no more; where it accepted an item of evidence, which. */
export type UndoneItem = Undo & { readonly evidence?: ItemVerdict };

/** How entries change files: by their kind, from their bodies. Undefined: the file is gone. */
const CHANGES: { readonly [K in Draft['kind']]?: (body: never) => Change | undefined } = {
  'accept-evidence': ({ episode, line = '' }: ItemVerdict) =>
    inEvidence(episode, (before) => withItem(before, line)),
  undo: ({ evidence }: UndoneItem) =>
    evidence && inEvidence(evidence.episode, (before) => withoutItem(before, evidence)),
  threats: (added: AddedRows) => {
    const file = realPath(added.file);
    const before = textOf(file);
    return { file, before, after: must(withRows({ text: before, file }, added.rows)) };
  },
};

function inEvidence(episode: string, changed: (text: string) => string): Change | undefined {
  const file = realPath(evidenceFile(episode));
  const before = textOf(file);
  return before === undefined ? undefined : { file, before, after: changed(before) };
}

const textOf = (file: string): string | undefined =>
  existsSync(file) ? must(readText(file, file)) : undefined;

function changeOf({ kind, body }: Entry): Change | undefined {
  const change = CHANGES[kind];
  if (!change) throw new RangeError(`${kind} changes no file`);
  return change(JSON.parse(body) as never);
}

/** Writes a changed file, or only tries whether it could be. */
function put(change: Change | undefined, rehearsed = false): void {
  if (change && change.after !== change.before)
    writeAll([[change.file, change.after]], { durable: true, rehearsed });
}

/**
 * Puts a change of a file on record and makes it, one program at a time: first the entry, then the
 * file. A file that cannot be written keeps the entry from being made; one that was not written because
 * the program ended in between is written by the next.
 * @param make the entry, from the files and the journal as they are while nobody else writes
 */
export function amend(store: Journal, make: () => Draft): Entry {
  const entry = store.alone(() => {
    finish(store);
    const [made] = store.append([make()]);
    if (!made) throw new RangeError('nothing was appended');
    put(changeOf(made), true);
    store.owe(made.seq);
    return made;
  });
  store.alone(() => finish(store));
  return entry;
}

/** Writes the files of entries that were put on record by a program that ended before it wrote them. */
function finish(store: Journal): void {
  for (const entry of store.owed()) {
    put(changeOf(entry));
    store.settle(entry.seq);
  }
}

/**
 * The same for a workspace that is about to be read. Where its journal may only be read, or cannot be,
 * nothing is done: whoever needs it says so.
 */
export function finishOwed(workspace: string | undefined): void {
  try {
    const owed = inJournal(workspace, (records) => records.owed().length) ?? 0;
    if (owed > 0) withJournal(workspace, (store) => store.alone(() => finish(store)));
  } catch (error) {
    if (!isFault(error)) throw error;
  }
}
