import { join } from 'node:path';
import { calendarsOf } from '../../domain/calendar/index.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Series } from '../../domain/series.ts';
import { DAY_MS, type Day, type Instant } from '../../domain/time.ts';
import { META } from '../episode/bundled.ts';
import { type KnownRule, knownRule } from '../episode/known.ts';
import { meta } from '../episode/meta.ts';
import { attempt, type Result } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { sharing, type Unread, type Way, wholeOf } from './asking.ts';
import { type Collected, collected, type FedRow } from './collect.ts';
import { append, type Standings, standings } from './keep.ts';
import type { Fed, FeedReading } from './shape.ts';
import { fedBy } from './source.ts';

/** Days before an episode's first that its series are pulled from: what windows and volatility look back on. */
const PAST_DAYS = 600;
/** Days before the last one known that are read again, for revisions. */
const AGAIN_DAYS = 45;

/** What became of one series. */
export type Pulled = {
  readonly series: string;
  readonly feed: string;
  /** The last session whose value is due now, and the last there is. */
  readonly due: Day;
  readonly last: Day | undefined;
} & (
  | { readonly state: 'there' }
  | ({ readonly state: 'pulled' } & Omit<Collected, 'rows'> &
      Pick<FeedReading, 'missing' | 'drift'>)
  | Unread
);

/** A series that is fed, and how it stands. */
type Thirsty = {
  readonly series: Series;
  readonly fed: Fed;
  readonly before: NonNullable<ReturnType<Standings['get']>>;
  readonly due: Day;
};

/**
 * Brings the series of a folder up to now, each from its source. A source that fails, or whose answer cannot be
 * read, leaves its series as they were; the others are kept all the same.
 * @returns what became of each series that names a feed
 */
export async function pull(
  folder: string,
  { anew = false, ...way }: Way & { readonly anew?: boolean },
): Promise<Result<readonly Pulled[]>> {
  const opened = attempt((must) => {
    const episode = must(readFrom(join(folder, META), meta));
    const known = knownRule(calendarsOf(episode));
    return { episode, known, standing: must(standings({ folder, episode, known })) };
  });
  if (!opened.ok) return opened;
  const { episode, known, standing } = opened.value;
  const shared = { ...sharing(way), anew };
  const all = await Promise.all(
    Object.values(episode.series).flatMap((series) => {
      const fed = series.feed === undefined ? undefined : fedBy(series.feed);
      if (!fed) return [];
      const due = lastDue(episode, series, { known, now: way.now() });
      const before = standing.get(series.id) ?? new Map();
      return [quenched({ series, fed, before, due }, { episode, known, ...shared })];
    }),
  );
  const rows = new Map(all.map(({ told, rows: own }) => [told.series, own]));
  return attempt((must) => {
    must(append(folder, rows));
    return all.map(({ told }) => told);
  });
}

type Brought = { readonly told: Pulled; readonly rows: readonly FedRow[] };

/** Pulls one series: every body of it is read before any of it is kept. */
async function quenched(
  { series, fed, before, due }: Thirsty,
  {
    episode,
    known,
    anew,
    ...way
  }: Way & { readonly episode: Episode; readonly known: KnownRule; readonly anew: boolean },
): Promise<Brought> {
  const last = before.size === 0 ? undefined : (Math.max(...before.keys()) as Day);
  const told = { series: series.id, feed: series.feed as string, due, last };
  if (!anew && last !== undefined && last >= due)
    return { told: { ...told, state: 'there' }, rows: [] };
  const today = Math.floor(way.now() / DAY_MS) as Day;
  const from = (last === undefined ? episode.from - PAST_DAYS : last - AGAIN_DAYS) as Day;
  const stretch = { from, to: Math.min(today + 1, episode.to) as Day };
  const whole = await wholeOf({ series, fed }, stretch, way);
  if (whole.state !== 'read') return { told: { ...told, ...whole }, rows: [] };
  const { all, at, missing, drift } = whole;
  const { rows, ...found } = collected(all, {
    ...{ before, at, first: last === undefined },
    rule: (day) => known(series, day),
    asked: (day) => day >= stretch.from && day <= stretch.to,
  });
  const newest = rows.reduce(
    (max, { day }) => Math.max(max, day),
    last ?? Number.NEGATIVE_INFINITY,
  );
  const end = Number.isFinite(newest) ? (newest as Day) : undefined;
  return {
    told: { ...told, last: end, state: 'pulled', ...found, missing, drift },
    rows,
  };
}

/** The last session of a series whose value should be known now. */
function lastDue(
  episode: Episode,
  series: Series,
  { known, now }: { readonly known: KnownRule; readonly now: Instant },
): Day {
  const open = calendarsOf(episode)[series.calendar];
  let day = Math.min(Math.floor(now / DAY_MS) + 1, episode.to) as Day;
  while (!open(day) || known(series, day) > now) day = (day - 1) as Day;
  return day;
}
