import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Episode } from '../../domain/episode.ts';
import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import type { KnownRule } from '../episode/known.ts';
import { OBSERVATIONS } from '../episode/read.ts';
import { HEADER } from '../episode/row.ts';
import { observationTable } from '../episode/table.ts';
import { csv } from '../file/csv.ts';
import { attempt, type Result } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { writeAll } from '../file/write.ts';
import { stamp } from '../zone.ts';
import type { FedRow } from './collect.ts';

/** By series and day, the value that was known last. */
export type Standings = ReadonlyMap<
  string,
  ReadonlyMap<Day, { readonly value: number; readonly knownAt: Instant }>
>;

/** A folder whose observations are added to. */
type Place = { readonly folder: string; readonly episode: Episode; readonly known: KnownRule };

/** How the series of a folder stand in its observations. */
export const standings = ({ folder, episode, known }: Place): Result<Standings> =>
  attempt((must) => {
    const file = join(folder, OBSERVATIONS);
    const found = new Map<string, Map<Day, { value: number; knownAt: Instant }>>();
    if (!existsSync(file)) return found;
    const text = must(readText(file, file));
    for (const { series, at, value, knownAt } of must(
      observationTable({ text, file }, episode, known),
    )) {
      const days = found.get(series) ?? new Map<Day, { value: number; knownAt: Instant }>();
      const before = days.get(at);
      if (!before || before.knownAt <= knownAt) days.set(at, { value, knownAt });
      found.set(series, days);
    }
    return found;
  });

/**
 * Adds rows at the end of a folder's observations: all of them are on the disk when this returns, or none. What
 * stands there stays to the byte.
 */
export function append(
  folder: string,
  rows: ReadonlyMap<string, readonly FedRow[]>,
): Result<unknown> {
  const file = join(folder, OBSERVATIONS);
  const count = [...rows.values()].reduce((sum, all) => sum + all.length, 0);
  return attempt((must) => {
    if (count === 0) return;
    for (;;) {
      const before = existsSync(file) ? must(readText(file, file)) : `${HEADER.join(',')}\n`;
      const names = must(csv(before, file)).header?.cells ?? HEADER;
      const lines = [...rows].flatMap(([series, all]) =>
        all.map(({ day, value, knownAt }) => {
          const cells: Readonly<Record<string, string>> = {
            series,
            at: formatDay(day),
            known_at: knownAt === undefined ? '' : stamp(knownAt, 'UTC'),
            value: String(value),
          };
          return names.map((name) => cells[name] ?? '').join(',');
        }),
      );
      const text = `${before.replace(/(?:\r\n?|\n)*$/, '')}\n${lines.join('\n')}\n`;
      const still = (): boolean =>
        (existsSync(file) ? must(readText(file, file)) : `${HEADER.join(',')}\n`) === before;
      if (writeAll([[file, text]], { durable: true, still })) return;
    }
  });
}
