import { z } from 'zod';
import type { CrowdVintage } from '../../domain/crowd.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { type Demand, examined, unmet } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { json } from '../file/json.ts';
import { accepted, chain, type Phrase, type Problem, type Result } from '../file/problem.ts';
import { byName, choice, field, jsonText, listOf, mapOf, strictMap } from '../file/schema.ts';
import { wantOneOf } from '../file/wanted.ts';

const fitted = strictMap({
  at: field.amount,
  low: field.amount,
  high: field.amount,
  bound: z.exactOptional(choice(['low', 'high'])),
});

const moment = strictMap({
  name: field.words,
  past: field.number,
  model: field.number,
  error: field.positive,
  compared: z.exactOptional(z.literal(true, wantOneOf([true]))),
});

/** A vintage of a crowd as it is written. */
export const crowdVintageFile = strictMap({
  method: field.words,
  until: field.day,
  from: field.day,
  falls: field.index,
  matched: field.index,
  impact: fitted,
  decaying: fitted,
  level: field.amount,
  moments: listOf(moment),
  distance: field.amount,
  inputs: mapOf(field.words),
});

type File = z.output<typeof crowdVintageFile>;

/** Reads one vintage of a crowd: JSON in the shape of `CrowdVintage`, days as YYYY-MM-DD. */
export const readCrowdVintage = (text: string, file: string): Result<CrowdVintage> =>
  chain(examined(json(text, file), crowdVintageFile, consistent), ({ value }) => accepted(value));

/** What the parts of a vintage must be to each other. */
const consistent = ({ until, from, level, ...file }: File, source: Source): readonly Problem[] =>
  unmet(source, [
    [until >= from, ['until'], LATER],
    ...(['impact', 'decaying'] as const).map((name): Demand => {
      const { at, low, high } = file[name];
      return [low <= at && at <= high, [name, 'at'], BETWEEN(low, high)];
    }),
    [file.decaying.high <= 1, ['decaying', 'high'], SHARE],
    [level > 0 && level < 1, ['level'], INSIDE],
  ]);

const LATER: Phrase = { en: 'a day not before `from`', 'zh-Hant': '不早於`from`的日期' };
const SHARE: Phrase = { en: 'a share of at most 1', 'zh-Hant': '不超過1的比例' };
const INSIDE: Phrase = { en: 'a number between 0 and 1', 'zh-Hant': '介於0與1之間的數字' };
const BETWEEN = (low: number, high: number): Phrase => ({
  en: `a number from ${low} (low) to ${high} (high)`,
  'zh-Hant': `介於\`low\`的${low}與\`high\`的${high}之間的數字`,
});

/** The one text of a vintage, names sorted. Reading it gives the vintage back. */
export const crowdVintageText = (vintage: CrowdVintage): string =>
  jsonText(crowdVintageFile, { ...vintage, inputs: byName(vintage.inputs) } as File);

/**
 * Name of the file of a vintage among a crowd's.
 * @example named(0 as Day) // '1970-01-01.json'
 */
export const vintageFileName = (until: Day): string => `${formatDay(until)}.json`;
