import { IANAZone } from 'luxon';
import { z } from 'zod';
import { CALENDARS } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import { SERIES_KINDS, type Series } from '../../domain/series.ts';
import { check } from '../file/check.ts';
import type { Result } from '../file/problem.ts';
import {
  choice,
  dayField,
  listOf,
  mapOf,
  positiveField,
  strictMap,
  textField,
  wordsField,
} from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { yaml } from '../file/yaml.ts';
import { agree } from './agree.ts';

const time = z.string(want('time')).regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, want('time'));

const zone = z
  .string(want('zone'))
  .refine((name) => IANAZone.isValidZone(name), { error: want('zone') });

const series = strictMap({
  title: textField.optional(),
  unit: wordsField,
  kind: choice(SERIES_KINDS),
  duration: positiveField.optional(),
  sign: z.literal([1, -1], want('sign')).default(1),
  calendar: choice(CALENDARS),
  known: strictMap({
    time,
    zone,
    lag: z.int(want('lag')).min(0, want('lag')).max(60, want('lag')).default(0),
  }),
  vintage: textField.optional(),
  source: wordsField.optional(),
  history: wordsField.optional(),
});

const some = listOf(wordsField).min(1, want('series'));

/** An `episode.yaml` as people write it. */
export const episodeFile = strictMap({
  id: wordsField,
  title: textField,
  from: dayField,
  to: dayField,
  decide: strictMap({ time, zone }).default({ time: '18:30', zone: 'America/New_York' }),
  legs: strictMap({ risk: some, rates: some, dollar: some }),
  roles: strictMap({
    credit: wordsField.optional(),
    volatility: wordsField.optional(),
    haven: wordsField.optional(),
  }).default({}),
  evidence: choice(['coded', 'none']).default('coded'),
  series: mapOf(series),
});

/**
 * Reads an `episode.yaml`. Optional keys: `decide` is 18:30 America/New_York, `evidence` coded,
 * a series' `sign` 1, `lag` 0, `title` its id, `source` the folder's SOURCES.md.
 * @param file name under which problems are told
 */
export function meta(text: string, file: string): Result<Episode> {
  const read = yaml(text, file);
  if (!read.ok) return read;
  const shape = check(episodeFile, read.value);
  const problems = [...(shape.ok ? [] : shape.problems), ...agree(read.value)];
  if (!shape.ok || problems.length > 0) return { ok: false, problems };
  const { series, roles, ...rest } = shape.value;
  return {
    ok: true,
    value: {
      ...rest,
      roles: present(roles),
      series: Object.fromEntries(
        Object.entries(series).map(([id, entry]) => [id, named(id, entry)]),
      ),
    },
  };
}

const named = (id: string, entry: z.output<typeof series>): Series => ({
  id,
  title: entry.title ?? { en: id, 'zh-Hant': id },
  unit: entry.unit,
  kind: entry.kind,
  sign: entry.sign,
  calendar: entry.calendar,
  known: entry.known,
  source: entry.source ?? 'SOURCES.md',
  ...(entry.duration !== undefined && { duration: entry.duration }),
  ...(entry.vintage !== undefined && { vintage: entry.vintage }),
  ...(entry.history !== undefined && { history: entry.history }),
});

const present = (roles: z.output<typeof episodeFile>['roles']): Episode['roles'] => ({
  ...(roles.credit !== undefined && { credit: roles.credit }),
  ...(roles.volatility !== undefined && { volatility: roles.volatility }),
  ...(roles.haven !== undefined && { haven: roles.haven }),
});
