import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { civilOf, type Day } from '../../domain/time.ts';
import type { DocumentSource, ReadDocument } from '../feed/shape.ts';
import { check } from '../file/check.ts';
import { figure } from '../file/figure.ts';
import { attempt } from '../file/problem.ts';
import { want } from '../file/wanted.ts';
import { answerField, datedParts, entriesIn, jsonIn, short } from './entries.ts';

const HOST = 'api.sam.gov';
const PAGE = 1000;
const HOUR_MS = 3_600_000;
/** The longest stretch that it takes, and the days of which all notices are looked through for a place. */
const MAX_DAYS = 360;
const PLACE_DAYS = 2;
const PLACE = /^[A-Z]{3}$/;

const named = z.looseObject({ code: answerField.text, name: answerField.text }).nullish();
const entry = z.looseObject({
  noticeId: answerField.words,
  title: answerField.words,
  solicitationNumber: answerField.text,
  fullParentPathName: answerField.text,
  postedDate: answerField.day,
  type: answerField.text,
  active: answerField.text,
  responseDeadLine: answerField.text,
  award: z
    .looseObject({
      date: answerField.day,
      amount: z.union([z.string(), z.number()], want('amount')).nullish(),
      awardee: z.looseObject({ name: answerField.text }).nullish(),
    })
    .nullish(),
  placeOfPerformance: z.looseObject({ country: named }).nullish(),
  uiLink: answerField.text,
});
const BESIDE = [
  ...['department', 'subTier', 'office', 'fullParentPathCode', 'baseType', 'archiveType'],
  ...['archiveDate', 'typeOfSetAside', 'typeOfSetAsideDescription', 'naicsCode', 'naicsCodes'],
  ...['classificationCode', 'pointOfContact', 'description', 'organizationType', 'links'],
  ...['officeAddress', 'additionalInfoLink', 'resourceLinks', 'setAside', 'setAsideCode'],
];
const envelope = z.looseObject({ totalRecords: answerField.count });

/**
 * What the US government asks for, and what it awarded. A key of a plain account has ten calls a day: one sweep a
 * day, and nothing more until tomorrow once it says that it was asked too often. A key is a country by its three
 * letters, for which all notices of two days are looked through here, or `word/` with words of the title.
 */
export const sam: DocumentSource = {
  title: both('SAM.gov', '美國政府採購公告'),
  watch: 'C',
  terms: both('public domain', '公有領域'),
  page: 'https://sam.gov/search/?index=opp',
  hosts: [HOST],
  key: { page: 'https://sam.gov/profile/details', needed: true },
  quota: { calls: 10, spanMs: 24 * HOUR_MS, restMs: 24 * HOUR_MS },
  schedule: { cron: '0 19 * * 1-5', zone: 'America/New_York' },
  lasts: 20 * HOUR_MS,
  keys: /^(?:[A-Z]{3}|word\/[\p{L}\p{N}][\p{L}\p{N} .'-]{2,60})$/u,
  example: 'word/runway',
  ask: (key, { from, to }, secret) => {
    const place = PLACE.test(key);
    const first = Math.max(from, to - (place ? PLACE_DAYS : MAX_DAYS)) as Day;
    const query = new URLSearchParams({
      postedFrom: american(first),
      postedTo: american((to - 1) as Day),
      ...(place ? {} : { title: wordsOf(key).join(' ') }),
      limit: `${PAGE}`,
      offset: '0',
      api_key: secret ?? '',
    });
    return [{ url: `https://${HOST}/opportunities/v2/search?${query}`, secrets: ['api_key'] }];
  },
  read: (body, { key, file, asked }) =>
    attempt((must) => {
      const source = must(jsonIn(body, file));
      const { totalRecords: of } = must(check(envelope, source));
      const list = ['opportunitiesData'];
      const { all, unread, drift } = must(entriesIn(source, list, { entry, beside: BESIDE }));
      const url = new URL(asked.url);
      const page = Number(url.searchParams.get('offset'));
      const got = page * PAGE + all.length + unread;
      if (got < of && all.length + unread < PAGE) must(short(file, { of, got }));
      url.searchParams.set('offset', `${page + 1}`);
      const next = got < of ? { next: { ...asked, url: url.href } } : {};
      return { all: all.filter((one) => isOf(one, key)).map(documentOf), unread, drift, ...next };
    }),
};

/** Month, day and year, as it wants them. */
function american(day: Day): string {
  const { year, month, date } = civilOf(day);
  return [month, date]
    .map((n) => `${n}`.padStart(2, '0'))
    .concat(`${year}`)
    .join('/');
}

const wordsOf = (key: string): readonly string[] =>
  key
    .replace(/^word\//, '')
    .toLowerCase()
    .split(/\s+/);

/** It has no filter by country, and one by title that may change. */
const isOf = ({ title, placeOfPerformance }: z.output<typeof entry>, key: string): boolean =>
  PLACE.test(key)
    ? placeOfPerformance?.country?.code === key
    : wordsOf(key).every((word) => title.toLowerCase().includes(word));

function documentOf(one: z.output<typeof entry>): ReadDocument {
  const { noticeId: id, award, type } = one;
  const party = award?.awardee?.name?.trim() ?? '';
  const value = figure(`${award?.amount ?? ''}`);
  const lines = [
    one.fullParentPathName ?? '',
    one.solicitationNumber ?? '',
    one.responseDeadLine ? `answers until ${one.responseDeadLine}` : '',
    one.active === 'No' ? 'no longer active' : '',
  ];
  return {
    id,
    type: (type ?? '').toLowerCase() || 'notice',
    title: one.title,
    text: lines.filter((line) => line.trim() !== '').join('\n'),
    lang: 'en',
    url: one.uiLink ?? '',
    parties: party === '' ? [] : [party],
    ...(value !== undefined && { amount: { value, currency: 'USD' } }),
    // One whose title has other words now is not found again, and is not taken back.
    ...datedParts({ on: award?.date ?? one.postedDate }),
  };
}
