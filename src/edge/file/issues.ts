import * as z from 'zod';
import { type Path, pathText, type Source, type Spot } from './document.ts';
import type { Phrase, Problem } from './problem.ts';
import { NOTHING, oneOf, WANTED } from './wanted.ts';

/** Longest piece of the file that a problem quotes. */
const QUOTED = 60;

/** What a check of the schema found, as problems with their places. */
export function issues(
  list: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
  source: Source,
): readonly Problem[] {
  return list.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      const known = oneOf(keysAt(schema, issue.path, source));
      return issue.keys.map((key) =>
        problem(source, [...issue.path, key], known, key, source.key([...issue.path, key])),
      );
    }
    if (issue.code === 'invalid_key') {
      const name = String(issue.path.at(-1));
      return [problem(source, issue.path, WANTED.id, name, source.key(issue.path))];
    }
    const written = source.written(issue.path);
    // A choice of shapes hands over the whole map; what is wrong is the word that chooses.
    const input = issue.code === 'invalid_union' ? written : issue.input;
    const missing = input === undefined && issue.code !== 'custom';
    if (missing && written === undefined) return [absent(source, issue.path, expected(issue))];
    const ascii = written === undefined ? undefined : narrow(written);
    return [
      {
        ...problem(source, issue.path, expected(issue), shown(input, written)),
        ...(ascii === undefined
          ? {}
          : { hint: { en: `write ${ascii}, in ASCII digits`, 'zh-Hant': `請以半形寫作${ascii}` } }),
      },
    ];
  });
}

/** A problem at a path of the file; points at the value unless told otherwise. */
export const problem = (
  source: Source,
  path: Path,
  expected: Phrase,
  found: Phrase,
  spot: Spot = source.at(path),
): Problem => ({
  file: source.file,
  ...spot,
  expected,
  found,
  ...(path.length === 0 ? {} : { path: pathText(path) }),
});

const absent = (source: Source, path: Path, wanted: Phrase): Problem => {
  const name = String(path.at(-1) ?? '');
  const both: Phrase =
    typeof wanted === 'string'
      ? `${name}: ${wanted}`
      : { en: `${name}: ${wanted.en}`, 'zh-Hant': `${name}：${wanted['zh-Hant']}` };
  return problem(source, path, both, NOTHING, source.at(path.slice(0, -1)));
};

function expected(issue: z.core.$ZodIssue): Phrase {
  if (issue.message in WANTED) return WANTED[issue.message as keyof typeof WANTED];
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String));
  if (issue.code === 'invalid_type') return issue.expected === 'array' ? WANTED.list : WANTED.map;
  return issue.message;
}

function shown(input: unknown, written: string | undefined): Phrase {
  if (input === undefined || input === null || written === '') return NOTHING;
  if (Array.isArray(input)) return { en: 'a list', 'zh-Hant': '清單' };
  if (typeof input === 'object') return { en: 'a map', 'zh-Hant': '對照表' };
  const text = (written ?? String(input)).replace(/\s+/g, ' ');
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}

/** A number in full-width digits, in ASCII; undefined for anything else. */
function narrow(written: string): string | undefined {
  if (!/^["']?[\uFF0B-\uFF0E\uFF10-\uFF19+\-.0-9]*[\uFF0E\uFF10-\uFF19]/.test(written))
    return undefined;
  const ascii = written.normalize('NFKC').replace(/["']/g, '');
  return Number.isFinite(Number(ascii)) ? ascii : undefined;
}

/** The keys that a map at a path may have. */
function keysAt(schema: z.core.$ZodType, path: Path, source: Source): readonly string[] {
  let here = schema;
  const open = (s: z.core.$ZodType, at: Path): z.core.$ZodType =>
    s instanceof z.ZodExactOptional
      ? open(s.unwrap(), at)
      : s instanceof z.ZodDiscriminatedUnion
        ? chosen(s, at, source)
        : s;
  for (const [i, step] of path.entries()) {
    here = open(here, path.slice(0, i));
    if (here instanceof z.ZodObject) here = here.shape[String(step)] ?? here;
    else if (here instanceof z.ZodArray) here = here.element;
    else if (here instanceof z.ZodRecord) here = here.valueType;
  }
  here = open(here, path);
  if (here instanceof z.ZodObject) return Object.keys(here.shape);
  if (here instanceof z.ZodRecord && here.keyType instanceof z.ZodEnum)
    return here.keyType.options.map(String);
  return [];
}

/** The shape that a map at a path has by what it says that it is. */
function chosen(union: z.ZodDiscriminatedUnion, path: Path, source: Source): z.core.$ZodType {
  const { discriminator } = union.def;
  const said = source.written([...path, discriminator])?.replace(/["']/g, '');
  const fits = union.options.find((option) => {
    const name = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
    return name instanceof z.ZodLiteral && [...name.values].includes(said as never);
  });
  return fits ?? union;
}
