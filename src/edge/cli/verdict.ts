import { join, sep } from 'node:path';
import { present } from '../../domain/present.ts';
import { both, type Text } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';
import type { Records } from '../../run/ports.ts';
import { marked } from '../../sense/counted.ts';
import { amend } from '../amend.ts';
import {
  type Added,
  acceptedAt,
  acceptedLine,
  evidenceFile,
  evidenceStretch,
  exactName,
  type ItemVerdict,
  itemOf,
  lineOf,
  realPath,
  type Waiting,
  waiting,
  withItem,
} from '../episode/inbox.ts';
import { dawn } from '../episode/known.ts';
import { root } from '../file/folder.ts';
import { attempt, must, sayProblem } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { inJournal, standing, withJournal } from '../keep.ts';
import { lastDecided } from '../watch/due.ts';
import { PROPOSALS } from './inboxwords.ts';
import { CODING } from './ladder.ts';
import { MESSAGES } from './message.ts';
import { declined, FINE, misused, type Options, type Refusal, type Voice, WRONG } from './say.ts';
import { sayRewritten, undo } from './undo.ts';

/** An episode, as it was named and where it lies. */
export type EvidencePlace = { readonly folder: string; readonly name: string };
/** How a verdict is given: in which workspace, why, and who is told. */
export type VerdictWay = {
  readonly home: string | undefined;
  readonly why?: string;
  readonly voice: Pick<Voice, 'aside' | 'answer' | 'now'>;
};

/** Options by which items that wait are picked. */
type Picking = Pick<Options, 'all' | 'watch' | 'level' | 'direction'>;

/** Whether items are picked by what they say, not by name. */
export const picks = ({ all, watch, level, direction }: Picking): boolean =>
  all === true || [watch, level, direction].some((one) => one !== undefined);

/** Those items that wait and are as the options say; ends where an option is none. */
export function picked(
  items: readonly Waiting[],
  { watch, level, direction }: Picking,
): readonly Waiting[] {
  if (level !== undefined && !/^[0-5]$/.test(level))
    must(misused(MESSAGES.notWhole({ option: '--level', min: 0, max: 5, found: level })));
  return items.filter(({ line }) => {
    const item = JSON.parse(line);
    return (
      (watch === undefined || item.watch === watch.toUpperCase()) &&
      (level === undefined || item.rung === Number(level)) &&
      (direction === undefined || item.direction === direction.toLowerCase())
    );
  });
}

/** Names of the items that are meant: those told, else those that the options pick. */
function meantBy(names: readonly string[], folder: string, options: Options): readonly string[] {
  if (!picks(options)) return [...new Set(names)];
  const inbox = inJournal(options.home, (records) => waiting(records, folder)) ?? [];
  if (inbox.length === 0) must(declined(CODING.noneWaits));
  const meant = picked(inbox, options);
  if (meant.length === 0) must(declined(PROPOSALS.noneMatch));
  return [...new Set(meant.map(({ id }) => id))];
}

/** Does each by itself: one that cannot be is named, and the others are done. */
function each(
  names: readonly string[],
  { voice }: VerdictWay,
  work: (name: string) => void,
): number {
  let code = FINE;
  for (const name of names) {
    const done = attempt<void, Refusal>(() => work(name));
    if (done.ok) continue;
    if (names.length === 1) must(done);
    code = WRONG;
    voice.aside(CODING.notTaken(name, both(reasonOf(done, 'en'), reasonOf(done, 'zh-Hant'))));
  }
  return code;
}

/** Why something was refused, in one line. */
export const reasonOf = (refusal: Refusal, lang: keyof Text): string =>
  'problems' in refusal
    ? refusal.problems.map((p) => sayProblem(p, lang)).join(' ')
    : 'misused' in refusal
      ? refusal.misused[lang]
      : refusal.declined[lang];

/** Ends where the episode came with the program. */
export function notBundled(folder: string): void {
  if (folder.startsWith(join(realPath(root()), 'episodes') + sep))
    must(declined(MESSAGES.bundledStays));
}

/** `bide evidence accept`: takes each into use by itself. */
export function accept(
  names: readonly string[],
  { folder }: EvidencePlace,
  { options, voice }: { readonly options: Options; readonly voice: Voice },
): number {
  notBundled(folder);
  const way = { home: options.home, voice, ...present({ why: options.why }) };
  return each(meantBy(names, folder, options), way, (name) => acceptOne(name, folder, way));
}

/** Takes an item into use; in a folder that has been decided it counts from now on. */
export function acceptOne(name: string, folder: string, { home, why, voice }: VerdictWay): void {
  const file = evidenceFile(folder);
  const { read, until } = evidenceStretch(folder);
  let [replaced, contradicts] = [false, false];
  const entry = withJournal(home, (store) =>
    amend(store, () => {
      const { id, line: told, item } = chosen(store, folder, name);
      const before = must(readText(file, file));
      const at = voice.now();
      const living = lastDecided(store, folder) !== undefined && at < dawn((until + 2) as Day);
      const there = lineOf(before, id) ?? null;
      // A correction counts from when what it corrects did: it makes no act begin today.
      const line = living ? acceptedLine(told, there === null ? at : acceptedAt(there)) : told;
      const items = marked(must(read(withItem(before, line), file)));
      contradicts = items.some((i) => i.id === id && i.disputed);
      replaced = there !== null && itemOf(there) !== item;
      const body: ItemVerdict = {
        ...{ episode: folder, id, item, line, replaces: there },
        ...present({ why }),
      };
      return { kind: 'accept-evidence', at, body };
    }),
  );
  const { id, line = '', replaces }: ItemVerdict = JSON.parse(entry.body);
  for (const one of replaced ? [replaces ?? line, line] : [line])
    sayRewritten(one, { folder, home, voice });
  if (contradicts) voice.aside(MESSAGES.contradicts(id));
  const said = replaced ? MESSAGES.evidenceReplaces : MESSAGES.evidenceUsed;
  voice.answer(said(id), { id, state: 'in use', ...(replaced ? { replaced } : {}) });
}

/** `bide evidence reject`: none of them is asked for again. */
export function reject(
  names: readonly string[],
  { folder }: EvidencePlace,
  { options, voice }: { readonly options: Options; readonly voice: Voice },
): number {
  const way = { home: options.home, voice, ...present({ why: options.why }) };
  return each(meantBy(names, folder, options), way, (name) => rejectOne(name, folder, way));
}

/** Sends an item away: neither it nor the document that it was made of is asked for again. */
export function rejectOne(name: string, folder: string, { home, why, voice }: VerdictWay): void {
  const id = withJournal(home, (store) =>
    store.alone(() => {
      const { id, item } = chosen(store, folder, name);
      const body: ItemVerdict = { episode: folder, id, item, ...present({ why }) };
      store.append([{ kind: 'reject-evidence', at: voice.now(), body }]);
      return id;
    }),
  );
  voice.answer(MESSAGES.evidenceRejected(id), { id, state: 'rejected' });
}

/** `bide evidence undo`: takes back the last acceptance, rejection or edit of an item that counts. */
export function takeBack(
  [id = '']: readonly string[],
  { folder }: EvidencePlace,
  { options: { home, why = '' }, voice }: { readonly options: Options; readonly voice: Voice },
): number {
  const find = (store: Records): number => {
    const given = (['accept-evidence', 'reject-evidence'] as const).flatMap((kind) =>
      standing<ItemVerdict>(store, kind),
    );
    const edits = standing<Added>(store, 'evidence').filter(
      ({ read }) => read.proposal?.original !== undefined,
    );
    const last = [...given, ...edits]
      .filter(({ read }) => read.id === id && realPath(read.episode) === folder)
      .map(({ seq }) => seq);
    return last.length > 0 ? Math.max(...last) : must(declined(CODING.noVerdict(id)));
  };
  return undo({ home, find, why }, voice);
}

/** The item of the inbox that is meant: by its id, or by its exact name where several wait under one. */
export function chosen(records: Records, folder: string, name: string): Waiting {
  const inbox = waiting(records, folder);
  const meant = inbox.filter((one) => one.id === name || exactName(one) === name);
  const [one, ...others] = meant;
  if (one === undefined) return must(declined(MESSAGES.notInInbox(name)));
  return others.length === 0
    ? one
    : must(declined(MESSAGES.severalWait(name, meant.map(exactName))));
}
