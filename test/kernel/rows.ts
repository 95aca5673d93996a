import { moments } from '../../src/kernel/moments.ts';

/** The covariance of observations written row by row. */
export const covariance = (rows: readonly (readonly number[])[]): number[][] =>
  moments(
    (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] as number)),
    rows.length,
  ).covariance;
