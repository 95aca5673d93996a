import type { Instant } from '../domain/time.ts';
import { canonical } from './canonical.ts';
import { GENESIS, lineHash } from './line.ts';

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
    | 'threats'
    | 'book'
    | 'undo'
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
 * numbers that are not there. `reordered`: out of place, or there twice. `line`: the entry is whole,
 * and the decision in it is not what its own hash was taken over. `anchor`: the entry is not the one
 * whose hash was kept elsewhere.
 */
export type Break = {
  readonly kind: 'body' | 'hash' | 'prev' | 'link' | 'missing' | 'reordered' | 'line' | 'anchor';
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

/** The end of a chain as it was once: how many entries, and the hash of the last. */
export type Anchor = { readonly entries: number; readonly hash: string };

/** What is known of a chain from outside. */
type Outside = {
  /** How many entries there are at least: the store's count, asked before its entries are read, since another program may append in between. */
  readonly least?: number;
  readonly anchors?: readonly Anchor[];
};

/**
 * Every break of the chain, by number; none when it is whole. A chain whose end was cut off looks
 * whole, therefore `least`; one rewritten from some entry to the end does, too: only a hash that
 * is kept elsewhere can tell, therefore `anchors`.
 * @param entries gone through once where they are in order, and never held all together then
 */
export function verify(entries: Iterable<Entry>, hash: Hash, outside: Outside = {}): Break[] {
  const misplaced: Break[] = [];
  const breaks = follow(noting(entries, misplaced), hash, outside);
  if (misplaced.length === 0) return breaks;
  const first = new Map([...entries].reverse().map((e) => [e.seq, e]));
  const sorted = [...first.values()].sort((a, b) => a.seq - b.seq);
  return [...misplaced, ...follow(sorted, hash, outside)].sort((a, b) => a.seq - b.seq);
}

/** Passes entries on, and notes those that stand after one with the same or a higher number. */
function* noting(entries: Iterable<Entry>, misplaced: Break[]): Generator<Entry> {
  let highest = 0;
  for (const entry of entries) {
    const { seq } = entry;
    const [expected, found] = [`after entry ${seq - 1}`, `after entry ${highest}`];
    if (seq <= highest) misplaced.push({ kind: 'reordered', seq, expected, found });
    highest = Math.max(highest, seq);
    yield entry;
  }
}

/** Every break of a chain whose entries are in order. */
function follow(
  sorted: Iterable<Entry>,
  hash: Hash,
  { least = 0, anchors = [] }: Outside,
): Break[] {
  const breaks: Break[] = [];
  let next = 1;
  let prev: string | undefined = GENESIS;
  for (const [entry, after] of pairs(sorted)) {
    if (entry.seq > next) breaks.push(missing(next, entry.seq - 1, `entry ${entry.seq}`));
    if (entry.seq !== next) prev = undefined;
    const heir = after?.seq === entry.seq + 1 ? after.prev : undefined;
    const found: Break | undefined = check(entry, { prev, heir }, hash) ?? lineBreak(entry, hash);
    if (found) breaks.push(found);
    breaks.push(...unlike(entry, anchors));
    prev = found?.kind === 'hash' ? found.expected : entry.hash;
    next = entry.seq + 1;
  }
  const end = Math.max(least, ...anchors.map((anchor) => anchor.entries));
  if (next <= end) breaks.push(missing(next, end, 'the end'));
  return breaks;
}

/** Where an entry is not the one whose hash was kept elsewhere. */
const unlike = ({ seq, hash }: Entry, anchors: readonly Anchor[]): Break[] =>
  anchors.flatMap((anchor) =>
    anchor.entries === seq && anchor.hash !== hash
      ? [{ kind: 'anchor' as const, seq, expected: anchor.hash, found: hash }]
      : [],
  );

/** Each with the one after it. */
function* pairs<T>(all: Iterable<T>): Generator<readonly [T, T | undefined]> {
  let held: { readonly one: T } | undefined;
  for (const one of all) {
    if (held) yield [held.one, one];
    held = { one };
  }
  if (held) yield [held.one, undefined];
}

/** What is wrong with the line of a decision whose entry is whole. */
function lineBreak({ kind, seq, body }: Entry, hash: Hash): Break | undefined {
  if (kind !== 'decision') return undefined;
  const own = lineHash(body, hash);
  if (own === undefined)
    return { kind: 'line', seq, expected: 'a decision with its hash', found: 'none' };
  return own.stated === own.taken
    ? undefined
    : { kind: 'line', seq, expected: own.taken, found: own.stated };
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
