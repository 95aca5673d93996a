import { z } from 'zod';
import { ACT_SIZES, CONFIDENCES, type Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay, type Instant } from '../../domain/time.ts';
import { byArrival } from '../../run/knowledge.ts';
import { type Demand, unmet } from '../file/check.ts';
import { jsonl } from '../file/jsonl.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { choice, field, inBoth, strictMap } from '../file/schema.ts';
import { WANTED, want } from '../file/wanted.ts';
import { instantAt } from '../zone.ts';
import { dawn } from './known.ts';

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
  accepted_at: z.exactOptional(field.instant),
  actor: field.words,
  counterparty: z.exactOptional(field.parties),
  headline: z.exactOptional(field.words),
  headline_zh: z.exactOptional(field.words),
  watch: field.watch,
  kind: field.kind,
  rung: field.rung,
  direction: field.direction,
  unilateral: z.boolean(want('triple')).nullish(),
  suspended: z.exactOptional(field.truth),
  scheduled_for: z.exactOptional(field.day),
  effective_on: z.exactOptional(field.day),
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
 * @param until  end of the stretch that it is told of: what is known long after it can be no date of it
 * @returns items by the instant of knowing, then by the day of the act, then by id
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
    judge: ({ value, source }, before) =>
      unmet(source, [
        ...itemDemands(value, until),
        [before === undefined, ['id'], idUsed(before?.line ?? 0)],
      ]),
  });
  return chain(read, (items) =>
    accepted(items.map(({ value }) => named(value)).toSorted(byArrival)),
  );
}

/** What must hold between the fields of an item. */
export function itemDemands(
  { occurred_on, known_on, known_at, effective_on, rung, ...value }: z.output<typeof evidenceLine>,
  until?: Day,
): readonly Demand[] {
  // Nobody knows an act before its day has begun anywhere.
  const begins = dawn(occurred_on);
  const last = until === undefined ? known_on : ((until + MAX_DAYS_AFTER) as Day);
  const near = known_at === undefined || Math.abs(known_at - NOON - known_on * DAY_MS) < NEAR_MS;
  return [
    [known_on >= occurred_on, ['known_on'], NOT_BEFORE],
    [known_on <= last, ['known_on'], BY(last)],
    [(known_at ?? begins) >= begins, ['known_at'], NOT_BEFORE],
    [near, ['known_at'], NEAR],
    [(value.headline ?? value.headline_zh) !== undefined, ['headline'], WANTED.words],
    [(effective_on ?? occurred_on) >= occurred_on, ['effective_on'], NOT_BEFORE],
    [effective_on === undefined || rung >= 3, ['effective_on'], SIGNED],
  ];
}

/** Days after the end of a stretch after which nothing becomes known that is told of it. */
const MAX_DAYS_AFTER = 366;
/** How far an instant may lie from noon of the day that stands beside it. */
const NEAR_MS = 3 * DAY_MS;
const NOON = DAY_MS / 2;

const BY = (day: Day) => ({
  en: `a day not after ${formatDay(day)}, a year after the end of the episode`,
  'zh-Hant': `不晚於${formatDay(day)}（事件期間結束後一年）的日期`,
});
const NEAR = {
  en: 'an instant within two days of `known_on`',
  'zh-Hant': '與`known_on`相差兩天以內的時刻',
};
const SIGNED = {
  en: 'no such day: what begins later is signed, so its `rung` is 3 or more',
  'zh-Hant': '不填這一欄：日後才生效的必已簽署，`rung`須為3以上',
};
const NOT_BEFORE = both(
  'not before `occurred_on`, the day of the act',
  '不早於`occurred_on`（發生的日期）',
);
export const idUsed = (line: number) => ({
  en: `an id not used before; line ${line} has it`,
  'zh-Hant': `未用過的\`id\`；第${line}行已使用`,
});

const named = ({
  occurred_on,
  known_on,
  known_at,
  known_at_source: _,
  accepted_at,
  headline,
  headline_zh,
  unilateral,
  scheduled_for,
  effective_on,
  counterparty = [],
  source_url,
  source_name,
  quote_figures,
  ...item
}: z.output<typeof evidenceLine>): Evidence => ({
  ...item,
  occurredOn: occurred_on,
  knownAt: later(known_at ?? instantAt(known_on, '24:00', DATELINE), accepted_at),
  headline: inBoth(headline, headline_zh),
  suspended: item.suspended ?? false,
  source: { name: source_name, url: source_url },
  figures: quote_figures,
  counterparties: [counterparty].flat(),
  ...present({
    unilateral: unilateral ?? undefined,
    scheduledFor: scheduled_for,
    effectiveOn: effective_on,
  }),
});

/** What was taken into use later than it was known counts from then: decisions in between did not know it. */
const later = (known: Instant, accepted = known): Instant => Math.max(known, accepted) as Instant;
