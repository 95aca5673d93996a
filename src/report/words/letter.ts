/** Words as they stand inside a sentence: the first letter small. */
export const low = (x: string): string => x.charAt(0).toLowerCase() + x.slice(1);

type Heads<All> = { readonly [I in keyof All]: string };

/** Heads of columns: so many in every language. */
export const heads = <All extends readonly string[]>(...all: All & Heads<All>): Heads<All> => all;
