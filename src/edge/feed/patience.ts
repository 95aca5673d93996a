import type { Instant } from '../../domain/time.ts';
import { inFeeds } from './database.ts';
import type { Failed } from './fault.ts';

/** How often a source may be asked. */
export type Quota = {
  readonly calls: number;
  readonly spanMs: number;
  /** How long it is left alone once it says that it was asked too often, and not until when. */
  readonly restMs?: number;
};

/** Failed pulls in a row after which a source is left alone, and for how long: twice as long each time. */
const MAX_FAILURES = 3;
const MIN_PAUSE_MS = 5 * 60_000;
export const MAX_PAUSE_MS = 24 * 3_600_000;
const MAX_DOUBLINGS = 7;
/** How long others wait for the outcome of a trial. */
const TRIAL_MS = 120_000;
/** Calls are kept for at least this long, so that a quota that is made longer finds them; later ones are of a wrong clock. */
const KEPT_MS = 2 * 24 * 3_600_000;

/** Whether a source may be asked: as ever, once on trial, or not before an instant. */
type Admission = 'open' | 'trial' | Extract<Failed, { readonly again: Instant }>;

/** What is known of sources over several runs of the program, and in several programs at once. */
export type Patience = {
  readonly admit: (source: string) => Admission;
  /** Counts a call, or says when there is room for one. */
  readonly spend: (source: string, quota: Quota) => Instant | undefined;
  readonly answered: (source: string) => void;
  /** @param again before which the source does not want to be asked */
  readonly failed: (source: string, again?: Instant) => void;
};

export function patience(
  home: string,
  { standIn, now }: { readonly standIn: boolean; readonly now: () => Instant },
): Patience {
  const world = Number(standIn);
  return {
    admit: (source) =>
      inFeeds(home, (db) => {
        const at = now();
        const row = db
          .prepare('SELECT failures, until FROM breaker WHERE stand_in = ? AND source = ?')
          .get(world, source);
        if (row === undefined) return 'open';
        // An end that lies too far ahead was set by a clock that was wrong.
        const { failures, until: again } = row;
        if (at < again && again <= at + MAX_PAUSE_MS)
          return failures < MAX_FAILURES
            ? { kind: 'quota', by: 'source', again }
            : { kind: 'open circuit', failures, again };
        if (failures < MAX_FAILURES) return 'open';
        db.prepare('UPDATE breaker SET until = ? WHERE stand_in = ? AND source = ?').run(
          at + TRIAL_MS,
          world,
          source,
        );
        return 'trial';
      }),
    spend: (source, { calls, spanMs }) =>
      inFeeds(home, (db) => {
        const at = now();
        const old = at - Math.max(spanMs, KEPT_MS);
        db.prepare(
          'DELETE FROM called WHERE stand_in = ? AND source = ? AND (at <= ? OR at > ?)',
        ).run(world, source, old, at + KEPT_MS);
        const full = db
          .prepare(
            'SELECT at FROM called WHERE stand_in = ? AND source = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?',
          )
          .get(world, source, at - spanMs, calls - 1);
        if (full !== undefined) return (full.at + spanMs) as Instant;
        db.prepare('INSERT INTO called VALUES (?, ?, ?)').run(world, source, at);
        return undefined;
      }),
    answered: (source) =>
      inFeeds(home, (db) => {
        db.prepare('DELETE FROM breaker WHERE stand_in = ? AND source = ?').run(world, source);
      }),
    failed: (source, again) =>
      inFeeds(home, (db) => {
        const row = db
          .prepare('SELECT failures FROM breaker WHERE stand_in = ? AND source = ?')
          .get(world, source);
        const failures = (row?.failures ?? 0) + 1;
        const doublings = Math.min(failures - MAX_FAILURES, MAX_DOUBLINGS);
        const paused = doublings < 0 ? 0 : now() + MIN_PAUSE_MS * 2 ** doublings;
        const until = Math.min(Math.max(paused, again ?? 0), now() + MAX_PAUSE_MS);
        db.prepare('INSERT OR REPLACE INTO breaker VALUES (?, ?, ?, ?)').run(
          world,
          source,
          failures,
          until,
        );
      }),
  };
}

/** How many calls of a source are left now. */
export const callsLeft = (
  source: string,
  { calls, spanMs }: Quota,
  {
    home,
    standIn,
    now,
  }: { readonly home: string; readonly standIn: boolean; readonly now: Instant },
): number =>
  inFeeds(home, (db) => {
    const { n } = db
      .prepare(
        'SELECT count(*) AS n FROM called WHERE stand_in = ? AND source = ? AND at > ? AND at <= ?',
      )
      .get(Number(standIn), source, now - spanMs, now + KEPT_MS);
    return Math.max(0, calls - n);
  });
