import { LANGS, type Lang } from '../../domain/text.ts';

type Strings<Row> = { readonly [I in keyof Row]: string };

/** Heads of columns: so many in every language. */
export const heads = <Row extends readonly string[]>(...all: Row & Strings<Row>): Strings<Row> =>
  all;

/** The same made for each language. */
export const byLang = <Made>(of: (lang: Lang) => Made): Readonly<Record<Lang, Made>> => ({
  en: of('en'),
  'zh-Hant': of('zh-Hant'),
});

/** Texts by name, those of all languages side by side; given back by language. */
export const sides = <Name extends string>(
  table: Readonly<Record<Name, Strings<typeof LANGS>>>,
): Readonly<Record<Lang, Readonly<Record<Name, string>>>> =>
  byLang((lang) => {
    const i = LANGS.indexOf(lang) as 0 | 1;
    const names = Object.keys(table) as Name[];
    return Object.fromEntries(names.map((name) => [name, table[name][i]])) as Record<Name, string>;
  });
