import { SPREADS } from '../src/domain/thesis.ts';
import { COMMANDS } from '../src/edge/cli/command.ts';
import { BESIDE_OFFERS, LEG_OFFERS } from '../src/edge/template/offer.ts';

/** Where Chinese text stands: in an answer, on the command line, in what is wrong with a file. */
export type Face = 'answer' | 'command' | 'file';

/** Words separated by blanks, why they belong in Chinese text, and where; without a face everywhere. */
type Allowed = { readonly words: string; readonly why: string; readonly face?: Face };

const NAMES_OF_COMMANDS = COMMANDS.map(({ name }) => name);

/** Sorts of series and ways to spread, as they are typed. */
const OFFERED = [
  ...Object.values(LEG_OFFERS).flatMap(Object.keys),
  ...Object.keys(BESIDE_OFFERS),
  ...SPREADS,
];

/** Latin words that belong in Chinese text. */
const ALLOWED: readonly Allowed[] = [
  { words: 'bide', why: 'the name of the program' },
  { words: 'English', why: 'the name of the other language, in that language' },
  { words: 'UTC', why: 'a time scale' },
  { words: 'SHA-256 JSON HTML', why: 'a standard' },
  { words: 'VaR CVaR', why: 'a measure of the field' },
  { words: 'CRPS', why: 'a score of the field' },
  { words: 'Brier', why: 'a score, by its author' },
  { words: 'Aalen Johansen', why: 'an estimator, by its authors' },
  {
    words: 'Kappa Cohen Wilson Rand',
    why: 'measures of agreement and their intervals, by their authors',
  },
  { words: 'VIX', why: 'an index' },
  { words: 'SPX SPY TLT DXY', why: 'a series that stands under its ticker' },
  { words: 'AAA', why: 'a rating' },
  { words: 'USD TWD EUR', why: 'a currency by its code' },
  { words: 'ETF', why: 'a word of the trade, also in Taiwan' },
  { words: NAMES_OF_COMMANDS.join(' '), why: 'a command, as it is typed', face: 'command' },
  {
    words: 'help add list accept reject agree set show prices',
    why: 'typed after a command',
    face: 'command',
  },
  {
    words:
      'en zh-Hant md html pdf episodes library today yesterday last bash zsh fish eval ymd dmy mdy utf-8 utf-16le utf-16be big5 windows-1252',
    why: 'a value that is typed',
    face: 'command',
  },
  { words: OFFERED.join(' '), why: 'a value that is typed', face: 'command' },
  { words: 'Enter Ctrl-C', why: 'a key' },
  { words: 'mine out', why: 'the name of a folder', face: 'command' },
  { words: 'episode.yaml package.json', why: 'the name of a file', face: 'file' },
  {
    words: 'BIDE_HOME BIDE_LANG BIDE_CHROMIUM',
    why: 'a variable of the environment',
    face: 'command',
  },
  { words: 'Chromium Chrome', why: 'a browser', face: 'command' },
  { words: 'Schema CSV YAML', why: 'a format', face: 'command' },
  {
    words: 'FRED Cboe ECB Yahoo Stooq Investing.com TWSE',
    why: 'who gives prices away, by the name of the site',
  },
  {
    words: 'Kalshi Polymarket GDELT CELLAR TED Folketing ODA',
    why: 'who is asked, by the name of the site',
  },
  { words: 'utf-8 big5', why: 'an encoding' },
  { words: 'OFR', why: 'an office, by the letters that its series carry' },
  { words: 'YYYY-MM-DD', why: 'how a date is written' },
  {
    words: 'YAML CSV UTF-8 UTF-16 Big5 Windows-1252 XML PDF CEL IANA ASCII http https',
    why: 'a format',
    face: 'file',
  },
  { words: 'MB', why: 'a unit', face: 'file' },
  { words: 'YYYY-MM-DDThh hh mm', why: 'how a time is written', face: 'file' },
  { words: 'true false null', why: 'how a value is written', face: 'file' },
];

/** The words that may stand on a face. */
const allowed = (face: Face): ReadonlySet<string> =>
  new Set(ALLOWED.flatMap((row) => ((row.face ?? face) === face ? row.words.split(' ') : [])));

/** Letters of the watch list, rungs, rules with their versions, hours, and the marks of a terminal. */
const MARK = /^(?:[A-E]\d?|[A-Za-z]*(?:-[A-Za-z]+)*-\d+(?:\.\d+)*|v?\d+|h|o(?:-o)*|e|X+)$/;

/** What is neither said nor read as a word: addresses, hashes, dates, what is quoted as it was or is typed. */
const UNREAD = new RegExp(
  [
    /<(style|script)[\s\S]*?<\/\1>|<!--[\s\S]*?-->|https?:[^\s>)"]+/,
    /\b(?:(?=[0-9a-f]*\d)[0-9a-f]{8,}|[0-9a-f]{32,})\b/,
    /`[^`]*`|<code>[^<]*<\/code>|\b\d{4}-\d{2}-\d{2}[T\d:+.Z-]*|\b[\w-]+\/[\w./-]+/,
    new RegExp(
      `\\bbide\\s+(?:${NAMES_OF_COMMANDS.join('|')})(?:\\s+(?:add|accept|agree|episodes|library|import|set|show|prices))?\\b`,
    ),
    // Where a figure comes from, and the rules by their names, as they stand in a line of the chain.
    /\[(?:vintage|crowd|ledger|thesis)\]|\bbide \d+\.\d+\.\d+;[^|<\n]*/,
    /(?<![\w-])--?[A-Za-z][\w-]*/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

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
export function leaks(
  text: string,
  names: ReadonlySet<string> = new Set(),
  face: Face = 'answer',
): readonly string[] {
  const known = allowed(face);
  const found = latin(text).filter((w) => !names.has(w) && !known.has(w) && !MARK.test(w));
  return [...new Set(found)];
}

/**
 * The same in what is wrong with a file: without its place, what stands there in quotation marks, and
 * the few values of which one is wanted.
 */
export const leaksOfProblem = (
  told: string,
  names: ReadonlySet<string> = new Set(),
): readonly string[] =>
  leaks(
    told.replace(/^.*?：(?:\[\S*\] )?/, '').replace(/「[^」]*」|下列之一：[^，]*/g, ''),
    names,
    'file',
  );

/** Keys under which data hold names, ids and tickers. */
const NAMING = new Set(['zh-Hant', 'id', 'claim', 'name', 'symbol', 'currency', 'model']);

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
