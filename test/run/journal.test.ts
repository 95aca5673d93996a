import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/time.ts';
import { sha256 } from '../../src/edge/file/hash.ts';
import { type Break, type Draft, type Entry, link, verify } from '../../src/run/journal.ts';

const draft = (body: unknown, kind: Draft['kind'] = 'run', at = 1): Draft => ({
  kind,
  at: at as Instant,
  body,
});

const chain = (bodies: readonly unknown[]): Entry[] => {
  const out: Entry[] = [];
  for (const body of bodies) out.push(link(out.at(-1), draft(body), sha256));
  return out;
};

const five = chain(['one', { two: 2 }, [3], null, 'five']);

/** The chain with one field of one entry changed. */
const changed = (seq: number, over: Partial<Entry>): Entry[] =>
  five.map((e) => (e.seq === seq ? { ...e, ...over } : e));

const told = (breaks: readonly Break[]): string[] => breaks.map((b) => `${b.seq} ${b.kind}`);

test('the first entry follows 64 zeros and is number 1', () => {
  const first = link(undefined, draft({ a: 1 }, 'sign', 7), (text) => text);
  expect(first).toEqual({
    seq: 1,
    kind: 'sign',
    at: 7,
    body: '{"a":1}',
    prev: '0'.repeat(64),
    hash: `{"seq":1,"kind":"sign","at":7,"prev":"${'0'.repeat(64)}","body":{"a":1}}`,
  });
});

test('each entry holds the hash of the one before', () => {
  expect(five.map((e) => e.seq)).toEqual([1, 2, 3, 4, 5]);
  expect(five.slice(1).map((e) => e.prev)).toEqual(five.slice(0, -1).map((e) => e.hash));
});

test('a body without a text and a time that is no whole millisecond are refused', () => {
  expect(() => link(undefined, draft([Number.NaN]), sha256)).toThrow(RangeError);
  expect(() => link(undefined, draft(1, 'run', 0.5), sha256)).toThrow(RangeError);
});

test('a whole chain has no break', () => {
  expect(verify(five, sha256, { least: 5 })).toEqual([]);
  expect(verify([], sha256, { least: 0 })).toEqual([]);
});

test('a changed body, kind or time is told with both hashes', () => {
  const breaks = verify(changed(3, { body: '[4]' }), sha256);
  expect(breaks).toEqual([
    {
      kind: 'body',
      seq: 3,
      expected: five[2]?.hash,
      found: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
  expect(told(verify(changed(1, { kind: 'override' }), sha256))).toEqual(['1 body']);
  expect(told(verify(changed(5, { at: 2 as Instant }), sha256))).toEqual(['5 body']);
});

test('a changed hash is told apart from a changed body by the entry after it', () => {
  const wrong = 'f'.repeat(64);
  expect(verify(changed(2, { hash: wrong }), sha256)).toEqual([
    { kind: 'hash', seq: 2, expected: five[1]?.hash, found: wrong },
  ]);
  expect(told(verify(changed(5, { hash: wrong }), sha256))).toEqual(['5 body']);
});

test('a changed prev is told with the hash that it should be', () => {
  const wrong = 'f'.repeat(64);
  expect(verify(changed(4, { prev: wrong }), sha256)).toEqual([
    { kind: 'prev', seq: 4, expected: five[2]?.hash, found: wrong },
  ]);
});

test('an entry rewritten with a fresh hash is told by the entry after it', () => {
  const forged = link(five[1], draft('forged'), sha256);
  expect(verify(changed(3, forged), sha256)).toEqual([
    { kind: 'link', seq: 4, expected: forged.hash, found: five[2]?.hash },
  ]);
});

test('missing numbers are told once a gap, at the beginning, inside and at the end', () => {
  const without = (...seqs: number[]): Entry[] => five.filter((e) => !seqs.includes(e.seq));
  expect(verify(without(2, 3), sha256, { least: 5 })).toEqual([
    { kind: 'missing', seq: 2, expected: 'entries 2 to 3', found: 'entry 4' },
  ]);
  expect(told(verify(without(1), sha256, { least: 5 }))).toEqual(['1 missing']);
  expect(verify(without(5), sha256, { least: 5 })).toEqual([
    { kind: 'missing', seq: 5, expected: 'entry 5', found: 'the end' },
  ]);
  expect(told(verify([], sha256, { least: 2 }))).toEqual(['1 missing']);
});

test('more entries than there were when they were counted are no break', () => {
  expect(verify(five, sha256, { least: 3 })).toEqual([]);
});

test('entries out of place and entries told twice are reordered, and nothing else', () => {
  const [one, two, three, four, last] = five as [Entry, Entry, Entry, Entry, Entry];
  expect(verify([one, three, two, four, last], sha256, { least: 5 })).toEqual([
    { kind: 'reordered', seq: 2, expected: 'after entry 1', found: 'after entry 3' },
  ]);
  expect(told(verify([one, two, two, three, four, last], sha256, { least: 5 }))).toEqual([
    '2 reordered',
  ]);
});

test('any change of any byte of any field is found', () => {
  const fields = ['kind', 'body', 'prev', 'hash'] as const;
  const any = fc.record({
    bodies: fc.array(fc.jsonValue({ noUnicodeString: false }), { minLength: 1, maxLength: 8 }),
    which: fc.nat(),
    field: fc.constantFrom(...fields),
    position: fc.nat(),
    flip: fc.integer({ min: 1, max: 255 }),
  });
  fc.assert(
    fc.property(any, ({ bodies, which, field, position, flip }) => {
      const entries = chain(bodies);
      const at = which % entries.length;
      const target = entries[at] as Entry;
      const bytes = Buffer.from(target[field]);
      bytes[position % bytes.length]! ^= flip;
      entries[at] = { ...target, [field]: bytes.toString() };
      const breaks = verify(entries, sha256, { least: entries.length });
      expect(breaks.map((b) => b.seq)).toContain(at + 1);
    }),
    { numRuns: 1000 },
  );
});

test('any change of a time, any cut and any exchange are found', () => {
  const bodies = fc.array(fc.nat(9), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(bodies, fc.nat(), fc.nat(), fc.integer({ min: 1 }), (all, i, j, shift) => {
      const entries = chain(all);
      const [a, b] = [i % entries.length, j % entries.length];
      const first = entries[a] as Entry;
      const later = entries.with(a, { ...first, at: (first.at + shift) as Instant });
      expect(verify(later, sha256, { least: entries.length })).not.toEqual([]);
      expect(verify(entries.toSpliced(a, 1), sha256, { least: entries.length })).not.toEqual([]);
      if (a === b) return;
      const exchanged = entries.with(a, entries[b] as Entry).with(b, first);
      expect(verify(exchanged, sha256, { least: entries.length })).not.toEqual([]);
    }),
  );
});

test('what is no instant is named', () => {
  expect(() => link(undefined, draft(1, 'run', 0.5), sha256)).toThrow(/^0\.5 is no instant$/);
});

test('of two entries with one number the first is read', () => {
  const [one, two, ...rest] = five as [Entry, Entry, ...Entry[]];
  const forged = { ...two, body: '"forged"' };
  expect(told(verify([one, two, forged, ...rest], sha256, { least: 5 }))).toEqual(['2 reordered']);
  expect(told(verify([one, forged, two, ...rest], sha256, { least: 5 }))).toEqual([
    '2 reordered',
    '2 body',
  ]);
});

test('breaks are told by number, whatever their kind', () => {
  const [one, two, three, four, last] = changed(1, { kind: 'override' }) as [
    Entry,
    Entry,
    Entry,
    Entry,
    Entry,
  ];
  expect(told(verify([one, two, four, three, last], sha256, { least: 6 }))).toEqual([
    '1 body',
    '3 reordered',
    '6 missing',
  ]);
});

test('an entry whose body was changed with its prev is told as a changed body', () => {
  const wrong = { prev: 'f'.repeat(64), body: '[4]' };
  expect(told(verify(changed(3, wrong), sha256))).toEqual(['3 body']);
});

test('an end that was kept elsewhere is held against the entry of its number, and against what is there', () => {
  const at = (entries: number, hash = five[entries - 1]?.hash ?? '0'.repeat(64)) => ({
    entries,
    hash,
  });
  expect(verify(five, sha256, { anchors: [at(5), at(2)] })).toEqual([]);
  const other = 'a'.repeat(64);
  expect(verify(five, sha256, { anchors: [at(3, other), at(5)] })).toEqual([
    { kind: 'anchor', seq: 3, expected: other, found: five[2]?.hash },
  ]);
  expect(told(verify(five, sha256, { anchors: [at(7)] }))).toEqual(['6 missing']);
  expect(told(verify(five, sha256, { least: 6, anchors: [at(5)] }))).toEqual(['6 missing']);
});

test('the line of a decision is held against its own hash', () => {
  const text = '{"day":1';
  const whole = `${text},"hash":"${sha256(`${text}}`)}"}`;
  const false_ = `${text},"hash":"${'b'.repeat(64)}"}`;
  const of = (body: string, kind: Draft['kind'] = 'decision'): Entry[] => {
    const { hash: _, ...rest } = link(undefined, draft(JSON.parse(body), kind), sha256);
    return [link(undefined, { ...rest, body: JSON.parse(body) }, sha256)];
  };
  expect(verify(of(whole), sha256)).toEqual([]);
  expect(verify(of(false_), sha256)).toEqual([
    { kind: 'line', seq: 1, expected: sha256(`${text}}`), found: 'b'.repeat(64) },
  ]);
  expect(verify(of('{"day":1}'), sha256)).toEqual([
    { kind: 'line', seq: 1, expected: 'a decision with its hash', found: 'none' },
  ]);
  expect(verify(of(false_, 'run'), sha256)).toEqual([]);
});
