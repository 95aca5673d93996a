import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Series } from '../../../src/domain/series.ts';
import { DAY_MS, type Day, type Instant } from '../../../src/domain/time.ts';
import { listingOf } from '../../../src/edge/document/listing.ts';
import { DOCUMENT_SOURCES, documentsBy } from '../../../src/edge/document/registry.ts';
import { wholeOf } from '../../../src/edge/feed/asking.ts';
import { sayFetchFault } from '../../../src/edge/feed/fault.ts';
import { fedWay } from '../../../src/edge/feed/network.ts';
import type { SourceRequest } from '../../../src/edge/feed/shape.ts';
import { fedBy, SOURCES } from '../../../src/edge/feed/source.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { EXCHANGES } from '../../../src/edge/odds/exchange.ts';

/** The same contract as with the stand-in, tried on the world; for a connected machine alone. */
const LIVE = process.env.LIVE === '1';
const DAYS = 10;

const room = mkdtempSync(join(tmpdir(), 'bide-live-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
if (!LIVE) console.log('skipped: the sources themselves are asked with LIVE=1 alone');

const now = () => Date.now() as Instant;
const { BIDE_WORLD: _, ...env } = process.env;
const way = fedWay(join(room, 'home'), { now, aside: () => {}, env });
const today = Math.floor(now() / DAY_MS) as Day;
const stretch = { from: (today - DAYS) as Day, to: today };
const drifts: string[] = [];
afterAll(() => LIVE && console.log(drifts.join('\n') || 'no drift'));

const told = (name: string, drift: readonly string[]): void => {
  drifts.push(`${name}: ${drift.length > 0 ? drift.join(', ') : 'as it was'}`);
};
const why = (of: Awaited<ReturnType<typeof wholeOf>>): string =>
  of.state === 'failed'
    ? sayFetchFault(of.fault, now()).en
    : of.state === 'misread'
      ? of.problems.map((p) => sayProblem(p, 'en')).join(' ')
      : of.state;

test
  .skipIf(!LIVE)
  .each(
    Object.entries(SOURCES).flatMap(([id, { offers }]) =>
      Object.entries(offers).map(([key, offer]) => [`${id}/${key}`, offer] as const),
    ),
  )('%s answers as it did', async (feed, offer) => {
  const fed = fedBy(feed);
  if (!fed) throw new Error(feed);
  if (fed.source.key?.needed && !way.secret(fed)) return told(feed, ['no key']);
  const found = await wholeOf({ series: { ...offer, feed } as Series, fed }, stretch, way);
  expect(found.state, why(found)).toBe('read');
  if (found.state === 'read') told(feed, found.drift);
});

test.skipIf(!LIVE).each(Object.entries(DOCUMENT_SOURCES))(
  '%s answers as it did',
  async (id, { example, key }) => {
    const entry = example === '' ? id : `${id}/${example}`;
    const of = documentsBy(entry);
    if (!of) throw new Error(entry);
    if (key?.needed && !way.secret(of)) return told(entry, ['no key']);
    const found = await listingOf(of, stretch, way);
    expect(found.state, JSON.stringify(found).slice(0, 500)).toBe('read');
    if (found.state === 'read') told(entry, found.drift);
  },
);

test.skipIf(!LIVE).each(Object.entries(EXCHANGES))('%s answers as it did', async (id, exchange) => {
  const { example, ask, read } = exchange;
  const bodies: Uint8Array[] = [];
  for (let asked: SourceRequest | undefined = ask(example); asked; ) {
    const answer = await way.get({ id, source: exchange }, asked);
    if (!answer.ok) throw new Error(sayFetchFault(answer.fault, now()).en);
    bodies.push(answer.value.body);
    const found = read(bodies, { key: example, file: id });
    if (!found.ok) throw new Error(found.problems.map((p) => sayProblem(p, 'en')).join(' '));
    asked = found.value.next;
    if (!asked) told(`${id}/${example}`, found.value.drift);
  }
});
