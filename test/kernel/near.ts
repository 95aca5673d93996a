/** Difference as a share of what was wanted. */
export const apart = (got: number, want: number): number =>
  got === want ? 0 : Math.abs(got - want) / Math.abs(want);
