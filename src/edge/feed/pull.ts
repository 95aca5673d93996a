import { join } from 'node:path';
import { calendarsOf } from '../../domain/calendar/index.ts';
import type { Episode } from '../../domain/episode.ts';
import { present } from '../../domain/present.ts';
import type { Series } from '../../domain/series.ts';
import { both } from '../../domain/text.ts';
import { DAY_MS, type Day, type Instant } from '../../domain/time.ts';
import { META } from '../episode/bundled.ts';
import { type KnownRule, knownRule } from '../episode/known.ts';
import { meta } from '../episode/meta.ts';
import { attempt, type Problem, type Result, wholeProblem } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { instantAt } from '../zone.ts';
import { sharing, type Unread, type Way, type Whole, wholeOf } from './asking.ts';
import { type Collected, collected, type FedRow } from './collect.ts';
import { hear } from './heard.ts';
import { append, type Standings, standings } from './keep.ts';
import { markStandIn, ofOneWorld } from './oneworld.ts';
import type { Fed, FedStretch, FeedReading } from './shape.ts';
import { fedSeries } from './source.ts';

/** Days before an episode's first that its series are pulled from: what windows and volatility look back on. */
const PAST_DAYS = 600;
/** Days before the last one known that are read again, for revisions. */
const AGAIN_DAYS = 45;

/** What became of one series. */
export type Pulled = {
  readonly series: string;
  readonly feed: string;
  readonly calendar: string;
  /** The last session whose value is due now, and the last there is. */
  readonly due: Day;
  readonly last: Day | undefined;
} & (
  | { readonly state: 'there' }
  | ({ readonly state: 'pulled' } & Omit<Collected, 'rows'> &
      Pick<FeedReading, 'missing' | 'drift'>)
  | Unread
);

/** A series that is fed, and what its source told of it where it was asked. */
type Asked = {
  readonly series: Series;
  readonly fed: Fed;
  readonly due: Day;
  readonly stretch: FedStretch;
  readonly whole: Whole | Unread | undefined;
};

/** A folder that is filled. */
type Place = {
  readonly folder: string;
  readonly episode: Episode;
  readonly known: KnownRule;
};

/**
 * Brings the series of a folder up to now, each from its source. A source that fails, or whose answer cannot be
 * read, leaves its series as they were; the others are kept all the same. What came is set beside what stands there
 * while no other program pulls, so that two of them keep nothing twice.
 * @param of whether a source is asked, by its name; all, unless stated
 * @returns  what became of each series that one of them feeds
 */
export async function pull(
  folder: string,
  way: Way,
  of: (source: string) => boolean = () => true,
): Promise<Result<readonly Pulled[]>> {
  const opened = attempt((must) => {
    const episode = must(readFrom(join(folder, META), meta));
    const place: Place = { folder, episode, known: knownRule(calendarsOf(episode)) };
    const standing = must(standings(place));
    must(ofOneWorld(folder, { episode, standing }, way));
    return { place, standing };
  });
  if (!opened.ok) return opened;
  const { place, standing } = opened.value;
  const shared = sharing(way);
  const all = await Promise.all(
    fedSeries(place.episode)
      .filter(({ fed }) => of(fed.id))
      .map(({ series, fed }) =>
        quenched({ series, fed, before: standing.get(series.id) ?? NOTHING }, place, shared),
      ),
  );
  hear(all.flatMap(heardIn), way);
  return way.alone(() =>
    attempt((must) => {
      const now = must(standings(place));
      const at = way.now();
      const first = fedSeries(place.episode).every(({ series }) => !now.has(series.id));
      const found = all.map((asked) =>
        kept(asked, { ...place, at, first, before: now.get(asked.series.id) ?? NOTHING }),
      );
      if (first && way.standIn) markStandIn(folder);
      must(append(folder, new Map(found.map(({ told, rows }) => [told.series, rows]))));
      return found.map(({ told }) => told);
    }),
  );
}

/**
 * Calendars none of whose series, at least two that answered, has the value that is due, while a series of another
 * calendar has its own: that market was perhaps closed.
 */
export function silentCalendars(all: readonly Pulled[]): readonly string[] {
  const answered = all.filter(({ state }) => state === 'there' || state === 'pulled');
  const late = ({ last, due }: Pulled): boolean => last === undefined || last < due;
  return [...new Set(answered.map(({ calendar }) => calendar))].filter((name) => {
    const own = answered.filter(({ calendar }) => calendar === name);
    const others = answered.filter(({ calendar }) => calendar !== name);
    return own.length > 1 && own.every(late) && others.some((p) => !late(p));
  });
}

/** What the source of a series told. */
const heardIn = ({ fed, whole }: Asked) => {
  if (whole?.state !== 'read') return [];
  const { at, drift, all } = whole;
  const last = all.length === 0 ? undefined : Math.max(...all.map(({ day }) => day)) * DAY_MS;
  return [{ source: fed.id, at, drift, ...present({ newest: last as Instant | undefined }) }];
};

const NOTHING: NonNullable<ReturnType<Standings['get']>> = new Map();

/** Asks for what a series lacks; every body of it is read before any of it is kept. */
async function quenched(
  { series, fed, before }: Pick<Asked, 'series' | 'fed'> & { readonly before: typeof NOTHING },
  { episode, known }: Place,
  way: Way,
): Promise<Asked> {
  const due = lastDue(episode, series, { known, now: way.now() });
  const last = lastOf(before);
  const from = (last === undefined ? episode.from - PAST_DAYS : last - AGAIN_DAYS) as Day;
  const today = Math.floor(way.now() / DAY_MS) as Day;
  const stretch = { from, to: Math.min(today + 1, episode.to) as Day };
  const there = last !== undefined && last >= due;
  const whole = there ? undefined : await wholeOf({ series, fed }, stretch, way);
  return { series, fed, due, stretch, whole };
}

const lastOf = (before: typeof NOTHING): Day | undefined =>
  before.size === 0 ? undefined : (Math.max(...before.keys()) as Day);

/** What is kept of one series, beside what stands there. */
function kept(
  { series, fed, due, stretch, whole }: Asked,
  {
    known,
    first,
    before,
    at: now,
  }: Place & {
    readonly at: Instant;
    readonly first: boolean;
    readonly before: typeof NOTHING;
  },
): { readonly told: Pulled; readonly rows: readonly FedRow[] } {
  const { id, feed = fed.id, calendar } = series;
  const told = { series: id, feed, calendar, due, last: lastOf(before) };
  if (!whole) return { told: { ...told, state: 'there' }, rows: [] };
  if (whole.state !== 'read') return { told: { ...told, ...whole }, rows: [] };
  const { all, missing, drift } = whole;
  // It is known from when anybody can read it here: a decision that was taken meanwhile did not.
  const at = Math.max(whole.at, now) as Instant;
  const { zone } = series.known;
  const { rows, ...found } = collected(all, {
    ...{ before, at, first },
    rule: (day) => known(series, day),
    begins: (day) => instantAt(day, '00:00', zone),
    asked: (day) => day >= stretch.from && day <= stretch.to,
  });
  const shared = all.filter(({ day }) => before.has(day)).length;
  const { versioned = false, rewritten = false } = fed.source;
  // Most of the past is another: this is somebody else's series, or another unit.
  if (!versioned && !rewritten && shared >= MIN_SHARED && found.revised > shared / 2)
    return {
      told: { ...told, state: 'misread', problems: [OTHER(series, found.revised)] },
      rows: [],
    };
  const newest = Math.max(...rows.map(({ day }) => day), told.last ?? Number.NEGATIVE_INFINITY);
  const last = Number.isFinite(newest) ? (newest as Day) : undefined;
  return { told: { ...told, last, state: 'pulled', ...found, missing, drift }, rows };
}

/** Days that a source and a folder both have, from which on most of them must agree. */
const MIN_SHARED = 5;

const OTHER = (series: Series, days: number): Problem =>
  wholeProblem(
    series.feed ?? series.id,
    both('the values that it told before', '與先前相同的數值'),
    both(`others on ${days} days`, `有${days}天的數值不同`),
  );

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
