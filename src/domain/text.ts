/** The languages in which everything that a person reads exists. */
export const LANGS = ['en', 'zh-Hant'] as const;
export type Lang = (typeof LANGS)[number];

/** The same words in every language. */
export type Text = { readonly [L in Lang]: string };

/** A text in both languages. */
export const both = (en: string, zh: string): Text => ({ en, 'zh-Hant': zh });

/** What tells, on a page of a language, that words stand there in the other one. */
export const UNTRANSLATED = both(' (in Chinese)', '（英文）');

/** Signs of words that need translation: a name such as `S&P 500` reads alike on every page. */
const WORDS: { readonly [L in Lang]: RegExp } = {
  en: /[a-z]{2}/,
  'zh-Hant': /\p{Script=Han}/u,
};

/**
 * A text of which one language was written: pages in the other tell the original, marked as such.
 * @param lang in which it is written; left out: Chinese where it holds Han characters
 * @example untranslated('Hold on') // { en: 'Hold on', 'zh-Hant': 'Hold on（英文）' }
 * @example untranslated('續抱').en // '續抱 (in Chinese)'
 * @example untranslated('S&P 500')['zh-Hant'] // 'S&P 500'
 */
export function untranslated(
  words: string,
  lang: Lang = WORDS['zh-Hant'].test(words) ? 'zh-Hant' : 'en',
): Text {
  const told = (page: Lang): string =>
    page === lang || !WORDS[lang].test(words) ? words : `${words.trimEnd()}${UNTRANSLATED[page]}`;
  return both(told('en'), told('zh-Hant'));
}

/**
 * A text as it was written: of one that was not translated its own language alone, without a mark.
 * @example original(untranslated('Hold on')) // { en: 'Hold on' }
 */
export function original(text: Text): Partial<Text> {
  const lang = LANGS.find((l) => {
    const again = untranslated(text[l], l);
    return (
      LANGS.some((page) => again[page] !== text[l]) && LANGS.every((p) => again[p] === text[p])
    );
  });
  return lang === undefined ? text : { [lang]: text[lang] };
}
