import { z } from 'zod';
import {
  CONFIDENCES,
  DIRECTIONS,
  type Evidence,
  KINDS,
  type Rung,
  WATCHES,
} from '../../domain/evidence.ts';
import { json } from '../file/json.ts';
import type { Problem, Result } from '../file/problem.ts';
import { instantAt } from '../zone.ts';
import { dawn } from './dawn.ts';
import type { Page, Path } from './page.ts';
import { check, choice, day, filled, instant, strict, valueAt, written } from './shape.ts';
import { quote, word } from './words.ts';

/** A day without an hour ends here: what happened on it is known by then. */
const DATELINE = 'America/New_York';

const text = z.string({ error: word('text') });

const url = filled('source').refine((name) => /^https?:\/\/\S+$/.test(name), {
  error: word('url'),
});

const RUNG = [0, 1, 2, 3, 4, 5] as const satisfies readonly Rung[];

const item = strict({
  id: filled(),
  claim: filled(),
  occurred_on: day,
  known_on: day,
  known_at: instant.optional(),
  known_at_source: filled().optional(),
  actor: filled(),
  counterparty: filled().optional(),
  headline: filled(),
  headline_zh: filled(),
  watch: choice(WATCHES),
  kind: choice(KINDS),
  rung: z.literal(RUNG, { error: word('rung') }),
  direction: choice(DIRECTIONS),
  unilateral: z.boolean({ error: word('triple') }).nullish(),
  suspended: z.boolean({ error: word('flag') }).optional(),
  scheduled_for: day.optional(),
  source_url: url,
  source_name: filled('source'),
  confidence: choice(CONFIDENCES),
  quote_figures: text,
  notes: text,
});

/**
 * Reads an `evidence.jsonl`: one JSON object a line, empty lines passed over. An item with only
 * `known_on` is known at 24:00 New York of that day. Every problem is told, and then nothing is
 * read.
 * @param file name under which problems are told
 * @returns items by the instant of knowing, then by id
 */
export function lines(text: string, file: string): Result<readonly Evidence[]> {
  const problems: Problem[] = [];
  const items: Evidence[] = [];
  const seen = new Map<string, number>();
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const read = json(line, file, i);
    const shape = read.ok ? check(item, read.value) : read;
    if (!shape.ok || !read.ok) {
      problems.push(...(shape.ok ? [] : shape.problems));
      continue;
    }
    const evidence = named(shape.value);
    problems.push(...order(shape.value, read.value));
    const before = seen.get(evidence.id);
    if (before !== undefined)
      problems.push(
        at(read.value, ['id'], {
          en: `an id not used before; line ${before} has it`,
          'zh-Hant': `未用過的id；第${before}行已使用`,
        }),
      );
    seen.set(evidence.id, before ?? i + 1);
    items.push(evidence);
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: items.toSorted(byArrival) };
}

type Item = z.output<typeof item>;

const at = (page: Page, path: Path, expected: Problem['expected']): Problem => ({
  file: page.file,
  ...page.place(path),
  expected,
  found: quote(valueAt(page.value, path)),
  path: written(path),
});

/** Nobody knows an act before its day has begun anywhere. */
function order(item: Item, page: Page): readonly Problem[] {
  const expected = {
    en: 'not before `occurred_on`',
    'zh-Hant': '不早於occurred_on',
  };
  return [
    ...(item.known_on < item.occurred_on ? [at(page, ['known_on'], expected)] : []),
    ...(item.known_at !== undefined && item.known_at < dawn(item.occurred_on)
      ? [at(page, ['known_at'], expected)]
      : []),
  ];
}

const named = (item: Item): Evidence => ({
  id: item.id,
  claim: item.claim,
  occurredOn: item.occurred_on,
  knownAt: item.known_at ?? instantAt(item.known_on, '24:00', DATELINE),
  actor: item.actor,
  headline: { en: item.headline, 'zh-Hant': item.headline_zh },
  watch: item.watch,
  kind: item.kind,
  rung: item.rung,
  direction: item.direction,
  suspended: item.suspended ?? false,
  source: { name: item.source_name, url: item.source_url },
  confidence: item.confidence,
  figures: item.quote_figures,
  notes: item.notes,
  ...(item.counterparty !== undefined && { counterparty: item.counterparty }),
  ...(typeof item.unilateral === 'boolean' && { unilateral: item.unilateral }),
  ...(item.scheduled_for !== undefined && { scheduledFor: item.scheduled_for }),
});

const byArrival = (a: Evidence, b: Evidence): number =>
  a.knownAt - b.knownAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
