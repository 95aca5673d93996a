import * as z from 'zod';
import { DIRECTIONS, KINDS, WATCHES } from '../../domain/evidence.ts';
import { REGIMES } from '../../domain/regime.ts';
import { both, LANGS, type Lang, type Text, untranslated } from '../../domain/text.ts';
import {
  civil,
  DAY_MS,
  type Day,
  formatDay,
  type Instant,
  parseDay,
  parseInstant,
} from '../../domain/time.ts';
import { tame } from './figure.ts';
import { type Wanted, want, wantOneOf } from './wanted.ts';

/** Days that a file may speak of: what lies outside is a slip, and no calendar is asked about it. */
const ERA = { first: civil(1800, 1, 1) as Day, last: civil(2199, 12, 31) as Day };

/** Whether a day makes sense in a file. */
export const inEra = (day: Day): boolean => day >= ERA.first && day <= ERA.last;

/** Whether an instant does. */
export const inEraAt = (at: Instant): boolean => inEra(Math.floor(at / DAY_MS) as Day);
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

/** Names that every object answers to: looked up as ids, they would find what nobody wrote. */
const RESERVED = new Set(Object.getOwnPropertyNames(Object.prototype));
const free = (name: string): boolean => !RESERVED.has(name);

/** A map with keys of any name that is free. */
export const mapOf = <V extends z.ZodType>(value: V) =>
  z.record(z.string().refine(free, want('free')), value, want('map'));

/** One of a few words. */
export const choice = <const V extends readonly string[]>(values: V) =>
  z.enum(values, wantOneOf(values));

/** A list of any length. */
export const listOf = <T extends z.ZodType>(of: T) => z.array(of, want('list'));

/** A list of at least one entry. */
export const someOf = <T extends z.ZodType>(of: T) => listOf(of).min(1, want('some'));

/** Text that is not blank. */
const filledField = (name: Wanted) => z.string(want(name)).regex(/\S/, want(name));

/** Text that is read into a value of its own. */
const parsed = <T>(name: Wanted, parse: (text: string) => T | undefined, write = String) =>
  z.codec(z.string(want(name)), z.custom<T>(), {
    decode: (text, context): T => {
      const value = parse(text);
      if (value !== undefined) return value;
      context.issues.push({ code: 'custom', message: want(name), input: text });
      return z.NEVER;
    },
    encode: write as (value: T) => string,
  });

/** The one text of a value: keys in the order of its schema, two spaces, a newline at the end. */
export const jsonText = <S extends z.ZodType>(schema: S, value: z.output<S>): string =>
  `${JSON.stringify(z.encode(schema, value), null, 2)}\n`;

export const byName = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

export const wordsField = filledField('words');
/** `YYYY-MM-DD`, as a day. */
export const dayField = parsed('day', parseDay, formatDay as typeof String).refine(
  inEra,
  want('era'),
);
export const urlField = filledField('source').regex(/^https?:\/\/\S+$/, want('url'));

/** The language that the file being read states for its plain texts. */
let stated: Lang | undefined;

/** Reads a file whose plain texts are in the language that it states; where it states none, in the one that their signs show. */
export function inLanguage<T>(lang: unknown, work: () => T): T {
  stated = LANGS.find((known) => known === lang);
  try {
    return work();
  } finally {
    stated = undefined;
  }
}

/** Words in one language or in both: a plain text, or a map of languages. */
const saidField = z.union(
  [
    wordsField,
    strictMap({ en: z.exactOptional(wordsField), 'zh-Hant': z.exactOptional(wordsField) })
      .refine((said) => Object.keys(said).length > 0, {
        error: want('said'),
        when: ({ issues }) => issues.length === 0,
      })
      .meta({ minProperties: 1 }),
  ],
  want('said'),
);

/**
 * A text of which one language may be missing; the one that is there stands for the other, marked as such.
 * @param lang of the first, where the second is missing; left out: the one that its signs show
 */
export function inBoth(first?: string, chinese?: string, lang?: Lang): Text {
  if (first !== undefined && chinese !== undefined) return both(first, chinese);
  return first === undefined ? untranslated(chinese ?? '', 'zh-Hant') : untranslated(first, lang);
}
const share = z.number(want('share')).min(0, want('share')).max(1, want('share'));
const number = z.number(want('finite')).refine(tame, want('finite'));
const amount = z.number(want('amount')).min(0, want('amount')).refine(tame, want('amount'));

/** What a place of a file takes. */
export const field = {
  id: z
    .string(want('id'))
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, { error: want('id'), abort: true })
    .refine(free, want('free')),
  words: wordsField,
  /** Words by which something is looked up. */
  name: wordsField.refine(free, want('free')),
  rule: filledField('rule'),
  source: filledField('source'),
  /** One name, or several. */
  parties: z.union([wordsField, z.array(wordsField).min(1, want('parties'))], want('parties')),
  /** Words in one language or in both; inside both are there. */
  text: saidField.transform((said) =>
    typeof said === 'string' ? untranslated(said, stated) : inBoth(said.en, said['zh-Hant'], 'en'),
  ),
  /** The same where room is short: an original is told without a mark. */
  label: saidField.transform((said): Text => {
    const { en, 'zh-Hant': zh } = typeof said === 'string' ? { en: said } : said;
    return both(en ?? zh ?? '', zh ?? en ?? '');
  }),
  /** `YYYY-MM-DD`, as it is written. */
  date: z
    .string(want('day'))
    .regex(/^\d{4}-\d{2}-\d{2}$/, want('day'))
    .refine((s) => parseDay(s) !== undefined, { error: want('day'), abort: true })
    .refine((s) => inEra(parseDay(s) as Day), want('era')),
  day: dayField,
  /** An instant with offset. */
  instant: parsed('instant', parseInstant).refine(inEraAt, want('era')) as z.ZodType<Instant>,
  url: urlField,
  number,
  share,
  part: z.number(want('part')).min(0, want('part')).lt(1, want('part')),
  inside: z.number(want('inside')).gt(0, want('inside')).lt(1, want('inside')),
  amount,
  /** Of a loan or the like, share a year. */
  rate: amount.lt(1, want('part')),
  positive: z.number(want('positive')).gt(0, want('positive')).refine(tame, want('positive')),
  count: z.int(want('count')).min(1, want('count')),
  index: z.int(want('index')).min(0, want('index')),
  truth: z.boolean(want('truth')),
  rung: z.literal([0, 1, 2, 3, 4, 5], want('rung')),
  watch: choice(WATCHES),
  kind: choice(KINDS),
  direction: choice(DIRECTIONS),
  regime: choice(REGIMES),
  ids: listOf(wordsField),
  belief: strictMap({ noise: share, friction: share, rupture: share }),
  outcome: strictMap({
    mean: number.gt(-1, want('move')).lt(1, want('move')),
    sd: amount.lt(1, want('part')),
  }),
  cited: strictMap({ name: wordsField, url: wordsField }),
  /** An estimate and its interval. */
  spread: strictMap({ low: number, at: number, high: number }),
};
