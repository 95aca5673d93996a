import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { civilOf, type Day, formatDay } from '../../domain/time.ts';
import type { DocumentSource, ReadDocument } from '../feed/shape.ts';
import { check } from '../file/check.ts';
import { attempt, refused, wholeProblem } from '../file/problem.ts';
import { want } from '../file/wanted.ts';
import { answerField, datedParts, entriesIn, jsonIn, short } from './entries.ts';

const HOST = 'api.congress.gov';
const PAGE = 250;
/** Days that are looked through at most: every record that was touched is told, thousands a month. */
const MAX_DAYS = 100;

const entry = z.looseObject({
  congress: z.int(want('count')).min(1, want('count')),
  type: z.string(want('words')).regex(/^[A-Z]{1,7}$/, want('words')),
  number: z.string(want('words')).regex(/^\d{1,5}$/, want('words')),
  /** Empty, or a place that is kept, until there is one. */
  title: answerField.text,
  latestAction: z.looseObject({ actionDate: answerField.day, text: answerField.text }).nullish(),
  updateDate: answerField.text,
});
const BESIDE = ['originChamber', 'originChamberCode', 'updateDateIncludingText', 'url'];
const envelope = z.looseObject({
  pagination: z.looseObject({ count: answerField.count, next: answerField.text }),
});

/** Bills and resolutions by their types, and how their pages are named. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ HR: 'house-bill', S: 'senate-bill', HJRES: 'house-joint-resolution' },
  ...{ SJRES: 'senate-joint-resolution', HCONRES: 'house-concurrent-resolution' },
  ...{
    SCONRES: 'senate-concurrent-resolution',
    HRES: 'house-resolution',
    SRES: 'senate-resolution',
  },
};

/** The Congress that sits on a day: a new one begins on the third day of every odd year. */
function sittingOn(day: Day): number {
  const { year, month, date } = civilOf(day);
  const begun = month > 1 || date >= 3 ? year : year - 1;
  return Math.floor((begun - 1789) / 2) + 1;
}

/**
 * Bills and resolutions of the US Congress whose titles have the words of the key. It has no search, so every
 * record that was touched is looked through; what was touched last need not have moved.
 */
export const congress: DocumentSource = {
  title: both('Congress.gov', '美國國會'),
  watch: 'C',
  terms: both('public domain', '公有領域'),
  page: 'https://www.congress.gov',
  hosts: [HOST],
  key: { page: 'https://api.congress.gov/sign-up/', needed: true },
  quota: { calls: 4000, spanMs: 3_600_000 },
  schedule: { cron: '40 8-22/3 * * *', zone: 'America/New_York' },
  keys: /^[\p{L}\p{N}][\p{L}\p{N} .'-]{2,60}$/u,
  example: 'war powers',
  ask: (_, { from, to }, secret) => {
    const first = Math.max(from, to - MAX_DAYS) as Day;
    const sittings = new Set([sittingOn(first), sittingOn(to)]);
    return [...sittings].map((sitting) => {
      const query = new URLSearchParams({
        // Without it the answer is XML.
        format: 'json',
        fromDateTime: `${formatDay(first)}T00:00:00Z`,
        toDateTime: `${formatDay(to)}T00:00:00Z`,
        ...{ sort: 'updateDate desc', limit: `${PAGE}`, offset: '0', api_key: secret ?? '' },
      });
      return { url: `https://${HOST}/v3/bill/${sitting}?${query}`, secrets: ['api_key'] };
    });
  },
  read: (body, { key, file, asked }) =>
    attempt((must) => {
      const source = must(jsonIn(body, file));
      const { count, next } = must(check(envelope, source)).pagination;
      const { all, unread, drift } = must(entriesIn(source, ['bills'], { entry, beside: BESIDE }));
      const url = new URL(asked.url);
      const offset = Number(url.searchParams.get('offset'));
      const got = offset + all.length + unread;
      if (got < count && all.length + unread < PAGE) must(short(file, { of: count, got }));
      if (next && new URL(next, asked.url).host !== HOST)
        must(refused(wholeProblem(file, HOST, next)));
      url.searchParams.set('offset', `${offset + PAGE}`);
      const words = key.toLowerCase().split(/\s+/);
      const own = all.filter(({ title }) =>
        words.every((word) => (title ?? '').toLowerCase().includes(word)),
      );
      const more = got < count ? { next: { ...asked, url: url.href } } : {};
      return { all: own.map(documentOf), unread, drift, ...more };
    }),
};

const ORDINALS = ['th', 'st', 'nd', 'rd'];
const ordinal = (n: number): string => {
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${(teen ? undefined : ORDINALS[n % 10]) ?? 'th'}`;
};

function documentOf(one: z.output<typeof entry>): ReadDocument {
  const { congress: sitting, type, number, latestAction } = one;
  const named = TYPES[type];
  return {
    id: `${sitting}/${type}/${number}`,
    type: named?.replace(/^(?:house|senate)-/, '').replaceAll('-', ' ') ?? 'measure',
    title: `${type} ${number}: ${one.title ?? ''}`,
    text: latestAction?.text ?? '',
    lang: 'en',
    url: named
      ? `https://www.congress.gov/bill/${ordinal(sitting)}-congress/${named}/${number}`
      : '',
    parties: [],
    ...datedParts({ on: latestAction?.actionDate }),
  };
}
