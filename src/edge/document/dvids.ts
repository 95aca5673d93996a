import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { formatDay, parseInstant } from '../../domain/time.ts';
import type { DocumentSource, ReadDocument } from '../feed/shape.ts';
import { check } from '../file/check.ts';
import { attempt } from '../file/problem.ts';
import { want } from '../file/wanted.ts';
import { answerField, datedParts, entriesIn, jsonIn, leadingDay, short } from './entries.ts';
import { plainText } from './plain.ts';

const HOST = 'api.dvidshub.net';
const PAGE = 50;

const entry = z.looseObject({
  id: answerField.words,
  title: answerField.words,
  description: answerField.text,
  /** When it happened, which is neither when it was told nor when it was put in. */
  date: answerField.day,
  date_published: z
    .string(want('instant'))
    .refine((text) => parseInstant(text) !== undefined, want('instant')),
  branch: answerField.text,
  unit_name: answerField.text,
  url: answerField.text,
  location: z.looseObject({ city: answerField.text, country: answerField.text }).nullish(),
});
const BESIDE = [
  ...['keywords', 'timestamp', 'thumbnail', 'credit', 'type', 'category', 'short_description'],
  ...['duration', 'aspect_ratio', 'rating', 'width', 'height', 'publishdate'],
];
const envelope = z.looseObject({ page_info: z.looseObject({ total_results: answerField.count }) });

/**
 * News that units of the US armed forces tell of themselves. A key is a word: of several joined by OR it finds what
 * it likes, so each is an entry of its own.
 */
export const dvids: DocumentSource = {
  title: both('DVIDS', '美軍影音新聞'),
  watch: 'C',
  terms: both('public domain, with credit', '公有領域，須註明出處'),
  page: 'https://www.dvidshub.net/search',
  hosts: [HOST],
  key: { page: 'https://api.dvidshub.net/docs', needed: true },
  quota: { calls: 60, spanMs: 3_600_000 },
  schedule: { cron: '45 * * * *', zone: 'America/New_York' },
  keys: /^[\p{L}\p{N}][\p{L}\p{N} .'-]{2,60}$/u,
  example: 'runway',
  ask: (key, { from, to }, secret) => {
    const query = new URLSearchParams({
      q: key,
      type: 'news',
      from_publishdate: `${formatDay(from)}T00:00:00Z`,
      to_publishdate: `${formatDay(to)}T00:00:00Z`,
      ...{ sort: 'publishdate', sortdir: 'desc', max_results: `${PAGE}`, page: '1' },
      format: 'json',
      api_key: secret ?? '',
    });
    return [{ url: `https://${HOST}/search?${query}`, secrets: ['api_key'] }];
  },
  read: (body, { file, asked }) =>
    attempt((must) => {
      const source = must(jsonIn(body, file));
      const { total_results: of } = must(check(envelope, source)).page_info;
      const { all, unread, drift } = must(
        entriesIn(source, ['results'], { entry, beside: BESIDE }),
      );
      const url = new URL(asked.url);
      const page = Number(url.searchParams.get('page'));
      const got = (page - 1) * PAGE + all.length + unread;
      if (got < of && all.length + unread < PAGE) must(short(file, { of, got }));
      url.searchParams.set('page', `${page + 1}`);
      const next = got < of ? { next: { ...asked, url: url.href } } : {};
      return { all: all.map(documentOf), unread, drift, ...next };
    }),
};

function documentOf(one: z.output<typeof entry>): ReadDocument {
  const { city, country } = one.location ?? {};
  const by = [one.unit_name, one.branch, city, country].filter((part) => part).join(', ');
  const publishedAt = parseInstant(one.date_published);
  return {
    id: one.id,
    type: 'unit news',
    title: one.title,
    text: [plainText(one.description ?? ''), by].filter((part) => part !== '').join('\n'),
    lang: 'en',
    url: one.url ?? '',
    parties: [],
    ...(publishedAt !== undefined && { publishedAt }),
    ...datedParts({ on: one.date, listedOn: leadingDay(one.date_published) }),
  };
}
