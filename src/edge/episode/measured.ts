import { z } from 'zod';
import type { CrossReading } from '../../domain/delever.ts';
import { formatDay, type Instant } from '../../domain/time.ts';
import { canonical } from '../../run/canonical.ts';
import type { Problem, Result } from '../problem.ts';
import { json } from './json.ts';
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

/**
 * Reads what was measured over names whose prices the episode does not carry: one window a line.
 * @param file name under which problems are told
 */
export function read(text: string, file: string): Result<readonly Measured[]> {
  const problems: Problem[] = [];
  const found: Measured[] = [];
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const page = json(line, file, i);
    const shape = page.ok ? check(measured, page.value) : page;
    if (!shape.ok) problems.push(...shape.problems);
    else {
      const { known_at, ...cross } = shape.value;
      const stamp = String(valueAt(page.ok ? page.value.value : undefined, ['known_at']));
      found.push({ at: known_at, stamp, cross });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: found };
}

/**
 * The one line of a reading; reading it gives the reading back.
 * @param knownAt an instant with offset, as text
 */
export const write = (cross: CrossReading, knownAt: string): string =>
  `${canonical({ known_at: knownAt, ...cross, day: formatDay(cross.day) })}\n`;
