import type { z } from 'zod';
import type { Simulation } from '../../domain/simulation.ts';
import type { Text } from '../../domain/text.ts';
import { canonical } from '../../run/canonical.ts';
import { problemAt } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { sha256 } from '../file/hash.ts';
import { jsonl } from '../file/jsonl.ts';
import type { Problem, Result } from '../file/problem.ts';
import { choice, finite, index, list, mapOf, spread, strict, words } from '../file/schema.ts';

const shares = mapOf(finite);
const numbers = list(finite);
const estimate = strict({ at: finite, error: finite });
const tail = strict({ ps: numbers, marks: numbers });

/** A line of a `computed.jsonl`. */
export const computedLine = strict({
  key: words,
  seal: words,
  inquiry: strict({
    model: words,
    crowd: words,
    vintage: words,
    world: choice(['noise', 'friction', 'rupture', 'walk']),
    conditions: strict({
      volatility: finite,
      news: shares,
      drift: finite,
      book: shares.optional(),
      rate: finite,
      tail: finite.optional(),
    }),
    seed: index,
    paths: index,
    scrambles: index,
  }),
  falls: list(
    strict({
      from: finite,
      to: finite,
      paths: index,
      forced: finite,
      overshoot: spread,
      mean: estimate,
      sold: spread,
      mandate: estimate,
      left: estimate,
      half: spread,
      within: strict({ 5: estimate, 20: estimate, 60: estimate }),
      back: list(spread),
    }),
  ),
  lows: strict({ 5: tail, 20: tail, 60: tail, half: tail }),
  fingerprint: words,
});

/**
 * Reads what the crowd model has answered before: one answer a line, keyed by the hash of its
 * question and sealed by that of the answer. A line whose hashes are not its own is wrong.
 * @param file name under which problems are told
 */
export function readComputed(text: string, file: string): Result<readonly Simulation[]> {
  const read = jsonl({
    text,
    file,
    schema: computedLine,
    judge: ({ value, source }) => unsealed(value, source),
  });
  return read.ok ? { ok: true, value: read.value.map(({ value }) => answerOf(value)) } : read;
}

type Line = z.output<typeof computedLine>;

const answerOf = ({ key: _, seal: __, ...simulation }: Line): Simulation =>
  simulation as Simulation;

/** The first hash of a line that is not its own. */
function unsealed(line: Line, source: Source): readonly Problem[] {
  const simulation = answerOf(line);
  const key = sha256(canonical(simulation.inquiry));
  if (line.key !== key) return [problemAt(source, ['key'], { expected: OF_QUESTION(key) })];
  const seal = sha256(canonical(simulation));
  return line.seal === seal ? [] : [problemAt(source, ['seal'], { expected: OF_ANSWER(seal) })];
}

const OF_QUESTION = (hash: string): Text => ({
  en: `the hash of its question, ${hash}`,
  'zh-Hant': `其提問的雜湊值${hash}`,
});
const OF_ANSWER = (hash: string): Text => ({
  en: `the hash of its answer, ${hash}`,
  'zh-Hant': `其答案的雜湊值${hash}`,
});

/** The one line of an answer; reading it gives the answer back. */
export const computedText = (simulation: Simulation): string =>
  `${canonical({
    key: sha256(canonical(simulation.inquiry)),
    seal: sha256(canonical(simulation)),
    ...simulation,
  })}\n`;
