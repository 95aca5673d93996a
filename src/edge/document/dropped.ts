import * as z from 'zod';
import type { PublishedDocument } from '../../domain/document.ts';
import { present } from '../../domain/present.ts';
import { both, LANGS } from '../../domain/text.ts';
import type { ReadDocument } from '../feed/shape.ts';
import { check, type Demand, unmet } from '../file/check.ts';
import { columns, recordSource, surplus } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import type { Source } from '../file/document.ts';
import { figure } from '../file/figure.ts';
import { jsonl } from '../file/jsonl.ts';
import {
  allOf,
  attempt,
  chain,
  judged,
  NOTHING,
  type Problem,
  type Result,
} from '../file/problem.ts';
import { choice, field, strictMap } from '../file/schema.ts';
import { want } from '../file/wanted.ts';

/** A document as a person or a vendor writes it, a row or a line each. */
export type DroppedDocument = ReadDocument & Pick<PublishedDocument, 'watch'>;

/** A row or a line of a file that is left in `drop`. */
export const droppedRow = strictMap({
  title: field.words,
  watch: field.watch,
  id: z.exactOptional(field.words),
  type: z.exactOptional(field.words),
  text: z.exactOptional(z.string(want('text'))),
  lang: z.exactOptional(choice([...LANGS, 'da'])),
  url: z.exactOptional(field.url),
  on: z.exactOptional(field.day),
  published_at: z.exactOptional(field.instant),
  effective_on: z.exactOptional(field.day),
  parties: z.exactOptional(field.parties),
  amount: z.exactOptional(
    z.union(
      [
        field.number,
        z
          .string()
          .refine((text) => figure(text) !== undefined)
          .transform((text) => figure(text) ?? 0),
      ],
      want('finite'),
    ),
  ),
  currency: z.exactOptional(z.string(want('currency')).regex(/^[A-Z]{3}$/, want('currency'))),
});
type Row = z.output<typeof droppedRow>;
const NAMES = Object.keys(droppedRow.shape) as (keyof Row)[];
const NEEDED = ['title', 'watch'] as const;

/** Documents of lines of JSON. */
export const linesDropped = (text: string, file: string): Result<readonly DroppedDocument[]> =>
  chain(
    jsonl({
      ...{ text, file, schema: droppedRow },
      key: (value) => value.id ?? value.url,
      judge: ({ value, source, line }, before) => [
        ...sane(value, source),
        ...(before && before.line !== line
          ? unmet(source, [[false, [value.id === undefined ? 'url' : 'id'], ONCE]])
          : []),
      ],
    }),
    (lines) => ({ ok: true, value: lines.map(({ value }) => documentOf(value)) }),
  );

/** Documents of a table with a head. */
export const tableDropped = (text: string, file: string): Result<readonly DroppedDocument[]> =>
  attempt((must) => {
    const table = must(csv(text, file));
    const optional = NAMES.filter((name) => !NEEDED.some((needed) => needed === name));
    must(columns(table, { needed: NEEDED, optional }));
    const rows = Array.from({ length: table.size }, (_, i) => {
      const entry = table.entry(i);
      const source = recordSource(table, entry, ['title', 'text']);
      return chain(judged(surplus(table, entry), source), () =>
        chain(check(droppedRow, source), (value) => judged(sane(value, source), documentOf(value))),
      );
    });
    return must(allOf(rows));
  });

/** Whether a table is one of documents: by its head. */
export const isOfDocuments = (text: string, file: string): boolean => {
  const read = csv(text.slice(0, text.search(/[\r\n]|$/)), file);
  const names = read.ok ? (read.value.header?.cells ?? []) : [];
  return NEEDED.every((name) => names.includes(name));
};

const ONCE = both('an id or address that stands once', '不重複的識別碼或網址');
const KNOWN_BY = both('an id or an address', '識別碼或網址');
const WITH_CURRENCY = both('a currency beside its amount', '金額與幣別並列');

const sane = ({ id, url, amount, currency }: Row, source: Source): readonly Problem[] => {
  const demands: readonly Demand[] = [
    [(id ?? url) !== undefined, [], KNOWN_BY, NOTHING],
    [(amount === undefined) === (currency === undefined), [], WITH_CURRENCY, NOTHING],
  ];
  return unmet(source, demands);
};

function documentOf(one: Row): DroppedDocument {
  const { id, url = '', title, type = 'article', text = '', watch, lang, on, parties = [] } = one;
  const { published_at: publishedAt, effective_on: effectiveOn, amount: value, currency } = one;
  const named = typeof parties === 'string' ? parties.split(';') : parties;
  const amount = value === undefined || currency === undefined ? undefined : { value, currency };
  return {
    ...{ id: id ?? url, url, title, type, text, watch },
    parties: named.map((party) => party.trim()).filter((party) => party !== ''),
    ...present({ lang, on, publishedAt, effectiveOn, amount }),
  };
}
