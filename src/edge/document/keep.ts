import type { PublishedDocument } from '../../domain/document.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { canonical } from '../../run/canonical.ts';
import { inFeeds, readFeeds } from '../feed/database.ts';
import type { FedStretch, ReadDocument } from '../feed/shape.ts';
import { sha256 } from '../file/hash.ts';
import type { Database } from '../store/engine.ts';

/** The worlds of a workspace: that of the sources, and that of a stand-in. */
type World = { readonly home: string; readonly standIn: boolean };

/** Of whom documents are kept. */
type Of = {
  readonly entry: string;
  readonly source: string;
  /** Of those that do not tell themselves. */
  readonly watch?: PublishedDocument['watch'];
};

/** A document that may tell itself where it is on the watch list. */
type Listed = ReadDocument & Partial<Pick<PublishedDocument, 'watch'>>;

/** All documents of an entry that its source tells of a stretch, and when the last byte of it came. */
export type Listing = {
  readonly all: readonly Listed[];
  readonly at: Instant;
  readonly stretch: FedStretch;
  /** Whether it lacks parts that were told before: what is not told any more stays as it was known. */
  readonly lacking?: boolean;
};

/** What was not known before: documents, other versions of them, and those that are listed no more. */
export type KeptListing = Readonly<
  Record<'added' | 'revised' | 'withdrawn', readonly PublishedDocument[]>
>;

type Row = {
  readonly id: string;
  readonly at: Instant;
  readonly change: 'new' | 'revised' | 'withdrawn';
  readonly sha256: string;
  readonly listed: Day | null;
  readonly body: string;
};

/**
 * Keeps what is new in a listing: all of it is on the disk when this returns, or none. What was kept stays as it
 * was; another version of a document follows it, known after it whatever the clock says.
 */
export function keepListing(
  { home, standIn }: World,
  { entry, source, watch }: Of,
  { all, at, stretch, lacking = false }: Listing,
): KeptListing {
  const world = Number(standIn);
  return inFeeds(home, (db) => {
    const before = latestRows(db, world, entry);
    const insert = db.prepare(
      'INSERT INTO document (stand_in, entry, id, at, change, sha256, listed, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const kept = { added: [], revised: [], withdrawn: [] } as {
      [K in keyof KeptListing]: PublishedDocument[];
    };
    const told = new Set<string>();
    for (const { listedOn, ...document } of all) {
      if (told.has(document.id)) continue;
      told.add(document.id);
      const known = before.get(document.id);
      const whole = known && lacking ? { ...toldIn(known), ...document } : document;
      const hash = sha256(canonical(whole));
      if (known?.sha256 === hash && known.change !== 'withdrawn') continue;
      const knownAt = (known ? Math.max(at, known.at + 1) : at) as Instant;
      const stated = document.watch ?? watch;
      if (stated === undefined) throw new RangeError(`${document.id} is on no watch list`);
      const published: PublishedDocument = { ...whole, source, watch: stated, knownAt };
      kept[known ? 'revised' : 'added'].push(published);
      const row = [entry, document.id, knownAt, known ? 'revised' : 'new', hash];
      insert.run(world, ...row, listedOn ?? null, JSON.stringify(published));
    }
    for (const row of goneFrom([...before.values()], { all, told, stretch })) {
      const knownAt = Math.max(at, row.at + 1) as Instant;
      kept.withdrawn.push({ ...publishedIn(row), knownAt });
      insert.run(world, entry, row.id, knownAt, 'withdrawn', row.sha256, row.listed, row.body);
    }
    db.prepare('INSERT INTO gathered VALUES (?, ?, ?, ?, ?)').run(
      ...[world, entry, at, stretch.from, stretch.to],
    );
    return kept;
  });
}

/** A document as it was told, without what was added here. */
function toldIn(row: Row): Listed {
  const { source: _, knownAt: __, watch: ___, ...told } = publishedIn(row);
  return told;
}

const isGone = ({ change }: Row): boolean => change === 'withdrawn';

const publishedIn = ({ body }: Pick<Row, 'body'>): PublishedDocument => JSON.parse(body);

/** The last version of every document of an entry. */
const latestRows = (db: Database, world: number, entry: string): ReadonlyMap<string, Row> =>
  new Map(
    db
      .prepare(
        `SELECT id, at, change, sha256, listed, body FROM document WHERE seq IN
          (SELECT max(seq) FROM document WHERE stand_in = ? AND entry = ? GROUP BY id)`,
      )
      .all(world, entry)
      .map((row: Row): [string, Row] => [row.id, row]),
  );

/** Those that lie inside what is told, and are not told. */
function goneFrom(
  before: readonly Row[],
  { all, told, stretch }: Pick<Listing, 'all' | 'stretch'> & { readonly told: ReadonlySet<string> },
): readonly Row[] {
  const days = all.flatMap(({ listedOn }) => (listedOn === undefined ? [] : [listedOn]));
  const first = Math.max(stretch.from, Math.min(...days) + 1);
  return before.filter(
    ({ id, listed, change }) =>
      !told.has(id) &&
      change !== 'withdrawn' &&
      listed !== null &&
      listed >= first &&
      listed <= Math.min(stretch.to, Math.max(...days)),
  );
}

/** When all of an entry came last, and the last day that was asked for then. */
export function gatheredLast(
  { home, standIn }: World,
  entry: string,
): { readonly at: Instant; readonly last: Day } | undefined {
  const row = inFeeds(home, (db) =>
    db
      .prepare(
        'SELECT at, last FROM gathered WHERE stand_in = ? AND entry = ? ORDER BY at DESC LIMIT 1',
      )
      .get(Number(standIn), entry),
  );
  return row && { at: row.at, last: row.last };
}

/** A document as it was known, and whether its source had taken it back. */
export type KnownDocument = PublishedDocument & { readonly withdrawn?: true };

/**
 * Documents of some entries as they were known at an instant: of each the last version until then, by when that
 * came to be known. One that several entries told stands once.
 * @param words each of which stands in the title or the text, whatever its case
 * @param since an instant: what was known by then in this version is left out
 */
export function documentsAt(
  home: string,
  {
    entries,
    at,
    since,
    words = [],
    standIn = false,
  }: {
    readonly entries: readonly string[];
    readonly at: Instant;
    readonly since?: Instant;
    readonly words?: readonly string[];
    readonly standIn?: boolean;
  },
): readonly KnownDocument[] {
  const wanted = words.map((word) => word.toLowerCase());
  const rows =
    readFeeds(home, (db) => {
      const last = db.prepare(
        `SELECT id, at, change, sha256, body FROM document WHERE seq IN
        (SELECT max(seq) FROM document WHERE stand_in = ? AND entry = ? AND at <= ? GROUP BY id)`,
      );
      return [...new Set(entries)].flatMap((entry): Row[] => last.all(Number(standIn), entry, at));
    }) ?? [];
  const found = new Map<string, Row & { readonly document: PublishedDocument }>();
  for (const row of rows) {
    const document = publishedIn(row);
    const name = JSON.stringify([document.source, document.id]);
    const other = found.get(name);
    const same = other?.sha256 === row.sha256 && isGone(other) === isGone(row);
    // Of one version the first time that it was told counts, of several versions the last.
    if (!other || (same ? row.at < other.at : row.at > other.at))
      found.set(name, { ...row, document });
  }
  const known = [...found.values()].filter(({ document: { title, text }, at: came }) => {
    const said = `${title}\n${text}`.toLowerCase();
    return (since === undefined || came > since) && wanted.every((word) => said.includes(word));
  });
  return known
    .map(({ document, at: knownAt, change }) => ({
      ...document,
      knownAt,
      ...(change === 'withdrawn' && { withdrawn: true as const }),
    }))
    .toSorted((a, b) => a.knownAt - b.knownAt || (a.id < b.id ? -1 : 1));
}
