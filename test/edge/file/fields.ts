import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { alertsFile } from '../../../src/edge/alert/policy.ts';
import { bookFile } from '../../../src/edge/book/schema.ts';
import { crossFile } from '../../../src/edge/cross/read.ts';
import { crowdFile } from '../../../src/edge/crowd/schema.ts';
import { crowdVintageFile } from '../../../src/edge/crowd/vintage.ts';
import { droppedRow } from '../../../src/edge/document/dropped.ts';
import { closuresFile } from '../../../src/edge/episode/closures.ts';
import { computedLine } from '../../../src/edge/episode/computed.ts';
import { contractLine } from '../../../src/edge/episode/contracts.ts';
import { unknown } from '../../../src/edge/episode/delever.ts';
import { evidenceLine } from '../../../src/edge/episode/lines.ts';
import { measuredLine } from '../../../src/edge/episode/measured.ts';
import { episodeFile } from '../../../src/edge/episode/meta.ts';
import { vintageFile } from '../../../src/edge/episode/vintage.ts';
import { wantedBy } from '../../../src/edge/file/wanted.ts';
import { classifierFile } from '../../../src/edge/inbox/classifier.ts';
import { threatRow } from '../../../src/edge/ledger/row.ts';
import { thesisFile } from '../../../src/edge/thesis/schema.ts';

/** Every file that is judged by a schema, under the heading that it has in docs/formats.md. */
export const FILES: Readonly<Record<string, z.core.$ZodType>> = {
  'episode.yaml': episodeFile,
  'thesis.yaml': thesisFile,
  'evidence.jsonl': evidenceLine,
  'contracts.jsonl': contractLine,
  'measured.jsonl': measuredLine,
  'computed.jsonl': computedLine,
  'vintages/*.json': vintageFile,
  'crowd.yaml': crowdFile,
  'crowd/*.json': crowdVintageFile,
  'threats.csv': threatRow,
  'names.yaml': crossFile,
  'closures.yaml': closuresFile,
  'book.yaml': bookFile,
  'alerts.yaml': alertsFile,
  'classifier.yaml': classifierFile,
  'drop/*.csv, drop/*.jsonl': droppedRow,
};

/** A field of a file: its path, what it takes, and whether it is needed, optional or has a default. */
export type Field = { readonly path: string; readonly takes: string; readonly need: string };

/** Maps that stand in many files and are described once. */
export const SHARED: Readonly<Record<string, string>> = {
  'low, at, high': 'an estimate',
  'at, error': 'a mean',
  'ps, marks': 'quantiles',
  'noise, friction, rupture': 'a belief',
  'mean, sd': 'an outcome',
};

/** Why a value is not known: stands in many files and is described once. */
const REASON: z.core.$ZodType = unknown.shape.unknown;

/** Every field of a schema in its order; `[]` is any place of a list, `*` any name. */
export function fields(schema: z.core.$ZodType, path = '', need = 'needed'): readonly Field[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional)
    return fields(schema.unwrap(), path, 'optional');
  if (schema instanceof z.ZodDefault)
    return fields(schema.unwrap(), path, JSON.stringify(schema.def.defaultValue));
  if (schema instanceof z.ZodNullable) return fields(schema.unwrap(), path, need);
  const own: readonly Field[] = path === '' ? [] : [{ path, takes: takes(schema), need }];
  if (schema === REASON) return own;
  if (schema instanceof z.ZodObject) {
    if (shared(schema)) return own;
    const dot = path === '' ? '' : `${path}.`;
    return [
      ...own,
      ...Object.entries(schema.shape).flatMap(([key, part]) => fields(part, `${dot}${key}`)),
    ];
  }
  if (schema instanceof z.ZodArray) return [...own, ...inner(schema.element, `${path}[]`)];
  if (schema instanceof z.ZodRecord) return [...own, ...inner(schema.valueType, `${path}.*`)];
  if (schema instanceof z.ZodUnion) {
    const shapes = schema.options.map((option) => fields(option, path, need).slice(own.length));
    const parts = shapes.flat();
    return [
      ...own,
      ...parts
        .filter((f, i) => parts.findIndex((g) => g.path === f.path) === i)
        .map((f) => {
          const same = parts.filter((g) => g.path === f.path);
          const takes = [...new Set(same.map((g) => g.takes))].join(', or ');
          return same.length === shapes.length ? { ...f, takes } : { ...f, takes, need: 'by case' };
        }),
    ];
  }
  return own;
}

/** What a part of a list or of a map takes is said with it; its own parts are fields. */
const inner = (schema: z.core.$ZodType, path: string): readonly Field[] =>
  fields(schema, path).filter((f) => f.path !== path);

/** What a map that stands in many files is called. */
const shared = (schema: z.ZodObject): string | undefined =>
  Object.values(schema.shape)
    .map((part) => (part instanceof z.ZodExactOptional ? part.unwrap() : part))
    .some((part) => part instanceof z.ZodObject)
    ? undefined
    : SHARED[Object.keys(schema.shape).join(', ')];

function takes(schema: z.core.$ZodType): string {
  if (schema === REASON) return 'a reason';
  if (schema instanceof z.ZodObject) return shared(schema) ?? 'a map';
  if (schema instanceof z.ZodLiteral) return `one of ${[...schema.values].join(', ')}`;
  if (schema instanceof z.ZodArray) return `a list: ${takes(schema.element)}`;
  if (schema instanceof z.ZodRecord) return `a map: ${takes(schema.valueType)}`;
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.map(takes))].join(', or ');
  for (const probe of ['?', undefined]) {
    const read = z.safeParse(schema, probe);
    const wanted = read.success ? undefined : wantedBy(read.error.issues.at(-1)?.message ?? '');
    if (wanted)
      return (typeof wanted === 'string' ? wanted : wanted.en).replace(/^an id: .*/, 'an id');
  }
  return 'text';
}

const DOC = readFileSync('docs/formats.md', 'utf8');

/** What docs/formats.md says of a file: what it is for, and the four columns of its table, a field a row. */
export function described(heading: string): {
  readonly about: string;
  readonly rows: readonly (readonly string[])[];
} {
  const part = DOC.split(/^## /m).find((text) => text.startsWith(`\`${heading}\``)) ?? '';
  const plain = (text: string): string => text.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  return {
    about: plain(part.split('\n')[2] ?? ''),
    rows: part
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.slice(2, -2).split(' | ').map(plain))
      .map(([path = '', ...rest]) => [path.replaceAll('`', ''), ...rest]),
  };
}
