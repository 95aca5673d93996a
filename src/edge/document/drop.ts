import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Episode } from '../../domain/episode.ts';
import { both, LANGS } from '../../domain/text.ts';
import { DAY_MS, type Day } from '../../domain/time.ts';
import { now as machineNow } from '../clock.ts';
import { takePrices } from '../episode/prices.ts';
import { Fault } from '../fault.ts';
import type { Way } from '../feed/asking.ts';
import { folder as makeFolder } from '../file/folder.ts';
import { attempt, type Problem, refused, sayProblem, wholeProblem } from '../file/problem.ts';
import { readBytes, utf8 } from '../file/text.ts';
import { writeAll } from '../file/write.ts';
import { decoded } from '../foreign/decode.ts';
import { isOfDocuments, linesDropped, tableDropped } from './dropped.ts';
import { type KeptListing, keepListing } from './keep.ts';
import { tidy } from './plain.ts';
import { DROP } from './registry.ts';

/** How long nobody has written to a file that is whole, milliseconds. */
const SETTLED_MS = 10_000;

/** What became of a file that was left in the folder. */
export type DroppedFile = {
  readonly file: string;
} /** `bare`: those without an address, of which no item of evidence can be made. */ & (
  | ({ readonly state: 'documents' } & Readonly<Record<'added' | 'revised' | 'bare', number>>)
  | { readonly state: 'prices'; readonly series: string; readonly added: number }
  /** Somebody may still be writing to it. */
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly problems: readonly Problem[] }
);

type Taken = { readonly told: DroppedFile; readonly kept?: KeptListing };

/**
 * Takes the files that people or vendors left in `drop` of an episode's folder: documents as a table or as lines of
 * JSON, prices of the series that the file is named by. What is kept is on the disk before its file goes to
 * `drop/done`; what is refused goes to `drop/refused`, the reason beside it.
 */
export function takeDrop(
  { folder, episode }: { readonly folder: string; readonly episode: Episode },
  way: Way,
): readonly Taken[] {
  const place = join(folder, DROP);
  if (!existsSync(place)) return [];
  const names = readdirSync(place, { withFileTypes: true })
    .filter((one) => one.isFile() && /^[^.].*\.(?:csv|jsonl)$/i.test(one.name))
    .map(({ name }) => name)
    .toSorted();
  return names.map((name) => {
    const path = join(place, name);
    const file = join(DROP, name);
    const before = stateOf(path);
    if (before === undefined) return { told: { file, state: 'waiting' } };
    const read = attempt((must): Taken => {
      const bytes = must(readBytes(path, file));
      if (stateOf(path) !== before) return { told: { file, state: 'waiting' } };
      return must(taken({ bytes, file }, { folder, episode }, way));
    });
    if (!read.ok) {
      const says = LANGS.flatMap((lang) => read.problems.map((one) => sayProblem(one, lang)));
      const put = moved(path, join(place, 'refused'));
      writeAll([[`${put}.why.txt`, `${says.join('\n')}\n`]], { durable: true });
      return { told: { file, state: 'refused', problems: read.problems } };
    }
    if (read.value.told.state !== 'waiting') moved(path, join(place, 'done'));
    return read.value;
  });
}

/** Size and time of a file that nobody has written to for a while; another program may have taken it meanwhile. */
function stateOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  const { size, mtimeMs } = found;
  const age = machineNow() - mtimeMs;
  return age >= 0 && age < SETTLED_MS ? undefined : `${size} ${mtimeMs}`;
}

/** Puts a file into a folder, under a name that nothing has there. */
function moved(path: string, place: string): string {
  makeFolder(place);
  const [end, name] = [extname(path), basename(path, extname(path))];
  for (let n = 1; ; n++) {
    const to = join(place, `${name}${n === 1 ? '' : `-${n}`}${end}`);
    if (existsSync(to)) continue;
    try {
      renameSync(path, to);
    } catch (error) {
      // Another program may have been faster.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        throw new Fault('unwritable', both(`cannot move ${path}`, `無法移動${path}`), {
          cause: error,
        });
    }
    return to;
  }
}

const taken = (
  { bytes, file }: { readonly bytes: Uint8Array; readonly file: string },
  { folder, episode }: { readonly folder: string; readonly episode: Episode },
  way: Way,
) =>
  attempt((must): Taken => {
    const at = way.now();
    const lines = /\.jsonl$/i.test(file);
    const text = lines ? must(utf8(bytes, file)) : must(decoded(bytes, file, undefined)).text;
    if (!lines && !isOfDocuments(text, file)) {
      const series = seriesNamed(basename(file), episode);
      if (series === undefined)
        return must(refused(wholeProblem(file, KNOWN_FILE, basename(file))));
      const { made } = must(takePrices({ folder, episode, series }, { bytes, file }, { now: at }));
      return { told: { file, state: 'prices', series: series.id, added: made.added } };
    }
    const read = must(lines ? linesDropped(text, file) : tableDropped(text, file));
    const today = Math.floor(at / DAY_MS) as Day;
    const all = read.flatMap((one) => {
      const tidied = tidy(one);
      return tidied ? [{ ...tidied, watch: one.watch }] : [];
    });
    const kept = keepListing(
      way,
      { entry: DROP, source: DROP },
      { all, at, stretch: { from: today, to: today } },
    );
    const { added, revised } = kept;
    const bare = [...added, ...revised].filter(({ url }) => url === '').length;
    return {
      told: { file, state: 'documents', added: added.length, revised: revised.length, bare },
      kept,
    };
  });

const KNOWN_FILE = both(
  'a table of documents with the columns `title` and `watch`, or a file whose name begins with a series of this episode; positions are put on record by bide book import',
  '有`title`與`watch`欄位的文件表格，或檔名以本期間的序列名稱開頭；持有部位請用bide book import',
);

/** The series that a file is named by, e.g. `VIX.csv`, `VIX_daily.csv`, `VIX (1).csv`: the longest of those that fit. */
const seriesNamed = (name: string, { series }: Episode) =>
  Object.values(series)
    .filter(({ id }) => name.startsWith(id) && !/[A-Za-z0-9]/.test(name[id.length] ?? ''))
    .toSorted((a, b) => b.id.length - a.id.length)[0];
