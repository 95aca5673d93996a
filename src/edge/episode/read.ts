import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { calendars } from '../../domain/calendar/index.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Found } from '../../domain/finding.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Contract, Settled } from '../../domain/odds.ts';
import type { Simulation } from '../../domain/simulation.ts';
import type { Vintage } from '../../domain/vintage.ts';
import type { Problem, Result } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { readComputed } from './computed.ts';
import { type Contracts, readContracts } from './contracts.ts';
import { dataFindings } from './findings.ts';
import { knownRule } from './known.ts';
import { evidenceLines } from './lines.ts';
import { type Measured, readMeasured } from './measured.ts';
import { meta } from './meta.ts';
import { observationTable } from './table.ts';
import { readVintage } from './vintage.ts';

/** Where an episode keeps what the crowd model answered. */
export const COMPUTED = 'computed.jsonl';

/** Where it keeps what was measured over names that it does not carry. */
export const MEASURED = 'measured.jsonl';

/** Where it keeps quotes of prediction-market contracts, and what they became. */
export const CONTRACTS = 'contracts.jsonl';

/** Problems of one file that are shown; the last of them says how many more there are. */
const SHOWN = 20;

/** An episode folder as read. */
export type EpisodeReading = {
  readonly episode: Episode;
  /** Fit to be used; by the instant of knowing, then by day, then by series. */
  readonly observations: readonly Observation[];
  /** By the instant of knowing, then by id. */
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Found[];
  /** By `until`. */
  readonly vintages: readonly Vintage[];
  /** What the crowd model has answered before. */
  readonly computed: readonly Simulation[];
  /** What was measured over names whose prices it does not carry. */
  readonly measured: readonly Measured[];
  /** Quotes of prediction-market contracts, by the instant of knowing. */
  readonly contracts: readonly Contract[];
  /** What became of them: for the score alone, never part of what a decision is made from. */
  readonly settled: readonly Settled[];
};

/**
 * Reads an episode folder: episode.yaml, observations.csv, evidence.jsonl, vintages/*.json, and where they are
 * there computed.jsonl, measured.jsonl and contracts.jsonl.
 * All or nothing: every problem of every file is told, at most 20 a file.
 * @throws Fault `unreadable` when the machine refuses a file
 */
export function read(folder: string): Result<EpisodeReading> {
  const rule = knownRule(calendars);
  const episode = open(folder, 'episode.yaml', meta);
  const rows = episode.ok
    ? open(folder, 'observations.csv', (t, file) =>
        observationTable({ text: t, file }, episode.value, rule),
      )
    : none<Observation>();
  const items =
    episode.ok && episode.value.evidence === 'none'
      ? none<Evidence>()
      : open(folder, 'evidence.jsonl', evidenceLines);
  const vintages = shelf(folder).map((name) => open(folder, name, readVintage));

  const computed = existsSync(join(folder, COMPUTED))
    ? open(folder, COMPUTED, readComputed)
    : none<Simulation>();

  const measured = existsSync(join(folder, MEASURED))
    ? open(folder, MEASURED, readMeasured)
    : none<Measured>();

  const contracts = existsSync(join(folder, CONTRACTS))
    ? open(folder, CONTRACTS, readContracts)
    : ({ ok: true, value: { quotes: [], settled: [] } } satisfies Result<Contracts>);

  if (
    !episode.ok ||
    !rows.ok ||
    !items.ok ||
    !computed.ok ||
    !measured.ok ||
    !contracts.ok ||
    vintages.some((v) => !v.ok)
  )
    return {
      ok: false,
      problems: [episode, rows, items, computed, measured, contracts, ...vintages].flatMap((r) =>
        r.ok ? [] : shown(r.problems),
      ),
    };
  return {
    ok: true,
    value: {
      episode: episode.value,
      ...dataFindings(episode.value, {
        observations: rows.value,
        evidence: items.value,
        calendars,
        known: rule,
      }),
      evidence: items.value,
      vintages: vintages
        .flatMap((v) => (v.ok ? [v.value] : []))
        .toSorted((a, b) => a.until - b.until),
      computed: computed.value,
      measured: measured.value,
      contracts: contracts.value.quotes,
      settled: contracts.value.settled,
    },
  };
}

function open<T>(
  folder: string,
  name: string,
  parse: (text: string, file: string) => Result<T>,
): Result<T> {
  const file = join(folder, name);
  const read = readText(file, file);
  return read.ok ? parse(read.value, file) : read;
}

const none = <T>(): Result<readonly T[]> => ({ ok: true, value: [] });

function shelf(folder: string): readonly string[] {
  const path = join(folder, 'vintages');
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .toSorted()
        .map((name) => join('vintages', name))
    : [];
}

function shown(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - SHOWN;
  if (more <= 0) return problems;
  return problems.slice(0, SHOWN).map((problem, i) =>
    i < SHOWN - 1
      ? problem
      : {
          ...problem,
          hint: { en: `and ${more} more in this file`, 'zh-Hant': `本檔案另有${more}個問題` },
        },
  );
}
