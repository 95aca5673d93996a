import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendarsOf } from '../../domain/calendar/index.ts';
import type { StatedClosure } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Contract, Settled } from '../../domain/odds.ts';
import type { ObservationRows } from '../../domain/rows.ts';
import type { Observation } from '../../domain/series.ts';
import type { Simulation } from '../../domain/simulation.ts';
import type { Vintage } from '../../domain/vintage.ts';
import { accepted, chain, judged, type Problem, type Result, refused } from '../file/problem.ts';
import { bytesOf, jsonShelf, readFrom } from '../file/text.ts';
import { ASKED, type AskedHours, askedHours } from './asked.ts';
import { readComputed } from './computed.ts';
import { readContracts } from './contracts.ts';
import { dataFindings } from './findings.ts';
import { knownRule } from './known.ts';
import { evidenceLines } from './lines.ts';
import { type Measured, readMeasured } from './measured.ts';
import { meta } from './meta.ts';
import type { Sifted } from './sift.ts';
import { rowFindings, streamedTable } from './stream.ts';
import { observationTable } from './table.ts';
import { readVintage } from './vintage.ts';
/** Where an episode keeps what the crowd model answered, what was measured elsewhere, and quotes. */
export const COMPUTED = 'computed.jsonl';
export const MEASURED = 'measured.jsonl';
export const CONTRACTS = 'contracts.jsonl';

export const OBSERVATIONS = 'observations.csv';

/** Bytes of observations from which on they are read part by part and kept in columns; those of half a million. */
const LONG_BYTES = 20_000_000;

/** Problems of one file that are shown. */
const SHOWN = 20;

/** Hears how many bytes of a long file have been read, of how many. */
export type Watcher = (read: number, all: number) => void;

/** An episode folder as read. */
export type EpisodeReading = Sifted & {
  readonly episode: Episode;
  /** Observations of a long file; `observations` has none then. */
  readonly rows?: ObservationRows;
  /** By the instant of knowing, then by the day of the act, then by id. */
  readonly evidence: readonly Evidence[];
  /** By `until`. */
  readonly vintages: readonly Vintage[];
  /** Hours of decisions that were asked for at another hour than the episode's. */
  readonly asked: AskedHours;
  /** What the crowd model has answered before. */
  readonly computed: readonly Simulation[];
  /** What was measured over names whose prices it does not carry. */
  readonly measured: readonly Measured[];
  /** Quotes of prediction-market contracts, by the instant of knowing. */
  readonly contracts: readonly Contract[];
  /** What became of them: for the score alone, never part of what a decision is made from. */
  readonly settled: readonly Settled[];
};

type ReadOptions = {
  readonly stated?: readonly StatedClosure[] | undefined;
  readonly watch?: Watcher | undefined;
  readonly long?: number;
};

/**
 * Reads an episode folder: episode.yaml, observations.csv, evidence.jsonl, vintages/*.json, and where they are
 * there asked.csv, computed.jsonl, measured.jsonl and contracts.jsonl.
 * All or nothing: every problem of every file is told, at most 20 a file.
 * @param series  folder with observations.csv and vintages/, where it is another
 * @param more    days stated closed elsewhere, beside those that the episode states; what hears how much of a long file has been read; from how many bytes on it is one
 * @throws Fault `unreadable` when the machine refuses a file
 */
export function read(
  folder: string,
  series: string = folder,
  { stated = [], watch, long = LONG_BYTES }: ReadOptions = {},
): Result<EpisodeReading> {
  const open = <T>(name: string, reader: Parameters<typeof readFrom<T>>[1]): Result<T> =>
    readFrom(join(folder, name), reader);
  /** A file that need not be there. */
  const spare = <T>(name: string, reader: Parameters<typeof readFrom<T>>[1], none: T): Result<T> =>
    existsSync(join(folder, name)) ? open(name, reader) : accepted(none);
  const episode = chain(open('episode.yaml', meta), (told) =>
    accepted(
      stated.length === 0 ? told : { ...told, closures: [...(told.closures ?? []), ...stated] },
    ),
  );
  const calendars = calendarsOf(episode.ok ? episode.value : {});
  const rule = knownRule(calendars);
  const table = join(series, OBSERVATIONS);
  const rows = chain(episode, (told): Result<readonly Observation[] | ObservationRows> => {
    if (bytesOf(table) > long) return streamedTable(table, { episode: told, known: rule }, watch);
    return readFrom(table, (text, file) => observationTable({ text, file }, told, rule));
  });
  const items =
    episode.ok && episode.value.evidence === 'none'
      ? accepted([])
      : open('evidence.jsonl', (text, file) =>
          evidenceLines(text, file, episode.ok ? episode.value.to : undefined),
        );
  const vintages = jsonShelf(join(series, 'vintages')).map((file) => readFrom(file, readVintage));
  const computed = spare(COMPUTED, readComputed, []);
  const measured = spare(MEASURED, readMeasured, []);
  const contracts = spare(CONTRACTS, readContracts, { quotes: [], settled: [] });
  const asked = chain(episode, (told) =>
    spare(ASKED, (text, file) => askedHours(text, file, told), new Map()),
  );
  const hours = episode.ok ? asked : accepted(new Map());
  const all = [
    ...[episode, episode.ok ? rows : accepted([]), items],
    ...[computed, measured, contracts, hours],
  ];
  const problems = [...all, ...vintages].flatMap((r) => (r.ok ? [] : shown(r.problems)));
  if (!episode.ok || !rows.ok || !items.ok || !asked.ok) return refused(...problems);
  if (!computed.ok || !measured.ok || !contracts.ok) return refused(...problems);
  const given = { evidence: items.value, calendars, known: rule };
  return judged(problems, {
    episode: episode.value,
    ...('ids' in rows.value
      ? rowFindings(episode.value, rows.value, given)
      : dataFindings(episode.value, { ...given, observations: rows.value })),
    evidence: items.value,
    asked: asked.value,
    vintages: vintages.flatMap((v) => (v.ok ? v.value : [])).toSorted((a, b) => a.until - b.until),
    computed: computed.value,
    measured: measured.value,
    contracts: contracts.value.quotes,
    settled: contracts.value.settled,
  });
}

/** The first problems of a file; the last of them says how many more there are. */
function shown(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - SHOWN;
  const hint = { en: `and ${more} more in this file`, 'zh-Hant': `本檔案另有${more}個問題` };
  return problems
    .slice(0, SHOWN)
    .map((problem, i) => (more > 0 && i === SHOWN - 1 ? { ...problem, hint } : problem));
}
