import { join } from 'node:path';
import type { Episode } from '../../domain/episode.ts';
import { both } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { NOTHING, wholeProblem } from '../file/problem.ts';
import { writeAll } from '../file/write.ts';
import { sharing, type Unread, type Way, wholeOf } from './asking.ts';
import { fedSeries } from './source.ts';

/** Years of the past that are filled in: as long as the study of falls looks back. */
const PAST_YEARS = 21;

type FedSeries = ReturnType<typeof fedSeries>[number];

/** What became of the past of one series. */
export type PastPulled = { readonly series: string; readonly feed: string } & (
  | Unread
  | {
      readonly state: 'read';
      readonly file: string;
      readonly days: number;
      readonly first: Day | undefined;
      readonly last: Day | undefined;
    }
);

/**
 * Fills a folder with the long past of an episode's series, a CSV each (`date,value`), as `bide calibrate --data`
 * reads it: of several versions of a value the last. Series that nobody feeds are left out.
 * @param way `since`: the first day; as long ago as the study of falls looks back, unless stated
 */
export async function pullPast(
  episode: Pick<Episode, 'series'>,
  out: string,
  way: Way & { readonly since?: Day },
): Promise<readonly PastPulled[]> {
  // Of the long past the last version is wanted, which needs no key.
  const shared = sharing({ ...way, secret: () => undefined });
  const to = Math.floor(way.now() / DAY_MS) as Day;
  const from = way.since ?? ((to - Math.ceil(PAST_YEARS * 365.25)) as Day);
  const one = async ({ series, fed }: FedSeries): Promise<PastPulled[]> => {
    const told = { series: series.id, feed: series.feed as string };
    const found = await wholeOf({ series, fed }, { from, to }, shared);
    if (found.state !== 'read') return [{ ...told, ...found }];
    const values = new Map(
      found.all.flatMap(({ day, value }) => (day >= from && day <= to ? [[day, value]] : [])),
    );
    const days = [...values.keys()].toSorted((a, b) => a - b);
    // An answer without a value takes the place of no past.
    if (days.length === 0) return [{ ...told, state: 'misread', problems: [noValues(told.feed)] }];
    const file = join(out, `${series.history ?? series.id}.csv`);
    const lines = days.map((day) => `${formatDay(day)},${values.get(day)}`);
    writeAll([[file, `date,value\n${lines.join('\n')}\n`]], { durable: true });
    return [{ ...told, state: 'read', file, days: days.length, first: days[0], last: days.at(-1) }];
  };
  return (await Promise.all(fedSeries(episode).map(one))).flat();
}

const noValues = (feed: string) => wholeProblem(feed, both('values', '數值'), NOTHING);
