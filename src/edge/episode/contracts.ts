import { z } from 'zod';
import type { Contract } from '../../domain/odds.ts';
import type { Problem, Result } from '../problem.ts';
import { dawn } from './dawn.ts';
import { json } from './json.ts';
import type { Page, Path } from './page.ts';
import { both, check, day, filled, instant, strict, valueAt, written } from './shape.ts';
import { quote, word } from './words.ts';

const price = z
  .number({ error: word('price') })
  .min(0, { error: word('price') })
  .max(1, { error: word('price') });

const url = filled('source').refine((name) => /^https?:\/\/\S+$/.test(name), {
  error: word('url'),
});

const quoted = strict({
  id: filled(),
  title: both,
  scenario: filled(),
  wording: filled(),
  deadline: day,
  resolution: strict({ name: filled('source'), url }),
  at: day,
  known_at: instant,
  bid: price,
  ask: price,
});

/**
 * Reads a `contracts.jsonl`: quotes of prediction-market contracts, one JSON object a line, empty lines
 * passed over. One contract may be quoted many times; its wording, path and deadline stay. Every
 * problem is told, and then nothing is read.
 * @param file name under which problems are told
 * @returns quotes by the instant of knowing, then by id
 */
export function contracts(text: string, file: string): Result<readonly Contract[]> {
  const problems: Problem[] = [];
  const found: Contract[] = [];
  const first = new Map<string, Contract & { readonly line: number }>();
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const page = json(line, file, i);
    const shape = page.ok ? check(quoted, page.value) : page;
    if (!shape.ok || !page.ok) {
      problems.push(...(shape.ok ? [] : shape.problems));
      continue;
    }
    const { known_at, ...rest } = shape.value;
    const contract: Contract = { ...rest, knownAt: known_at };
    problems.push(...order(contract, page.value), ...same(contract, page.value, first));
    if (!first.has(contract.id)) first.set(contract.id, { ...contract, line: i + 1 });
    found.push(contract);
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: found.toSorted(byArrival) };
}

const at = (page: Page, path: Path, expected: Problem['expected']): Problem => ({
  file: page.file,
  ...page.place(path),
  expected,
  found: quote(valueAt(page.value, path)),
  path: written(path),
});

/** A price is known once its day has begun, an ask is not below its bid, a deadline not before its quote. */
function order(c: Contract, page: Page): readonly Problem[] {
  return [
    ...(c.ask < c.bid
      ? [at(page, ['ask'], { en: `${c.bid} (bid) or more`, 'zh-Hant': `不小於bid的${c.bid}` })]
      : []),
    ...(c.deadline < c.at
      ? [at(page, ['deadline'], { en: 'not before `at`', 'zh-Hant': '不早於at' })]
      : []),
    ...(c.knownAt < dawn(c.at)
      ? [at(page, ['known_at'], { en: 'not before `at`', 'zh-Hant': '不早於at' })]
      : []),
  ];
}

/** What a contract says does not change from quote to quote. */
function same(
  c: Contract,
  page: Page,
  first: ReadonlyMap<string, Contract & { readonly line: number }>,
): readonly Problem[] {
  const before = first.get(c.id);
  if (!before) return [];
  return (['scenario', 'wording', 'deadline'] as const)
    .filter((key) => c[key] !== before[key])
    .map((key) =>
      at(page, [key], {
        en: `the same as on line ${before.line}, for it is the same contract`,
        'zh-Hant': `與第${before.line}行相同，同一份合約不會改變`,
      }),
    );
}

const byArrival = (a: Contract, b: Contract): number =>
  a.knownAt - b.knownAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
