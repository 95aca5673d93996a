/** Words as they stand inside a sentence: the first letter small. */
export const low = (x: string): string => x.charAt(0).toLowerCase() + x.slice(1);
