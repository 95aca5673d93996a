import type { z } from 'zod';
import type { Simulation } from '../../domain/simulation.ts';
import type { Text } from '../../domain/text.ts';
import { canonical } from '../../run/canonical.ts';
import { problemAt } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { sha256 } from '../file/hash.ts';
import { jsonl } from '../file/jsonl.ts';
import type { Problem, Result } from '../file/problem.ts';
import {
  choice,
  indexField,
  listOf,
  mapOf,
  numberField,
  spreadField,
  strictMap,
  wordsField,
} from '../file/schema.ts';

const shares = mapOf(numberField);
const numbers = listOf(numberField);
const estimate = strictMap({ at: numberField, error: numberField });
const tail = strictMap({ ps: numbers, marks: numbers });

/** A line of a `computed.jsonl`. */
export const computedLine = strictMap({
  key: wordsField,
  seal: wordsField,
  inquiry: strictMap({
    model: wordsField,
    crowd: wordsField,
    vintage: wordsField,
    world: choice(['noise', 'friction', 'rupture', 'walk']),
    conditions: strictMap({
      volatility: numberField,
      news: shares,
      drift: numberField,
      book: shares.optional(),
      rate: numberField,
      tail: numberField.optional(),
    }),
    seed: indexField,
    paths: indexField,
    scrambles: indexField,
  }),
  falls: listOf(
    strictMap({
      from: numberField,
      to: numberField,
      paths: indexField,
      forced: numberField,
      overshoot: spreadField,
      mean: estimate,
      sold: spreadField,
      mandate: estimate,
      left: estimate,
      half: spreadField,
      within: strictMap({ 5: estimate, 20: estimate, 60: estimate }),
      back: listOf(spreadField),
    }),
  ),
  lows: strictMap({ 5: tail, 20: tail, 60: tail, half: tail }),
  fingerprint: wordsField,
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
