import { IANAZone } from 'luxon';
import { z } from 'zod';
import { CALENDARS } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import { SERIES_KINDS, type Series } from '../../domain/series.ts';
import type { Result } from '../file/problem.ts';
import { agree } from './agree.ts';
import { page } from './page.ts';
import { both, check, choice, day, filled, strict } from './shape.ts';
import { word } from './words.ts';

const time = z
  .string({ error: word('time') })
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: word('time') });

const zone = z
  .string({ error: word('zone') })
  .refine((name) => IANAZone.isValidZone(name), { error: word('zone') });

const series = strict({
  title: both.optional(),
  unit: filled(),
  kind: choice(SERIES_KINDS),
  duration: z
    .number({ error: word('above') })
    .positive({ error: word('above') })
    .optional(),
  sign: z.literal([1, -1], { error: word('sign') }).default(1),
  calendar: choice(CALENDARS),
  known: strict({
    time,
    zone,
    lag: z
      .int({ error: word('lag') })
      .min(0, { error: word('lag') })
      .max(60, { error: word('lag') })
      .default(0),
  }),
  vintage: both.optional(),
  source: filled().optional(),
  history: filled().optional(),
});

const ids = z.array(filled(), { error: word('list') }).min(1, { error: word('series') });

const episode = strict({
  id: filled(),
  title: both,
  from: day,
  to: day,
  decide: strict({ time, zone }).default({ time: '18:30', zone: 'America/New_York' }),
  legs: strict({ risk: ids, rates: ids, dollar: ids }),
  roles: strict({
    credit: filled().optional(),
    volatility: filled().optional(),
    haven: filled().optional(),
  }).default({}),
  evidence: choice(['coded', 'none']).default('coded'),
  series: z.record(z.string(), series, { error: word('map') }),
});

/**
 * Reads an `episode.yaml`. Optional keys: `decide` is 18:30 America/New_York, `evidence` coded,
 * a series' `sign` 1, `lag` 0, `title` its id, `source` the folder's SOURCES.md.
 * @param file name under which problems are told
 */
export function meta(text: string, file: string): Result<Episode> {
  const read = page(text, file);
  if (!read.ok) return read;
  const shape = check(episode, read.value);
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

const present = (roles: z.output<typeof episode>['roles']): Episode['roles'] => ({
  ...(roles.credit !== undefined && { credit: roles.credit }),
  ...(roles.volatility !== undefined && { volatility: roles.volatility }),
  ...(roles.haven !== undefined && { haven: roles.haven }),
});
