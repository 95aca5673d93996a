import type { Instant } from '../domain/time.ts';
import { canonical } from './canonical.ts';
import { GENESIS } from './line.ts';

/** What is to be written down; `body` is anything that has a canonical text. */
export type Draft = {
  readonly kind:
    | 'decision'
    | 'override'
    | 'accept'
    | 'sign'
    | 'evidence'
    | 'accept-evidence'
    | 'reject-evidence'
    | 'run';
  readonly at: Instant;
  readonly body: unknown;
};

/** One link of the append-only chain. Nothing in it is ever changed. */
export type Entry = {
  /** 1 for the first, without a gap. */
  readonly seq: number;
  readonly kind: Draft['kind'];
  readonly at: Instant;
  /** Canonical text of what was written down: the very bytes that are hashed. */
  readonly body: string;
  /** Hash of the entry before; 64 zeros before the first. */
  readonly prev: string;
  readonly hash: string;
};

/**
 * Where the chain does not hold. `body`: body, kind, time or number is not what was hashed (in the
 * last entry this cannot be told from a changed hash). `hash`, `prev`: that field alone was
 * changed. `link`: the entry is whole, and follows another than the one before it. `missing`:
 * numbers that are not there. `reordered`: out of place, or there twice.
 */
export type Break = {
  readonly kind: 'body' | 'hash' | 'prev' | 'link' | 'missing' | 'reordered';
  readonly seq: number;
  readonly expected: string;
  readonly found: string;
};

/** A hash of a text, e.g. SHA-256 in hexadecimal. */
type Hash = (text: string) => string;

/**
 * The entry that follows the last one.
 * @param last undefined before the first
 * @throws RangeError when the time is no whole millisecond or the body has no canonical text
 */
export function link(last: Entry | undefined, draft: Draft, hash: Hash): Entry {
  if (!Number.isSafeInteger(draft.at)) throw new RangeError(`${draft.at} is no instant`);
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    kind: draft.kind,
    at: draft.at,
    body: canonical(draft.body),
    prev: last?.hash ?? GENESIS,
  };
  return { ...entry, hash: digest(entry, hash) };
}

/**
 * Every break of the chain, by number; none when it is whole. A chain whose end was cut off looks
 * whole, therefore `least`; one rewritten from some entry to the end does, too: only a hash that
 * is kept elsewhere, such as the one that a memo prints, can tell.
 * @param least how many entries there are at least: the store's count, asked before its entries
 * are read, since another program may append in between
 */
export function verify(entries: readonly Entry[], hash: Hash, least = 0): Break[] {
  const breaks = misplaced(entries);
  const sorted = [...new Map([...entries].reverse().map((e) => [e.seq, e])).values()].sort(
    (a, b) => a.seq - b.seq,
  );
  let next = 1;
  let prev: string | undefined = GENESIS;
  for (const [i, entry] of sorted.entries()) {
    if (entry.seq > next) breaks.push(missing(next, entry.seq - 1, `entry ${entry.seq}`));
    if (entry.seq !== next) prev = undefined;
    const after = sorted[i + 1];
    const heir = after?.seq === entry.seq + 1 ? after.prev : undefined;
    const found = check(entry, { prev, heir }, hash);
    if (found) breaks.push(found);
    prev = found?.kind === 'hash' ? found.expected : entry.hash;
    next = entry.seq + 1;
  }
  if (next <= least) breaks.push(missing(next, least, 'the end'));
  return breaks.sort((a, b) => a.seq - b.seq);
}

/** Entries that stand after one with the same or a higher number. */
function misplaced(entries: readonly Entry[]): Break[] {
  const out: Break[] = [];
  let highest = 0;
  for (const { seq } of entries) {
    const [expected, found] = [`after entry ${seq - 1}`, `after entry ${highest}`];
    if (seq <= highest) out.push({ kind: 'reordered', seq, expected, found });
    highest = Math.max(highest, seq);
  }
  return out;
}

const missing = (from: number, to: number, found: string): Break => ({
  kind: 'missing',
  seq: from,
  expected: from === to ? `entry ${from}` : `entries ${from} to ${to}`,
  found,
});

/** What the neighbours of an entry hold. */
type Neighbours = {
  /** Hash of the entry before; undefined when that entry is missing. */
  readonly prev: string | undefined;
  /** What the entry after holds as the hash of this one; undefined when there is none. */
  readonly heir: string | undefined;
};

/** What is wrong with one entry. */
function check(entry: Entry, { prev, heir }: Neighbours, hash: Hash): Break | undefined {
  const { seq } = entry;
  const own = digest(entry, hash);
  const follows = prev === undefined || entry.prev === prev;
  if (own === entry.hash)
    return follows ? undefined : { kind: 'link', seq, expected: String(prev), found: entry.prev };
  if (!follows && digest({ ...entry, prev: String(prev) }, hash) === entry.hash)
    return { kind: 'prev', seq, expected: String(prev), found: entry.prev };
  if (heir === own) return { kind: 'hash', seq, expected: own, found: entry.hash };
  return { kind: 'body', seq, expected: entry.hash, found: own };
}

/** The hash of an entry: that of the canonical text of all its other fields, body last. */
const digest = ({ seq, kind, at, prev, body }: Omit<Entry, 'hash'>, hash: Hash): string =>
  hash(`${canonical({ seq, kind, at, prev }).slice(0, -1)},"body":${body}}`);
