import { z } from 'zod';
import { BARE_REASONS, COUNTED, type Unknown } from '../../domain/known.ts';
import { both } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { atMostOf, type Demand, intervalDemands, WITHIN } from '../file/check.ts';
import type { KeyPath } from '../file/document.ts';
import type { Phrase } from '../file/problem.ts';
import { choice, field, listOf, strictMap } from '../file/schema.ts';
import { want } from '../file/wanted.ts';

const bare = choice(BARE_REASONS);
const counted = choice(COUNTED);
const FEWER = /^fewer than (\d+) (.+)$/;

/** What files said before reasons had kinds: a kind in words, or "fewer than 20 forecasts". */
const sentence = z.string(want('reason')).transform((text, told): Unknown => {
  const [, least, noun] = FEWER.exec(text) ?? [];
  const [kind, of] = [bare.safeParse(text), counted.safeParse(noun)];
  if (text === 'too short a past') return { kind: text };
  if (kind.success) return { kind: kind.data };
  if (of.success) return { kind: 'too few', of: of.data, least: Number(least) };
  told.issues.push({ code: 'custom', message: want('reason'), input: text });
  return z.NEVER;
});

/** Why a file knows no value. */
export const unknown = strictMap({
  unknown: z.union(
    [
      strictMap({ kind: bare }),
      strictMap({ kind: z.literal('too few'), of: counted, least: field.index }),
      strictMap({ kind: z.literal('too short a past'), series: z.exactOptional(field.words) }),
      strictMap({
        kind: choice(['stale', 'no value before the window', 'no session inside the window']),
        series: field.words,
      }),
      sentence,
    ],
    want('reason'),
  ),
});

const fall = strictMap({
  day: field.day,
  session: field.index,
  move: field.number,
  severity: field.number,
  volatility: field.number,
  features: strictMap({
    fear: z.exactOptional(field.number),
    flow: z.exactOptional(field.number),
    surprise: z.exactOptional(field.number),
  }),
  after: z.exactOptional(strictMap({ retrace: field.number, half: field.truth, end: field.truth })),
});

const against = { own: field.number, mean: field.number, fear: field.number };

/** What falls of the past brought, as a vintage keeps it. */
export const deleverFile = strictMap({
  study: field.number,
  together: listOf(fall),
  mechanical: z.union(
    [
      strictMap({
        share: z.union([field.spread, choice(['not identified'])], want('map')),
        walk: field.spread,
        matched: field.spread,
        back: strictMap({ together: field.number, alone: field.number }),
        together: field.index,
        alone: field.index,
        detectable: field.number,
      }),
      unknown,
    ],
    want('map'),
  ),
  record: strictMap({
    cases: field.index,
    crps: z.union([strictMap(against), unknown], want('map')),
    half: z.union([strictMap({ ...against, walk: field.number }), unknown], want('map')),
    end: z.union([strictMap({ ...against, walk: field.number }), unknown], want('map')),
    coverage: z.union([strictMap({ held: field.index, of: field.index }), unknown], want('map')),
  }),
  errors: strictMap({ features: listOf(field.number), 'past mean': listOf(field.number) }),
});

type File = z.output<typeof deleverFile>;

/** Days that twenty sessions take at least, where a market never closes. */
const AHEAD = 20;

/**
 * What its parts must be to each other, and to the end of the vintage that keeps it: nothing in it
 * lies after that end.
 */
export function deleverDemands(
  { together, mechanical, record }: File,
  until: Day,
): readonly Demand[] {
  const { held, of } = 'unknown' in record.coverage ? { held: 0, of: 1 } : record.coverage;
  return [
    ...together.flatMap(({ day, after }, i): Demand[] => {
      const path = ['delever', 'together', i];
      const before = together[i - 1]?.day ?? ((day - 1) as Day);
      if (day > until) return [[false, [...path, 'day'], BY(until)]];
      return [
        [day > before, [...path, 'day'], LATER(before)],
        [!after || day + AHEAD <= until, [...path, 'after'], NOT_YET(until)],
      ];
    }),
    ...('unknown' in mechanical ? [] : shares(mechanical)),
    [of >= 1, [...COVERAGE, 'of'], SOME],
    [held <= of, [...COVERAGE, 'held'], atMostOf(of)],
  ];
}

function shares({ share, walk, matched, back }: Exclude<File['mechanical'], { unknown: Unknown }>) {
  const at = (...rest: KeyPath) => ['delever', 'mechanical', ...rest];
  return [
    ...(share === 'not identified' ? [] : intervalDemands(at('share'), share, [0, 1])),
    ...intervalDemands(at('walk'), walk),
    ...intervalDemands(at('matched'), matched),
    ...(['together', 'alone'] as const).map((of): Demand => {
      return [back[of] >= 0 && back[of] <= 1, at('back', of), WITHIN(0, 1)];
    }),
  ];
}

const COVERAGE = ['delever', 'record', 'coverage'];
const BY = (until: Day): Phrase => ({
  en: `a day not after \`until\`, ${formatDay(until)}`,
  'zh-Hant': `不晚於\`until\`（${formatDay(until)}）的日期`,
});
const LATER = (before: Day): Phrase =>
  both(
    `a day after the fall before, ${formatDay(before)}`,
    `晚於前一次下跌（${formatDay(before)}）的日期`,
  );
const NOT_YET = (until: Day): Phrase => ({
  en: `nothing, for twenty sessions after its day are not over by \`until\`, ${formatDay(until)}`,
  'zh-Hant': `空白，因為到\`until\`（${formatDay(until)}）為止，其後20個交易日尚未結束`,
});
const SOME: Phrase = { en: '1 or more', 'zh-Hant': '1以上' };
