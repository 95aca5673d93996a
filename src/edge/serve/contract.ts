import * as z from 'zod';

/** What a worker reads of a decision where no command tells it alone. */
const READINGS = [
  'state',
  'decisions',
  'explain',
  'observations',
  'claims',
  'stops',
  'signals',
  'held',
] as const;
export type ReadingName = (typeof READINGS)[number];

/** What a worker does with the text of a thesis. */
const THESIS_STEPS = ['read', 'check', 'preview', 'write', 'sign'] as const;
export type ThesisStep = (typeof THESIS_STEPS)[number];

/** A file that a command is given: its words say `FILE` where its path goes. */
type SentFile = { readonly name: string; readonly base64: string };

/** What is done for a request: commands one after the other, or something that is read. */
export type ContractTask =
  | { readonly commands: readonly (readonly string[])[]; readonly file?: SentFile }
  | { readonly reading: ReadingName; readonly of: Readonly<Record<string, unknown>> }
  | { readonly thesis: ThesisStep; readonly of: Readonly<Record<string, unknown>> };

/** Stands in the words of a command for the path of the file that was sent. */
export const SENT_FILE = '\u0000file';

/** One thing that can be asked of the server. */
export type Endpoint<I extends z.ZodObject = z.ZodObject, A extends z.ZodType = z.ZodType> = {
  /** One line of English. */
  readonly summary: string;
  /** Everything that is told: names in the path, the rest as the query, or of a change as the body. */
  readonly input: I;
  readonly answer: A;
  /** Left out: the server answers of itself. */
  readonly does?: (input: z.output<I>) => ContractTask;
  /** The answer, from the JSON documents that were told; left out: the first of them. */
  readonly tells?: (
    documents: readonly unknown[],
    input: z.output<I>,
    notes: readonly string[],
  ) => unknown;
  /** Whether its texts are whole pages or files, which are never cut. */
  readonly pages?: true;
  /** Whether it takes so long that it has a worker of its own, which ends with whoever asked. */
  readonly alone?: true;
};

/** An endpoint, its parts checked against each other. */
export const endpoint = <I extends z.ZodObject, A extends z.ZodType>(
  of: Endpoint<I, A>,
): Endpoint<I, A> => of;

/** Longest texts that are taken, UTF-16 units. */
const TAKEN_LENGTH = { name: 1000, word: 200, words: 4000, text: 1024 * 1024 } as const;

/** Nothing that a command line would take for an option, and nothing that cannot be seen. */
const WORD = /^(?!-)[^\u0000-\u001f\u007f]+$/;

/** What requests are made of. */
export const take = {
  episode: z
    .string()
    .min(1)
    .max(TAKEN_LENGTH.name)
    .regex(WORD)
    .describe('Id of a bundled episode, or path of a folder; left out: the one that is served'),
  day: z
    .string()
    .min(1)
    .max(TAKEN_LENGTH.word)
    .regex(WORD)
    .describe('2030-01-31, today, yesterday or last'),
  word: z.string().min(1).max(TAKEN_LENGTH.word).regex(WORD),
  words: z
    .string()
    .min(1)
    .max(TAKEN_LENGTH.words)
    .regex(/^[^\u0000]+$/),
  text: z.string().max(TAKEN_LENGTH.text),
  instant: z.iso.datetime({ offset: true }),
  count: (max: number) => z.coerce.number<number>().int().min(0).max(max),
  share: z.coerce.number<number>().min(0).max(10),
} as const;

const lang = z
  .enum(['en', 'zh-Hant'])
  .describe('Language of texts; left out: as Accept-Language says');

/** What a request may tell; every one may choose its language. */
export const accepts = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject({ ...shape, lang: z.exactOptional(lang) });

/** Most that one page holds, and how many where it is not said. */
const [MOST_ON_PAGE, USUAL_ON_PAGE] = [1000, 100];

/** What some fields are once they were read. */
export type FromWire<S extends z.core.$ZodLooseShape> = z.output<z.ZodObject<S>>;

/** Which part of a long list. */
export const PAGE = {
  offset: z
    .exactOptional(take.count(Number.MAX_SAFE_INTEGER))
    .describe('How many come before; left out: 0'),
  limit: z
    .exactOptional(z.coerce.number<number>().int().min(1).max(MOST_ON_PAGE))
    .describe(`At most so many; left out: ${USUAL_ON_PAGE}`),
} as const;

/** A part of a list, and where the next one begins. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    total: z.int().min(0),
    offset: z.int().min(0),
    next: z.exactOptional(z.int()).describe('The offset of the next part; left out: there is none'),
    items: z.array(item),
  });

/** That part of some items which is asked for. */
export function paged<T>(
  items: readonly T[],
  { offset = 0, limit = USUAL_ON_PAGE }: { readonly offset?: number; readonly limit?: number },
) {
  const end = offset + limit;
  return {
    ...{ total: items.length, offset },
    ...(end < items.length && { next: end }),
    items: items.slice(offset, end),
  };
}

/** One word of a command line, whatever it begins with: nothing where there is no value. */
export const option = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [`--${name}=${value}`];

/** The same option once for each value. */
export const options = (name: string, values: readonly string[] | undefined): readonly string[] =>
  (values ?? []).flatMap((value) => option(name, value));
