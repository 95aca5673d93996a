import { present } from '../../domain/present.ts';
import { both, type Text } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';
import { plain, wrap } from '../../report/render/columns.ts';
import { inEach, words } from '../../report/words/index.ts';
import { DOCUMENT_SOURCES } from '../document/registry.ts';
import { type Heard, heardOf } from '../feed/heard.ts';
import { callsLeft } from '../feed/patience.ts';
import { standInOf } from '../feed/place.ts';
import { feedKey } from '../feed/secret.ts';
import type { Publisher } from '../feed/shape.ts';
import { latestOf } from '../feed/snapshot.ts';
import { SOURCES } from '../feed/source.ts';
import { home as homeOf } from '../home.ts';
import { EXCHANGES } from '../odds/exchange.ts';
import type { Clock } from '../taken.ts';
import { USUAL_SCHEDULE } from '../watch/asking.ts';
import type { Schedule } from '../watch/schedule.ts';
import { minuteAt } from '../zone.ts';
import { FED } from './fed.ts';
import { readerClock } from './reader.ts';
import { type Command, FINE, type Options, type Voice } from './say.ts';

/** How a source stands with this workspace. */
type Standing = {
  readonly id: string;
  readonly source: Publisher;
  /** What it serves: series by their names, or documents or odds by an entry. */
  readonly serves: readonly string[] | { readonly documents: string } | { readonly odds: string };
  readonly heard: Heard | undefined;
  readonly keySet: boolean;
  readonly latest: ReturnType<typeof latestOf>;
  readonly left: number;
};

/** `bide sources`: who publishes series, documents and odds, on what terms, and how asking them went. */
export const run: Command = (_, options, voice) => {
  const all = [
    ...Object.entries(SOURCES).map(([id, source]) => {
      const serves = Object.keys(source.offers);
      return standing({ id, source, serves }, options, voice);
    }),
    ...Object.entries(DOCUMENT_SOURCES).map(([id, source]) => {
      const example = source.example === '' ? id : `${id}/${source.example}`;
      return standing({ id, source, serves: { documents: example } }, options, voice);
    }),
    ...Object.entries(EXCHANGES).map(([id, source]) =>
      standing({ id, source, serves: { odds: `${id}/${source.example}` } }, options, voice),
    ),
  ];
  const clock = readerClock(options, voice);
  if (voice.json)
    voice.tell(
      JSON.stringify(
        all.map(({ id, source, serves, keySet, latest, left, heard }) => ({
          id,
          ...{
            watch: source.watch,
            hosts: source.hosts,
            page: source.page,
            terms: source.terms.en,
          },
          key: source.key
            ? { needed: source.key.needed, set: keySet, page: source.key.page }
            : null,
          ...(Array.isArray(serves) ? { serves } : serves),
          left,
          ...present({ latest, heard }),
        })),
      ),
    );
  else voice.tell(...all.flatMap((one) => lines(one, clock, voice)));
  return FINE;
};

function standing(
  { id, source, serves }: Pick<Standing, 'id' | 'source' | 'serves'>,
  { home }: Options,
  { now, env }: Voice,
): Standing {
  const place = { home: homeOf(home, env), standIn: standInOf(env) !== undefined };
  return {
    ...{ id, source, serves },
    heard: heardOf(id, place),
    keySet: source.key !== undefined && feedKey(id, { home: place.home, env }) !== undefined,
    latest: latestOf(id, place),
    left: callsLeft(id, source.quota, { ...place, now: now() }),
  };
}

/** What a source serves, in words. */
function saidOf(id: string, serves: Standing['serves']): Text {
  const { sources: s } = FED;
  if ('documents' in serves) return s.documents(serves.documents);
  if ('odds' in serves) return s.odds(serves.odds);
  return s.serves(serves.map((name) => `${id}/${name}`));
}

/** A source in a few lines: its name, what it serves, on what terms, and how it answered. */
function lines(
  { id, source, serves, keySet, latest, left, heard }: Standing,
  { now, zone }: Clock,
  { lang, columns }: Voice,
): readonly string[] {
  const w = words(lang);
  const { sources: s } = FED;
  const since = (at: Instant): Text => {
    const [told, ago] = [minuteAt(at, zone), agoSays(now - at)];
    return both(`${ago.en} (${told})`, `${ago['zh-Hant']}（${told}）`);
  };
  const key = source.key ? s.key({ id, set: keySet, ...source.key }) : s.keyless;
  const told: readonly Text[] = [
    saidOf(id, serves),
    source.terms,
    key,
    latest?.at === undefined ? s.never : s.last(since(latest.at)),
    ...(latest?.failedAt === undefined ? [] : [s.failed(since(latest.failedAt))]),
    ...(heard?.newest === undefined ? [] : [s.newest(since(heard.newest))]),
    ...(heard && heard.drift.length > 0 ? [FED.drift(heard.drift)] : []),
    s.asked(scheduleSays(source.schedule ?? USUAL_SCHEDULE)),
    s.left(left, source.quota.spanMs / 1000),
  ];
  return [
    plain(`${id}${w.colon}${source.title[lang]}${w.brackets(source.watch)}`),
    ...told.flatMap((text) => wrap(plain(text[lang]), columns - 2).map((line) => `  ${line}`)),
  ];
}

const MINUTE_MS = 60_000;

/**
 * How long ago something was, in the largest unit that fits.
 * @example agoSays(3 * 3_600_000).en // '3 h ago'
 */
export function agoSays(ms: number): Text {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / 1440)];
  if (days > 1) return both(`${days} days ago`, `${days}天前`);
  if (hours > 0) return both(`${hours} h ago`, `${hours}小時前`);
  return minutes > 0 ? both(`${minutes} min ago`, `${minutes}分鐘前`) : both('just now', '剛才');
}

const DAYS: Readonly<Record<string, Text>> = {
  '*': both('every day', '每天'),
  '1-5': both('weekdays', '週一至週五'),
  '1-6': both('Monday to Saturday', '週一至週六'),
};

/**
 * A schedule in words: its days, its hours and the city whose clock is meant.
 * @example scheduleSays({ cron: '30 9 * * 1-5', zone: 'Europe/Brussels' }).en // 'weekdays 09:30, Brussels'
 */
export function scheduleSays({ cron, zone }: Schedule): Text {
  const [minute = '', hour = '', , , day = '*'] = cron.split(' ');
  const days = DAYS[day] ?? both(`weekday ${day}`, `星期${day}`);
  const [span = '', step] = hour.split('/');
  const [from = '', to = from] = span.split('-');
  const two = (text: string): string => text.padStart(2, '0');
  const city = inEach((w) => w.city(zone));
  const told = (en: string, zh: string): Text =>
    both(`${days.en}${en}, ${city.en}`, `${days['zh-Hant']}${zh}，${city['zh-Hant']}`);
  if (/^\d+$/.test(minute) && /^\d+$/.test(hour))
    return told(` ${two(hour)}:${two(minute)}`, `${two(hour)}:${two(minute)}`);
  const within =
    span === '*' ? both('', '') : both(` ${two(from)} to ${two(to)} h, `, `${from}至${to}時，`);
  const every = minute.startsWith('*/')
    ? both(`every ${minute.slice(2)} minutes`, `每${minute.slice(2)}分鐘`)
    : step === undefined
      ? both(
          `every hour at ${minute.split(',').map(past).join(' and ')}`,
          `每小時的${minute.split(',').join('、')}分`,
        )
      : both(`every ${step} hours at ${past(minute)}`, `每${step}小時的${minute}分`);
  return told(`${within.en || ', '}${every.en}`, `${within['zh-Hant']}${every['zh-Hant']}`);
}

/** Minutes past the hour, as a clock shows them. */
const past = (minute: string): string => `:${minute.padStart(2, '0')}`;
