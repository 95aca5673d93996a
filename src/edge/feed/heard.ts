import type { Instant } from '../../domain/time.ts';
import { inFeeds } from './database.ts';

/** What a source told last that could be read: when, the newest of it, and names that came or went. */
export type Heard = {
  readonly at: Instant;
  /** Undefined: it told nothing with a date. */
  readonly newest?: Instant;
  readonly drift: readonly string[];
};

type Place = { readonly home: string; readonly standIn: boolean };

/** Notes what a source told; names that came or went stay until it tells without any. */
export const hear = (source: string, { at, newest, drift }: Heard, place: Place): void =>
  inFeeds(place.home, (db) => {
    db.prepare(
      `INSERT INTO heard VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (stand_in, source) DO UPDATE SET
        at = ?3, newest = max(coalesce(newest, ?4), coalesce(?4, newest)), drift = ?5`,
    ).run(Number(place.standIn), source, at, newest ?? null, JSON.stringify(drift));
  });

/** What a source told last; undefined where nothing of it could be read yet. */
export const heardOf = (source: string, { home, standIn }: Place): Heard | undefined => {
  const row = inFeeds(home, (db) =>
    db
      .prepare('SELECT at, newest, drift FROM heard WHERE stand_in = ? AND source = ?')
      .get(Number(standIn), source),
  );
  if (row === undefined) return undefined;
  const newest = row.newest === null ? {} : { newest: row.newest as Instant };
  return { at: row.at, ...newest, drift: JSON.parse(row.drift) };
};
