import { expect } from 'vitest';

/** Every number within a tolerance of the wanted one, relative to the largest wanted, at least 1. */
export function within(got: readonly number[], want: readonly number[], tolerance: number): void {
  expect(got.length).toBe(want.length);
  const scale = Math.max(1, ...want.map(Math.abs));
  for (const [i, w] of want.entries())
    expect(Math.abs((got[i] as number) - w), `${i}: ${got[i]} for ${w}`).toBeLessThanOrEqual(
      tolerance * scale,
    );
}
