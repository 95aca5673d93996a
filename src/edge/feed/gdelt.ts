import { both } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { accepted, attempt } from '../file/problem.ts';
import { BESIDE_OFFERS, type Offer } from '../template/offer.ts';
import type { FeedSource, PreparedBody } from './shape.ts';
import { tableOf } from './table.ts';
import { talkOf, unpackedEvents } from './talk.ts';

const HOST = 'storage.googleapis.com';
/** Of the four files of an hour the first: a sample, whose error is far below what a share moves by. */
const HOURS = 24;
/** Full days that are asked for, and files of the older one from which on it is told although some are missing. */
const DAYS = 2;
const MIN_FILES = 18;

const NAME = /gdeltv2\/(\d{8})\d{6}\.export\.CSV\.zip$/;

const talk = (of: string, en: string, zh: string): Offer => ({
  ...BESIDE_OFFERS.stress,
  id: `TALK-${of}`,
  title: both(en, zh),
  unit: 'per cent of articles',
  kind: 'spread',
  calendar: 'daily',
  known: { time: '04:00', zone: 'UTC', lag: 1 },
  source: 'GDELT 2.0 events, share of articles, sample of one file an hour',
});

/**
 * How much is talked of a country, or of two together: the share of a day's articles in which all of them appear,
 * per cent. Talk alone: it says nothing of what was done. A share, since how much is read of the world drifts. A file
 * that is late leaves its day without a value, asked for again until it is a day old; a value is never made of
 * nothing.
 */
export const gdelt: FeedSource = {
  title: both('GDELT', 'GDELT全球事件資料庫'),
  watch: 'E',
  terms: both('free where the source is named', '註明來源即可自由使用'),
  page: 'https://www.gdeltproject.org/data.html',
  hosts: [HOST],
  quota: { calls: 120, spanMs: 60_000 },
  schedule: { cron: '20 1-6 * * *', zone: 'UTC' },
  offers: {
    'US-CH': talk('US-CH', 'Talk of the United States and China', '同時談到美國與中國的報導'),
  },
  keys: /^[A-Z]{2,3}(?:-[A-Z]{2,3})?$/,
  // The last day that is asked for is tomorrow: the last full one is yesterday.
  ask: (_, { from, to }) =>
    Array.from({ length: DAYS }, (__, i) => (to - 1 - DAYS + i) as Day)
      .filter((day) => day >= from)
      .flatMap((day) =>
        Array.from({ length: HOURS }, (__, hour) => ({ url: fileOf(stampOf(day), hour) })),
      ),
  prepare: async (bodies, { key, file }) => {
    const dayOf = ({ asked }: PreparedBody): string => NAME.exec(asked.url)?.[1] ?? '';
    const days = [...new Set(bodies.map(dayOf))];
    const lines: string[] = [];
    for (const [i, day] of days.entries()) {
      const there = bodies.filter((one) => dayOf(one) === day && one.body !== undefined);
      const late = i === days.length - 1 ? HOURS : MIN_FILES;
      const counted = there.length < late ? undefined : await countedOf(there, { day, key, file });
      if (counted && !counted.ok) return counted;
      const { articles = 0, both: found = 0 } = counted?.value ?? {};
      const dated = day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
      lines.push(`${dated},${articles === 0 ? '' : (100 * found) / articles}`);
    }
    return accepted(new TextEncoder().encode(`${HEAD.join(',')}\n${lines.join('\n')}\n`));
  },
  read: (body, { key: _, ...of }) =>
    tableOf(body, of, { dates: 'ymd', map: { date: DAY, value: SHARE }, columns: HEAD }),
};

const [DAY, SHARE] = ['day', 'share'];
const HEAD = [DAY, SHARE];

const stampOf = (day: Day): string => formatDay(day).replaceAll('-', '');
const fileOf = (day: string, hour: number): string =>
  `https://${HOST}/data.gdeltproject.org/gdeltv2/${day}${String(hour).padStart(2, '0')}0000.export.CSV.zip`;

async function countedOf(
  bodies: readonly PreparedBody[],
  { day, key, file }: Record<'day' | 'key' | 'file', string>,
): ReturnType<typeof talkOf> {
  const tables = attempt((must) =>
    bodies.map(({ body = new Uint8Array() }): Uint8Array => must(unpackedEvents(body, file))),
  );
  return tables.ok ? talkOf(tables.value, { day, of: key.split('-'), file }) : tables;
}
