import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import type { DocumentSource, ReadDocument, SourceRequest } from '../feed/shape.ts';
import { check } from '../file/check.ts';
import { attempt, refused, wholeProblem } from '../file/problem.ts';
import { choice } from '../file/schema.ts';
import { answerField, datedParts, entriesIn, jsonIn, short } from './entries.ts';

const HOST = 'www.federalregister.gov';
const PATH = '/api/v1/documents';
/** Entries of a page. */
const PAGE = 200;
/** The most that it counts: what lies beyond is not told. */
const MAX_COUNT = 10_000;
const TYPES = ['PRESDOCU', 'RULE', 'PRORULE', 'NOTICE'];

const entry = z.looseObject({
  document_number: answerField.words,
  title: answerField.words,
  type: choice(['Presidential Document', 'Rule', 'Proposed Rule', 'Notice']),
  subtype: answerField.text,
  abstract: answerField.text,
  signing_date: answerField.day,
  publication_date: answerField.day,
  effective_on: answerField.day,
  html_url: answerField.text,
  correction_of: answerField.text,
});
const FIELDS = Object.keys(entry.shape);
/** Names that an answer has where its fields are not chosen. */
const BESIDE = [
  ...['executive_order_number', 'proclamation_number', 'presidential_document_number'],
  ...['citation', 'agencies', 'pdf_url', 'raw_text_url', 'public_inspection_pdf_url', 'excerpts'],
  ...['json_url', 'body_html_url', 'corrections', 'start_page', 'volume', 'toc_doc'],
];
const envelope = z.looseObject({ count: answerField.count, next_page_url: answerField.text });

/**
 * What the US government puts out in its gazette: presidential documents, rules, proposed rules and notices in
 * which a term stands. An order appears there some days after it was signed. The next issue is told before its day.
 */
export const federalRegister: DocumentSource = {
  title: both('Federal Register', '美國聯邦公報'),
  watch: 'A',
  terms: both('public domain', '公有領域'),
  page: 'https://www.federalregister.gov/documents/search',
  hosts: [HOST],
  quota: { calls: 120, spanMs: 60_000 },
  schedule: { cron: '20 6-20 * * 1-5', zone: 'America/New_York' },
  keys: /^[\p{L}\p{N}][\p{L}\p{N} ".'&-]{1,79}$/u,
  example: 'tariff',
  ask: (key, { from }) => [
    {
      url: `https://${HOST}${PATH}.json?${new URLSearchParams([
        ['conditions[term]', key],
        ...TYPES.map((type) => ['conditions[type][]', type] as [string, string]),
        ['conditions[publication_date][gte]', formatDay(from)],
        ...FIELDS.map((name) => ['fields[]', name] as [string, string]),
        ['order', 'newest'],
        ['per_page', `${PAGE}`],
      ])}`,
    },
  ],
  read: (body, { file, stretch, asked }) =>
    attempt((must) => {
      const source = must(jsonIn(body, file));
      const { count, next_page_url: next } = must(check(envelope, source));
      if (count >= MAX_COUNT) must(refused(wholeProblem(file, FEWER, `${count}`)));
      // An empty answer has no list at all.
      if (count === 0) return { all: [], unread: 0, drift: [] };
      const { all, unread, drift } = must(
        entriesIn(source, ['results'], { entry, beside: BESIDE }),
      );
      const before = (pageOf(asked.url) - 1) * PAGE;
      const got = before + all.length + unread;
      if (next ? all.length + unread < PAGE : got < count) must(short(file, { of: count, got }));
      const listed = all.filter(
        ({ publication_date: on }) => typeof on !== 'number' || on >= stretch.from,
      );
      const page = next ? { next: must(pageAfter(next, { file, asked })) } : {};
      return { all: listed.map(documentOf), unread, drift, ...page };
    }),
};

const FEWER = both(`fewer than ${MAX_COUNT} entries`, `少於${MAX_COUNT}筆`);

const pageOf = (url: string): number => Number(new URL(url).searchParams.get('page') ?? 1);

/** The next page, where it lies at the same place. */
function pageAfter(
  url: string,
  { file, asked }: { readonly file: string; readonly asked: SourceRequest },
) {
  const next = URL.canParse(url) ? new URL(url) : undefined;
  const own = next?.origin === `https://${HOST}` && next.pathname.startsWith(PATH);
  return own && pageOf(url) === pageOf(asked.url) + 1
    ? ({ ok: true, value: { url } } as const)
    : refused(wholeProblem(file, NEXT_HERE, url));
}

const NEXT_HERE = both('the next page at the same place', '同一網站上的下一頁');

function documentOf(one: z.output<typeof entry>): ReadDocument {
  const { document_number: id, subtype, correction_of: of } = one;
  const corrects = (of ?? '') !== '' || /^C\d+-/.test(id);
  return {
    id,
    type: `${corrects ? 'correction, ' : ''}${(subtype || one.type).toLowerCase()}`,
    title: one.title,
    text: one.abstract ?? '',
    lang: 'en',
    url: one.html_url ?? '',
    parties: [],
    ...datedParts({
      on: one.signing_date ?? one.publication_date,
      effectiveOn: one.effective_on,
      listedOn: one.publication_date,
    }),
  };
}
