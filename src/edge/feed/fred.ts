import { z } from 'zod';
import { both } from '../../domain/text.ts';
import { formatDay, parseDay } from '../../domain/time.ts';
import { check } from '../file/check.ts';
import { figure } from '../file/figure.ts';
import { json } from '../file/json.ts';
import { attempt, type Result, refused, wholeProblem } from '../file/problem.ts';
import { field, inEra, listOf } from '../file/schema.ts';
import { utf8 } from '../file/text.ts';
import { want } from '../file/wanted.ts';
import { BESIDE_OFFERS, LEG_OFFERS, type Offer } from '../template/offer.ts';
import { instantAt } from '../zone.ts';
import type { FedValue, FeedReading, FeedSource } from './shape.ts';
import { distinctVersions, tableOf } from './table.ts';

const [API, SITE] = ['api.stlouisfed.org', 'fred.stlouisfed.org'];
const NEW_YORK = 'America/New_York';
/** The last day of real time, as the archive writes it. */
const FOREVER = '9999-12-31';
/** Rows of one answer. */
const MAX_ROWS = 100_000;

/** What others publish in the evening FRED carries on the next business day. */
const NEXT_DAY = { time: '18:00', zone: NEW_YORK, lag: 1 };

const spread: Offer = {
  ...BESIDE_OFFERS.credit,
  id: 'BAA10Y',
  title: both('Baa corporate spread over the 10-year', '中等評級公司債對10年期公債利差'),
  calendar: 'sifma',
  known: NEXT_DAY,
  source: "Moody's Baa yield less the 10-year Treasury, through FRED",
};

/**
 * FRED: with a key from its archive, every version of a value with the day on which it stood; without one the last
 * version alone. The archive tells days, not hours, so a version counts from the end of its day in New York.
 * Versions are asked for from the first day that is wanted on, for the archive tells at most 2,000 at a time.
 */
export const fred: FeedSource = {
  title: both('FRED', 'FRED'),
  watch: 'E',
  terms: both(
    'own use: what others publish through it may not be passed on',
    '僅供自用，第三方透過FRED發布的數據不得轉載',
  ),
  page: 'https://fred.stlouisfed.org',
  hosts: [API, SITE],
  key: {
    page: 'https://fredaccount.stlouisfed.org/apikeys',
    needed: false,
  },
  quota: { calls: 100, spanMs: 60_000 },
  schedule: { cron: '10 * * * *', zone: 'UTC' },
  offers: {
    DGS10: { ...LEG_OFFERS.rates['us-10y'], known: NEXT_DAY },
    DGS3MO: { ...BESIDE_OFFERS.bills, known: NEXT_DAY },
    BAA10Y: spread,
    VIXCLS: {
      ...BESIDE_OFFERS.volatility,
      known: { ...BESIDE_OFFERS.volatility.known, lag: 1 },
      source: 'Cboe Volatility Index, through FRED',
    },
  },
  keys: /^[A-Z0-9]{2,30}$/,
  ask: (key, { from, to }, secret) => {
    const days = [from, to].map(formatDay);
    if (secret === undefined)
      return [
        { url: `https://${SITE}/graph/fredgraph.csv?id=${key}&cosd=${days[0]}&coed=${days[1]}` },
      ];
    const of = `series_id=${key}&observation_start=${days[0]}&observation_end=${days[1]}`;
    const url = `https://${API}/fred/series/observations?${of}&realtime_start=${days[0]}&realtime_end=${FOREVER}&limit=${MAX_ROWS}&file_type=json&api_key=${secret}`;
    return [{ url, secrets: ['api_key'] }];
  },
  read: (body, { key, ...of }) =>
    body[0] === OPEN
      ? archived(body, of.file)
      : tableOf(body, of, {
          dates: 'ymd',
          map: { value: key },
          columns: [/^(?:observation_)?date$/, key],
        }),
};

const ROWS = (n: number) => both(`${n} values`, `${n}個數值`);

/** The sign with which JSON begins. */
const OPEN = 0x7b;

/** What stands where there is no value. */
const MISSING = '.';

const rows = listOf(
  z.looseObject({
    realtime_start: z.string(want('day')),
    date: field.day,
    value: z
      .string(want('finite'))
      .refine((text) => text === MISSING || figure(text) !== undefined, want('finite')),
  }),
);
const answer = z.looseObject({ count: field.index, observations: rows });

/** The versions of every value; a short answer is none. */
const archived = (body: Uint8Array, file: string): Result<FeedReading> =>
  attempt((must) => {
    const source = must(json(must(utf8(body, file)), file));
    const { count, observations } = must(check(answer, source));
    if (count !== observations.length)
      must(refused(wholeProblem(file, ROWS(count), ROWS(observations.length))));
    const told = observations.filter(({ value }) => value !== MISSING);
    const all = told.map(({ date, value, realtime_start: since }): FedValue => {
      const stood = parseDay(since);
      // What has no versions stands since before there were any: nothing is said of when it was known.
      const dated = stood !== undefined && inEra(stood);
      const known = dated && { knownAt: instantAt(stood, '24:00', NEW_YORK) };
      return { day: date, value: figure(value) as number, ...known };
    });
    const missing = observations.length - told.length;
    return { all: distinctVersions(all), missing, drift: [] };
  });
