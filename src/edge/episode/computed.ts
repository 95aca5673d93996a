import { z } from 'zod';
import type { Simulation } from '../../domain/simulation.ts';
import { canonical } from '../../run/canonical.ts';
import { sha256 } from '../file/hash.ts';
import { json } from '../file/json.ts';
import type { Problem, Result } from '../file/problem.ts';
import { check, choice, filled, strict } from './shape.ts';
import { quote, word } from './words.ts';

const number = z.number({ error: word('number') });
const count = z.int({ error: word('count') }).nonnegative({ error: word('count') });
const shares = z.record(z.string(), number, { error: word('map') });
const numbers = z.array(number, { error: word('list') });
const spread = strict({ low: number, at: number, high: number });
const estimate = strict({ at: number, error: number });
const tail = strict({ ps: numbers, marks: numbers });

const answer = strict({
  key: filled(),
  seal: filled(),
  inquiry: strict({
    model: filled(),
    crowd: filled(),
    vintage: filled(),
    world: choice(['noise', 'friction', 'rupture', 'walk']),
    conditions: strict({
      volatility: number,
      news: shares,
      drift: number,
      book: shares.optional(),
      rate: number,
      tail: number.optional(),
    }),
    seed: count,
    paths: count,
    scrambles: count,
  }),
  falls: z.array(
    strict({
      from: number,
      to: number,
      paths: count,
      forced: number,
      overshoot: spread,
      mean: estimate,
      sold: spread,
      mandate: estimate,
      left: estimate,
      half: spread,
      within: strict({ 5: estimate, 20: estimate, 60: estimate }),
      back: z.array(spread, { error: word('list') }),
    }),
    { error: word('list') },
  ),
  lows: strict({ 5: tail, 20: tail, 60: tail, half: tail }),
  fingerprint: filled(),
});

/**
 * Reads what the crowd model has answered before: one answer a line, keyed by the hash of its
 * question and sealed by that of the answer. A line whose hashes are not its own is wrong.
 * @param file name under which problems are told
 */
export function read(text: string, file: string): Result<readonly Simulation[]> {
  const problems: Problem[] = [];
  const found: Simulation[] = [];
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const page = json(line, file, i);
    const shape = page.ok ? check(answer, page.value) : page;
    if (!shape.ok || !page.ok) {
      problems.push(...(shape.ok ? [] : shape.problems));
      continue;
    }
    const { key, seal, ...simulation } = shape.value;
    const hashes = {
      key: sha256(canonical(simulation.inquiry)),
      seal: sha256(canonical(simulation)),
    };
    const wrong = (['key', 'seal'] as const).find((name) => shape.value[name] !== hashes[name]);
    if (wrong === undefined) found.push(simulation as Simulation);
    else
      problems.push({
        file,
        ...page.value.place([wrong]),
        expected: {
          en: `the hash of its ${wrong === 'key' ? 'question' : 'answer'}, ${hashes[wrong]}`,
          'zh-Hant': `其${wrong === 'key' ? '提問' : '答案'}的雜湊值${hashes[wrong]}`,
        },
        found: quote(wrong === 'key' ? key : seal),
        path: wrong,
      });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: found };
}

/** The one line of an answer; reading it gives the answer back. */
export const write = (simulation: Simulation): string =>
  `${canonical({
    key: sha256(canonical(simulation.inquiry)),
    seal: sha256(canonical(simulation)),
    ...simulation,
  })}\n`;
