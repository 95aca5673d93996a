import { z } from 'zod';
import { ACT_SIZES, CONFIDENCES, type Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { type Demand, unmet } from '../file/check.ts';
import { jsonl } from '../file/jsonl.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { choice, field, strictMap } from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { instantAt } from '../zone.ts';
import { dawn } from './dawn.ts';

/** A day without an hour ends here: what happened on it is known by then. */
const DATELINE = 'America/New_York';

const text = z.string(want('text'));

/** A line of an `evidence.jsonl`. */
export const evidenceLine = strictMap({
  id: field.name,
  claim: field.name,
  occurred_on: field.day,
  known_on: field.day,
  known_at: z.exactOptional(field.instant),
  known_at_source: z.exactOptional(field.words),
  actor: field.words,
  counterparty: z.exactOptional(field.name),
  headline: field.words,
  headline_zh: field.words,
  watch: field.watch,
  kind: field.kind,
  rung: field.rung,
  direction: field.direction,
  unilateral: z.boolean(want('triple')).nullish(),
  suspended: z.exactOptional(field.truth),
  scheduled_for: z.exactOptional(field.day),
  size: z.exactOptional(choice(ACT_SIZES)),
  source_url: field.url,
  source_name: field.source,
  confidence: choice(CONFIDENCES),
  quote_figures: text,
  notes: text,
});

/**
 * Reads an `evidence.jsonl`: one JSON object a line, empty lines passed over. An item with only
 * `known_on` is known at 24:00 New York of that day. Every problem is told, and then nothing is
 * read.
 * @param until the last decision, if it is known: ten years after it no day makes sense
 * @returns items by the instant of knowing, then by id
 */
export function evidenceLines(
  text: string,
  file: string,
  until?: Day,
): Result<readonly Evidence[]> {
  const read = jsonl({
    text,
    file,
    schema: evidenceLine,
    key: ({ id }) => id,
    judge: ({ value, source }, before) => {
      // Nobody knows an act before its day has begun anywhere.
      const begins = dawn(value.occurred_on);
      return unmet(source, [
        [value.known_on >= value.occurred_on, ['known_on'], NOT_BEFORE],
        [(value.known_at ?? begins) >= begins, ['known_at'], NOT_BEFORE],
        ...(['occurred_on', 'known_on'] as const).map((name): Demand => {
          const last = ((until ?? value[name]) + FAR_AHEAD_DAYS) as Day;
          return [value[name] <= last, [name], BY(last)];
        }),
        [before === undefined, ['id'], USED(before?.line ?? 0)],
      ]);
    },
  });
  return chain(read, (items) =>
    accepted(items.map(({ value }) => named(value)).toSorted(byArrival)),
  );
}

/** Days after the last decision from which a date is a slip. */
const FAR_AHEAD_DAYS = 3653;
const BY = (last: Day) =>
  both(
    `a day not after ${formatDay(last)}, ten years after the episode's end`,
    `不晚於${formatDay(last)}的日期，即事件段結束後十年`,
  );
const NOT_BEFORE = { en: 'not before `occurred_on`', 'zh-Hant': '不早於`occurred_on`' };
const USED = (line: number) => ({
  en: `an id not used before; line ${line} has it`,
  'zh-Hant': `未用過的\`id\`；第${line}行已使用`,
});

const named = ({
  occurred_on,
  known_on,
  known_at,
  known_at_source: _,
  headline_zh,
  unilateral,
  scheduled_for,
  source_url,
  source_name,
  quote_figures,
  ...item
}: z.output<typeof evidenceLine>): Evidence => ({
  ...item,
  occurredOn: occurred_on,
  knownAt: known_at ?? instantAt(known_on, '24:00', DATELINE),
  headline: { en: item.headline, 'zh-Hant': headline_zh },
  suspended: item.suspended ?? false,
  source: { name: source_name, url: source_url },
  figures: quote_figures,
  ...present({ unilateral: unilateral ?? undefined, scheduledFor: scheduled_for }),
});

const byArrival = (a: Evidence, b: Evidence): number =>
  a.knownAt - b.knownAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
