import { IANAZone } from 'luxon';
import { z } from 'zod';
import { CALENDARS } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import { SERIES_KINDS, type Series } from '../../domain/series.ts';
import { check } from '../file/check.ts';
import { accepted, type Result, refused } from '../file/problem.ts';
import { choice, field, listOf, mapOf, strictMap } from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { yaml } from '../file/yaml.ts';
import { agree } from './agree.ts';

const time = z.string(want('time')).regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, want('time'));

const zone = z.string(want('zone')).refine(IANAZone.isValidZone, { error: want('zone') });

const series = strictMap({
  title: z.exactOptional(field.text),
  unit: field.words,
  kind: choice(SERIES_KINDS),
  duration: z.exactOptional(field.positive),
  sign: z.literal([1, -1], want('sign')).default(1),
  calendar: choice(CALENDARS),
  known: strictMap({
    time,
    zone,
    lag: z.int(want('lag')).min(0, want('lag')).max(60, want('lag')).default(0),
  }),
  vintage: z.exactOptional(field.text),
  source: z.exactOptional(field.words),
  history: z.exactOptional(field.words),
});

const some = listOf(field.words).min(1, want('series'));

/** An `episode.yaml` as people write it. */
export const episodeFile = strictMap({
  id: field.words,
  title: field.text,
  from: field.day,
  to: field.day,
  decide: strictMap({ time, zone }).default({ time: '18:30', zone: 'America/New_York' }),
  legs: strictMap({ risk: some, rates: some, dollar: some }),
  roles: strictMap({
    credit: z.exactOptional(field.words),
    volatility: z.exactOptional(field.words),
    haven: z.exactOptional(field.words),
  }).default({}),
  evidence: choice(['coded', 'none']).default('coded'),
  series: mapOf(series),
});

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
  const { series } = shape.value;
  const all = Object.entries(series).map(([id, { title, source, ...rest }]): [string, Series] => [
    id,
    {
      id,
      title: title ?? { en: id, 'zh-Hant': id },
      source: source ?? 'SOURCES.md',
      ...rest,
    },
  ]);
  return accepted({ ...shape.value, series: Object.fromEntries(all) });
}
