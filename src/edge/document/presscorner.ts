import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import type { DocumentSource, ReadDocument } from '../feed/shape.ts';
import { check } from '../file/check.ts';
import { attempt, refused, wholeProblem } from '../file/problem.ts';
import { want } from '../file/wanted.ts';
import { answerField, datedParts, entriesIn, jsonIn, short } from './entries.ts';
import { plainText } from './plain.ts';

const HOST = 'ec.europa.eu';
const SITE = `https://${HOST}/commission/presscorner`;
const PAGE = 100;
/** Press releases, statements, speeches, daily news, questions and answers, read-outs. */
const TYPES = 'IP,STATEMENT,SPEECH,MEX,QANDA,READ';

const entry = z.looseObject({
  refCode: answerField.words,
  eventDate: answerField.day,
  title: answerField.words,
  leadText: answerField.text,
  docutype: z.looseObject({ description: answerField.words }, want('map')).nullish(),
  languageCode: answerField.text,
});
const envelope = z.looseObject({
  totalNumber: answerField.count,
  pageSize: z.int(want('count')).min(1, want('count')),
  pageNumber: z.int(want('count')).min(1, want('count')),
});

/** Days as its search takes them, without signs between. */
const days = (day: Day): string => formatDay(day).split('-').toReversed().join('');

/**
 * What the European Commission tells the press: everything of a stretch in which a term stands. A page that is
 * empty or short is a failure and not the end: that is where the pages have told as many as there are.
 */
export const presscorner: DocumentSource = {
  title: both('European Commission, Press Corner', '歐盟執委會新聞中心'),
  watch: 'A',
  terms: both('reuse with the source named', '註明來源即可轉載'),
  page: `${SITE}/home/en`,
  hosts: [HOST],
  quota: { calls: 60, spanMs: 60_000 },
  schedule: { cron: '5,35 7-21 * * 1-6', zone: 'Europe/Brussels' },
  keys: /^[\p{L}\p{N}][\p{L}\p{N} ".'/&-]{1,79}$/u,
  example: 'tariff',
  ask: (key, { from, to }) => [
    {
      url: `${SITE}/api/search?${new URLSearchParams([
        ['language', 'en'],
        ['pagesize', `${PAGE}`],
        ['pagenumber', '1'],
        ['datefrom', days(from)],
        ['dateto', days(to)],
        ['documentTypeCodes', TYPES],
        ['global', key],
      ])}`,
    },
  ],
  read: (body, { file, stretch, asked }) =>
    attempt((must) => {
      const source = must(jsonIn(body, file));
      const { totalNumber: of, pageSize: size, pageNumber: page } = must(check(envelope, source));
      const url = new URL(asked.url);
      const wanted = url.searchParams.get('pagenumber');
      if (wanted !== `${page}`) must(refused(wholeProblem(file, PAGE_OF(wanted ?? ''), `${page}`)));
      if (of === 0) return { all: [], unread: 0, drift: [] };
      const { all, unread, drift } = must(
        entriesIn(source, ['docuLanguageListResources'], { entry }),
      );
      const got = (page - 1) * size + all.length + unread;
      if (got < Math.min(of, page * size))
        must(short(file, { of: Math.min(of, page * size), got }));
      url.searchParams.set('pagenumber', `${page + 1}`);
      const listed = all.filter(
        ({ eventDate: on }) =>
          on === undefined || on === null || (on >= stretch.from && on <= stretch.to),
      );
      const rest = page * size < of ? { next: { url: url.href } } : {};
      return { all: listed.map(documentOf), unread, drift, ...rest };
    }),
};

const PAGE_OF = (page: string) => both(`page ${page}`, `第${page}頁`);

function documentOf(one: z.output<typeof entry>): ReadDocument {
  const { refCode: id, eventDate: on } = one;
  return {
    id,
    type: (one.docutype?.description ?? 'press').toLowerCase(),
    title: plainText(one.title),
    text: plainText(one.leadText ?? ''),
    ...(/^en$/i.test(one.languageCode ?? '') ? { lang: 'en' } : {}),
    url: `${SITE}/detail/en/${encodeURIComponent(id.toLowerCase().replaceAll('/', '_'))}`,
    parties: [],
    ...datedParts({ on, listedOn: on }),
  };
}
