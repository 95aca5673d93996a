import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import type { Text } from '../../domain/text.ts';
import { type Day, type Instant, parseInstant } from '../../domain/time.ts';
import { canonical } from '../../run/canonical.ts';
import type { Entry } from '../../run/journal.ts';
import type { Records } from '../../run/ports.ts';
import { sha256 } from '../file/hash.ts';
import { must, type Result } from '../file/problem.ts';
import { readFrom, readText } from '../file/text.ts';
import { standing } from '../keep.ts';
import { evidenceLines } from './lines.ts';
import { meta } from './meta.ts';

export const evidenceFile = (folder: string): string => join(folder, 'evidence.jsonl');

/** Who proposes an item that nobody wrote. */
type Proposer = 'rules' | 'classifier' | 'assistant' | 'person';

/** The document that an item was made of, as it came. */
export type ProposedOf = {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly url: string;
  /** SHA-256 of what it says: a newer version of it has another. */
  readonly sha256: string;
};

/** Where an item comes from that was proposed or edited, and why its fields are what they are. */
export type ItemProposal = {
  readonly by: Proposer;
  /** By the fields of its line. */
  readonly reasons: Readonly<Record<string, Text>>;
  readonly document?: ProposedOf;
  /** Digest of the item in whose place it waits: an older version, or the one that was edited. */
  readonly supersedes?: string;
  /** Id of an item in use of which it is a newer version. */
  readonly changes?: string;
  /** The line as it was proposed, where a person edited it. */
  readonly original?: string;
};

/** An item as it was added to the inbox of an episode: the line as it was given. */
export type Added = {
  readonly episode: string;
  readonly id: string;
  readonly line: string;
  readonly proposal?: ItemProposal;
};

/** What an item came to. Older journals name it by its id alone. */
export type ItemVerdict = Pick<Added, 'episode' | 'id'> &
  Partial<Pick<Added, 'line'>> & {
    readonly item?: string;
    readonly why?: string;
    /** The line in whose place it stands since it was accepted, null: none. Older journals do not tell. */
    readonly replaces?: string | null;
  };

/** Whether an entry of the journal is an item that nobody wrote: the machine proposed it. */
export const isProposal = ({ kind, body }: Pick<Entry, 'kind' | 'body'>): boolean => {
  if (kind !== 'evidence') return false;
  const { proposal }: Added = JSON.parse(body);
  return proposal !== undefined && proposal.by !== 'person';
};

/** An item that waits in the inbox, and what tells it from every other: the digest of what it says. */
export type Waiting = Pick<Added, 'id' | 'line' | 'proposal'> & { readonly item: string };

/**
 * What tells one item from another: a corrected one is another; one that is spaced otherwise, or taken into use
 * at another time, is the same.
 */
export function itemOf(line: string): string {
  const { accepted_at: _, ...item } = JSON.parse(bare(line));
  return sha256(canonical(item));
}

/**
 * The line of an item that is taken into use in a folder which has been decided: it counts from then on, so that
 * a replay takes the decisions before it as they were taken.
 */
export const acceptedLine = (line: string, at: Instant | undefined): string =>
  at === undefined
    ? line
    : JSON.stringify({ ...JSON.parse(bare(line)), accepted_at: new Date(at).toISOString() });

/** When an item was taken into use, where that is later than it was known. */
export const acceptedAt = (line: string): Instant | undefined => {
  const { accepted_at: at } = JSON.parse(bare(line));
  return typeof at === 'string' ? parseInstant(at) : undefined;
};

/** A line without the mark that may open a file. */
const bare = (line: string): string => line.replace(/^\ufeff/, '');

/** The real path of a file or folder, however it was spelled; as it was spelled where it is gone. */
export function realPath(spelled: string): string {
  try {
    return realpathSync(spelled);
  } catch {
    return spelled;
  }
}

/**
 * Items of an episode that were added and since then neither accepted nor rejected, in the order in which
 * they were added last.
 * @param folder its real path
 */
export function waiting(records: Records, folder: string): readonly Waiting[] {
  const paths = new Map<string, string>();
  const ours = ({ episode }: { readonly episode: string }): boolean => {
    if (!paths.has(episode)) paths.set(episode, realPath(episode));
    return paths.get(episode) === folder;
  };
  const found = new Map<string, Waiting>();
  const all = [
    ...standing<Added>(records, 'evidence').map(({ seq, read }) => ({ seq, read, added: read })),
    ...(['accept-evidence', 'reject-evidence'] as const).flatMap((kind) =>
      standing<ItemVerdict>(records, kind).map(({ seq, read }) => ({
        seq,
        read,
        added: undefined,
      })),
    ),
  ].toSorted((a, b) => a.seq - b.seq);
  for (const { read, added } of all) {
    if (!ours(read)) continue;
    if (added) {
      const { id, line, proposal } = added;
      const item = itemOf(line);
      found.delete(item);
      if (proposal?.supersedes !== undefined) found.delete(proposal.supersedes);
      found.set(item, { id, line, item, ...present({ proposal }) });
      continue;
    }
    const { id, item }: ItemVerdict = read;
    for (const one of [...found.values()])
      if (item === undefined ? one.id === id : one.item === item) found.delete(one.item);
  }
  return [...found.values()];
}

/** Digits of the digest by which one of several items of the same id is named. */
const SHORT = 8;

/** The name of an item among several of the same id. */
export const exactName = ({ id, item }: Waiting): string => `${id}@${item.slice(0, SHORT)}`;

/**
 * The text of an `evidence.jsonl` with an item in it: as it is where the item stands there, else in place of
 * the item of the same id, else at the end.
 */
export function withItem(text: string, line: string): string {
  const [item, { id }] = [itemOf(line), JSON.parse(line)];
  const lines = text.split('\n');
  const at = lines.findIndex((one) => itemIdOf(one) === id);
  if (at < 0) {
    const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    return `${before}${line}\n`;
  }
  if (itemOf(lines[at] as string) === item) return text;
  const end = lines[at]?.endsWith('\r') ? '\r' : '';
  return lines.with(at, `${line}${end}`).join('\n');
}

/** The line of a text that holds an item of an id; undefined where none does. */
export const lineOf = (text: string, id: unknown): string | undefined =>
  bare(text)
    .split(/\r\n?|\n/)
    .find((one) => itemIdOf(one) === id);

/**
 * The text of an `evidence.jsonl` without an item that was accepted: in its place stands again what it
 * replaced. Where the item does not stand there the text is as it is.
 */
export function withoutItem(text: string, { id, item, replaces = null }: ItemVerdict): string {
  const lines = text.split('\n');
  const at = lines.findIndex((one) => itemIdOf(one) === id);
  if (at < 0 || itemOf(lines[at] as string) !== item) return text;
  const end = lines[at]?.endsWith('\r') ? '\r' : '';
  return (replaces === null ? lines.toSpliced(at, 1) : lines.with(at, `${replaces}${end}`)).join(
    '\n',
  );
}

/** The reader of the items of an episode, which knows its end; and that end. */
export function evidenceStretch(folder: string): {
  readonly read: (text: string, file: string) => Result<readonly Evidence[]>;
  readonly until: Day;
} {
  const { to: until } = must(readFrom(join(folder, 'episode.yaml'), meta));
  return { read: (text, file) => evidenceLines(text, file, until), until };
}

/** Lines of a file that hold something. */
export const linesOf = (text: string): readonly string[] =>
  bare(text)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');

/** Items of an episode that are in use; none where its file cannot be read. */
export function inUse(folder: string): readonly string[] {
  const file = evidenceFile(folder);
  const read = readText(file, file);
  return read.ok ? linesOf(read.value).flatMap((line) => (itemIdOf(line) ? itemOf(line) : [])) : [];
}

/** The id of an item; undefined where the line is none. */
function itemIdOf(line: string): unknown {
  try {
    return JSON.parse(bare(line))?.id;
  } catch {
    return undefined;
  }
}
