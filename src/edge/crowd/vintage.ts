import { z } from 'zod';
import type { CrowdVintage, Fitted } from '../../domain/crowd.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { check, problemAt } from '../file/check.ts';
import type { KeyPath, Source } from '../file/document.ts';
import { json } from '../file/json.ts';
import type { Phrase, Problem, Result } from '../file/problem.ts';
import {
  amountField,
  choice,
  dayField,
  indexField,
  listOf,
  mapOf,
  numberField,
  positiveField,
  strictMap,
  wordsField,
} from '../file/schema.ts';
import { wantOneOf } from '../file/wanted.ts';

const fitted = strictMap({
  at: amountField,
  low: amountField,
  high: amountField,
  bound: choice(['low', 'high']).optional(),
});

const moment = strictMap({
  name: wordsField,
  past: numberField,
  model: numberField,
  error: positiveField,
  compared: z.literal(true, wantOneOf([true])).optional(),
});

/** A vintage of a crowd as it is written. */
export const crowdVintageFile = strictMap({
  method: wordsField,
  until: dayField,
  from: dayField,
  falls: indexField,
  matched: indexField,
  impact: fitted,
  decaying: fitted,
  level: amountField,
  moments: listOf(moment),
  distance: amountField,
  inputs: mapOf(wordsField),
});

type File = z.output<typeof crowdVintageFile>;

/**
 * Reads one vintage of a crowd: JSON in the shape of `CrowdVintage`, days as YYYY-MM-DD.
 * @param file name under which problems are told
 */
export function readCrowdVintage(text: string, file: string): Result<CrowdVintage> {
  const source = json(text, file);
  if (!source.ok) return source;
  const shape = check(crowdVintageFile, source.value);
  if (!shape.ok) return shape;
  const problems = consistent(shape.value, source.value);
  if (problems.length > 0) return { ok: false, problems };
  const { impact, decaying, moments, ...rest } = shape.value;
  return {
    ok: true,
    value: {
      ...rest,
      impact: bounded(impact),
      decaying: bounded(decaying),
      moments: moments.map(({ compared, ...m }) => ({ ...m, ...(compared && { compared }) })),
    },
  };
}

/** What the parts of a vintage must be to each other. */
function consistent(file: File, source: Source): readonly Problem[] {
  const problem = (path: KeyPath, expected: Phrase): Problem =>
    problemAt(source, path, { expected });
  const share = (x: number): boolean => x > 0 && x < 1;
  return [
    ...(file.until < file.from ? [problem(['until'], LATER)] : []),
    ...(['impact', 'decaying'] as const).flatMap((name) => {
      const { at, low, high } = file[name];
      return low <= at && at <= high ? [] : [problem([name, 'at'], BETWEEN(low, high))];
    }),
    ...(file.decaying.high > 1 ? [problem(['decaying', 'high'], SHARE)] : []),
    ...(share(file.level) ? [] : [problem(['level'], INSIDE)]),
  ];
}

const LATER: Phrase = { en: 'a day not before `from`', 'zh-Hant': '不早於`from`的日期' };
const SHARE: Phrase = { en: 'a share of at most 1', 'zh-Hant': '不超過1的比例' };
const INSIDE: Phrase = { en: 'a number between 0 and 1', 'zh-Hant': '介於0與1之間的數字' };
const BETWEEN = (low: number, high: number): Phrase => ({
  en: `a number from ${low} (low) to ${high} (high)`,
  'zh-Hant': `介於\`low\`的${low}與\`high\`的${high}之間的數字`,
});

const bounded = ({ bound, ...rest }: File['impact']): Fitted => ({
  ...rest,
  ...(bound && { bound }),
});

/**
 * The one text of a vintage: keys in the order of the type, names sorted, two spaces, a newline at
 * the end. Reading it gives the vintage back.
 */
export function crowdVintageText(vintage: CrowdVintage): string {
  const { method, until, from, falls, matched, level, distance } = vintage;
  const names = Object.keys(vintage.inputs).sort();
  const file = {
    method,
    until: formatDay(until),
    from: formatDay(from),
    falls,
    matched,
    impact: ordered(vintage.impact),
    decaying: ordered(vintage.decaying),
    level,
    moments: vintage.moments.map(({ name, past, model, error, compared }) => ({
      name,
      past,
      model,
      error,
      ...(compared && { compared }),
    })),
    distance,
    inputs: Object.fromEntries(names.map((name) => [name, vintage.inputs[name]])),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const ordered = ({ at, low, high, bound }: Fitted): Fitted => ({
  at,
  low,
  high,
  ...(bound && { bound }),
});

/**
 * Name of the file of a vintage among a crowd's.
 * @example named(0 as Day) // '1970-01-01.json'
 */
export const vintageFileName = (until: Day): string => `${formatDay(until)}.json`;
