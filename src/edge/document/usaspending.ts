import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import type { DocumentSource, ReadDocument } from '../feed/shape.ts';
import { check } from '../file/check.ts';
import { tame } from '../file/figure.ts';
import { attempt } from '../file/problem.ts';
import { want } from '../file/wanted.ts';
import { answerField, datedParts, entriesIn, jsonIn, short } from './entries.ts';

const HOST = 'api.usaspending.gov';
const PAGE = 100;
/** Awards of these codes are asked for apart: the two sorts may not stand in one request. */
const CODES = [
  ['A', 'B', 'C', 'D'],
  ['IDV_A', 'IDV_B', 'IDV_B_A', 'IDV_B_B', 'IDV_B_C', 'IDV_C', 'IDV_D', 'IDV_E'],
];

const entry = z.looseObject({
  generated_internal_id: answerField.words,
  'Award ID': answerField.text,
  'Recipient Name': answerField.text,
  'Award Amount': z.number(want('finite')).refine(tame, want('finite')).nullish(),
  'Start Date': answerField.day,
  'Base Obligation Date': answerField.day,
  'Last Modified Date': answerField.day,
  'Awarding Agency': answerField.text,
  'Awarding Sub Agency': answerField.text,
  'Contract Award Type': answerField.text,
  Description: answerField.text,
  'Place of Performance Country Code': answerField.text,
});
const BESIDE = [
  ...['internal_id', 'awarding_agency_id', 'agency_slug', 'recipient_id', 'def_codes'],
  ...['Recipient UEI', 'End Date', 'NAICS', 'PSC', 'Last Date to Order'],
];
const envelope = z.looseObject({
  page_metadata: z.looseObject({
    page: z.int(want('count')),
    hasNext: z.boolean(want('truth')),
  }),
});
type Asked = { readonly page: number };

/** What awards are looked for by: where they are performed, a word in them, who gets them. */
function filterOf(key: string): object {
  const [kind = '', ...words] = key.split('/');
  const text = words.join('/');
  if (kind === 'word') return { keywords: [text] };
  if (kind === 'recipient') return { recipient_search_text: [text] };
  return { place_of_performance_locations: [{ country: kind }] };
}

/**
 * Contracts of the US government and orders under them, as they stand now: records are revised in place, and those
 * of the armed forces appear ninety days late, so that silence of a quarter says nothing. A key is a country by its
 * three letters, `word/` with a word, or `recipient/` with a name.
 */
export const usaspending: DocumentSource = {
  title: both('USAspending', '美國政府支出'),
  watch: 'C',
  terms: both('public domain', '公有領域'),
  page: 'https://www.usaspending.gov/search',
  hosts: [HOST],
  quota: { calls: 60, spanMs: 60_000 },
  schedule: { cron: '30 7 * * *', zone: 'America/New_York' },
  keys: /^(?:[A-Z]{3}|(?:word|recipient)\/[\p{L}\p{N}][\p{L}\p{N} .,&'-]{2,60})$/u,
  example: 'ISL',
  ask: (key, { from, to }) =>
    CODES.map((codes) => ({
      url: `https://${HOST}/api/v2/search/spending_by_award/`,
      body: JSON.stringify({
        filters: {
          award_type_codes: codes,
          time_period: [
            {
              start_date: formatDay(from),
              end_date: formatDay(to),
              date_type: 'last_modified_date',
            },
          ],
          ...filterOf(key),
        },
        fields: Object.keys(entry.shape),
        sort: 'Last Modified Date',
        order: 'desc',
        limit: PAGE,
        page: 1,
        subawards: false,
      }),
    })),
  read: (body, { key, file, asked }) =>
    attempt((must) => {
      const source = must(jsonIn(body, file));
      const { page_metadata: page } = must(check(envelope, source));
      const { all, unread, drift } = must(
        entriesIn(source, ['results'], { entry, beside: BESIDE }),
      );
      const sent: Asked & object = JSON.parse(asked.body ?? '{"page":1}');
      const got = all.length + unread;
      if (page.page !== sent.page || (page.hasNext && got < PAGE))
        must(short(file, { of: PAGE, got }));
      const next = page.hasNext
        ? { next: { url: asked.url, body: JSON.stringify({ ...sent, page: sent.page + 1 }) } }
        : {};
      const own = all.filter(({ 'Place of Performance Country Code': place }) =>
        /^[A-Z]{3}$/.test(key) ? (place ?? key) === key : true,
      );
      return { all: own.map(documentOf), unread, drift, ...next };
    }),
};

function documentOf(one: z.output<typeof entry>): ReadDocument {
  const { generated_internal_id: id, Description: said, 'Award Amount': value } = one;
  const [recipient, award] = [one['Recipient Name'] ?? '', one['Award ID'] ?? id];
  const modified = one['Last Modified Date'];
  const lines = [
    said ?? '',
    `${one['Awarding Agency'] ?? ''}, ${one['Awarding Sub Agency'] ?? ''}`,
    one['Contract Award Type'] ?? '',
    typeof modified === 'number' ? `modified ${formatDay(modified)}` : '',
  ];
  return {
    id,
    type: 'contract award',
    title: [award, recipient, said ?? ''].filter((part) => part.trim() !== '').join(', '),
    text: lines.filter((line) => /\w/.test(line)).join('\n'),
    lang: 'en',
    url: `https://www.usaspending.gov/award/${encodeURIComponent(id)}`,
    parties: recipient.trim() === '' ? [] : [recipient],
    ...(typeof value === 'number' && { amount: { value, currency: 'USD' } }),
    ...datedParts({ on: one['Base Obligation Date'] ?? one['Start Date'], listedOn: modified }),
  };
}
