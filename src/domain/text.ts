/** The languages in which everything that a person reads exists. */
export const LANGS = ['en', 'zh-Hant'] as const;
export type Lang = (typeof LANGS)[number];

/** The same words in every language. */
export type Text = { readonly [L in Lang]: string };

/** A text in both languages. */
export const both = (en: string, zh: string): Text => ({ en, 'zh-Hant': zh });
