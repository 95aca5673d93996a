import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, formatDay, parseDay, parseInstant } from '../../../src/domain/time.ts';
import { tidy } from '../../../src/edge/document/plain.ts';
import { DOCUMENT_SOURCES, documentsBy } from '../../../src/edge/document/registry.ts';
import type { Documented, SourceRequest } from '../../../src/edge/feed/shape.ts';
import { LAWS, THOROUGH } from '../../thorough.ts';
import { EUROPE } from './europe.ts';

const day = (text: string): Day => parseDay(text) as Day;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const STRETCH = { from: day('2024-01-01'), to: day('2024-03-01') };

const named = (entry: string): Documented => {
  const of = documentsBy(entry);
  if (!of) throw new Error(`no ${entry}`);
  return of;
};
const asking = (entry: string): readonly SourceRequest[] => {
  const { source, key } = named(entry);
  return source.ask(key, STRETCH, 'abcdefgh');
};
/** Reads a body as the answer to the first request of an entry. */
const reading = (entry: string, body: string | Uint8Array, stretch = STRETCH) => {
  const { source, key, id } = named(entry);
  const [asked = { url: 'https://x.example/' }] = source.ask(key, stretch, 'abcdefgh');
  return source.read(typeof body === 'string' ? bytes(body) : body, {
    ...{ key, stretch, asked },
    file: `${id}/${key}`,
  });
};
const read = (entry: string, body: unknown, stretch = STRETCH) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const found = reading(entry, text, stretch);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
};
const refused = (entry: string, body: unknown): boolean =>
  !reading(entry, typeof body === 'string' ? body : JSON.stringify(body)).ok;

/** An entry of every source, with a body that it may answer. */
const REGISTER = {
  document_number: '2024-00001',
  title: 'Adjusting Duties ',
  type: 'Presidential Document',
  subtype: 'Proclamation',
  abstract: null,
  signing_date: '2024-01-05',
  publication_date: '2024-01-10',
  effective_on: '2024-02-01',
  html_url: 'https://www.federalregister.gov/d/2024-00001',
  correction_of: null,
};
const ITEM =
  '<item><title>Adjusting &amp;amp; Imports</title><link>https://www.whitehouse.gov/a/</link><pubDate>Fri, 05 Jan 2024 22:10:00 +0000</pubDate><guid isPermaLink="false">https://www.whitehouse.gov/?p=1</guid><content:encoded><![CDATA[<p>By the President of the United States of America</p><p>A Proclamation</p>]]></content:encoded></item>';
const rss = (items: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>x</title><language>en-US</language>${items}</channel></rss>`;
const AWARD = {
  internal_id: 1,
  generated_internal_id: 'CONT_AWD_1',
  'Award ID': 'FA1',
  'Recipient Name': 'BUILDER A/S',
  'Award Amount': 1234567.89,
  'Start Date': '2024-01-15',
  'Base Obligation Date': '2024-01-14',
  'Last Modified Date': '2024-02-16 00:00:00',
  'Awarding Agency': 'Department of Defense',
  'Awarding Sub Agency': 'Department of the Air Force',
  'Contract Award Type': 'DEFINITIVE CONTRACT',
  Description: 'RUNWAY',
  'Place of Performance Country Code': 'ISL',
};
const awards = (results: readonly unknown[], hasNext = false) => ({
  results,
  page_metadata: { page: 1, hasNext },
});
const NOTICE = {
  noticeId: 'abc',
  title: 'Runway repair ',
  solicitationNumber: ' F1 ',
  fullParentPathName: 'DEPT OF DEFENSE.AIR FORCE',
  postedDate: '2024-01-05',
  type: 'Award Notice',
  active: 'Yes',
  responseDeadLine: null,
  award: { date: '2024-01-04', amount: '800620', awardee: { name: 'Builder, Inc.' } },
  placeOfPerformance: { country: { code: 'ISL', name: 'ICELAND' } },
  uiLink: 'https://sam.gov/opp/abc/view',
};
const notices = (all: readonly unknown[], of = all.length) => ({
  totalRecords: of,
  opportunitiesData: all,
});
const NEWS = {
  id: 'news:1',
  title: 'Runway opens',
  description: '<p>It &amp; more</p>',
  date: '2024-01-16T00:00:00Z',
  date_published: '2024-01-20T15:04:00Z',
  branch: 'Air Force',
  unit_name: '1st Group',
  url: 'https://www.dvidshub.net/news/1/x',
  location: { city: 'X', country: 'IS' },
};
const news = (results: readonly unknown[], of = results.length) => ({
  page_info: { total_results: of, results_per_page: 50 },
  results,
});
const BILL = {
  congress: 118,
  type: 'SJRES',
  number: '12',
  title: 'A joint resolution on War Powers.',
  latestAction: { actionDate: '2024-01-09', text: 'Read twice.' },
  updateDate: '2024-01-10',
};
const bills = (all: readonly unknown[], count = all.length) => ({
  bills: all,
  pagination: { count },
});
const GOOD: Readonly<Record<string, string>> = {
  'federal-register/tariff': JSON.stringify({ count: 1, total_pages: 1, results: [REGISTER] }),
  'white-house': rss(ITEM),
  'defense-contracts': rss(
    ITEM.replace('Adjusting &amp;amp; Imports', 'Contracts For Jan. 4, 2024'),
  ),
  'usaspending/ISL': JSON.stringify(awards([AWARD])),
  'sam/word/runway': JSON.stringify(notices([NOTICE])),
  'dvids/runway': JSON.stringify(news([NEWS])),
  'congress/war powers': JSON.stringify(bills([BILL])),
  'rss/https://www.example.org/news.xml': rss(ITEM),
  ...EUROPE,
};

test('every source has an example that it takes, and asks its own hosts alone, over https', () => {
  for (const [id, source] of Object.entries(DOCUMENT_SOURCES)) {
    const entry = source.example === '' ? id : `${id}/${source.example}`;
    const it = named(entry);
    for (const { url, secrets = [] } of it.source.ask(it.key, STRETCH, 'abcdefgh')) {
      expect(new URL(url).protocol).toBe('https:');
      expect(it.source.hosts).toContain(new URL(url).host);
      expect(url.includes('abcdefgh'), entry).toBe(source.key !== undefined);
      for (const name of secrets) expect(new URL(url).searchParams.get(name)).toBe('abcdefgh');
    }
  }
  expect(Object.keys(GOOD).map((entry) => entry.split('/')[0])).toEqual(
    expect.arrayContaining(Object.keys(DOCUMENT_SOURCES)),
  );
  for (const none of [
    ...['', 'drop', 'federal-register', 'federal-register/', 'nowhere/tariff', 'white-house/'],
    ...['rss', 'rss/http://www.example.org/x', 'rss/https://127.0.0.1/x', 'rss/https://[::1]/x'],
    ...['rss/https://user@www.example.org/x', 'rss/https://www.example.org:8443/x', 'sam/xx'],
    ...['usaspending/isl', 'federal-register/a\u202eb', 'constructor', '__proto__/x'],
  ])
    expect(documentsBy(none), none).toBeUndefined();
});

test('the gazette: what was signed when, published when, binding from when', () => {
  const answer = { count: 1, results: [REGISTER] };
  const [one] = read('federal-register/tariff', answer).all;
  expect(one).toMatchObject({
    ...{ id: '2024-00001', type: 'proclamation', text: '', parties: [] },
    ...{ on: day('2024-01-05'), listedOn: day('2024-01-10'), effectiveOn: day('2024-02-01') },
  });
  expect(one).not.toHaveProperty('publishedAt');
  // An empty answer has no list at all; one that should have had one is refused.
  expect(read('federal-register/tariff', { description: 'x', count: 0 }).all).toEqual([]);
  expect(refused('federal-register/tariff', { count: 1 })).toBe(true);
  expect(refused('federal-register/tariff', { count: 3, results: [REGISTER] })).toBe(true);
  expect(refused('federal-register/tariff', { count: 10_000, results: [REGISTER] })).toBe(true);
  const corrected = { ...REGISTER, document_number: 'C1-2024-00001' };
  expect(read('federal-register/tariff', { count: 1, results: [corrected] }).all[0]?.type).toBe(
    'correction, proclamation',
  );
  const early = { ...REGISTER, publication_date: '2023-12-31' };
  expect(read('federal-register/tariff', { count: 1, results: [early] }).all).toEqual([]);
});

test('the next page of the gazette lies at the same place, or nowhere', () => {
  const results = Array.from({ length: 200 }, (_, i) => ({
    ...REGISTER,
    document_number: `2024-${i}`,
  }));
  const page = (next_page_url: string) => ({ count: 300, results, next_page_url });
  const here = 'https://www.federalregister.gov/api/v1/documents?page=2&format=json';
  expect(read('federal-register/tariff', page(here)).next).toEqual({ url: here });
  for (const elsewhere of [
    ...['https://elsewhere.example/api/v1/documents?page=2', 'http://www.federalregister.gov/x'],
    ...['https://www.federalregister.gov/api/v1/documents?page=1', 'page=2', here.slice(8)],
  ])
    expect(refused('federal-register/tariff', page(elsewhere)), elsewhere).toBe(true);
  expect(refused('federal-register/tariff', { ...page(here), results: results.slice(9) })).toBe(
    true,
  );
});

test('a name that came is told, one that is needed is missed, one that cannot be read is counted', () => {
  const { abstract: _, ...less } = REGISTER;
  const found = read('federal-register/tariff', {
    count: 2,
    results: [
      { ...less, colour: 'red' },
      { ...less, title: ' ' },
    ],
  });
  expect(found).toMatchObject({ unread: 1, drift: ['+colour', '-abstract'] });
  const { title: __, ...without } = REGISTER;
  expect(refused('federal-register/tariff', { count: 1, results: [without] })).toBe(true);
  for (const wrong of ['2024-02-31', '05.01.2024', 'soon', '0001-01-01'])
    expect(
      refused('federal-register/tariff', {
        count: 1,
        results: [{ ...REGISTER, signing_date: wrong }],
      }),
      wrong,
    ).toBe(true);
});

test('what the President signs is known by its text, not by its label', () => {
  const [one] = read('white-house', rss(ITEM)).all;
  expect(one).toMatchObject({
    ...{ id: 'https://www.whitehouse.gov/?p=1', type: 'proclamation', lang: 'en' },
    ...{ title: 'Adjusting & Imports', url: 'https://www.whitehouse.gov/a/' },
    publishedAt: parseInstant('2024-01-05T22:10:00Z'),
  });
  expect(one?.text).toBe('By the President of the United States of America\n\nA Proclamation');
  const page = rss(ITEM.repeat(10));
  expect(read('white-house', page).next?.url).toBe(
    'https://www.whitehouse.gov/presidential-actions/feed/?paged=2',
  );
  expect(read('white-house', page, { ...STRETCH, from: day('2024-01-06') }).next).toBeUndefined();
});

test('contract announcements name their day in the title', () => {
  const [one] = read('defense-contracts', GOOD['defense-contracts']).all;
  expect(formatDay(one?.on as Day)).toBe('2024-01-04');
});

test('awards: two sorts in two requests, of the place that was asked for', () => {
  const sent = asking('usaspending/ISL').map(({ body }) => JSON.parse(body ?? ''));
  expect(sent.map(({ filters }) => filters.award_type_codes[0])).toEqual(['A', 'IDV_A']);
  expect(sent[0]).toMatchObject({
    filters: {
      time_period: [{ start_date: '2024-01-01', date_type: 'last_modified_date' }],
      place_of_performance_locations: [{ country: 'ISL' }],
    },
    page: 1,
  });
  expect(JSON.parse(asking('usaspending/word/runway')[0]?.body ?? '').filters.keywords).toEqual([
    'runway',
  ]);
  const elsewhere = { ...AWARD, 'Place of Performance Country Code': 'USA' };
  const { all } = read('usaspending/ISL', awards([AWARD, elsewhere]));
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({
    ...{ on: day('2024-01-14'), listedOn: day('2024-02-16'), parties: ['BUILDER A/S'] },
    amount: { value: 1234567.89, currency: 'USD' },
  });
  // An award that is revised says so, whatever else stays.
  expect(all[0]?.text).toContain('modified 2024-02-16');
  const full = Array.from({ length: 100 }, () => AWARD);
  const { next } = read('usaspending/ISL', awards(full, true));
  expect(JSON.parse(next?.body ?? '').page).toBe(2);
  expect(refused('usaspending/ISL', awards([AWARD], true))).toBe(true);
  expect(refused('usaspending/ISL', { results: [AWARD] })).toBe(true);
  expect(read('usaspending/ISL', awards([])).all).toEqual([]);
});

test('notices: by place or by words of the title, which are looked at here too', () => {
  const other = { ...NOTICE, noticeId: 'b', title: 'Roof', placeOfPerformance: null };
  expect(read('sam/word/runway', notices([NOTICE, other])).all).toHaveLength(1);
  expect(read('sam/ISL', notices([NOTICE, other])).all[0]).toMatchObject({
    ...{ id: 'abc', type: 'award notice', on: day('2024-01-04'), parties: ['Builder, Inc.'] },
    amount: { value: 800_620, currency: 'USD' },
  });
  const [asked] = asking('sam/ISL');
  expect(asked?.url).toContain('postedFrom=02%2F28%2F2024&postedTo=02%2F29%2F2024');
  expect(refused('sam/ISL', notices([NOTICE], 30))).toBe(true);
  const full = Array.from({ length: 1000 }, () => NOTICE);
  const { next } = read('sam/ISL', notices(full, 1001));
  expect(new URL(next?.url ?? '').searchParams.get('offset')).toBe('1');
  expect(next?.secrets).toEqual(['api_key']);
  const odd = { ...NOTICE, award: { ...NOTICE.award, amount: '0x10' } };
  expect(read('sam/ISL', notices([odd])).all[0]).not.toHaveProperty('amount');
});

test('news of units: when it happened is not when it was told', () => {
  const [one] = read('dvids/runway', news([NEWS])).all;
  expect(one).toMatchObject({
    ...{ on: day('2024-01-16'), publishedAt: parseInstant('2024-01-20T15:04:00Z') },
    text: 'It & more\n1st Group, Air Force, X, IS',
  });
  expect(refused('dvids/runway', news([NEWS], 60))).toBe(true);
});

test('bills by their titles; XML, which is sent unless JSON is asked for, is refused', () => {
  const unnamed = { ...BILL, number: '13', title: '' };
  const reserved = { ...BILL, number: '14', title: 'Reserved for the Speaker.' };
  const { all } = read('congress/war powers', bills([BILL, unnamed, reserved]));
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({
    ...{ id: '118/SJRES/12', type: 'joint resolution', on: day('2024-01-09') },
    url: 'https://www.congress.gov/bill/118th-congress/senate-joint-resolution/12',
  });
  expect(asking('congress/war powers')[0]?.url).toMatch(/\/v3\/bill\/118\?format=json&/);
  expect(refused('congress/war powers', '<?xml version="1.0"?><api-root></api-root>')).toBe(true);
  const elsewhere = { count: 300, next: 'https://elsewhere.example/?offset=250' };
  const full = Array.from({ length: 250 }, () => BILL);
  expect(refused('congress/war powers', { bills: full, pagination: elsewhere })).toBe(true);
});

const FEED = 'rss/https://www.example.org/news.xml';
test('feeds of any kind; what is cut short or declares entities is refused before it is parsed', () => {
  const atom =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>urn:1</id><title type="html">A &lt;b&gt;b&lt;/b&gt;</title><updated>2024-01-05T22:10:00Z</updated><link href="/a"/><summary>s</summary></entry></feed>';
  expect(read(FEED, atom).all[0]).toMatchObject({
    ...{ id: 'urn:1', title: 'A b', text: 's', url: 'https://www.example.org/a' },
    publishedAt: parseInstant('2024-01-05T22:10:00Z'),
  });
  const rdf =
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>x</title></channel><item rdf:about="https://www.example.org/1"><title>t</title><link>https://www.example.org/1</link></item></rdf:RDF>';
  expect(read(FEED, rdf).all[0]).toMatchObject({ id: 'https://www.example.org/1', title: 't' });
  const items = [{ id: '1', title: 'n', content_html: '<p>x</p>', date_published: 'yesterday' }];
  const own = { version: 'https://jsonfeed.org/version/1.1', title: 'x', items };
  expect(read(FEED, own).all[0]).toMatchObject({ id: '1', title: 'n', text: 'x' });
  expect(read(FEED, own).all[0]).not.toHaveProperty('publishedAt');
  for (const wrong of [
    rss(ITEM).replace('</rss>', ''),
    rss(ITEM).slice(0, -30),
    rss(''),
    rss('<item><title>x</title></item>'),
    `<!DOCTYPE rss>${rss(ITEM)}`,
    rss(ITEM).replace('<channel>', '<!ENTITY a "b"><channel>'),
    '<html><body>Just a moment</body></html>',
    '',
  ])
    expect(refused(FEED, wrong), wrong.slice(0, 60)).toBe(true);
  // An item that says nothing of where or what it is.
  expect(read(FEED, rss(`${ITEM}<item><title>x</title></item>`)).unread).toBe(1);
  expect(read(FEED, rss(ITEM.replaceAll('pubDate', 'issued'))).drift).toEqual(['-date']);
});

test('an alphabet that XML names itself; one that lies is refused', () => {
  const danish = rss('<item><title>Grøn</title><guid>1</guid></item>');
  const latin = Buffer.from(danish.replace('UTF-8', 'ISO-8859-1'), 'latin1');
  const found = reading(FEED, latin);
  expect(found.ok && found.value.all[0]?.title).toBe('Grøn');
  expect(reading(FEED, Buffer.from(danish, 'latin1')).ok).toBe(false);
});

test('a title of a megabyte, signs that nobody sees, an address that is none', () => {
  const started = performance.now();
  const told = {
    ...{ id: 'x', type: 'a', parties: ['b\u0000'], url: 'javascript:alert(1)' },
    title: `\u202e${'長 '.repeat(500_000)}`,
    text: 'one\u001b[31m\r\n\r\n\r\n\r\ntwo\u200b 😀'.padEnd(3_000_000, '😀'),
  };
  const one = tidy(told);
  expect(performance.now() - started).toBeLessThan(500);
  expect(one).toMatchObject({ url: '', parties: ['b'] });
  expect(one?.title).toHaveLength(299);
  expect(one?.title).not.toContain('\u202e');
  expect(one?.text.startsWith('one\n\ntwo 😀')).toBe(true);
  expect(one?.text).not.toMatch(/[\ud800-\udfff]/u);
  expect(one?.text.length).toBeLessThanOrEqual(20_000);
  expect(tidy({ ...told, title: '\u200b ' })).toBeUndefined();
  expect(tidy({ ...told, id: 'x'.repeat(1_000_000) })).toBeUndefined();
  expect(tidy({ ...told, amount: { value: Number.NaN, currency: 'USD' } })).not.toHaveProperty(
    'amount',
  );
  const found = read(FEED, rss(ITEM.replace('Imports', '&lt;b&gt;'.repeat(200_000))));
  expect(found.all).toHaveLength(1);
});

test.each(Object.keys(GOOD))('what is no answer of %s is refused', (entry) => {
  expect(reading(entry, GOOD[entry] ?? '').ok).toBe(true);
  for (const body of [
    ...['', '<!doctype html><title>Request Access</title>', 'PK\u0003\u0004', 'null', '[]', '{}'],
    ...['{"error":{"code":"API_KEY_INVALID","message":"x"}}', 'Exceeded the daily hits limit'],
    ...['{"count":"1","results":[]}', '{"bills":{}}', 'NaN', `\ufeff${GOOD[entry]?.slice(0, 90)}`],
  ])
    expect(reading(entry, body).ok, body).toBe(false);
});

describe('whatever comes', () => {
  const entries = Object.keys(GOOD);
  const sane = (entry: string, body: Uint8Array): void => {
    const found = reading(entry, body);
    if (!found.ok) {
      expect(found.problems.length).toBeGreaterThan(0);
      return;
    }
    const { all, unread, next } = found.value;
    expect(unread).toBeGreaterThanOrEqual(0);
    const { hosts } = named(entry).source;
    if (next) expect(hosts).toContain(new URL(next.url).host);
    for (const told of all) {
      const one = tidy(told);
      if (!one) continue;
      expect(one.title.length).toBeGreaterThan(0);
      expect(one.url === '' || /^https?:/.test(one.url)).toBe(true);
      for (const at of [one.on, one.effectiveOn, one.listedOn, one.publishedAt])
        expect(at === undefined || Number.isSafeInteger(at)).toBe(true);
      expect(one.amount === undefined || Number.isFinite(one.amount.value)).toBe(true);
      expect(Object.values(one)).not.toContain(null);
    }
  };
  const runs = LAWS ? 50_000 : THOROUGH ? 3000 : 300;
  test('bytes of any sort throw nothing and invent nothing', () => {
    fc.assert(fc.property(fc.constantFrom(...entries), fc.uint8Array({ maxLength: 400 }), sane), {
      numRuns: runs,
    });
  }, 600_000);
  test('nor do good bodies of which a piece is cut out, doubled or replaced', () => {
    const piece = fc.oneof(
      fc.constantFrom('', 'null', '1e999', '-1', '"', '<', ']]>', '&#0;', '{}', '[]', '9999999999'),
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...entries),
        fc.nat({ max: 100_000 }),
        fc.nat({ max: 60 }),
        piece,
        (entry, from, length, put) => {
          const body = GOOD[entry] ?? '';
          const at = from % body.length;
          sane(entry, bytes(`${body.slice(0, at)}${put}${body.slice(at + length)}`));
        },
      ),
      { numRuns: runs },
    );
  }, 600_000);
  test('nor do answers whose fields are of another sort', () => {
    const value = fc.oneof(
      fc.constantFrom(null, '', ' ', '.', 'NaN', true, [], {}, '2024-02-30', 1e21, -0),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const json = entries.filter((entry) => GOOD[entry]?.startsWith('{'));
    fc.assert(
      fc.property(fc.constantFrom(...json), fc.nat({ max: 40 }), value, (entry, nth, put) => {
        let n = 0;
        const changed: unknown = JSON.parse(GOOD[entry] ?? '', (key, old) =>
          key !== '' && n++ === nth ? put : old,
        );
        sane(entry, bytes(JSON.stringify(changed)));
      }),
      { numRuns: runs },
    );
  }, 600_000);
});

const SAMPLES = join(import.meta.dirname, '../../../../shared/reference/feeds/samples');
if (!existsSync(SAMPLES)) console.log('skipped: no samples of the sources here');
test.skipIf(!existsSync(SAMPLES))('samples of the sources are read', () => {
  const wide = { from: day('2010-01-01'), to: day('2040-01-01') };
  const found = (entry: string, file: string) =>
    read(entry, readFileSync(join(SAMPLES, file), 'utf8'), wide);
  expect(found('federal-register/tariff', 'federalregister_documents.json').all).toHaveLength(2);
  expect(found('federal-register/tariff', 'federalregister_empty.json').all).toEqual([]);
  expect(found('white-house', 'whitehouse_actions.rss').all[0]?.type).toBe('proclamation');
  expect(found('defense-contracts', 'dod_contracts.rss').all[0]).toHaveProperty('on');
  const awarded = found('usaspending/word/example', 'usaspending_response.json');
  expect(awarded).toMatchObject({ unread: 0, drift: [] });
  expect(found('dvids/example', 'dvids_search.json')).toMatchObject({ unread: 0, drift: [] });
  const page = readFileSync(join(SAMPLES, 'federalregister_request_access.html'), 'utf8');
  expect(refused('federal-register/tariff', page)).toBe(true);
  // A page of one of thirty-four, and one of twenty of seven thousand, are short.
  const sam = JSON.parse(readFileSync(join(SAMPLES, 'sam_opportunities.json'), 'utf8'));
  expect(refused('sam/word/historic', sam)).toBe(true);
  expect(read('sam/word/historic', { ...sam, totalRecords: 1 }).all[0]?.amount?.value).toBe(
    800_620,
  );
  const list = JSON.parse(readFileSync(join(SAMPLES, 'congress_bill_list.json'), 'utf8'));
  expect(refused('congress/more', list)).toBe(true);
  const all = { ...list, pagination: { count: 3 } };
  expect(read('congress/more act', all)).toMatchObject({ unread: 0, drift: [] });
});
