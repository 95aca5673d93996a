import { z } from 'zod';
import type { DeleverVintage } from '../../domain/delever.ts';
import type { Unknown } from '../../domain/known.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { intervalProblems, problemAt, shareProblems } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import type { Phrase, Problem } from '../file/problem.ts';
import {
  choice,
  dayField,
  indexField,
  listOf,
  numberField,
  spreadField,
  strictMap,
  truthField,
} from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { unknown } from './reason.ts';

const fall = strictMap({
  day: dayField,
  session: indexField,
  move: numberField,
  severity: numberField,
  volatility: numberField,
  features: strictMap({
    fear: z.exactOptional(numberField),
    flow: z.exactOptional(numberField),
    surprise: z.exactOptional(numberField),
  }),
  after: z.exactOptional(strictMap({ retrace: numberField, half: truthField, end: truthField })),
});

const against = { own: numberField, mean: numberField, fear: numberField };

/** What falls of the past brought, as a vintage keeps it. */
export const deleverFile = strictMap({
  study: numberField,
  together: listOf(fall),
  mechanical: z.union(
    [
      strictMap({
        share: z.union([spreadField, choice(['not identified'])], want('map')),
        walk: spreadField,
        matched: spreadField,
        back: strictMap({ together: numberField, alone: numberField }),
        together: indexField,
        alone: indexField,
        detectable: numberField,
      }),
      unknown,
    ],
    want('map'),
  ),
  record: strictMap({
    cases: indexField,
    crps: z.union([strictMap(against), unknown], want('map')),
    half: z.union([strictMap({ ...against, walk: numberField }), unknown], want('map')),
    end: z.union([strictMap({ ...against, walk: numberField }), unknown], want('map')),
    coverage: z.union([strictMap({ held: indexField, of: indexField }), unknown], want('map')),
  }),
  errors: strictMap({ features: listOf(numberField), 'past mean': listOf(numberField) }),
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
  source: Source,
): readonly Problem[] {
  const { coverage } = record;
  return [
    ...together.flatMap(({ day, after }, i) => {
      const path = ['delever', 'together', i];
      const before = together[i - 1]?.day;
      if (day > until) return [problemAt(source, [...path, 'day'], { expected: BY(until) })];
      return [
        ...(before !== undefined && day <= before
          ? [problemAt(source, [...path, 'day'], { expected: LATER(before) })]
          : []),
        ...(after && day + AHEAD > until
          ? [problemAt(source, [...path, 'after'], { expected: NOT_YET(until) })]
          : []),
      ];
    }),
    ...('unknown' in mechanical ? [] : shares(mechanical, source)),
    ...('unknown' in coverage
      ? []
      : [
          ...(coverage.of < 1 ? [problemAt(source, [...COVERAGE, 'of'], { expected: SOME })] : []),
          ...(coverage.held > coverage.of
            ? [problemAt(source, [...COVERAGE, 'held'], { expected: atMostOf(coverage.of) })]
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
  }: Exclude<z.output<typeof deleverFile>['mechanical'], { unknown: Unknown }>,
  source: Source,
): readonly Problem[] {
  const path = ['delever', 'mechanical'];
  return [
    ...(share === 'not identified'
      ? []
      : intervalProblems({ source, path: [...path, 'share'], min: 0, max: 1 }, share)),
    ...intervalProblems({ source, path: [...path, 'walk'] }, walk),
    ...intervalProblems({ source, path: [...path, 'matched'] }, matched),
    ...(['together', 'alone'] as const).flatMap((of) =>
      shareProblems(source, [...path, 'back', of], back[of]),
    ),
  ];
}

const COVERAGE = ['delever', 'record', 'coverage'];
const BY = (until: Day): Phrase => ({
  en: `a day not after \`until\`, ${formatDay(until)}`,
  'zh-Hant': `不晚於\`until\`（${formatDay(until)}）的日期`,
});
const LATER = (before: Day): Phrase => ({
  en: `a day after the fall before, ${formatDay(before)}`,
  'zh-Hant': `晚於前一次下跌（${formatDay(before)}）的日期`,
});
const NOT_YET = (until: Day): Phrase => ({
  en: `nothing, for twenty sessions after its day are not over by \`until\`, ${formatDay(until)}`,
  'zh-Hant': `空白，因為到\`until\`（${formatDay(until)}）為止，其後20個交易日尚未結束`,
});
const SOME: Phrase = { en: '1 or more', 'zh-Hant': '1以上' };
const atMostOf = (of: number): Phrase => ({
  en: `at most ${of} (of)`,
  'zh-Hant': `不超過\`of\`的${of}`,
});
