import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import type { DocumentSource, FedStretch, ReadDocument, SourceRequest } from '../feed/shape.ts';
import { check } from '../file/check.ts';
import { attempt, refused, wholeProblem } from '../file/problem.ts';
import { want } from '../file/wanted.ts';
import { answerField, datedParts, entriesIn, jsonIn, leadingDay, short } from './entries.ts';

const HOST = 'api.ted.europa.eu';
const SITE = 'https://ted.europa.eu';
const PAGE = 100;

/** Words by language, one or several in each. */
const spoken = z.record(
  z.string(),
  z.union([z.string(want('words')), z.array(z.string(want('words')))], want('words')),
  want('map'),
);
type Spoken = z.output<typeof spoken>;
/** English where it is told, else what is told first. */
function saidIn(words: Spoken | null | undefined): {
  readonly text: string;
  readonly english: boolean;
} {
  const [lang, said = ''] =
    Object.entries(words ?? {}).toSorted(
      ([a], [b]) => Number(b === 'eng') - Number(a === 'eng'),
    )[0] ?? [];
  return { text: [said].flat().join('; '), english: lang === 'eng' };
}

const entry = z.looseObject({
  'publication-number': answerField.words,
  // A day with the offset of its zone.
  'publication-date': z
    .string(want('day'))
    .refine((text) => dayOf(text) !== undefined, want('day'))
    .transform(dayOf),
  'notice-title': spoken.nullish(),
  'buyer-name': spoken.nullish(),
  links: z.looseObject({}, want('map')).nullish(),
});
const FIELDS = Object.keys(entry.shape);
function dayOf(text: string): Day | undefined {
  return leadingDay(text.replace(/(?:Z|[+-]\d\d:\d\d)$/, ''));
}
const envelope = z.looseObject({
  totalNoticeCount: answerField.count,
  timedOut: z.boolean(want('truth')),
});

const requestOf = (key: string, { from, to }: FedStretch, page: number): SourceRequest => {
  const [first, last] = [from, to].map((day) => formatDay(day).replaceAll('-', ''));
  return {
    url: `https://${HOST}/v3/notices/search`,
    body: JSON.stringify({
      query: `FT ~ "${key}" AND PD>=${first} AND PD<=${last} SORT BY PD DESC`,
      fields: FIELDS,
      page,
      limit: PAGE,
      scope: 'ALL',
      paginationMode: 'PAGE_NUMBER',
    }),
  };
};

/**
 * Tenders of the European Union in which a term stands. An answer whose time ran out tells a part, and is a failure.
 */
export const ted: DocumentSource = {
  title: both('TED, tenders of the European Union', 'TED歐盟政府採購'),
  watch: 'B',
  terms: both('free reuse', '可自由轉載'),
  page: `${SITE}/en/`,
  hosts: [HOST],
  quota: { calls: 60, spanMs: 60_000 },
  schedule: { cron: '30 9 * * 1-5', zone: 'Europe/Brussels' },
  keys: /^[\p{L}\p{N}][\p{L}\p{N} .'-]{1,79}$/u,
  example: 'patrol vessel',
  ask: (key, stretch) => [requestOf(key, stretch, 1)],
  read: (body, { file, key, stretch, asked }) =>
    attempt((must) => {
      const source = must(jsonIn(body, file));
      const { totalNoticeCount: of, timedOut } = must(check(envelope, source));
      if (timedOut) must(refused(wholeProblem(file, WHOLE, PARTIAL)));
      const { all, unread, drift } = must(entriesIn(source, ['notices'], { entry }));
      const page = Number(JSON.parse(asked.body ?? '{}').page);
      const got = (page - 1) * PAGE + all.length + unread;
      if (got < Math.min(of, page * PAGE))
        must(short(file, { of: Math.min(of, page * PAGE), got }));
      const listed = all.filter(
        ({ 'publication-date': on = stretch.to }) => on >= stretch.from && on <= stretch.to,
      );
      const rest = page * PAGE < of ? { next: requestOf(key, stretch, page + 1) } : {};
      return { all: listed.map(documentOf), unread, drift, ...rest };
    }),
};

const WHOLE = both('all of an answer', '完整的回應');
const PARTIAL = both('a part, for its time ran out', '逾時後的部分內容');

function documentOf(one: z.output<typeof entry>): ReadDocument {
  const { 'publication-number': id, 'publication-date': on } = one;
  const title = saidIn(one['notice-title']);
  return {
    id,
    type: 'tender notice',
    title: title.text || id,
    text: saidIn(one['buyer-name']).text,
    ...(title.english ? { lang: 'en' } : {}),
    url: `${SITE}/en/notice/-/detail/${encodeURIComponent(id)}`,
    parties: [],
    ...datedParts({ on, listedOn: on }),
  };
}
