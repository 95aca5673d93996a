import { DateTime } from 'luxon';
import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { DAY_MS, type Day } from '../../domain/time.ts';
import type { DocumentSource, ReadDocument } from '../feed/shape.ts';
import { attempt } from '../file/problem.ts';
import { inEra } from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { answerField, datedParts, entriesIn, jsonIn } from './entries.ts';
import { plainText } from './plain.ts';

const HOST = 'www.nato.int';
const SEARCH = `https://${HOST}/content/nato/en/search/jcr:content/root/container/general_search.search.json`;
const PAGE = 20;

/** The day of a text such as `07 July 1949`. */
function dayNamed(text: string): Day | undefined {
  const ms = DateTime.fromFormat(text.trim(), 'd MMMM yyyy', {
    zone: 'utc',
    locale: 'en',
  }).toMillis();
  const day = Math.floor(ms / DAY_MS) as Day;
  return Number.isSafeInteger(day) && inEra(day) ? day : undefined;
}

const entry = z.looseObject({
  title: answerField.words,
  description: answerField.text,
  link: answerField.words,
  pageType: answerField.text,
  pageDate: z
    .string(want('day'))
    .refine((text) => dayNamed(text) !== undefined, want('day'))
    .transform(dayNamed),
});

/**
 * What NATO's own search finds, newest first, page by page until it tells of days before those that are asked for.
 * Nobody has promised that it stays as it is, and it tells no count: that it finds nothing at all is told, since a
 * search that broke looks alike.
 */
export const nato: DocumentSource = {
  title: both('NATO', '北大西洋公約組織'),
  watch: 'B',
  terms: both('reuse with the source named, not for trade', '註明來源即可轉載，不得商用'),
  page: `https://${HOST}/en/search`,
  hosts: [HOST],
  quota: { calls: 30, spanMs: 60_000 },
  schedule: { cron: '25 7-22 * * *', zone: 'Europe/Brussels' },
  keys: /^[\p{L}\p{N}][\p{L}\p{N} .'-]{1,79}$/u,
  example: 'defence spending',
  ask: (key) => [
    {
      url: `${SEARCH}?${new URLSearchParams({
        searchText: key,
        searchType: 'wcm',
        sortBy: 'dateDesc',
        pageSize: `${PAGE}`,
        page: '1',
        languages: 'en',
      })}`,
    },
  ],
  read: (body, { file, stretch, asked }) =>
    attempt((must) => {
      const source = must(jsonIn(body, file));
      const { all, unread, drift } = must(entriesIn(source, ['pages'], { entry }));
      const url = new URL(asked.url);
      const page = Number(url.searchParams.get('page'));
      const nothing = all.length + unread === 0 && page === 1;
      const inside = all.filter(
        ({ pageDate: on = stretch.to }) => on >= stretch.from && on <= stretch.to,
      );
      const older = all.some(({ pageDate: on = stretch.to }) => on < stretch.from);
      url.searchParams.set('page', `${page + 1}`);
      const full = all.length + unread >= PAGE;
      return {
        all: inside.map(documentOf),
        unread,
        drift: nothing ? [...drift, '-results'] : drift,
        ...(full && !older ? { next: { url: url.href } } : {}),
      };
    }),
};

function documentOf({
  title,
  description,
  link,
  pageType,
  pageDate,
}: z.output<typeof entry>): ReadDocument {
  const url = URL.canParse(link, `https://${HOST}`) ? new URL(link, `https://${HOST}`) : undefined;
  return {
    id: link,
    type: (pageType ?? '').trim().toLowerCase() || 'page',
    title: plainText(title),
    text: plainText(description ?? ''),
    lang: 'en',
    // A link that leads elsewhere is not followed.
    url: url?.hostname === HOST ? url.href : '',
    parties: [],
    ...datedParts({ on: pageDate }),
  };
}
