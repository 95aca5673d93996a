import { z } from 'zod';
import type { DeleverVintage } from '../../domain/delever.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import type { Phrase, Problem } from '../file/problem.ts';
import { amiss, astray, beyond } from './amiss.ts';
import type { Page } from './page.ts';
import { choice, day, filled, strict } from './shape.ts';
import { word } from './words.ts';

const number = z.number({ error: word('number') });
const count = z.int({ error: word('count') }).nonnegative({ error: word('count') });
const truth = z.boolean({ error: word('flag') });
const list = <T extends z.ZodType>(of: T) => z.array(of, { error: word('list') });
const spread = strict({ low: number, at: number, high: number });
const unknown = strict({ unknown: filled() });

const fall = strict({
  day,
  session: count,
  move: number,
  severity: number,
  volatility: number,
  features: strict({
    fear: z.exactOptional(number),
    flow: z.exactOptional(number),
    surprise: z.exactOptional(number),
  }),
  after: z.exactOptional(strict({ retrace: number, half: truth, end: truth })),
});

const against = { own: number, mean: number, fear: number };

/** What falls of the past brought, as a vintage keeps it. */
export const deleverFile = strict({
  study: number,
  together: list(fall),
  mechanical: z.union(
    [
      strict({
        share: z.union([spread, choice(['not identified'])], { error: word('map') }),
        walk: spread,
        matched: spread,
        back: strict({ together: number, alone: number }),
        together: count,
        alone: count,
        detectable: number,
      }),
      unknown,
    ],
    { error: word('map') },
  ),
  record: strict({
    cases: count,
    crps: z.union([strict(against), unknown], { error: word('map') }),
    half: z.union([strict({ ...against, walk: number }), unknown], { error: word('map') }),
    end: z.union([strict({ ...against, walk: number }), unknown], { error: word('map') }),
    coverage: z.union([strict({ held: count, of: count }), unknown], { error: word('map') }),
  }),
  errors: strict({ features: list(number), 'past mean': list(number) }),
});

/** The one text of it: keys in the order of the type, days as dates. */
export const deleverText = ({
  study,
  together,
  mechanical,
  record,
  errors,
}: DeleverVintage): unknown => ({
  study,
  together: together.map((f) => ({ ...f, day: formatDay(f.day) })),
  mechanical,
  record,
  errors,
});

/** Days that twenty sessions take at least, where a market never closes. */
const AHEAD = 20;

/**
 * What its parts must be to each other, and to the end of the vintage that keeps it: nothing in it
 * lies after that end.
 */
export function deleverWrong(
  { together, mechanical, record }: z.output<typeof deleverFile>,
  until: Day,
  page: Page,
): readonly Problem[] {
  const { coverage } = record;
  return [
    ...together.flatMap(({ day, after }, i) => {
      const path = ['delever', 'together', i];
      const before = together[i - 1]?.day;
      if (day > until) return [amiss(page, [...path, 'day'], BY(until))];
      return [
        ...(before !== undefined && day <= before
          ? [amiss(page, [...path, 'day'], LATER(before))]
          : []),
        ...(after && day + AHEAD > until ? [amiss(page, [...path, 'after'], NOT_YET(until))] : []),
      ];
    }),
    ...('unknown' in mechanical ? [] : shares(mechanical, page)),
    ...('unknown' in coverage
      ? []
      : [
          ...(coverage.of < 1 ? [amiss(page, [...COVERAGE, 'of'], SOME)] : []),
          ...(coverage.held > coverage.of
            ? [amiss(page, [...COVERAGE, 'held'], MOST(coverage.of))]
            : []),
        ]),
  ];
}

function shares(
  {
    share,
    walk,
    matched,
    back,
  }: Exclude<z.output<typeof deleverFile>['mechanical'], { unknown: string }>,
  page: Page,
): readonly Problem[] {
  const path = ['delever', 'mechanical'];
  return [
    ...(share === 'not identified' ? [] : astray(page, [...path, 'share'], share, 0, 1)),
    ...astray(page, [...path, 'walk'], walk),
    ...astray(page, [...path, 'matched'], matched),
    ...(['together', 'alone'] as const).flatMap((of) =>
      beyond(page, [...path, 'back', of], back[of], 0, 1),
    ),
  ];
}

const COVERAGE = ['delever', 'record', 'coverage'];
const BY = (until: Day): Phrase => ({
  en: `a day not after \`until\`, ${formatDay(until)}`,
  'zh-Hant': `不晚於until（${formatDay(until)}）的日期`,
});
const LATER = (before: Day): Phrase => ({
  en: `a day after the fall before, ${formatDay(before)}`,
  'zh-Hant': `晚於前一次下跌（${formatDay(before)}）的日期`,
});
const NOT_YET = (until: Day): Phrase => ({
  en: `nothing, for twenty sessions after its day are not over by \`until\`, ${formatDay(until)}`,
  'zh-Hant': `空缺，因為到until（${formatDay(until)}）為止，其後20個交易日尚未結束`,
});
const SOME: Phrase = { en: '1 or more', 'zh-Hant': '1以上' };
const MOST = (of: number): Phrase => ({ en: `at most ${of} (of)`, 'zh-Hant': `不超過of的${of}` });
