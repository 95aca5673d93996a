import { existsSync } from 'node:fs';
import { present } from '../domain/present.ts';
import type { Draft, Entry } from '../run/journal.ts';
import { evidenceFile, type Settled, withItem } from './episode/inbox.ts';
import { isFault } from './fault.ts';
import { accepted, must, type Result } from './file/problem.ts';
import { readText } from './file/text.ts';
import { writeAll } from './file/write.ts';
import { inJournal, withJournal } from './keep.ts';
import { type AddedRows, withRows } from './ledger/shelf.ts';
import type { Journal } from './store/sqlite.ts';

/** A file of the user's, and what it says once an entry is in it; as before where the entry is in it already. */
type Change = { readonly file: string; readonly before?: string; readonly after: string };

/** How entries change files: by their kind, from their bodies. */
const CHANGES: { readonly [K in Draft['kind']]?: (body: never) => Result<Change> } = {
  'accept-evidence': ({ episode, line }: Settled) => {
    const file = evidenceFile(episode);
    const before = textOf(file) ?? '';
    return accepted({ file, before, after: withItem(before, line ?? '') });
  },
  threats: ({ file, rows }: AddedRows) => {
    const before = textOf(file);
    const after = must(withRows({ text: before, file }, rows));
    return accepted({ file, after, ...present({ before }) });
  },
};

const textOf = (file: string): string | undefined =>
  existsSync(file) ? must(readText(file, file)) : undefined;

function changeOf({ kind, body }: Entry): Change {
  const change = CHANGES[kind];
  if (!change) throw new RangeError(`${kind} changes no file`);
  return must(change(JSON.parse(body) as never));
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
    const { file, after } = changeOf(made);
    writeAll([[file, after]], { rehearsed: true });
    store.owe(made.seq);
    return made;
  });
  store.alone(() => finish(store));
  return entry;
}

/** Writes the files of entries that were put on record by a program that ended before it wrote them. */
function finish(store: Journal): void {
  for (const entry of store.owed()) {
    const { file, before, after } = changeOf(entry);
    if (after !== before) writeAll([[file, after]], { durable: true });
    store.settle(entry.seq);
  }
}

/** The same for a workspace that is about to be read; where it may only be read, nothing is done. */
export function finishOwed(workspace: string | undefined): void {
  const owed = inJournal(workspace, (records) => records.owed().length) ?? 0;
  if (owed === 0) return;
  try {
    withJournal(workspace, (store) => store.alone(() => finish(store)));
  } catch (error) {
    if (!isFault(error) || error.code !== 'unwritable') throw error;
  }
}
