import { CsvError, parse } from 'csv-parse/sync';
import type { Place } from '../episode/page.ts';
import type { Problem, Result } from './problem.ts';

/** A cell of a table, and where it begins. */
export type Cell = Place & { readonly text: string };

/** One record of a table, and the line on which it begins. */
export type Entry = { readonly line: number; readonly cells: readonly Cell[] };

type Raw = { readonly record: string[]; readonly raw: string; readonly info: { lines: number } };

/**
 * Splits a CSV text into cells: quoted cells, any line ending, with or without a byte order mark.
 * Full-width digits and signs become their plain forms. Empty lines are passed over.
 */
export function cells(text: string, file: string): Result<readonly Entry[]> {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  try {
    const rows = parse(plain, {
      info: true,
      raw: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly Raw[];
    return { ok: true, value: rows.map(record) };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, problems: [broken(error, file)] };
    throw error;
  }
}

function record({ record, raw, info }: Raw): Entry {
  const body = raw.replace(/^\n+/, '').replace(/\n+$/, '');
  const line = info.lines - (body.match(/\n/g)?.length ?? 0);
  const starts = offsets(body);
  return {
    line,
    cells: record.map((text, i) => {
      const before = body.slice(0, starts[i] ?? 0).split('\n');
      return {
        text: text.normalize('NFKC').replaceAll('\u2212', '-').trim(),
        line: line + before.length - 1,
        column: (before.at(-1) ?? '').length + 1,
      };
    }),
  };
}

function offsets(body: string): readonly number[] {
  const starts = [0];
  let quoted = false;
  for (let i = 0; i < body.length; i++) {
    if (body[i] === '"') quoted = !quoted;
    else if (body[i] === ',' && !quoted) starts.push(i + 1);
  }
  return starts;
}

function broken(error: CsvError, file: string): Problem {
  const line = Number((error as unknown as { lines?: unknown }).lines);
  return {
    file,
    line: Number.isInteger(line) ? line : 1,
    column: 1,
    expected: { en: 'well-formed CSV', 'zh-Hant': '正確的CSV' },
    found: error.message,
  };
}
