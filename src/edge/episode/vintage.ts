import { z } from 'zod';
import { both } from '../../domain/text.ts';
import type { Vintage } from '../../domain/vintage.ts';
import { examined, unmet } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { json } from '../file/json.ts';
import { accepted, chain, type Phrase, type Problem, type Result } from '../file/problem.ts';
import { byName, field, jsonText, listOf, mapOf, strictMap } from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { deleverDemands, deleverFile } from './delever.ts';

const some = listOf(field.words).min(1, want('series'));
const triple = z.tuple([field.number, field.number, field.number], want('three'));
const two = <T extends z.ZodType>(of: T) => z.tuple([of, of], want('two'));

const record = strictMap({
  count: field.index,
  threshold: field.number,
  episodes: field.index,
  study: z.exactOptional(field.number),
  fell: listOf(field.amount).refine(
    (all) => all.every((x, i) => i === 0 || x <= (all[i - 1] ?? x)),
    {
      error: want('falling'),
    },
  ),
});

/** A vintage as it is written. */
export const vintageFile = strictMap({
  method: field.words,
  until: field.day,
  from: field.day,
  legs: strictMap({ risk: some, rates: some, dollar: some }),
  windows: strictMap({ 1: record, 3: record, 5: record }),
  credit: z.exactOptional(
    strictMap({
      count: field.index,
      beta: triple,
      covariance: z.tuple([triple, triple, triple], want('three')),
      residual: field.positive,
      spread: z.exactOptional(strictMap({ level: field.positive, slope: field.number })),
      contradicted: z.exactOptional(
        strictMap({ windows: field.index, after: field.number, all: field.number }),
      ),
    }),
  ),
  creditNow: z.exactOptional(
    strictMap({
      series: listOf(field.words).min(4, want('series')),
      count: field.index,
      beta: listOf(field.number).min(6, want('six')),
      spread: strictMap({ level: field.positive, slope: field.number }),
    }),
  ),
  emission: strictMap({
    nu: field.positive,
    count: field.index,
    scale: mapOf(field.positive),
  }),
  delever: z.exactOptional(deleverFile),
  switching: z.exactOptional(
    strictMap({
      mean: two(field.number),
      variance: two(field.positive),
      stay: two(field.share),
      count: field.index,
    }),
  ),
  inputs: mapOf(field.words),
});

type File = z.output<typeof vintageFile>;

/** Reads one vintage: JSON in the shape of `Vintage`, days as YYYY-MM-DD. */
export const readVintage = (text: string, file: string): Result<Vintage> =>
  chain(examined(json(text, file), vintageFile, wrong), ({ value }) => accepted(value));

/** What its parts must be to each other. */
function wrong({ until, from, delever, switching }: File, source: Source): readonly Problem[] {
  if (until < from) return unmet(source, [[false, ['until'], NOT_BEFORE]]);
  const [calm, stormy] = switching?.variance ?? [0, 0];
  return unmet(source, [
    ...(delever ? deleverDemands(delever, until) : []),
    [stormy >= calm, ['switching', 'variance', 1], MORE(calm)],
    [!switching?.stay.every((p) => p === 1), ['switching', 'stay'], LEFT],
  ]);
}

const NOT_BEFORE: Phrase = { en: 'a day not before `from`', 'zh-Hant': '不早於`from`的日期' };
const MORE = (calm: number): Phrase =>
  both(`${calm} or more, for the calm state comes first`, `${calm}以上，因為平靜狀態在前`);
const LEFT = both(
  'two chances that are not both 1, for a state is left at times',
  '不同時為1的兩個機率，因為狀態總會離開',
);

/** The one text of a vintage, names sorted. Reading it gives the vintage back. */
export const vintageText = ({ emission, inputs, ...rest }: Vintage): string =>
  jsonText(vintageFile, {
    ...rest,
    emission: { ...emission, scale: byName(emission.scale) },
    inputs: byName(inputs),
  } as File);
