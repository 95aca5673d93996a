/** A value, or why there is none. Unknown is never zero and never a gap. */
export type Known<T> = T | { readonly unknown: string };
