import { normalQuantile } from '../../kernel/normal.ts';
import { philox, uniform } from '../../kernel/philox.ts';
import type { Rows } from '../../kernel/require.ts';
import { studentQuantile } from '../../kernel/student.ts';

/** From so many sessions on, blocks of so many are drawn instead of single ones. */
const MIN_ROWS_FOR_BLOCKS = 60;
const BLOCK_ROWS = 5;

/** Covariance of returns, one row a session, about the mean: news that push a book for days are not taken for its sales. */
export function covariance(rows: Rows): number[][] {
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  const mean = new Float64Array(k);
  const cross = new Float64Array(k * k);
  for (const row of rows)
    for (let i = 0; i < k; i++) {
      const x = row[i] as number;
      mean[i] = (mean[i] as number) + x / n;
      for (let j = 0; j <= i; j++)
        cross[i * k + j] = (cross[i * k + j] as number) + x * (row[j] as number);
    }
  const cell = (i: number, j: number): number =>
    ((cross[i * k + j] as number) - n * (mean[i] as number) * (mean[j] as number)) / (n - 1);
  return Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_, j) => cell(Math.max(i, j), Math.min(i, j))),
  );
}

/** As many rows, drawn with replacement: one by one, or in blocks where there are many. */
export function resampledRows(
  rows: Rows,
  seed: number,
  [draw, which]: readonly [number, number],
): Rows {
  const block = blockOf(rows.length);
  const words = new Uint32Array(4);
  const out: (readonly number[])[] = [];
  for (let b = 0; out.length < rows.length; b++) {
    if (b % 4 === 0) philox([b / 4, draw, which, 0], [seed, 0], words);
    const start = Math.floor(uniform(words[b % 4] as number) * (rows.length - block + 1));
    for (let i = 0; i < block && out.length < rows.length; i++)
      out.push(rows[start + i] as readonly number[]);
  }
  return out;
}

/** Few sessions, or blocks, make drawn samples vary less than new ones would. */
export function widening(n: number, k: number): number {
  const free = n / blockOf(n) - 1;
  return (Math.sqrt(n / (n - k)) * studentQuantile(0.9, free)) / normalQuantile(0.9);
}

const blockOf = (rows: number): number => (rows >= MIN_ROWS_FOR_BLOCKS ? BLOCK_ROWS : 1);
