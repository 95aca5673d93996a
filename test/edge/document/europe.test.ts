import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Day, formatDay, parseDay, parseInstant } from '../../../src/domain/time.ts';
import { documentsBy } from '../../../src/edge/document/registry.ts';
import type { SourceRequest } from '../../../src/edge/feed/shape.ts';
import { ACT, acts, CASE, cases, EUROPE, PAGE, PRESS, press, TENDER, tenders } from './europe.ts';

const day = (text: string): Day => parseDay(text) as Day;
const STRETCH = { from: day('2024-01-01'), to: day('2024-03-01') };

const reading = (entry: string, body: unknown, asked?: SourceRequest, stretch = STRETCH) => {
  const of = documentsBy(entry);
  if (!of) throw new Error(`no ${entry}`);
  const { source, key } = of;
  const [first = { url: '' }] = source.ask(key, stretch, undefined);
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  return source.read(bytes, { key, stretch, file: entry, asked: asked ?? first });
};
const read = (entry: string, body: unknown, asked?: SourceRequest) => {
  const found = reading(entry, body, asked);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
};
const refused = (entry: string, body: unknown, asked?: SourceRequest): boolean =>
  !reading(entry, body, asked).ok;
const many = <T>(n: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: n }, (_, i) => make(i));

test('the Commission: pages end where they have told as many as there are, and nowhere else', () => {
  const entry = 'presscorner/tariff';
  expect(read(entry, press([PRESS])).all[0]).toMatchObject({
    ...{ id: 'IP/24/301', type: 'press release', text: 'It & more', lang: 'en' },
    ...{ on: day('2024-01-10'), listedOn: day('2024-01-10') },
    url: 'https://ec.europa.eu/commission/presscorner/detail/en/ip_24_301',
  });
  expect(read(entry, { ...press([]), docuLanguageListResources: null }).all).toEqual([]);
  const full = many(100, (i) => ({ ...PRESS, refCode: `IP/24/${i}` }));
  const first = read(entry, press(full, 130));
  expect(new URL(first.next?.url ?? '').searchParams.get('pagenumber')).toBe('2');
  expect(read(entry, press(full.slice(0, 30), 130, 2), first.next).next).toBeUndefined();
  // A short page, the first page again, and a body of nothing are failures.
  expect(refused(entry, press(full.slice(1), 130))).toBe(true);
  expect(refused(entry, press(full.slice(0, 29), 130, 2), first.next)).toBe(true);
  expect(refused(entry, press(full, 130), first.next)).toBe(true);
  expect(refused(entry, '')).toBe(true);
  // A server that gives smaller pages than it is asked for is followed by its own count.
  const small = { ...press(full.slice(0, 50), 130), pageSize: 50 };
  expect(read(entry, small).next).toBeDefined();
  expect(read(entry, press([{ ...PRESS, eventDate: '2023-01-01' }])).all).toEqual([]);
});

test('the Official Journal: one act once, a day that makes no sense is none', () => {
  const entry = 'cellar/tariff';
  expect(read(entry, acts([ACT])).all[0]).toMatchObject({
    ...{
      id: '32024R0123',
      type: 'regulation',
      on: day('2024-01-12'),
      effectiveOn: day('2024-02-01'),
    },
  });
  const force = (value: string) => ({ ...ACT, force: { type: 'literal', value } });
  const [one, ...more] = read(
    entry,
    acts([force('1001-01-01'), force('2024-03-01'), force('2024-02-20')]),
  ).all;
  expect(more).toEqual([]);
  expect(formatDay(one?.effectiveOn as Day)).toBe('2024-02-20');
  expect(read(entry, acts([force('1001-01-01')])).all[0]).not.toHaveProperty('effectiveOn');
  const { celex: _, force: __, ...bare } = ACT;
  expect(read(entry, acts([bare]))).toMatchObject({
    all: [{ id: ACT.work.value, type: 'act' }],
    drift: [],
  });
  // What was not asked for is left out, and an answer that is as long as it may be is cut.
  expect(read(entry, acts([{ ...ACT, title: { value: 'On fish' } }])).all).toEqual([]);
  expect(refused(entry, acts(many(500, () => ACT)))).toBe(true);
  const [asked] = documentsBy(entry)?.source.ask('tariff', STRETCH, undefined) ?? [];
  expect(new URL(asked?.url ?? '').searchParams.get('query')).toContain('SELECT DISTINCT');
  expect(documentsBy('cellar/a" . ?s ?p ?o . "')).toBeUndefined();
});

test('NATO: pages until the days before those that are asked for; nothing at all is told', () => {
  const entry = 'nato/exercise';
  expect(read(entry, { pages: [PAGE] }).all[0]).toMatchObject({
    ...{
      id: '/en/news/1',
      type: 'news',
      on: day('2024-01-07'),
      url: 'https://www.nato.int/en/news/1',
    },
  });
  expect(read(entry, { pages: [] }).drift).toEqual(['-results']);
  const full = many(20, (i) => ({ ...PAGE, link: `/en/news/${i}` }));
  const next = read(entry, { pages: full }).next;
  expect(new URL(next?.url ?? '').searchParams.get('page')).toBe('2');
  expect(read(entry, { pages: [] }, next)).toEqual({ all: [], unread: 0, drift: [] });
  const old = { ...PAGE, pageDate: '31 December 2023' };
  const last = read(entry, { pages: [...full.slice(1), old] });
  expect(last.next).toBeUndefined();
  expect(last.all).toHaveLength(19);
  for (const pageDate of ['7 Jan 2024', '2024-01-07', '31 February 2024', '', '07 January 0024'])
    expect(refused(entry, { pages: [{ ...PAGE, pageDate }] }), pageDate).toBe(true);
  expect(
    read(entry, { pages: [{ ...PAGE, link: 'https://elsewhere.example/x' }] }).all[0]?.url,
  ).toBe('');
});

test('the Folketing: its filter is applied again here, and its stamps are of Copenhagen', () => {
  const entry = 'folketing/forsvar';
  expect(read(entry, cases([CASE])).all[0]).toMatchObject({
    ...{ id: '102903', type: 'Aktstykke', lang: 'da', text: 'AKT 12\nVedtaget\nx' },
    publishedAt: parseInstant('2024-01-09T17:49:11.870+01:00'),
  });
  const other = { ...CASE, id: 1, titel: 'Om fisk' };
  expect(read(entry, cases([CASE, other]))).toMatchObject({
    all: [{ id: '102903' }],
    drift: ['-filter'],
  });
  const old = { ...CASE, id: 2, opdateringsdato: '2023-12-31T23:59:59' };
  expect(read(entry, cases([CASE, old])).all).toHaveLength(1);
  // A filter that was not heeded at all.
  expect(refused(entry, cases([other, old]))).toBe(true);
  const { Sagstype: _, ...bare } = CASE;
  expect(read(entry, cases([bare])).all[0]?.type).toBe('case of sort 9');
  const full = many(100, (i) => ({ ...CASE, id: i }));
  expect(read(entry, cases(full, 130)).next?.url).toContain('%24skip=100');
  expect(refused(entry, cases(full.slice(1), 130))).toBe(true);
  const [asked] =
    documentsBy('folketing/Grønland')?.source.ask('Grønland', STRETCH, undefined) ?? [];
  expect(asked?.url).toContain("substringof('Gr%C3%B8nland'%2Ctitel)");
  expect(documentsBy("folketing/x') or (1 eq 1")).toBeUndefined();
});

test('TED: a part is a failure; words in English where there are any', () => {
  const entry = 'ted/patrol vessel';
  expect(read(entry, tenders([TENDER])).all[0]).toMatchObject({
    ...{ id: '412169-2024', title: 'Patrol vessel', text: 'Navy; Coast guard', lang: 'en' },
    listedOn: day('2024-01-23'),
  });
  const spanish = { ...TENDER, 'notice-title': { spa: ['Patrullera'] } };
  expect(read(entry, tenders([spanish])).all[0]).not.toHaveProperty('lang');
  expect(refused(entry, { ...tenders([TENDER]), timedOut: true })).toBe(true);
  const full = many(100, (i) => ({ ...TENDER, 'publication-number': `${i}-2024` }));
  const { next } = read(entry, tenders(full, 130));
  expect(JSON.parse(next?.body ?? '{}')).toMatchObject({ page: 2, limit: 100 });
  expect(read(entry, tenders(full.slice(0, 30), 130), next).next).toBeUndefined();
  expect(refused(entry, tenders(full.slice(0, 29), 130), next)).toBe(true);
  expect(refused(entry, { message: 'x', error: { type: 'QUERY_SYNTAX_ERROR' } })).toBe(true);
});

test('the Council: releases and meetings', () => {
  expect(read('council/press', EUROPE['council/press']).all[0]).toMatchObject({
    type: 'press release',
    publishedAt: parseInstant('2024-01-22T18:00:00Z'),
  });
  expect(documentsBy('council/other')).toBeUndefined();
});

const SAMPLES = join(import.meta.dirname, '../../../../shared/reference/feeds/samples');
if (!existsSync(SAMPLES)) console.log('skipped: no samples of the publishers here');
test.skipIf(!existsSync(SAMPLES))('samples of the publishers are read', () => {
  const wide = { from: day('2010-01-01'), to: day('2040-01-01') };
  const found = (entry: string, file: string) => {
    const one = reading(entry, readFileSync(join(SAMPLES, file), 'utf8'), undefined, wide);
    return one.ok ? one.value : one.problems;
  };
  expect(found('presscorner/cybersecurity', 'presscorner_search.json')).toMatchObject({
    unread: 0,
    drift: [],
    all: [{}],
  });
  expect(found('cellar/2023/2675', 'cellar_sparql.json')).toMatchObject({
    unread: 0,
    drift: [],
    all: [{}],
  });
  expect(found('council/press', 'council_press.rss')).toMatchObject({
    all: [{ title: 'Constructed example' }],
  });
  expect(found('nato/exercise', 'nato_search.json')).toMatchObject({
    unread: 0,
    drift: [],
    all: [{}],
  });
  expect(found('folketing/Arktis', 'ft_oda_sag.json')).toMatchObject({
    all: [{ type: 'case of sort 5' }],
    drift: ['-Sagstype', '-Sagsstatus'],
  });
  const ted = JSON.parse(readFileSync(join(SAMPLES, 'ted_search.json'), 'utf8'));
  const one = reading('ted/licences', { ...ted, totalNoticeCount: 1 }, undefined, wide);
  expect(one).toMatchObject({
    ok: true,
    value: { all: [{ title: 'Software licences and support' }] },
  });
  expect(reading('ted/licences', ted, undefined, wide).ok).toBe(false);
});
