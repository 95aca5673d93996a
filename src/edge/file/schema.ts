import * as z from 'zod';
import { DIRECTIONS, KINDS, WATCHES } from '../../domain/evidence.ts';
import { REGIMES } from '../../domain/regime.ts';
import type { Text } from '../../domain/text.ts';
import { type Instant, parseDay, parseInstant } from '../../domain/time.ts';
import { type Wanted, want, wantOneOf } from './wanted.ts';

/** A map with these keys and no others. */
export const strictMap = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? wantOneOf(Object.keys(shape)) : want('map'),
  });

/** A map whose keys are some of a few names. */
export const partialMap = <const N extends string, V extends z.ZodType>(
  names: readonly N[],
  value: V,
) =>
  z.partialRecord(choice(names), value, {
    error: ({ code }: { readonly code: string }) =>
      code === 'unrecognized_keys' ? wantOneOf(names) : want('map'),
  });

/** A map with keys of any name. */
export const mapOf = <V extends z.ZodType>(value: V) => z.record(z.string(), value, want('map'));

/** One of a few words. */
export const choice = <const V extends readonly string[]>(values: V) =>
  z.enum(values, wantOneOf(values));

/** A list of any length. */
export const listOf = <T extends z.ZodType>(of: T) => z.array(of, want('list'));

/** Text that is not blank. */
export const filledField = (name: Wanted) => z.string(want(name)).regex(/\S/, want(name));

/** Text that is read into a value of its own. */
const parsed = <T>(name: Wanted, parse: (text: string) => T | undefined) =>
  z.string(want(name)).transform((text, context): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', message: want(name), input: text });
    return z.NEVER;
  });

export const idField = z.string(want('id')).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, want('id'));
export const wordsField = filledField('words');
export const ruleField = filledField('rule');
/** The same words in every language. */
export const textField: z.ZodType<Text> = strictMap({ en: wordsField, 'zh-Hant': wordsField });
/** `YYYY-MM-DD`, as it is written. */
export const dateField = z
  .string(want('day'))
  .regex(/^\d{4}-\d{2}-\d{2}$/, want('day'))
  .refine((s) => parseDay(s) !== undefined, want('day'));
/** `YYYY-MM-DD`, as a day. */
export const dayField = parsed('day', parseDay);
/** An instant with offset. */
export const instantField: z.ZodType<Instant> = parsed('instant', parseInstant);
export const urlField = filledField('source').regex(/^https?:\/\/\S+$/, want('url'));
export const numberField = z.number(want('finite'));
export const shareField = z.number(want('share')).min(0, want('share')).max(1, want('share'));
export const partField = z.number(want('part')).min(0, want('part')).lt(1, want('part'));
export const insideField = z.number(want('inside')).gt(0, want('inside')).lt(1, want('inside'));
export const amountField = z.number(want('amount')).min(0, want('amount'));
export const positiveField = z.number(want('positive')).gt(0, want('positive'));
export const countField = z.int(want('count')).min(1, want('count'));
export const indexField = z.int(want('index')).min(0, want('index'));
export const truthField = z.boolean(want('truth'));
export const rungField = z.literal([0, 1, 2, 3, 4, 5], want('rung'));
export const watchField = choice(WATCHES);
export const kindField = choice(KINDS);
export const directionField = choice(DIRECTIONS);
export const regimeField = choice(REGIMES);
export const idsField = listOf(wordsField);
export const beliefField = strictMap({
  noise: shareField,
  friction: shareField,
  rupture: shareField,
});
export const outcomeField = strictMap({ mean: numberField, sd: amountField });
export const sourceField = strictMap({ name: wordsField, url: wordsField });
/** An estimate and its interval. */
export const spreadField = strictMap({ low: numberField, at: numberField, high: numberField });
