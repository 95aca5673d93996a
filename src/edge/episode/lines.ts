import { z } from 'zod';
import { CONFIDENCES, type Evidence } from '../../domain/evidence.ts';
import { problemAt } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { jsonl } from '../file/jsonl.ts';
import type { Problem, Result } from '../file/problem.ts';
import {
  choice,
  dayField,
  directionField,
  filledField,
  instantField,
  kindField,
  rungField,
  strictMap,
  truthField,
  urlField,
  watchField,
  wordsField,
} from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { instantAt } from '../zone.ts';
import { dawn } from './dawn.ts';

/** A day without an hour ends here: what happened on it is known by then. */
const DATELINE = 'America/New_York';

const text = z.string(want('text'));

/** A line of an `evidence.jsonl`. */
export const evidenceLine = strictMap({
  id: wordsField,
  claim: wordsField,
  occurred_on: dayField,
  known_on: dayField,
  known_at: instantField.optional(),
  known_at_source: wordsField.optional(),
  actor: wordsField,
  counterparty: wordsField.optional(),
  headline: wordsField,
  headline_zh: wordsField,
  watch: watchField,
  kind: kindField,
  rung: rungField,
  direction: directionField,
  unilateral: z.boolean(want('triple')).nullish(),
  suspended: truthField.optional(),
  scheduled_for: dayField.optional(),
  source_url: urlField,
  source_name: filledField('source'),
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
export function evidenceLines(text: string, file: string): Result<readonly Evidence[]> {
  const seen = new Map<string, number>();
  const read = jsonl({
    text,
    file,
    schema: evidenceLine,
    judge: ({ value, source, line }) => {
      const before = seen.get(value.id);
      seen.set(value.id, before ?? line);
      return [
        ...order(value, source),
        ...(before === undefined ? [] : [problemAt(source, ['id'], { expected: USED(before) })]),
      ];
    },
  });
  if (!read.ok) return read;
  return { ok: true, value: read.value.map(({ value }) => named(value)).toSorted(byArrival) };
}

type Item = z.output<typeof evidenceLine>;

/** Nobody knows an act before its day has begun anywhere. */
const order = (item: Item, source: Source): readonly Problem[] => [
  ...(item.known_on < item.occurred_on
    ? [problemAt(source, ['known_on'], { expected: NOT_BEFORE })]
    : []),
  ...(item.known_at !== undefined && item.known_at < dawn(item.occurred_on)
    ? [problemAt(source, ['known_at'], { expected: NOT_BEFORE })]
    : []),
];

const NOT_BEFORE = { en: 'not before `occurred_on`', 'zh-Hant': '不早於`occurred_on`' };
const USED = (line: number) => ({
  en: `an id not used before; line ${line} has it`,
  'zh-Hant': `未用過的\`id\`；第${line}行已使用`,
});

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
