import { z } from 'zod';
import { CALENDARS } from '../../domain/calendar.ts';
import type { InboxWords } from '../../domain/candidate.ts';
import { type Episode, LEGS, ROLES } from '../../domain/episode.ts';
import { present } from '../../domain/present.ts';
import { SERIES_KINDS, type Series } from '../../domain/series.ts';
import { both, LANGS } from '../../domain/text.ts';
import { parseDay } from '../../domain/time.ts';
import { isDocuments } from '../document/registry.ts';
import { fedBy } from '../feed/source.ts';
import { check, type Demand, unmet } from '../file/check.ts';
import { type KeyPath, type Source, valueAt } from '../file/document.ts';
import { accepted, chain, NOTHING, type Problem, type Result, refused } from '../file/problem.ts';
import { choice, field, listOf, mapOf, someOf, strictMap } from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { yaml } from '../file/yaml.ts';
import { tradedAt } from '../odds/exchange.ts';
import { closures } from './closures.ts';

const time = z.string(want('time')).regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, want('time'));

const series = strictMap({
  title: z.exactOptional(field.text),
  unit: field.words,
  kind: choice(SERIES_KINDS),
  duration: z.exactOptional(field.positive),
  sign: z.literal([1, -1], want('sign')).default(1),
  calendar: choice(CALENDARS),
  known: strictMap({
    time,
    zone: field.zone,
    lag: z.int(want('lag')).min(0, want('lag')).max(60, want('lag')).default(0),
  }),
  vintage: z.exactOptional(field.text),
  source: z.exactOptional(field.words),
  history: z.exactOptional(field.words),
  feed: z.exactOptional(
    z.string(want('feed')).refine((feed) => fedBy(feed) !== undefined, want('feed')),
  ),
});

const odds = strictMap({
  feed: z.string(want('exchange')).refine((feed) => tradedAt(feed) !== undefined, want('exchange')),
  scenario: field.name,
  title: field.text,
  wording: z.exactOptional(field.name),
});

const some = listOf(field.words).min(1, want('series'));

/** An `episode.yaml` as people write it. */
export const episodeFile = strictMap({
  id: field.words,
  lang: z.exactOptional(choice(LANGS)),
  title: field.text,
  from: field.day,
  to: field.day,
  decide: strictMap({ time, zone: field.zone }).default({
    time: '18:30',
    zone: 'America/New_York',
  }),
  legs: strictMap({ risk: some, rates: some, dollar: some }),
  roles: strictMap({
    credit: z.exactOptional(field.words),
    volatility: z.exactOptional(field.words),
    haven: z.exactOptional(field.words),
    credit_now: z.exactOptional(strictMap({ credit: some, rates: field.words })),
  }).default({}),
  evidence: choice(['coded', 'none']).default('coded'),
  closures: z.exactOptional(closures),
  inbox: z.exactOptional(
    strictMap({
      terms: someOf(field.words),
      claims: mapOf(someOf(field.words)).default({}),
    }),
  ),
  odds: z.exactOptional(mapOf(odds)),
  documents: z.exactOptional(
    listOf(z.string(want('documents')).refine(isDocuments, want('documents'))),
  ),
  series: mapOf(series),
});

/** The words by which an episode knows what concerns it; undefined where its `episode.yaml` states none. */
export const inboxWords = (text: string, file: string): Result<InboxWords | undefined> =>
  chain(yaml(text, file), (source) =>
    chain(check(episodeFile, source), ({ inbox }) => accepted(inbox)),
  );

/**
 * Reads an `episode.yaml`. Optional keys: `decide` is 18:30 America/New_York, `evidence` coded,
 * a series' `sign` 1, `lag` 0, `title` its id, `source` the folder's SOURCES.md.
 */
export function meta(text: string, file: string): Result<Episode> {
  const read = yaml(text, file);
  if (!read.ok) return read;
  const shape = check(episodeFile, read.value);
  const problems = [...(shape.ok ? [] : shape.problems), ...agree(read.value)];
  if (!shape.ok || problems.length > 0) return refused(...problems);
  const { series, roles: cast, lang: _, inbox: __, ...episode } = shape.value;
  const { credit_now: creditNow, ...roles } = cast;
  const all = Object.entries(series).map(([id, { title, source, ...rest }]): [string, Series] => [
    id,
    {
      id,
      title: title ?? { en: id, 'zh-Hant': id },
      source: source ?? 'SOURCES.md',
      ...rest,
    },
  ]);
  return accepted({
    ...episode,
    roles,
    ...present({ creditNow }),
    series: Object.fromEntries(all),
  });
}

/**
 * What the parts of an `episode.yaml` must say about each other: the end is not before the start,
 * legs and roles name series that are there, a duration stands on yields and only on yields,
 * a pair of currencies in a leg says which way it counts.
 * Reads the file as it stands, so that it speaks even where the shape is wrong elsewhere.
 */
function agree(source: Source): readonly Problem[] {
  const at = (...path: KeyPath): unknown => valueAt(source.value, path);
  const ids = Object.keys(entriesIn(at('series')));
  const known = (id: string, path: KeyPath): Demand => [ids.includes(id), path, OF_THIS_FILE];
  const [from, to] = [dayAt(at('from')), dayAt(at('to'))];
  return unmet(source, [
    [from === undefined || to === undefined || from <= to, ['to'], NOT_BEFORE],
    ...ids.map((id): Demand => {
      const kind = at('series', id, 'kind');
      const none = at('series', id, 'duration') === undefined || kind === undefined;
      return [none || kind === 'yield', ['series', id, 'duration'], NO_DURATION(id, String(kind))];
    }),
    ...LEGS.flatMap((leg) =>
      itemsOf(at('legs', leg)).flatMap((id, i): Demand[] => {
        if (typeof id !== 'string') return [];
        const kind = at('series', id, 'kind');
        const path = ['legs', leg, i];
        const unsigned = kind === 'fx' && at('series', id, 'sign') === undefined;
        const bare = kind === 'yield' && at('series', id, 'duration') === undefined;
        return [
          known(id, path),
          [kind !== 'spread', path, PRICED],
          [!bare, ['series', id], A_DURATION(id, leg), NOTHING],
          [!unsigned, ['series', id], A_SIGN(id, leg), NOTHING],
        ];
      }),
    ),
    ...ROLES.flatMap((role) => {
      const id = at('roles', role);
      return typeof id === 'string' ? [known(id, ['roles', role])] : [];
    }),
    ...nowPlaces(at('roles', 'credit_now')).map(([id, path]) => known(id, path)),
  ]);
}

/** The series of `credit_now`, each with its place. */
const nowPlaces = (value: unknown): readonly (readonly [string, KeyPath])[] => {
  const { credit, rates } = entriesIn(value) as { credit?: unknown; rates?: unknown };
  const under = ['roles', 'credit_now'];
  const all: readonly (readonly [unknown, KeyPath])[] = [
    ...itemsOf(credit).map((id, i) => [id, [...under, 'credit', i]] as const),
    [rates, [...under, 'rates']],
  ];
  return all.flatMap(([id, path]) => (typeof id === 'string' ? [[id, path] as const] : []));
};

const dayAt = (value: unknown) => (typeof value === 'string' ? parseDay(value) : undefined);

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const entriesIn = (value: unknown): object =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};

const NOT_BEFORE = { en: 'a day not before `from`', 'zh-Hant': '不早於`from`的日期' };
const OF_THIS_FILE = { en: 'a series of this file', 'zh-Hant': '本檔案列出的序列' };
const NO_DURATION = (id: string, kind: string) => ({
  en: `no duration: \`${id}\` is of kind ${kind}, and only a yield has one`,
  'zh-Hant': `沒有\`duration\`：\`${id}\`屬於${kind}，只有\`yield\`才有`,
});
const PRICED = both(
  'a price, index, fx or yield: a spread has no price of its own',
  '價格、指數、匯率或殖利率：利差本身沒有價格',
);
const A_DURATION = (id: string, leg: string) => ({
  en: `a duration in years: the yield \`${id}\` stands in \`legs.${leg}\``,
  'zh-Hant': `以年計的\`duration\`：殖利率\`${id}\`列在${leg}`,
});
const A_SIGN = (id: string, leg: string) => ({
  en: `a sign: the pair \`${id}\` stands in \`legs.${leg}\`; 1 if it rises as these assets gain, -1 if it rises as they lose`,
  'zh-Hant': `\`sign\`：匯率\`${id}\`列在\`${leg}\`；同漲同跌為1，反向為-1`,
});
