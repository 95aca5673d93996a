import { present } from '../../domain/present.ts';
import type { Instant } from '../../domain/time.ts';
import { inFeeds, readFeeds } from './database.ts';

/** What a source told last that could be read: when, the newest of it, and names that came or went. */
export type Heard = {
  readonly at: Instant;
  /** Undefined: it told nothing with a date. */
  readonly newest?: Instant;
  readonly drift: readonly string[];
};

type Place = { readonly home: string; readonly standIn: boolean };

/** Notes what sources told; of what several answers of one source tell, all of it. */
export function hear(
  all: readonly (Heard & { readonly source: string })[],
  { home, standIn }: Place,
): void {
  if (all.length === 0) return;
  inFeeds(home, (db) => {
    const put = db.prepare(
      `INSERT INTO heard VALUES (?, ?, ?, ?, ?) ON CONFLICT (stand_in, source) DO UPDATE SET
        at = excluded.at, newest = coalesce(max(newest, excluded.newest), newest, excluded.newest),
        drift = excluded.drift`,
    );
    for (const source of new Set(all.map((one) => one.source))) {
      const own = all.filter((one) => one.source === source);
      const newest = own.flatMap((one) => one.newest ?? []);
      const drift = [...new Set(own.flatMap((one) => one.drift))].toSorted();
      put.run(
        ...[Number(standIn), source, Math.max(...own.map(({ at }) => at))],
        ...[newest.length === 0 ? null : Math.max(...newest), JSON.stringify(drift)],
      );
    }
  });
}

/** What a source told last; undefined where nothing of it could be read yet. */
export function heardOf(source: string, { home, standIn }: Place): Heard | undefined {
  const row = readFeeds(home, (db) =>
    db
      .prepare('SELECT at, newest, drift FROM heard WHERE stand_in = ? AND source = ?')
      .get(Number(standIn), source),
  );
  if (row === undefined) return undefined;
  return {
    at: row.at,
    drift: JSON.parse(row.drift),
    ...present({ newest: row.newest ?? undefined }),
  };
}
