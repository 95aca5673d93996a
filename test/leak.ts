/** Latin words that belong in Chinese text, each with the reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  bide: 'the name of the program',
  career: 'a command, as it is typed',
  crowd: 'a command, as it is typed',
  survive: 'a command, as it is typed',
  replay: 'a command, as it is typed',
  verify: 'a command, as it is typed',
  threats: 'a command, as it is typed',
  add: 'a command, as it is typed',
  FILE: 'a place for a name in a command, as it is typed',
  UTC: 'a time scale',
  'SHA-256': 'a standard',
  CVaR: 'a measure of the field',
  VaR: 'a measure of the field',
  CRPS: 'a score of the field',
  Brier: 'a score, by its author',
  Aalen: 'an estimator, by its author',
  Johansen: 'an estimator, by its author',
  VIX: 'an index',
  ETF: 'a word of the trade, also in Taiwan',
  English: 'the name of the other language, in that language',
  SPX: 'a series that stands under its ticker',
};

/** Letters of the watch list, rungs, versions, hours, and the marks of a terminal. */
const MARK = /^(?:[A-E]\d?|[A-Za-z]*-\d+(?:\.\d+)*|v?\d+|h|o|e|X)$/;

/** What is neither said nor read as a word: addresses, hashes, dates, what is quoted as it was typed. */
const UNREAD =
  /<(style|script)[\s\S]*?<\/\1>|<!--[\s\S]*?-->|https?:[^\s>)"]+|\b(?:(?=[0-9a-f]*\d)[0-9a-f]{8,}|[0-9a-f]{32,})\b|`[^`]*`|\b\d{4}-\d{2}-\d{2}[T\d:+.Z-]*|\b[\w-]+\/[\w./-]+/g;

const WORD = /[A-Za-z][A-Za-z0-9._&'’-]*/g;

/** The words of a page without its tags; what a tag reads out loud stays. */
const spoken = (page: string): string =>
  page
    .replace(
      /<(?:[^>"]|"[^"]*")*>/g,
      (tag) =>
        [...tag.matchAll(/ (?:aria-label|title|alt)="([^"]*)"/g)]
          .map((m) => ` ${m[1]} `)
          .join(' ') || ' ',
    )
    .replaceAll('\\_', '_')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, ' ');

/** Latin words of a text, without what stands at an address or as a hash. */
const latin = (text: string): readonly string[] =>
  (spoken(text.replace(UNREAD, ' ')).match(WORD) ?? []).map((w) => w.replace(/[.'’-]+$/, ''));

/**
 * Latin words in Chinese text that are neither names nor on the list above.
 * @param names words that may stand: names, tickers, ids, and what people wrote
 * @example leaks('EURUSD的歷史太short', new Set(['EURUSD'])) // ['short']
 */
export const leaks = (text: string, names: ReadonlySet<string> = new Set()): readonly string[] => [
  ...new Set(latin(text).filter((w) => !names.has(w) && ALLOWED[w] === undefined && !MARK.test(w))),
];

/** Keys under which data hold names, ids and tickers. */
const NAMING = new Set(['zh-Hant', 'id', 'claim', 'name', 'symbol', 'currency', 'method', 'model']);

/**
 * Words that data themselves bring into a text: ids, names, tickers, and the Chinese texts of people,
 * which may hold Latin names. English texts do not count.
 */
export function namesIn(...data: readonly unknown[]): Set<string> {
  const out = new Set<string>();
  const seen = new Set<unknown>();
  const walk = (x: unknown, key: string): void => {
    if (typeof x === 'string' && NAMING.has(key)) for (const w of latin(x)) out.add(w);
    if (x === null || typeof x !== 'object' || seen.has(x)) return;
    seen.add(x);
    if (Array.isArray(x)) for (const y of x) walk(y, key);
    else for (const [k, y] of Object.entries(x)) if (k !== 'en') walk(y, k);
  };
  for (const x of data) walk(x, '');
  return out;
}
