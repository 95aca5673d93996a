import type { z } from 'zod';
import type { Simulation } from '../../domain/simulation.ts';
import { both, type Text } from '../../domain/text.ts';
import { canonical } from '../../run/canonical.ts';
import { unmet } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { sha256 } from '../file/hash.ts';
import { jsonl } from '../file/jsonl.ts';
import { accepted, chain, type Problem, type Result } from '../file/problem.ts';
import { choice, field, listOf, mapOf, strictMap } from '../file/schema.ts';

const shares = mapOf(field.number);
const numbers = listOf(field.number);
const estimate = strictMap({ at: field.number, error: field.number });
const tail = strictMap({ ps: numbers, marks: numbers });

/** A line of a `computed.jsonl`. */
export const computedLine = strictMap({
  key: field.words,
  seal: field.words,
  inquiry: strictMap({
    model: field.words,
    crowd: field.words,
    vintage: field.words,
    world: choice(['noise', 'friction', 'rupture', 'walk']),
    conditions: strictMap({
      volatility: field.number,
      news: shares,
      drift: field.number,
      book: shares.optional(),
      rate: field.number,
      tail: field.number.optional(),
    }),
    seed: field.index,
    paths: field.index,
    scrambles: field.index,
  }),
  falls: listOf(
    strictMap({
      from: field.number,
      to: field.number,
      paths: field.index,
      forced: field.number,
      overshoot: field.spread,
      mean: estimate,
      sold: field.spread,
      mandate: estimate,
      left: estimate,
      half: field.spread,
      within: strictMap({ 5: estimate, 20: estimate, 60: estimate }),
      back: listOf(field.spread),
    }),
  ),
  lows: strictMap({ 5: tail, 20: tail, 60: tail, half: tail }),
  fingerprint: field.words,
});

/**
 * Reads what the crowd model has answered before: one answer a line, keyed by the hash of its
 * question and sealed by that of the answer. A line whose hashes are not its own is wrong.
 */
export function readComputed(text: string, file: string): Result<readonly Simulation[]> {
  const read = jsonl({
    text,
    file,
    schema: computedLine,
    key: ({ key }) => key,
    judge: ({ value, source }) => unsealed(value, source),
  });
  return chain(read, (lines) => accepted(lines.map(({ value }) => answerOf(value))));
}

type Line = z.output<typeof computedLine>;

const answerOf = ({ key: _, seal: __, ...simulation }: Line): Simulation =>
  simulation as Simulation;

/** The first hash of a line that is not its own. */
function unsealed(line: Line, source: Source): readonly Problem[] {
  const { key, seal } = hashes(answerOf(line));
  return unmet(source, [
    [line.key === key, ['key'], OF_QUESTION(key)],
    [line.key !== key || line.seal === seal, ['seal'], OF_ANSWER(seal)],
  ]);
}

const hashes = (answer: Simulation) => ({
  key: sha256(canonical(answer.inquiry)),
  seal: sha256(canonical(answer)),
});

const OF_QUESTION = (hash: string): Text =>
  both(`the hash of its question, ${hash}`, `其提問的雜湊值${hash}`);
const OF_ANSWER = (hash: string): Text =>
  both(`the hash of its answer, ${hash}`, `其答案的雜湊值${hash}`);

export const computedText = (answer: Simulation): string =>
  `${canonical({ ...hashes(answer), ...answer })}\n`;
