import type { z } from 'zod';
import { DIRECTIONS, KINDS, type Kind } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Day, formatDay, parseDay, parseInstant } from '../../domain/time.ts';
import { clean } from '../../report/render/escape.ts';
import { canonical } from '../../run/canonical.ts';
import { check, type Demand, unmet } from '../file/check.ts';
import { columns, recordSource, surplus } from '../file/columns.ts';
import { type CsvTable, csv } from '../file/csv.ts';
import { readDate } from '../file/date.ts';
import type { Source } from '../file/document.ts';
import { figure, folded } from '../file/figure.ts';
import { sha256 } from '../file/hash.ts';
import { attempt, chain, judged, type Result, refused } from '../file/problem.ts';
import { evidenceLine, idUsed, itemDemands } from './lines.ts';

/** A field of an item, as its line names it. */
export type ItemField = keyof z.input<typeof evidenceLine>;

/** What must be told of an item; a headline stands in either language. */
export const TOLD_FIELDS = [
  'occurred_on',
  'actor',
  'rung',
  'direction',
  'watch',
  'source_url',
  'source_name',
] as const satisfies readonly ItemField[];

/** Names that people give to fields. */
const ALIASES: Readonly<Record<string, ItemField>> = {
  on: 'occurred_on',
  known: 'known_on',
  level: 'rung',
  source: 'source_name',
  url: 'source_url',
};

/** The field of an item that a person names, in a word of theirs; and all words for fields. */
export function fieldNamed(name: string) {
  const fields = Object.keys(evidenceLine.shape) as readonly ItemField[];
  const field = fields.find((f) => f === name) ?? new Map(Object.entries(ALIASES)).get(name);
  return { field, known: [...fields, ...Object.keys(ALIASES)] };
}

/** Longest headline that is typed, in UTF-16 units: the longest of 1,700 coded ones has 188. */
const MAX_HEADLINE = 300;
/** Digits of the digest in an id that was made, and hexadecimal signs that they are taken from. */
const [DIGITS, SIGNS] = [6, 12];
/** Ids of one day that can be told apart. */
const MAX_IDS_A_DAY = 1_000_000;

/** The sort of act that a level stands for where none is told, softest first. */
const USUAL_KINDS = [
  'statement',
  'announcement',
  'draft_law',
  'order',
  'budget',
  'construction',
] as const satisfies readonly Kind[];

/** The sort of act where none is told. */
export const usualKind = (rung: unknown): Kind | undefined =>
  typeof rung === 'number' ? USUAL_KINDS[rung] : undefined;

/** An item of evidence, as a line of an `evidence.jsonl`. */
export type Item = { readonly id: string; readonly line: string };

/**
 * An item from what a person writes: a text for each field, as in a row of a CSV or an answer. Left out:
 * `known_on` is the day of the act (an instant with offset there is `known_at`), `kind` follows from the
 * level, `confidence` is medium, `claim` is an act of its own, and `id` is the day of the act, a dash and
 * six digits from the digest of what the item says, so that the same item always has the same id.
 * @param source texts by the names of fields; one that is left out is absent
 * @param until  end of the stretch
 */
export function itemOfWords(source: Source, until: Day): Result<Item> {
  const words = source.value as { readonly [F in ItemField]?: string };
  const seen = unmet(
    source,
    Object.entries(words).map(([name, text]) => [
      clean(spaced(text)) === spaced(text),
      [name],
      SEEN,
    ]),
  );
  if (seen.length > 0) return refused(...seen);
  const dated = parseDay(folded(words.claim?.trim() ?? '')) !== undefined;
  const named = unmet(source, [[!dated, ['claim'], ACT, words.claim]]);
  if (named.length > 0) return refused(...named);
  const item = typed(words);
  const read = check(evidenceLine, { ...source, value: item });
  // A day of knowing that was left out is as wrong as the day of the act, which is told.
  if (!read.ok && words.known_on === undefined)
    return refused(...read.problems.filter(({ path }) => path !== 'known_on'));
  return chain(read, (value) => {
    const brief = (['headline', 'headline_zh'] as const).map(
      (name): Demand => [(words[name] ?? '').length <= MAX_HEADLINE, [name], SHORT],
    );
    const problems = unmet(source, [...brief, ...itemDemands(value, until)]);
    return judged(problems, { id: value.id, line: JSON.stringify(item) });
  });
}

/** Breaks of lines and runs of blanks as one blank. */
const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Fields that are dates. */
const DATES: readonly ItemField[] = ['occurred_on', 'known_on', 'scheduled_for', 'effective_on'];

/** A date in the form of files where it is written in another; any other text as it is. */
function dateText(text: string): string {
  const day = readDate(text);
  return typeof day === 'number' ? formatDay(day) : text;
}

/** A typed item: its fields in the order of the schema. */
function typed(words: { readonly [F in ItemField]?: string }): Readonly<Record<string, unknown>> {
  const text = Object.fromEntries(
    Object.entries(words).map(([name, written]) => {
      const one = spaced(written);
      return [name, DATES.some((field) => field === name) ? dateText(one) : one];
    }),
  ) as { readonly [F in ItemField]?: string };
  const rung = text.rung === undefined ? undefined : (figure(text.rung) ?? text.rung);
  const { occurred_on: occurred, known_on: known = occurred } = text;
  const { headline } = text;
  const instant = known !== undefined && parseInstant(known) !== undefined;
  const chinese = headline !== undefined && !text.headline_zh && /\p{Script=Han}/u.test(headline);
  const given: Readonly<Record<string, unknown>> = {
    ...text,
    occurred_on: occurred,
    known_on: instant ? known.slice(0, 'YYYY-MM-DD'.length) : known,
    ...(instant && { known_at: known, known_at_source: text.source_url }),
    headline: chinese ? undefined : headline,
    headline_zh: chinese ? headline : text.headline_zh,
    rung,
    kind: text.kind ?? usualKind(rung) ?? KINDS[0],
    direction: DIRECTIONS.find((d) => d === text.direction?.toLowerCase()) ?? text.direction,
    watch: text.watch?.toUpperCase(),
    counterparty: several(text.counterparty),
    suspended: truth(text.suspended),
    unilateral: truth(text.unilateral),
    confidence: text.confidence ?? 'medium',
    quote_figures: text.quote_figures ?? '',
    notes: text.notes ?? '',
  };
  const told = present(given);
  const day = (occurred ?? '').replaceAll('-', '').slice(2);
  const digest = Number.parseInt(sha256(canonical(told)).slice(0, SIGNS), 16) % MAX_IDS_A_DAY;
  const { id = `${day}-${String(digest).padStart(DIGITS, '0')}` } = text;
  const whole: Readonly<Record<string, unknown>> = { ...told, id, claim: text.claim ?? id };
  return present(
    Object.fromEntries(Object.keys(evidenceLine.shape).map((name) => [name, whole[name]])),
  );
}

/** Several names are told with semicolons between them. */
function several(text: string | undefined): string | readonly string[] | undefined {
  const names = text?.split(/[;；]/).map((name) => name.trim());
  return names && names.length > 1 ? names.filter((name) => name !== '') : text;
}

const truth = (text: string | undefined): boolean | string | undefined =>
  /^(true|yes|是)$/i.test(text ?? '') ? true : /^(false|no|否)$/i.test(text ?? '') ? false : text;

/**
 * Reads items of a CSV: a header in any order, one item a row, fields by their names or by those of the
 * options. Every problem is told with its line and column, and then nothing is read.
 * @param until end of the stretch
 */
export const itemsOfCsv = (
  { text, file }: { readonly text: string; readonly file: string },
  until: Day,
): Result<readonly Item[]> =>
  attempt((must) => {
    const table = renamed(must(csv(text, file)));
    const names = Object.keys(evidenceLine.shape);
    const spare = names.filter((name) => !TOLD_FIELDS.some((told) => told === name));
    must(columns(table, { needed: TOLD_FIELDS, optional: spare }));
    const lines = new Map<string, number>();
    const rows = Array.from({ length: table.size }, (_, i) => {
      const entry = table.entry(i);
      const source = recordSource(table, entry, names);
      const over = surplus(table, entry);
      if (over.length > 0) return { ok: false as const, problems: over };
      return chain(itemOfWords(source, until), (item): Result<Item> => {
        const before = lines.get(item.id);
        if (before === undefined) lines.set(item.id, entry.line);
        return judged(
          unmet(source, [[before === undefined, ['id'], idUsed(before ?? 0), item.id]]),
          item,
        );
      });
    });
    return must(
      judged(
        rows
          .flatMap((r) => (r.ok ? [] : r.problems))
          .toSorted((a, b) => a.line - b.line || a.column - b.column),
        rows.flatMap((r) => (r.ok ? [r.value] : [])),
      ),
    );
  });

const renamed = ({ header, ...table }: CsvTable): CsvTable => ({
  ...table,
  header: header && {
    ...header,
    cells: header.cells.map((cell) =>
      Object.hasOwn(ALIASES, cell) ? (ALIASES[cell] as ItemField) : cell,
    ),
  },
});

/** One text by itself as a parsed file, told under a name. */
export const wordSource = (file: string, value: Readonly<Record<string, string>>): Source => {
  const start = () => ({ line: 1, column: 1 });
  return {
    file,
    text: '',
    value,
    at: start,
    key: start,
    within: start,
    written: ([name]) => value[String(name)],
  };
};

/** What is wrong with one field by itself; nothing where it may stand. */
export const fieldProblems = (field: ItemField, text: string, file: string) => {
  const stand = { occurred_on: '2000-01-01', rung: '0', source_url: 'https://example.org/' };
  const rest = { ...stand, actor: 'x', direction: 'neutral', watch: 'A', source_name: 'x' };
  const words = { ...rest, headline: 'x', [field]: text };
  const read = itemOfWords(wordSource(file, words), Number.MAX_SAFE_INTEGER as Day);
  return read.ok ? [] : read.problems.filter(({ path }) => path === field);
};

const SEEN: Text = both('text without signs that cannot be seen', '沒有隱形字元的文字');
const SHORT: Text = both(`at most ${MAX_HEADLINE} characters`, `最多${MAX_HEADLINE}個字元`);
const ACT: Text = both(
  'the name of an act, such as debt-limit; its day has a place of its own',
  '一件事的名稱，例如`debt-limit`；日期另外寫',
);
