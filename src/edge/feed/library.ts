import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendars } from '../../domain/calendar/index.ts';
import type { Episode } from '../../domain/episode.ts';
import { type Day, parseDay } from '../../domain/time.ts';
import { vintageFileName } from '../crowd/vintage.ts';
import { coded, META } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { OBSERVATIONS } from '../episode/read.ts';
import { HEADER } from '../episode/row.ts';
import { vintageText } from '../episode/vintage.ts';
import { attempt, type Result } from '../file/problem.ts';
import { readFrom, readText } from '../file/text.ts';
import { write } from '../file/write.ts';
import { learnVintage } from '../learnt.ts';
import { recordFolder } from '../record/material.ts';
import { lastUsable } from '../tick.ts';
import { sharing, type Way } from './asking.ts';
import { type PastPulled, pullPast } from './past.ts';
import { fedSeries } from './source.ts';

/** Days before the first of the long record that something is learnt from: five years and a half. */
const RECORD_PAST_DAYS = 2000;
/** Days before the first of an episode that its observations begin. */
const BEFORE_DAYS = 600;

/** The long record as public sources feed it, in a folder as `bide score episodes` reads it: its episode, and a CSV a series. */
export async function pullRecord(out: string, way: Way): Promise<readonly PastPulled[]> {
  const file = join(recordFolder(), 'fed.yaml');
  const read = readFrom(file, meta);
  if (!read.ok) throw new RangeError(`${file} is wrong`);
  const found = await pullPast(read.value, out, {
    ...way,
    since: (read.value.from - RECORD_PAST_DAYS) as Day,
  });
  if (found.some(({ state }) => state === 'read')) copyFileSync(file, join(out, META));
  return found;
}

/** What became of a coded episode: pulled, or the legs that nobody feeds. */
export type CodedPulled = {
  readonly id: string;
  readonly unfed: readonly string[];
  readonly pulled: readonly PastPulled[];
};

/**
 * The series of every coded episode that has none of its own, in a folder as `bide score library` reads it: its
 * observations, each known by the rule of its series, and what was usual by the past before it.
 */
export async function pullLibrary(out: string, way: Way): Promise<Result<readonly CodedPulled[]>> {
  const all: CodedPulled[] = [];
  // Most of them rest on the same files.
  const shared = sharing(way);
  for (const { id, folder } of coded()) {
    if (existsSync(join(folder, OBSERVATIONS))) continue;
    const read = readFrom(join(folder, META), meta);
    if (!read.ok) return read;
    const fed = new Set(fedSeries(read.value).map(({ series }) => series.id));
    const episode = kept(read.value, (series) => fed.has(series));
    const unfed = legsOf(episode).filter((leg) => !fed.has(leg));
    const past = join(out, id, 'history');
    const pulled = unfed.length > 0 ? [] : await pullPast(episode, past, shared);
    all.push({ id, unfed, pulled });
    // What plays no part may be lacking; a leg may not.
    const came = kept(episode, (series) =>
      pulled.some((p) => p.series === series && p.state === 'read'),
    );
    if (!legsOf(episode).every((leg) => came.series[leg])) continue;
    const made = furnished(came, { past, place: join(out, id) });
    if (!made.ok) return made;
  }
  return { ok: true, value: all };
}

/** An episode with some of its series alone, and the parts that they play. */
function kept(episode: Episode, has: (series: string) => boolean): Episode {
  const { series, roles } = episode;
  return {
    ...episode,
    series: Object.fromEntries(Object.entries(series).filter(([id]) => has(id))),
    roles: Object.fromEntries(
      Object.entries(roles).filter(([, id]) => id !== undefined && has(id)),
    ),
  };
}

const legsOf = ({ legs }: Episode): readonly string[] => Object.values(legs).flat();

/** Writes the observations of an episode from its long past, and what that past teaches. */
const furnished = (
  episode: Episode,
  { past, place }: { readonly past: string; readonly place: string },
): Result<unknown> =>
  attempt((must) => {
    const rows = Object.values(episode.series).flatMap(({ id, history = id }) => {
      const file = join(past, `${history}.csv`);
      return must(readText(file, file))
        .trim()
        .split('\n')
        .slice(1)
        .flatMap((line) => {
          const [date = '', value = ''] = line.split(',');
          const day = parseDay(date);
          const within =
            day !== undefined && day >= episode.from - BEFORE_DAYS && day <= episode.to;
          return within ? [`${id},${date},,${value}`] : [];
        });
    });
    const { all: until } = lastUsable(episode, calendars);
    const { vintage } = must(learnVintage(episode, { folder: past, until, calendars }));
    write(join(place, OBSERVATIONS), `${HEADER.join(',')}\n${rows.join('\n')}\n`);
    if (vintage) write(join(place, 'vintages', vintageFileName(until)), vintageText(vintage));
  });
