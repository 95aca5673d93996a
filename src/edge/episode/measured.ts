import { z } from 'zod';
import type { CrossReading } from '../../domain/delever.ts';
import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import { canonical } from '../../run/canonical.ts';
import { reads } from '../../sense/delever/ranks.ts';
import { json } from '../file/json.ts';
import type { Phrase, Problem, Result } from '../file/problem.ts';
import { instantAt } from '../zone.ts';
import { amiss, astray } from './amiss.ts';
import type { Page } from './page.ts';
import { check, choice, day, filled, instant, strict, valueAt } from './shape.ts';
import { word } from './words.ts';

/** A reading of the cross-section, and the instant from which it counts. */
export type Measured = {
  readonly at: Instant;
  /** The same instant as it is written. */
  readonly stamp: string;
  readonly cross: CrossReading;
};

const number = z.number({ error: word('number') });
const count = z.int({ error: word('count') }).nonnegative({ error: word('count') });
const spread = strict({ low: number, at: number, high: number });
const list = <T extends z.ZodType>(of: T) => z.array(of, { error: word('list') });

const measured = strict({
  known_at: instant,
  day,
  ranks: list(
    strict({
      group: filled(),
      names: count,
      of: count,
      slope: spread,
      volume: spread,
      reads: choice(['most liquid hardest', 'least liquid hardest', 'no pattern']),
    }),
  ),
  forensics: z.union(
    [
      strict({
        sold: list(strict({ asset: filled(), share: spread })),
        explained: spread,
        sessions: count,
      }),
      strict({ unknown: filled() }),
    ],
    { error: word('map') },
  ),
  inputs: filled(),
});

type Line = z.output<typeof measured>;

/** When the names of a cross-section have closed. */
const CLOSE = { time: '16:00', zone: 'America/New_York' };

/** The close of a day: nothing that is measured with its prices is known before. */
export const closeOf = (day: Day): Instant => instantAt(day, CLOSE.time, CLOSE.zone);

/**
 * Reads what was measured over names whose prices the episode does not carry: one window a line, each
 * of another day, known from the close of that day at the earliest.
 * @param file name under which problems are told
 */
export function read(text: string, file: string): Result<readonly Measured[]> {
  const problems: Problem[] = [];
  const found: Measured[] = [];
  const days = new Map<Day, number>();
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const page = json(line, file, i);
    const shape = page.ok ? check(measured, page.value) : page;
    if (!shape.ok || !page.ok) {
      problems.push(...(shape.ok ? [] : shape.problems));
      continue;
    }
    const { known_at, ...cross } = shape.value;
    problems.push(...wrong(shape.value, page.value));
    const before = days.get(cross.day);
    if (before === undefined) days.set(cross.day, i + 1);
    else problems.push(amiss(page.value, ['day'], ONCE(before)));
    const stamp = String(valueAt(page.value.value, ['known_at']));
    found.push({ at: known_at, stamp, cross });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: found };
}

/**
 * The one line of a reading; reading it gives the reading back.
 * @param knownAt an instant with offset, as text
 */
export const write = (cross: CrossReading, knownAt: string): string =>
  `${canonical({ known_at: knownAt, ...cross, day: formatDay(cross.day) })}\n`;

/** What the figures of a line must be to each other. */
function wrong({ known_at, day, ranks, forensics }: Line, page: Page): readonly Problem[] {
  return [
    ...(known_at < closeOf(day) ? [amiss(page, ['known_at'], CLOSED(day))] : []),
    ...ranks.flatMap(({ names, of, slope, volume, reads: says }, i) => {
      const intervals = [
        ...astray(page, ['ranks', i, 'slope'], slope),
        ...astray(page, ['ranks', i, 'volume'], volume, -1, 1),
      ];
      const allowed = reads(slope, volume);
      return [
        ...(names > of ? [amiss(page, ['ranks', i, 'names'], MOST(of))] : []),
        ...intervals,
        ...(intervals.length === 0 && says !== allowed
          ? [amiss(page, ['ranks', i, 'reads'], SAYS(allowed))]
          : []),
      ];
    }),
    ...('unknown' in forensics
      ? []
      : [
          ...forensics.sold.flatMap(({ share }, i) =>
            astray(page, ['forensics', 'sold', i, 'share'], share, -1, 1),
          ),
          ...astray(page, ['forensics', 'explained'], forensics.explained, 0, 1),
        ]),
  ];
}

const CLOSED = (day: Day): Phrase => ({
  en: `not before the close of \`day\`, ${formatDay(day)} ${CLOSE.time} in New York`,
  'zh-Hant': `不早於day的收盤，即紐約時間${formatDay(day)} ${CLOSE.time}`,
});
const ONCE = (line: number): Phrase => ({
  en: `a day not measured before; line ${line} has it`,
  'zh-Hant': `未量測過的日期；第${line}行已有`,
});
const MOST = (of: number): Phrase => ({
  en: `at most ${of} (of)`,
  'zh-Hant': `不超過of的${of}`,
});
const SAYS = (reads: string): Phrase => ({
  en: `${reads}, which is what its two intervals allow to be said`,
  'zh-Hant': `${reads}，兩個區間只容許這樣說`,
});
