import { z } from 'zod';
import { formatDay } from '../../domain/time.ts';
import type { Vintage } from '../../domain/vintage.ts';
import { check, problemAt } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { json } from '../file/json.ts';
import type { Phrase, Problem, Result } from '../file/problem.ts';
import {
  amountField,
  dayField,
  indexField,
  listOf,
  mapOf,
  numberField,
  positiveField,
  shareField,
  strictMap,
  wordsField,
} from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { deleverFile, deleverText, deleverWrong } from './delever.ts';

const some = listOf(wordsField).min(1, want('series'));
const triple = z.tuple([numberField, numberField, numberField], want('three'));
const two = <T extends z.ZodType>(of: T) => z.tuple([of, of], want('two'));

const record = strictMap({
  count: indexField,
  threshold: numberField,
  episodes: indexField,
  study: numberField.optional(),
  fell: listOf(amountField).refine(
    (all) => all.every((x, i) => i === 0 || x <= (all[i - 1] ?? x)),
    {
      error: want('falling'),
    },
  ),
});

/** A vintage as it is written. */
export const vintageFile = strictMap({
  method: wordsField,
  until: dayField,
  from: dayField,
  legs: strictMap({ risk: some, rates: some, dollar: some }),
  windows: strictMap({ 1: record, 3: record, 5: record }),
  credit: strictMap({
    count: indexField,
    beta: triple,
    covariance: z.tuple([triple, triple, triple], want('three')),
    residual: positiveField,
  }).optional(),
  emission: strictMap({
    nu: positiveField,
    count: indexField,
    scale: mapOf(positiveField),
  }),
  delever: z.exactOptional(deleverFile),
  switching: z.exactOptional(
    strictMap({
      mean: two(numberField),
      variance: two(positiveField),
      stay: two(shareField),
      count: indexField,
    }),
  ),
  inputs: mapOf(wordsField),
});

/**
 * Reads one vintage: JSON in the shape of `Vintage`, days as YYYY-MM-DD.
 * @param file name under which problems are told
 */
export function readVintage(text: string, file: string): Result<Vintage> {
  const source = json(text, file);
  if (!source.ok) return source;
  const shape = check(vintageFile, source.value);
  if (!shape.ok) return shape;
  const problems = wrong(shape.value, source.value);
  if (problems.length > 0) return { ok: false, problems };
  const { credit, windows, ...rest } = shape.value;
  return {
    ok: true,
    value: {
      ...rest,
      windows: { 1: studied(windows[1]), 3: studied(windows[3]), 5: studied(windows[5]) },
      ...(credit && { credit }),
    },
  };
}

/** What its parts must be to each other. */
function wrong(
  { until, from, delever, switching }: z.output<typeof vintageFile>,
  source: Source,
): readonly Problem[] {
  if (until < from) return [problemAt(source, ['until'], { expected: NOT_BEFORE })];
  const [calm, stormy] = switching?.variance ?? [0, 0];
  return [
    ...(delever ? deleverWrong(delever, until, source) : []),
    ...(stormy < calm
      ? [problemAt(source, ['switching', 'variance', 1], { expected: MORE(calm) })]
      : []),
    ...(switching?.stay.every((p) => p === 1)
      ? [problemAt(source, ['switching', 'stay'], { expected: LEFT })]
      : []),
  ];
}

const NOT_BEFORE: Phrase = { en: 'a day not before `from`', 'zh-Hant': '不早於`from`的日期' };
const MORE = (calm: number): Phrase => ({
  en: `${calm} or more, for the calm state comes first`,
  'zh-Hant': `${calm}以上，因為平靜狀態在前`,
});
const LEFT: Phrase = {
  en: 'two chances that are not both 1, for a state is left at times',
  'zh-Hant': '不同時為1的兩個機率，因為狀態總會離開',
};

/**
 * The one text of a vintage: keys in the order of the type, names sorted, two spaces, a newline
 * at the end. Reading it gives the vintage back.
 */
export function vintageText(vintage: Vintage): string {
  const { credit, emission } = vintage;
  const text = {
    method: vintage.method,
    until: formatDay(vintage.until),
    from: formatDay(vintage.from),
    legs: { risk: vintage.legs.risk, rates: vintage.legs.rates, dollar: vintage.legs.dollar },
    windows: {
      1: listed(vintage.windows[1]),
      3: listed(vintage.windows[3]),
      5: listed(vintage.windows[5]),
    },
    ...(credit && {
      credit: {
        count: credit.count,
        beta: credit.beta,
        covariance: credit.covariance,
        residual: credit.residual,
      },
    }),
    emission: { nu: emission.nu, count: emission.count, scale: sorted(emission.scale) },
    ...(vintage.delever && { delever: deleverText(vintage.delever) }),
    ...(vintage.switching && { switching: vintage.switching }),
    inputs: sorted(vintage.inputs),
  };
  return `${JSON.stringify(text, null, 2)}\n`;
}

type WindowFile = z.output<typeof record>;

const studied = ({ study, ...rest }: WindowFile) => ({
  ...rest,
  ...(study !== undefined && { study }),
});

const listed = ({ count, threshold, episodes, study, fell }: Vintage['windows'][1]) => ({
  count,
  threshold,
  episodes,
  ...(study !== undefined && { study }),
  fell,
});

const sorted = <T>(names: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(names).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
