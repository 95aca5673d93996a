/** The languages in which everything that a person reads exists. */
export const LANGS = ['en', 'zh-Hant'] as const;
export type Lang = (typeof LANGS)[number];

/** The same words in every language. */
export type Text = { readonly [L in Lang]: string };
