import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Episode } from '../../domain/episode.ts';
import { both } from '../../domain/text.ts';
import { type Day, formatDay, type Instant, parseDay, parseInstant } from '../../domain/time.ts';
import { cellProblem, columns } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import { attempt, judged, must, type Problem, type Result } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { WANTED } from '../file/wanted.ts';
import { writeAll } from '../file/write.ts';
import { dayAt, stamp } from '../zone.ts';

/** Where an episode keeps the hours of decisions that were asked for at another hour than its own. */
export const ASKED = 'asked.csv';
const ASKED_HEADER = ['day', 'at'] as const;

/** By day, the hour at which its decision was asked for last. */
export type AskedHours = ReadonlyMap<Day, Instant>;

/**
 * Reads an `asked.csv`: header `day,at`; `at` an instant with offset on that day by the clock of the decisions. Of
 * several for one day the last in time counts: what came in between is then known.
 */
export const askedHours = (
  text: string,
  file: string,
  { decide: { zone } }: Pick<Episode, 'decide'>,
): Result<AskedHours> =>
  attempt((need) => {
    const table = need(csv(text, file));
    const where = need(columns(table, { needed: ASKED_HEADER }));
    const hours = new Map<Day, Instant>();
    const problems: Problem[] = [];
    for (let i = 0; i < table.size; i++) {
      const entry = table.entry(i);
      const [day, at] = [
        parseDay(entry.cells[where.day] ?? ''),
        parseInstant(entry.cells[where.at] ?? ''),
      ];
      if (day === undefined)
        problems.push(cellProblem(file, { entry, cell: where.day }, WANTED.day));
      else if (at === undefined)
        problems.push(cellProblem(file, { entry, cell: where.at }, WANTED.instant));
      else if (dayAt(at, zone) !== day)
        problems.push(cellProblem(file, { entry, cell: where.at }, OF_THE_DAY(zone)));
      else hours.set(day, Math.max(at, hours.get(day) ?? at) as Instant);
    }
    return need(judged(problems, hours));
  });

const OF_THE_DAY = (zone: string) =>
  both(`an instant of that day in ${zone}`, `${zone}時區同一天的時刻`);

/** The hours asked for in a folder, and the text in which they stand. */
function asked(folder: string, episode: Pick<Episode, 'decide'>) {
  const file = join(folder, ASKED);
  const text = existsSync(file) ? must(readText(file, file)) : `${ASKED_HEADER.join(',')}\n`;
  return { file, text, hours: must(askedHours(text, file, episode)) };
}

/** By day, the hour at which a decision of a folder was asked for last. */
export const hoursAsked = (folder: string, episode: Pick<Episode, 'decide'>): AskedHours =>
  asked(folder, episode).hours;

/** Has the decision of the day of an instant taken then; once, however often it is asked for. */
export function askFor(folder: string, episode: Pick<Episode, 'decide'>, at: Instant): void {
  const { zone } = episode.decide;
  const { file, text, hours } = asked(folder, episode);
  const day = dayAt(at, zone);
  if ((hours.get(day) ?? Number.NEGATIVE_INFINITY) >= at) return;
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  writeAll([[file, `${whole}${formatDay(day)},${stamp(at, zone)}\n`]], { durable: true });
}
