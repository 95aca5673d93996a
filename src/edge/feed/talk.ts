import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { both } from '../../domain/text.ts';
import { Fault } from '../fault.ts';
import { accepted, type Result, refused, wholeProblem } from '../file/problem.ts';
import { guarded } from '../store/failure.ts';

/** Columns of a file of events, which has no head. Source: GDELT 2.0 Event Database codebook. */
const COLUMNS = 61;
/** Places of columns: id, when it was added (YYYYMMDDHHMMSS), and the address of the article. */
const [ID, ADDED, URL_AT] = [0, 59, 60];
/** Places of countries: of both actors in CAMEO's three letters, and where all of it lies in FIPS' two. */
const PLACES: Readonly<Record<number, readonly number[]>> = { 2: [37, 45, 53], 3: [7, 17] };

/** A file of a quarter of an hour holds some 0.1 MB packed and some 1 MB unpacked. */
const MAX_PACKED = 4_000_000;
const MAX_UNPACKED = 40_000_000;

/** Articles of a day, and in how many of them every country that is asked for appears. */
export type TalkCount = { readonly articles: number; readonly both: number };

/** What a packed file of events holds: one table, within limits; refused where it is anything else. */
export function unpackedEvents(body: Uint8Array, file: string): Result<Uint8Array> {
  const wrong = refused(wholeProblem(file, A_TABLE, OTHERWISE));
  if (body.length > MAX_PACKED || body[0] !== 0x50 || body[1] !== 0x4b) return wrong;
  try {
    const found = Object.values(
      unzipSync(body, {
        filter: ({ name, originalSize }) =>
          name.endsWith('.export.CSV') && originalSize <= MAX_UNPACKED,
      }),
    );
    const [only] = found;
    return only && found.length === 1 && crc32(only) === sumIn(body) ? accepted(only) : wrong;
  } catch {
    // The package says in many ways that this is no archive.
    return wrong;
  }
}

/** The sum that an archive of one file states of it. Source: PKWARE APPNOTE, section 4.3.12. */
function sumIn(body: Uint8Array): number | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const at = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1');
  return at >= 0 && at + 20 <= bytes.length ? bytes.readUInt32LE(at + 16) : undefined;
}

const A_TABLE = both(
  `an archive with one table of events, at most ${MAX_UNPACKED / 1e6} MB`,
  `內有一個事件表的壓縮檔，至多${MAX_UNPACKED / 1e6} MB`,
);
const OTHERWISE = both('something else', '別的內容');
const ROWS_OF = (day: string) =>
  both(`${COLUMNS} columns, each row added on ${day}`, `${COLUMNS}個欄位，每一列都在${day}加入`);

/** Loads the engine that reads these tables; it is a package of its own, since most people need none of it. */
async function engine() {
  try {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    return await DuckDBInstance.create(':memory:', LIMITS);
  } catch (cause) {
    throw new Fault('missing', NOT_INSTALLED, { cause });
  }
}
const NOT_INSTALLED = both(
  'these files are read by a package that is not installed: npm install @duckdb/node-api@1.5.6-r.1',
  '讀這些檔案需要的套件尚未安裝：`npm install @duckdb/node-api@1.5.6-r.1`',
);

/** What the engine may use, and that it may load nothing. */
const LIMITS = {
  memory_limit: '512MB',
  threads: '1',
  temp_directory: '',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const column = (at: number): string => `c${at}`;

/**
 * Counts the articles of one day: of several rows of one event one, of several events of one address one.
 * @param tables as they came, none of them packed
 * @param of     countries, in two letters (where it lies) or three (who acts)
 * @throws Fault `missing` where the engine is not installed
 */
export async function talkOf(
  tables: readonly Uint8Array[],
  {
    day,
    of,
    file,
  }: { readonly day: string; readonly of: readonly string[]; readonly file: string },
): Promise<Result<TalkCount>> {
  const instance = await engine();
  const room = mkdtempSync(join(tmpdir(), 'bide-talk-'));
  const place = join(room, 'events.tsv');
  const wrong = refused(wholeProblem(file, ROWS_OF(day), OTHERWISE));
  try {
    guarded(place, () => writeFileSync(place, Buffer.concat(tables.flatMap(ended))));
    const session = await instance.connect();
    await session.run(`SET allowed_paths = [${quoted(place)}]`);
    await session.run('SET enable_external_access = false');
    await session.run('SET lock_configuration = true');
    const read = await tried(session.runAndReadAll(counting(place, day, of)));
    const [row] = read?.getRowObjectsJS() ?? [];
    session.closeSync();
    const [articles, found, strays] = [row?.articles, row?.found, row?.strays].map(Number);
    if (!row || articles === undefined || found === undefined || strays !== 0) return wrong;
    return accepted({ articles, both: found });
  } finally {
    instance.closeSync();
    rmSync(room, { recursive: true, force: true });
  }
}

/** Undefined where the engine refuses: its words name places of this computer, and tell nobody what to do. */
async function tried<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch {
    return undefined;
  }
}

/** A table may end without a new line. */
const ended = (table: Uint8Array): readonly Uint8Array[] =>
  table.at(-1) === NEW_LINE ? [table] : [table, Buffer.of(NEW_LINE)];
const NEW_LINE = 0x0a;

/** An article tells of a country where any of its events does. Names in it are in more than one alphabet; none is read. */
function counting(place: string, day: string, of: readonly string[]): string {
  const columns = Array.from({ length: COLUMNS }, (_, i) => `'${column(i)}': 'VARCHAR'`);
  const names = (code: string): string =>
    (PLACES[code.length] ?? []).map((at) => `${column(at)} = ${quoted(code)}`).join(' OR ');
  const tells = of.map((code, i) => `coalesce(bool_or(${names(code)}), false) AS t${i}`);
  const all = of.map((_, i) => `t${i}`).join(' AND ');
  return `
    WITH told AS (
      SELECT * FROM read_csv(${quoted(place)}, delim = '\t', header = false, quote = '', escape = '',
        auto_detect = false, all_varchar = true, null_padding = false, ignore_errors = false,
        max_line_size = 1000000, encoding = 'latin-1', columns = {${columns.join(', ')}})
    ), events AS (
      SELECT DISTINCT ON (${column(ID)}) * FROM told ORDER BY ${column(ID)}, ${column(URL_AT)}
    ), articles AS (
      SELECT ${column(URL_AT)} AS url, ${tells.join(', ')} FROM events
        WHERE coalesce(${column(URL_AT)}, '') <> '' GROUP BY url
    )
    SELECT count(*)::INTEGER AS articles, (count(*) FILTER (WHERE ${all}))::INTEGER AS found,
      (SELECT count(*) FROM told WHERE left(coalesce(${column(ADDED)}, ''), 8) <> ${quoted(day)}
        OR coalesce(${column(ID)}, '') = '')::INTEGER AS strays
    FROM articles`;
}
