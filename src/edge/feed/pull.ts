import { join } from 'node:path';
import { calendarsOf } from '../../domain/calendar/index.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Series } from '../../domain/series.ts';
import { DAY_MS, type Day, type Instant } from '../../domain/time.ts';
import { META } from '../episode/bundled.ts';
import { type KnownRule, knownRule } from '../episode/known.ts';
import { meta } from '../episode/meta.ts';
import { attempt, type Problem, type Result } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { type Collected, collected, type Kept } from './collect.ts';
import { append, type Standings, standings } from './keep.ts';
import { type Fed, fedBy, type Reading, type Told } from './source.ts';
import type { Answered, FetchFault } from './wall.ts';

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
  | ({ readonly state: 'pulled' } & Omit<Collected, 'rows'> & Pick<Reading, 'missing' | 'drift'>)
  | { readonly state: 'failed'; readonly fault: FetchFault }
  | { readonly state: 'misread'; readonly problems: readonly Problem[] }
);

/** How the world is asked. */
export type Way = {
  readonly now: () => Instant;
  /** Asks a source for a body. */
  readonly get: (fed: Fed, url: string, secrets?: readonly string[]) => Promise<Answered>;
  /** The key of a source, where there is one. */
  readonly secret: (fed: Fed) => string | undefined;
  /** Asks also for what is there already. */
  readonly anew?: boolean;
};

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
export async function pull(folder: string, way: Way): Promise<Result<readonly Pulled[]>> {
  const opened = attempt((must) => {
    const episode = must(readFrom(join(folder, META), meta));
    const known = knownRule(calendarsOf(episode));
    return { episode, known, standing: must(standings({ folder, episode, known })) };
  });
  if (!opened.ok) return opened;
  const { episode, known, standing } = opened.value;
  const asked = new Map<string, Promise<Answered>>();
  const once: Way['get'] = (fed, url, secrets) => {
    const before = asked.get(url) ?? way.get(fed, url, secrets);
    asked.set(url, before);
    return before;
  };
  const all = await Promise.all(
    Object.values(episode.series).flatMap((series) => {
      const fed = series.feed === undefined ? undefined : fedBy(series.feed);
      if (!fed) return [];
      const due = lastDue(episode, series, { known, now: way.now() });
      const before = standing.get(series.id) ?? new Map();
      return [quenched({ series, fed, before, due }, { episode, known, ...way, get: once })];
    }),
  );
  const rows = new Map(all.map(({ told, rows: own }) => [told.series, own]));
  return attempt((must) => {
    must(append(folder, rows));
    return all.map(({ told }) => told);
  });
}

type Brought = { readonly told: Pulled; readonly rows: readonly Kept[] };

/** Pulls one series: every body of it is read before any of it is kept. */
async function quenched(
  { series, fed, before, due }: Thirsty,
  {
    episode,
    known,
    now,
    get,
    secret,
    anew = false,
  }: Way & { readonly episode: Episode; readonly known: KnownRule },
): Promise<Brought> {
  const last = before.size === 0 ? undefined : (Math.max(...before.keys()) as Day);
  const told = { series: series.id, feed: series.feed as string, due, last };
  if (!anew && last !== undefined && last >= due)
    return { told: { ...told, state: 'there' }, rows: [] };
  const today = Math.floor(now() / DAY_MS) as Day;
  const from = (last === undefined ? episode.from - PAST_DAYS : last - AGAIN_DAYS) as Day;
  const stretch = { from, to: Math.min(today + 1, episode.to) as Day };
  const values: Told[] = [];
  let [missing, at] = [0, now()];
  const drift = new Set<string>();
  for (const { url, secrets } of fed.source.ask(fed.key, stretch, secret(fed))) {
    const answer = await get(fed, url, secrets);
    if (!answer.ok) return { told: { ...told, state: 'failed', fault: answer.fault }, rows: [] };
    const { body, at: came, url: file } = answer.value;
    const read = fed.source.read(body, { key: fed.key, series, file });
    if (!read.ok) return { told: { ...told, state: 'misread', problems: read.problems }, rows: [] };
    values.push(...read.value.all);
    missing += read.value.missing;
    for (const name of read.value.drift) drift.add(name);
    at = Math.max(at, came) as Instant;
  }
  const { rows, ...found } = collected(values, {
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
    told: { ...told, last: end, state: 'pulled', ...found, missing, drift: [...drift].toSorted() },
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
