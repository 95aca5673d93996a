import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';
import { Fault } from '../fault.ts';
import { folder, PRIVATE } from '../file/folder.ts';
import { sha256 } from '../file/hash.ts';
import { writeAll } from '../file/write.ts';
import { guarded } from '../store/failure.ts';
import { feedFolder, inFeeds, readFeeds } from './database.ts';
import type { FetchFault } from './fault.ts';
import type { FeedAnswer, FeedRequest } from './wall.ts';

/** What came of a series at one time, or why nothing did. */
type FetchedRow = {
  readonly seq: number;
  readonly source: string;
  readonly key: string;
  readonly at: Instant;
  readonly url: string;
  readonly status?: 200 | 304;
  /** Of the body; of an answer that nothing changed, of the last one. */
  readonly sha256?: string;
  readonly bytes?: number;
  readonly type?: string;
  readonly etag?: string;
  readonly modified?: string;
  readonly fault?: FetchFault['kind'];
};

/** The last body of a series. */
type LastBody = {
  readonly body: Uint8Array;
  readonly sha256: string;
  /** When it came first since another one did, and when it was last found unchanged. */
  readonly at: Instant;
  readonly seen: Instant;
};

/** Whose rows are meant. What one key names is always asked for at the same address: `since` is of that one. */
type SeriesOfSource = { readonly source: string; readonly key: string };

export type Snapshots = {
  /**
   * Keeps an answer: the body durably first, then its row.
   * @returns its hash, and whether another one came before
   */
  readonly keep: (of: SeriesOfSource, answer: FeedAnswer) => { sha256: string; changed: boolean };
  readonly miss: (of: SeriesOfSource, at: Instant, fault: FetchFault) => void;
  /** @throws Fault `damaged` where the file of the body is not what came */
  readonly last: (of: SeriesOfSource) => LastBody | undefined;
  /** What the next request says of the last answer: nothing, where that is not whole. */
  readonly since: (of: SeriesOfSource) => NonNullable<FeedRequest['since']>;
  /** From the first on. */
  readonly rows: (of: SeriesOfSource) => readonly FetchedRow[];
};

const COLUMNS = 'seq, source, key, at, url, status, sha256, bytes, type, etag, modified, fault';

/** A source is the name of a folder. */
const SOURCE = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Raw bodies of a workspace and what is known of each; those of a stand-in are a world of their own. */
export function snapshots(home: string, { standIn }: { readonly standIn: boolean }): Snapshots {
  const world = Number(standIn);
  const fileOf = (source: string, hash: string): string => {
    if (!SOURCE.test(source)) throw new RangeError(`no name of a source: ${source}`);
    return join(feedFolder(home), 'raw', source, `${hash}.gz`);
  };
  const insert = (
    { source, key }: SeriesOfSource,
    row: Omit<FetchedRow, 'seq' | 'source' | 'key'>,
  ) =>
    inFeeds(home, (db) => {
      const { at, url, status, sha256: hash, bytes, type, etag, modified, fault } = row;
      const told = [status, hash, bytes, type, etag, modified, fault].map((x) => x ?? null);
      db.prepare(
        `INSERT INTO fetched (stand_in, source, key, at, url, status, sha256, bytes, type, etag, modified, fault)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(world, source, key, at, url, ...told);
    });
  const rows = ({ source, key }: SeriesOfSource): readonly FetchedRow[] =>
    inFeeds(home, (db) =>
      db
        .prepare(
          `SELECT ${COLUMNS} FROM fetched WHERE stand_in = ? AND source = ? AND key = ? ORDER BY seq`,
        )
        .all(world, source, key),
    ).map((row: { [K in keyof FetchedRow]: FetchedRow[K] | null }) => plain(row));
  /** The last row that has a body, however many there are. */
  const lastCame = ({ source, key }: SeriesOfSource): FetchedRow | undefined => {
    const row: { [K in keyof FetchedRow]: FetchedRow[K] | null } | undefined = inFeeds(home, (db) =>
      db
        .prepare(
          `SELECT ${COLUMNS} FROM fetched
            WHERE stand_in = ? AND source = ? AND key = ? AND sha256 IS NOT NULL
            ORDER BY seq DESC LIMIT 1`,
        )
        .get(world, source, key),
    );
    return row && plain(row);
  };

  const last = (of: SeriesOfSource): LastBody | undefined => {
    const end = lastCame(of);
    if (end?.sha256 === undefined) return undefined;
    const { since } = inFeeds(home, (db) =>
      db
        .prepare(
          `SELECT min(at) AS since FROM fetched
            WHERE stand_in = ?1 AND source = ?2 AND key = ?3 AND sha256 = ?4 AND seq >
              (SELECT coalesce(max(seq), 0) FROM fetched
                WHERE stand_in = ?1 AND source = ?2 AND key = ?3 AND sha256 <> ?4)`,
        )
        .get(world, of.source, of.key, end.sha256),
    );
    const file = fileOf(of.source, end.sha256);
    const body = whole(file, end.sha256);
    if (body === undefined) throw damaged(file);
    return { body, sha256: end.sha256, at: since ?? end.at, seen: end.at };
  };

  return {
    keep: (of, { body, at, url, status, type, etag, modified }) => {
      const known: Partial<FetchedRow> = lastCame(of) ?? {};
      const before = known.sha256;
      if (status === 304) {
        if (before === undefined) throw new RangeError('nothing came before that is unchanged');
        // What it says of itself stays as it was, where it does not say so again.
        const heads = present({
          etag: etag ?? known.etag,
          modified: modified ?? known.modified,
        });
        insert(of, { at, url, status, sha256: before, ...heads });
        return { sha256: before, changed: false };
      }
      const hash = sha256(body);
      const file = fileOf(of.source, hash);
      if (!existsSync(file) || whole(file, hash) === undefined)
        guarded(file, () => {
          folder(join(feedFolder(home), 'raw', of.source), PRIVATE);
          writeAll([[file, gzipSync(body)]], { durable: true });
        });
      const heads = present({ type, etag, modified });
      insert(of, { at, url, status, sha256: hash, bytes: body.length, ...heads });
      return { sha256: hash, changed: hash !== before };
    },
    miss: (of, at, { url, kind }) => insert(of, { at, url, fault: kind }),
    last,
    since: (of) => {
      const { sha256: hash, etag, modified } = lastCame(of) ?? {};
      if (hash === undefined || whole(fileOf(of.source, hash), hash) === undefined) return {};
      return present({ etag, modified });
    },
    rows,
  };
}

/** When a source answered last, and when it last did not. */
export function latestOf(
  source: string,
  { home, standIn }: { readonly home: string; readonly standIn: boolean },
): { readonly at?: Instant; readonly failedAt?: Instant } {
  const row = readFeeds(home, (db) =>
    db
      .prepare(
        `SELECT max(iif(fault IS NULL, at, NULL)) AS at, max(iif(fault IS NULL, NULL, at)) AS failed
          FROM fetched WHERE stand_in = ? AND source = ?`,
      )
      .get(Number(standIn), source),
  );
  return present({ at: row?.at ?? undefined, failedAt: row?.failed ?? undefined });
}

const plain = (row: { [K in keyof FetchedRow]: FetchedRow[K] | null }): FetchedRow =>
  Object.fromEntries(Object.entries(row).filter(([, x]) => x !== null)) as FetchedRow;

/** Undefined where the file does not hold the body of its name. */
function whole(file: string, hash: string): Uint8Array | undefined {
  try {
    const body = gunzipSync(readFileSync(file));
    return sha256(body) === hash ? body : undefined;
  } catch {
    return undefined;
  }
}

const damaged = (file: string): Fault =>
  new Fault(
    'damaged',
    both(
      `${file}: it is not what came from the source; pull again`,
      `${file}：內容和當時抓取的不同；請重新抓取`,
    ),
  );
