import type { EntryKind } from '../../domain/process.ts';
import { MACHINE_ENTRIES } from '../../domain/process.ts';
import type { Text } from '../../domain/text.ts';
import { inEach } from '../../report/words/index.ts';
import type { Draft, Entry } from '../../run/journal.ts';
import { amend, type UndoneChange } from '../amend.ts';
import {
  evidenceFile,
  evidenceStretch,
  type ItemVerdict,
  itemOf,
  lineOf,
  realPath,
} from '../episode/inbox.ts';
import { must } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { entriesOf, inJournal, type Undo, withJournal } from '../keep.ts';
import type { AddedRows } from '../ledger/shelf.ts';
import type { Journal } from '../store/sqlite.ts';
import { lastDecided } from '../watch/due.ts';
import { minuteAt } from '../zone.ts';
import { ENTRIES } from './entry.ts';
import { CODING } from './ladder.ts';
import { declined, FINE, type Voice } from './say.ts';

/** Which entry is taken back, by its number or by a search under the lock, and why. */
type Wish = {
  readonly home: string | undefined;
  readonly find: (store: Journal) => number;
  readonly why: string;
};

/** Takes an entry back by a later one, with what it changed in a file of the user's. */
export function undo({ home, find, why }: Wish, voice: Voice): number {
  const made = withJournal(home, (store) =>
    amend(store, (): Draft => {
      const body: UndoneChange = undoing(store, find(store), why);
      return { kind: 'undo', at: voice.now(), body };
    }),
  );
  const { entry, evidence }: UndoneChange = JSON.parse(made.body);
  const kind = withJournal(home, (store) => store.read(entry)[0]?.kind ?? 'undo');
  const id = evidence?.id;
  if (evidence?.line !== undefined)
    sayRewritten(evidence.line, { folder: realPath(evidence.episode), home, voice });
  voice.answer(
    [
      ENTRIES.undone({ n: entry, entry: made.seq, kind: entryName(kind) }),
      ...(id === undefined ? [] : [ENTRIES.waitsAgain(id)]),
    ],
    { entry: made.seq, undoes: entry, why },
  );
  return FINE;
}

/** Says where a replay decides otherwise than was decided, now that an item came or went that was known before. */
export function sayRewritten(
  line: string,
  {
    folder,
    home,
    voice,
  }: Pick<Wish, 'home'> & { readonly folder: string; readonly voice: Pick<Voice, 'aside'> },
): void {
  const read = evidenceStretch(folder).read(line, evidenceFile(folder));
  const decided = inJournal(home, (records) => lastDecided(records, folder));
  const item = read.ok ? read.value[0] : undefined;
  if (item && decided !== undefined && item.knownAt < decided)
    voice.aside(CODING.rewrites(item.id, minuteAt(item.knownAt, 'UTC')));
}

const entryName = (kind: EntryKind): Text => inEach((w) => w.journal.kinds[kind]);

/** The body of an undo; ends where the entry cannot be taken back. */
function undoing(store: Journal, n: number, why: string): UndoneChange {
  const found = store.read(n).find((e) => e.seq === n);
  if (!found) return must(declined(ENTRIES.noEntry(n, store.count())));
  const { kind, body } = found;
  if (MACHINE_ENTRIES.some((one) => one === kind)) must(declined(ENTRIES.machine(n)));
  if (kind === 'undo') {
    const { entry }: Undo = JSON.parse(body);
    const first = store.read(entry).find((e) => e.seq === entry);
    must(declined(ENTRIES.undoOfUndo({ n, entry, command: first ? sayAnew(first) : '' })));
  }
  const before = entriesOf<Undo>(store, 'undo').find((e) => e.read.entry === n);
  if (before) must(declined(ENTRIES.undoneBefore(n, before.seq)));
  if (kind === 'accept-evidence') return { entry: n, why, evidence: takenOut(JSON.parse(body)) };
  if (kind === 'threats') {
    const threats: AddedRows = JSON.parse(body);
    return { entry: n, why, threats };
  }
  return { entry: n, why };
}

/** An accepted item that its file still holds as it was accepted; ends where it does not. */
function takenOut(accepted: ItemVerdict): ItemVerdict {
  const { episode, id, item, replaces } = accepted;
  const file = evidenceFile(episode);
  if (item === undefined || replaces === undefined)
    must(declined(ENTRIES.olderAcceptance(id, file)));
  const line = lineOf(must(readText(file, file)), id);
  if (line === undefined || itemOf(line) !== item) must(declined(ENTRIES.notAsAccepted(id, file)));
  return accepted;
}

/** The command that says again what an entry said. */
function sayAnew({ kind, body }: Entry): string {
  const { episode, day, exposure, id } = JSON.parse(body);
  switch (kind) {
    case 'accept':
      return `bide decide ${episode} --at ${day} --accept`;
    case 'override':
      return `bide decide ${episode} --at ${day} --override --exposure ${exposure} --why ... --review ...`;
    case 'sign':
      return 'bide sign THESIS';
    case 'evidence':
      return `bide evidence add FILE ${episode}`;
    case 'accept-evidence':
      return `bide evidence accept ${id} ${episode}`;
    case 'reject-evidence':
      return `bide evidence reject ${id} ${episode}`;
    case 'threats':
      return 'bide threats add FILE';
    default:
      return `bide ${kind} --help`;
  }
}
