import type { Episode } from '../../domain/episode.ts';
import type { Instant } from '../../domain/time.ts';
import { DROP, documentsBy } from '../document/registry.ts';
import { fedSeries } from '../feed/source.ts';
import { tradedAt } from '../odds/exchange.ts';
import { nextRun, type Schedule } from './schedule.ts';

/** A source without a schedule of its own is asked every quarter of an hour. */
export const USUAL_SCHEDULE: Schedule = { cron: '*/15 * * * *', zone: 'UTC' };
/** So long before the hour of a decision everything is asked for once more. */
const BEFORE_MS = 5 * 60_000;

/** When each source of an episode is asked: of its series, its odds and its documents. */
function schedules({ series, odds = {}, documents = [] }: Episode): ReadonlyMap<string, Schedule> {
  const asked = [
    ...fedSeries({ series }).map(({ fed }) => fed),
    ...Object.values(odds).flatMap(({ feed }) => tradedAt(feed) ?? []),
    ...documents.flatMap((entry) => documentsBy(entry) ?? []),
  ];
  const drop = documents.includes(DROP) ? [[DROP, USUAL_SCHEDULE] as const] : [];
  return new Map([
    ...asked.map(({ id, source }) => [id, source.schedule ?? USUAL_SCHEDULE] as const),
    ...drop,
  ]);
}

/** The hour of an episode's decisions. */
function hourOf({ decide: { time, zone } }: Episode): Schedule {
  const [hour, minute] = time.split(':').map(Number);
  return { cron: `${minute} ${hour} * * 1-5`, zone };
}

/** The first instant after another at which everything is asked for, before a decision. */
const askAll = (episode: Episode, after: Instant): Instant =>
  (nextRun(hourOf(episode), (after + BEFORE_MS) as Instant) - BEFORE_MS) as Instant;

/** Sources that fell due between two instants; all of them shortly before a decision, and at first. */
export function dueSources(episode: Episode, after: Instant, by: Instant): ReadonlySet<string> {
  const all = after === Number.NEGATIVE_INFINITY || askAll(episode, after) <= by;
  const due = [...schedules(episode)].filter(([, each]) => all || nextRun(each, after) <= by);
  return new Set(due.map(([source]) => source));
}

/** The first instant after another at which an episode has something to ask for or to decide. */
export const nextDue = (episode: Episode, after: Instant): Instant =>
  Math.min(
    ...[...schedules(episode).values(), hourOf(episode)].map((each) => nextRun(each, after)),
    askAll(episode, after),
  ) as Instant;
