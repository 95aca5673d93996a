import { present } from '../../domain/present.ts';
import type { Text } from '../../domain/text.ts';
import { plain, wrap } from '../../report/render/columns.ts';
import { words } from '../../report/words/index.ts';
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
import { USUAL_SCHEDULE } from '../watch/asking.ts';
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
  const { zone } = readerClock(options, voice);
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
  else voice.tell(...all.flatMap((one) => lines(one, zone, voice)));
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
  zone: string,
  { lang, columns }: Voice,
): readonly string[] {
  const w = words(lang);
  const { sources: s } = FED;
  const key = source.key ? s.key({ id, set: keySet, ...source.key }) : s.keyless;
  const told: readonly Text[] = [
    saidOf(id, serves),
    source.terms,
    key,
    latest?.at === undefined ? s.never : s.last(minuteAt(latest.at, zone)),
    ...(latest?.failedAt === undefined ? [] : [s.failed(minuteAt(latest.failedAt, zone))]),
    ...(heard?.newest === undefined ? [] : [s.newest(minuteAt(heard.newest, zone))]),
    ...(heard && heard.drift.length > 0 ? [FED.drift(heard.drift)] : []),
    s.asked(source.schedule ?? USUAL_SCHEDULE),
    s.left(left, source.quota.spanMs / 1000),
  ];
  return [
    plain(`${id}${w.colon}${source.title[lang]}${w.brackets(source.watch)}`),
    ...told.flatMap((text) => wrap(plain(text[lang]), columns - 2).map((line) => `  ${line}`)),
  ];
}
