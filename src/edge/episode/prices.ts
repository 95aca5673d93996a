import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendarsOf } from '../../domain/calendar/index.ts';
import type { Calendars } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Series } from '../../domain/series.ts';
import { both } from '../../domain/text.ts';
import { DAY_MS, type Instant } from '../../domain/time.ts';
import { attempt, type Phrase, type Result } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { writeAll } from '../file/write.ts';
import { type ForeignWay, type PriceRow, type Quotes, quotes } from '../foreign/quote.ts';
import { wrongCell } from '../foreign/sheet.ts';
import { knownRule } from './known.ts';
import { type Merged, merged } from './merge.ts';
import { OBSERVATIONS } from './read.ts';

/** Prices that were put into an episode: what their file says, those of it that count, and what became of them. */
export type TakenPrices = {
  readonly found: Quotes;
  /** Within the episode, and known by now. */
  readonly taken: readonly PriceRow[];
  /** Values after the episode, and values whose hour has not come. */
  readonly late: number;
  readonly unripe: number;
  readonly made: Merged;
  readonly calendars: Calendars;
  readonly table: string;
};

/**
 * Puts the prices of a file that somebody downloaded into the observations of an episode, on the disk when this
 * returns. A value of a day that has not come is refused.
 */
export const takePrices = (
  {
    folder,
    episode,
    series,
  }: Record<'folder', string> & {
    readonly episode: Episode;
    readonly series: Series;
  },
  { bytes, file }: { readonly bytes: Uint8Array; readonly file: string },
  {
    now,
    stated = {},
    replace = false,
    leaps: leap = false,
    dryRun = false,
  }: {
    readonly now: Instant;
    readonly stated?: ForeignWay;
    readonly replace?: boolean;
    readonly leaps?: boolean;
    readonly dryRun?: boolean;
  },
): Result<TakenPrices> =>
  attempt((must) => {
    const among = Object.values(episode.series);
    const found = must(quotes(bytes, { file, series, among, stated }));
    const calendars = calendarsOf(episode);
    const known = knownRule(calendars);
    const future = found.all.find(({ day }) => day * DAY_MS > now + DAY_MS);
    if (future)
      must(wrongCell(found.sheet, { ...future.cell, column: found.sheet.where.date ?? 0 }, PAST));
    const inside = found.all.filter(({ day }) => day <= episode.to);
    const taken = inside.filter(({ day }) => known(series, day) <= now);
    const table = join(folder, OBSERVATIONS);
    const standing = (): string | undefined =>
      existsSync(table) ? must(readText(table, table)) : undefined;
    const given = taken.map(({ day, value, cell }) => ({
      day,
      value,
      wrong: (expected: Phrase, hint: Phrase) =>
        wrongCell(found.sheet, cell, expected, hint).problems,
    }));
    const way = { series, episode, known, replace, leap };
    const put = (): Merged => {
      const before = standing();
      const made = must(merged({ text: before, file: table }, given, way));
      const still = (): boolean => standing() === before;
      return dryRun ||
        made.text === before ||
        writeAll([[table, made.text]], { durable: true, still })
        ? made
        : put();
    };
    const made = put();
    const late = found.all.length - inside.length;
    return { found, taken, late, unripe: inside.length - taken.length, made, calendars, table };
  });

const PAST = both('a day that has come', '已經到來的日期');
