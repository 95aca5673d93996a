import type { Episode } from '../../domain/episode.ts';
import { both } from '../../domain/text.ts';
import { type Day, type Instant, parseDay, parseInstant } from '../../domain/time.ts';
import { cellProblem, columns } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import { attempt, judged, type Problem, type Result } from '../file/problem.ts';
import { WANTED } from '../file/wanted.ts';
import { dayAt } from '../zone.ts';

/** Where an episode keeps the hours of decisions that were asked for at another hour than its own. */
export const ASKED = 'asked.csv';
export const ASKED_HEADER = ['day', 'at'] as const;

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
  attempt((must) => {
    const table = must(csv(text, file));
    const where = must(columns(table, { needed: ASKED_HEADER }));
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
    return must(judged(problems, hours));
  });

const OF_THE_DAY = (zone: string) =>
  both(`an instant of that day in ${zone}`, `${zone}時區同一天的時刻`);
