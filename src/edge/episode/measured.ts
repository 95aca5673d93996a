import { z } from 'zod';
import type { CrossReading } from '../../domain/delever.ts';
import { both } from '../../domain/text.ts';
import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import { canonical } from '../../run/canonical.ts';
import { reads } from '../../sense/delever/ranks.ts';
import { atMostOf, type Demand, intervalDemands, unmet } from '../file/check.ts';
import { valueAt } from '../file/document.ts';
import { jsonl } from '../file/jsonl.ts';
import { accepted, chain, type Phrase, type Result } from '../file/problem.ts';
import { choice, field, listOf, strictMap } from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { instantAt } from '../zone.ts';
import { unknown } from './delever.ts';

/** A reading of the cross-section, and the instant from which it counts. */
export type Measured = {
  readonly at: Instant;
  /** The same instant as it is written. */
  readonly stamp: string;
  readonly cross: CrossReading;
};

/** A line of a `measured.jsonl`. */
export const measuredLine = strictMap({
  known_at: field.instant,
  day: field.day,
  ranks: listOf(
    strictMap({
      group: field.name,
      names: field.index,
      of: field.index,
      slope: field.spread,
      volume: field.spread,
      reads: choice(['most liquid hardest', 'least liquid hardest', 'no pattern']),
    }),
  ),
  forensics: z.union(
    [
      strictMap({
        sold: listOf(strictMap({ asset: field.name, share: field.spread })),
        explained: field.spread,
        sessions: field.index,
      }),
      unknown,
    ],
    want('map'),
  ),
  inputs: field.words,
});

/** When the names of a cross-section have closed. */
const CLOSE = { time: '16:00', zone: 'America/New_York' };

/** The close of a day: nothing that is measured with its prices is known before. */
export const closeOf = (day: Day): Instant => instantAt(day, CLOSE.time, CLOSE.zone);

/**
 * Reads what was measured over names whose prices the episode does not carry: one window a line, each
 * of another day, known from the close of that day at the earliest.
 */
export function readMeasured(text: string, file: string): Result<readonly Measured[]> {
  const read = jsonl({
    text,
    file,
    schema: measuredLine,
    key: ({ day }) => day,
    judge: ({ value, source }, before) => {
      const once: Demand = [before === undefined, ['day'], ONCE(before?.line ?? 0)];
      return unmet(source, [...demands(value), once]);
    },
  });
  return chain(read, (lines) =>
    accepted(
      lines.map(({ value: { known_at, ...cross }, source }) => {
        return { at: known_at, stamp: String(valueAt(source.value, ['known_at'])), cross };
      }),
    ),
  );
}

/**
 * The one line of a reading; reading it gives the reading back.
 * @param knownAt an instant with offset, as text
 */
export const measuredText = (cross: CrossReading, knownAt: string): string =>
  `${canonical({ known_at: knownAt, ...cross, day: formatDay(cross.day) })}\n`;

/** What the figures of a line must be to each other. */
function demands({ known_at, day, ranks, forensics }: z.output<typeof measuredLine>) {
  const { sold, explained } = 'unknown' in forensics ? { sold: [] } : forensics;
  return [
    [known_at >= closeOf(day), ['known_at'], CLOSED(day)],
    ...ranks.flatMap(({ names, of, slope, volume, reads: says }, i): Demand[] => {
      const at = (name: string) => ['ranks', i, name];
      const intervals = [
        ...intervalDemands(at('slope'), slope),
        ...intervalDemands(at('volume'), volume, [-1, 1]),
      ];
      const allowed = reads(slope, volume);
      const unsound = intervals.some(([holds]) => !holds);
      return [
        [names <= of, at('names'), atMostOf(of)],
        ...intervals,
        [unsound || says === allowed, at('reads'), SAYS(allowed)],
      ];
    }),
    ...sold.flatMap(({ share }, i) =>
      intervalDemands(['forensics', 'sold', i, 'share'], share, [-1, 1]),
    ),
    ...(explained ? intervalDemands(['forensics', 'explained'], explained, [0, 1]) : []),
  ] satisfies readonly Demand[];
}

const CLOSED = (day: Day): Phrase => ({
  en: `not before the close of \`day\`, ${formatDay(day)} ${CLOSE.time} in New York`,
  'zh-Hant': `不早於\`day\`的收盤，即紐約時間${formatDay(day)} ${CLOSE.time}`,
});
const ONCE = (line: number): Phrase =>
  both(`a day not measured before; line ${line} has it`, `未量測過的日期；第${line}行已有`);
const SAYS = (reads: string): Phrase =>
  both(
    `${reads}, which is what its two intervals allow to be said`,
    `${reads}，兩個區間只容許這樣說`,
  );
