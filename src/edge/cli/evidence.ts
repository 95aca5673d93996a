import { join, sep } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import { formatDay } from '../../domain/time.ts';
import { now } from '../clock.ts';
import { bundled } from '../episode/bundled.ts';
import { evidenceLines } from '../episode/lines.ts';
import { root } from '../file/root.ts';
import { readText } from '../file/text.ts';
import { write } from '../file/write.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { MESSAGES } from './message.ts';
import { type Common, declined, FINE, misused, type Voice } from './say.ts';

type Options = Common & { readonly why?: string };

/** An item in the inbox: the line as it was given. */
type Inbox = { readonly episode: string; readonly id: string; readonly line: string };
type Settled = { readonly episode: string; readonly id: string; readonly why?: string };

/** `bide evidence add FILE EPISODE | list EPISODE | accept ID EPISODE | reject ID EPISODE`. */
export async function run(
  [action = '', first = '', second]: readonly string[],
  options: Options,
  voice: Voice,
): Promise<number> {
  const name = action === 'list' ? first : second;
  if (name === undefined || !['add', 'list', 'accept', 'reject'].includes(action))
    return voice.refuse(misused(MESSAGES.evidenceUsage));
  const folder = bundled(name);
  if (!folder.ok) return voice.refuse(folder);
  if (action === 'list') return list(folder.value, options, voice);
  if (action === 'add') return add({ file: first, folder: folder.value }, options, voice);
  return settle({ id: first, folder: folder.value, used: action === 'accept' }, options, voice);
}

const fileOf = (folder: string): string => join(folder, 'evidence.jsonl');

function list(folder: string, options: Options, voice: Voice): number {
  const known = readText(fileOf(folder), fileOf(folder));
  if (!known.ok) return voice.refuse(known);
  const read = evidenceLines(known.value, fileOf(folder));
  if (!read.ok) return voice.refuse(read);
  for (const item of read.value) voice.tell(row('in use', item, voice));
  for (const { line } of waiting(folder, options)) {
    const parsed = evidenceLines(line, 'inbox');
    if (parsed.ok) for (const item of parsed.value) voice.tell(row('waiting', item, voice));
  }
  return FINE;
}

/** One item of evidence on a line. */
function row(state: 'in use' | 'waiting', item: Evidence, { json, lang }: Voice): string {
  const { id, claim, rung, watch, occurredOn, direction, headline } = item;
  if (json) return JSON.stringify({ state, id, claim, rung, watch });
  const named = (state === 'waiting' ? MESSAGES.waiting : MESSAGES.inUse)[lang];
  const leans = MESSAGES.directions[direction][lang];
  return `${named} ${id.padEnd(8)} ${formatDay(occurredOn)} ${watch}${rung} ${leans} ${headline[lang]}`;
}

/** Items that were added and neither accepted nor rejected. */
const waiting = (folder: string, options: Options): readonly Inbox[] =>
  withJournal(options.home, (store) => {
    const settled = new Set(
      [
        ...entriesOf<Settled>(store, 'accept-evidence'),
        ...entriesOf<Settled>(store, 'reject-evidence'),
      ]
        .filter((e) => e.read.episode === folder)
        .map((e) => e.read.id),
    );
    return entriesOf<Inbox>(store, 'evidence')
      .map((e) => e.read)
      .filter((e) => e.episode === folder && !settled.has(e.id));
  });

function add(
  { file, folder }: { readonly file: string; readonly folder: string },
  options: Options,
  voice: Voice,
): number {
  const content = readText(file, file);
  if (!content.ok) return voice.refuse(content);
  const read = evidenceLines(content.value, file);
  if (!read.ok) return voice.refuse(read);
  const raw = content.value.split(/\r?\n/).filter((l) => l.trim() !== '');
  withJournal(options.home, (store) =>
    store.append(
      raw.map((line) => ({
        kind: 'evidence',
        at: now(),
        body: { episode: folder, id: String(JSON.parse(line).id), line } satisfies Inbox,
      })),
    ),
  );
  voice.answer(MESSAGES.evidenceWaits(raw.length), { waiting: raw.length });
  return FINE;
}

function settle(
  { id, folder, used }: { readonly id: string; readonly folder: string; readonly used: boolean },
  options: Options,
  voice: Voice,
): number {
  const item = waiting(folder, options).find((e) => e.id === id);
  if (!item) return voice.refuse(declined(MESSAGES.notInInbox(id)));
  if (used && folder.startsWith(join(root(), 'episodes') + sep))
    return voice.refuse(declined(MESSAGES.bundledStays));
  if (used) {
    const known = readText(fileOf(folder), fileOf(folder));
    if (!known.ok) return voice.refuse(known);
    const joined = `${known.value.trimEnd()}\n${item.line}\n`.trimStart();
    const read = evidenceLines(joined, fileOf(folder));
    if (!read.ok) return voice.refuse(read);
    write(fileOf(folder), joined);
  }
  withJournal(options.home, (store) =>
    store.append([
      {
        kind: used ? 'accept-evidence' : 'reject-evidence',
        at: now(),
        body: { episode: folder, id, ...(options.why === undefined ? {} : { why: options.why }) },
      },
    ]),
  );
  if (used) voice.answer(MESSAGES.evidenceUsed(id), { id, state: 'in use' });
  else voice.answer(MESSAGES.evidenceRejected(id), { id, state: 'rejected' });
  return FINE;
}
