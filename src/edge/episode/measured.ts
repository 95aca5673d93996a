import { z } from 'zod';
import type { CrossReading } from '../../domain/delever.ts';
import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import { canonical } from '../../run/canonical.ts';
import { reads } from '../../sense/delever/ranks.ts';
import { intervalProblems, problemAt } from '../file/check.ts';
import { type Source, valueAt } from '../file/document.ts';
import { jsonl } from '../file/jsonl.ts';
import type { Phrase, Problem, Result } from '../file/problem.ts';
import {
  choice,
  dayField,
  indexField,
  instantField,
  listOf,
  spreadField,
  strictMap,
  wordsField,
} from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { instantAt } from '../zone.ts';
import { unknown } from './reason.ts';

/** A reading of the cross-section, and the instant from which it counts. */
export type Measured = {
  readonly at: Instant;
  /** The same instant as it is written. */
  readonly stamp: string;
  readonly cross: CrossReading;
};

/** A line of a `measured.jsonl`. */
export const measuredLine = strictMap({
  known_at: instantField,
  day: dayField,
  ranks: listOf(
    strictMap({
      group: wordsField,
      names: indexField,
      of: indexField,
      slope: spreadField,
      volume: spreadField,
      reads: choice(['most liquid hardest', 'least liquid hardest', 'no pattern']),
    }),
  ),
  forensics: z.union(
    [
      strictMap({
        sold: listOf(strictMap({ asset: wordsField, share: spreadField })),
        explained: spreadField,
        sessions: indexField,
      }),
      unknown,
    ],
    want('map'),
  ),
  inputs: wordsField,
});

type Measurement = z.output<typeof measuredLine>;

/** When the names of a cross-section have closed. */
const CLOSE = { time: '16:00', zone: 'America/New_York' };

/** The close of a day: nothing that is measured with its prices is known before. */
export const closeOf = (day: Day): Instant => instantAt(day, CLOSE.time, CLOSE.zone);

/**
 * Reads what was measured over names whose prices the episode does not carry: one window a line, each
 * of another day, known from the close of that day at the earliest.
 * @param file name under which problems are told
 */
export function readMeasured(text: string, file: string): Result<readonly Measured[]> {
  const days = new Map<Day, number>();
  const read = jsonl({
    text,
    file,
    schema: measuredLine,
    judge: ({ value, source, line }) => {
      const before = days.get(value.day);
      days.set(value.day, before ?? line);
      return [
        ...wrong(value, source),
        ...(before === undefined ? [] : [problemAt(source, ['day'], { expected: ONCE(before) })]),
      ];
    },
  });
  if (!read.ok) return read;
  return {
    ok: true,
    value: read.value.map(({ value: { known_at, ...cross }, source }) => ({
      at: known_at,
      stamp: String(valueAt(source.value, ['known_at'])),
      cross,
    })),
  };
}

/**
 * The one line of a reading; reading it gives the reading back.
 * @param knownAt an instant with offset, as text
 */
export const measuredText = (cross: CrossReading, knownAt: string): string =>
  `${canonical({ known_at: knownAt, ...cross, day: formatDay(cross.day) })}\n`;

/** What the figures of a line must be to each other. */
function wrong(
  { known_at, day, ranks, forensics }: Measurement,
  source: Source,
): readonly Problem[] {
  return [
    ...(known_at < closeOf(day)
      ? [problemAt(source, ['known_at'], { expected: CLOSED(day) })]
      : []),
    ...ranks.flatMap(({ names, of, slope, volume, reads: says }, i) => {
      const intervals = [
        ...intervalProblems({ source, path: ['ranks', i, 'slope'] }, slope),
        ...intervalProblems({ source, path: ['ranks', i, 'volume'], min: -1, max: 1 }, volume),
      ];
      const allowed = reads(slope, volume);
      return [
        ...(names > of
          ? [problemAt(source, ['ranks', i, 'names'], { expected: atMostOf(of) })]
          : []),
        ...intervals,
        ...(intervals.length === 0 && says !== allowed
          ? [problemAt(source, ['ranks', i, 'reads'], { expected: SAYS(allowed) })]
          : []),
      ];
    }),
    ...('unknown' in forensics
      ? []
      : [
          ...forensics.sold.flatMap(({ share }, i) =>
            intervalProblems(
              { source, path: ['forensics', 'sold', i, 'share'], min: -1, max: 1 },
              share,
            ),
          ),
          ...intervalProblems(
            { source, path: ['forensics', 'explained'], min: 0, max: 1 },
            forensics.explained,
          ),
        ]),
  ];
}

const CLOSED = (day: Day): Phrase => ({
  en: `not before the close of \`day\`, ${formatDay(day)} ${CLOSE.time} in New York`,
  'zh-Hant': `不早於\`day\`的收盤，即紐約時間${formatDay(day)} ${CLOSE.time}`,
});
const ONCE = (line: number): Phrase => ({
  en: `a day not measured before; line ${line} has it`,
  'zh-Hant': `未量測過的日期；第${line}行已有`,
});
const atMostOf = (of: number): Phrase => ({
  en: `at most ${of} (of)`,
  'zh-Hant': `不超過\`of\`的${of}`,
});
const SAYS = (reads: string): Phrase => ({
  en: `${reads}, which is what its two intervals allow to be said`,
  'zh-Hant': `${reads}，兩個區間只容許這樣說`,
});
