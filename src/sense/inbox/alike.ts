import type { Day } from '../../domain/time.ts';
import { foldedText } from './named.ts';

/** A report of an act, as far as it is compared with others. */
export type Report = {
  /** What tells it from every other; the order of names decides where nothing else does. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly on: Day;
  /** Places that it names, by their codes. */
  readonly places: readonly string[];
  /** The act to which it is known to belong; undefined: not yet known. */
  readonly claim?: string;
};

/** To which act a report belongs, and why: the report that it is most like, or an instrument that both name. */
export type Joining = {
  readonly key: string;
  readonly claim: string;
  readonly by?: Bond;
};

/** What holds two reports together. */
type Bond = {
  /** The other report. */
  readonly to: string;
  /** Share of the words of both that both have, 0..1; 1 where an instrument joins them. */
  readonly share: number;
  /** The instrument that both name, e.g. `executive order 12345`. */
  readonly instrument?: string;
};

/**
 * Two reports whose titles share this much of their words and pairs of words tell of one act. Measured over
 * seven coded episodes (test/sense/inbox/alike.test.ts): from 0.2 on no two acts of six of them are mixed,
 * whichever is left out, and below it those of most are; one step of caution is added, since titles of
 * official documents are more alike than headlines that a person wrote.
 */
export const ALIKE_SHARE = 0.25;
/** Days between two reports of one act: an order is printed days, a tariff schedule weeks after it is signed. */
const MAX_DAYS_APART = 30;
/** The same where both name an instrument by its number. */
const MAX_DAYS_NAMED = 120;
/** Fewer words than this tell no title from another. */
const MIN_WORDS = 4;
/** How much of a text is looked through for instruments, UTF-16 units. */
const OPENING = 600;

/** Words that tell nothing of an act. */
const COMMON = new Set(
  'a an and are as at be been by for from has have his in into is it its of on or says said that the their they this to was were will with og at af den det en et for fra i med om på som til 的 了 與 和 及 在 將 對 為'.split(
    ' ',
  ),
);

/** Words of a title without endings, and pairs of neighbours: of Chinese the pairs of signs. */
function wordSet(title: string): ReadonlySet<string> {
  const words = (foldedText(title).match(/[\p{L}\p{N}][\p{L}\p{N}.%-]*/gu) ?? [])
    .flatMap((word) => (/\p{Script=Han}/u.test(word) ? pairsOf(word) : [stem(word)]))
    .filter((word) => !COMMON.has(word));
  return new Set([...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)]);
}

const pairsOf = (word: string): readonly string[] => {
  const signs = [...word];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`);
};

/** Endings that one word has in one headline and not in another. */
const stem = (word: string): string => {
  const bare = word.replace(/[.%-]+$/, '');
  const cut = bare.replace(/(?:ies|ing|ed|es|s|y)$/, (end) => (/^(?:ies|y)$/.test(end) ? 'i' : ''));
  return cut.length >= 3 ? cut : bare;
};

/** Share of the members of two sets that both have, 0..1. Source: Jaccard (1901). */
function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const word of few) if (many.has(word)) common++;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

/** Instruments that have numbers of their own. */
const INSTRUMENTS: readonly (readonly [string, RegExp])[] = [
  ['executive order', /\b(?:executive order|e\.?o\.?)(?: no\.?)? (\d{4,5})\b/gi],
  ['proclamation', /\bproclamation(?: no\.?)? (\d{4,5})\b/gi],
  ['heading', /\b(99\d\d\.\d\d\.\d\d)\b/g],
  ['com', /\bcom ?\((\d{4}\) ?\d{1,4})\b/gi],
  ['eu', /\((?:eu|eu, euratom|cfsp)\)(?: no\.?)? ?(\d{4}\/\d{1,5})\b/gi],
  ['celex', /\b([0-9]\d{4}[a-z]{1,2}\d{4})\b/gi],
  ['bill', /\b((?:h\. ?r\.|s\.) ?\d{1,5})\b/gi],
  ['l', /\b((?:l|b|akt) ?\d{1,3}) \((?:folketing\S*|\d{4})/gi],
];

/** Instruments that a text names by their numbers. */
function instrumentsIn(text: string): ReadonlySet<string> {
  return new Set(
    INSTRUMENTS.flatMap(([name, pattern]) =>
      [...text.matchAll(pattern)].map(
        (m) => `${name} ${foldedText(m[1] ?? '').replaceAll(' ', '')}`,
      ),
    ),
  );
}

type Seen = Report & {
  readonly words: ReadonlySet<string>;
  readonly titled: ReadonlySet<string>;
  readonly opening: ReadonlySet<string>;
};

const seen = (report: Report): Seen => ({
  ...report,
  words: wordSet(report.title),
  titled: instrumentsIn(report.title),
  opening: instrumentsIn(`${report.title} ${report.text.slice(0, OPENING)}`),
});

/** What holds two reports together; undefined where nothing does. */
function bond(a: Seen, b: Seen, least: number): Omit<Bond, 'to'> | undefined {
  const apart = Math.abs(a.on - b.on);
  if (apart > MAX_DAYS_NAMED) return undefined;
  for (const instrument of a.opening)
    if (b.opening.has(instrument) && (a.titled.has(instrument) || b.titled.has(instrument)))
      return { share: 1, instrument };
  if (apart > MAX_DAYS_APART || Math.min(a.words.size, b.words.size) < MIN_WORDS) return undefined;
  // Two measures against different places have the same words.
  const strangers =
    a.places.length > 0 && b.places.length > 0 && !a.places.some((one) => b.places.includes(one));
  if (strangers) return undefined;
  const share = jaccard(a.words, b.words);
  return share >= least ? { share } : undefined;
}

/**
 * Pairs of reports, the earlier first, that may be bound: all that are, and few others. Two sets that share
 * so much have one of their rarest words in common, so that only those are looked up.
 * Source: S. Chaudhuri, V. Ganti, R. Kaushik, "A primitive operator for similarity joins", ICDE 2006.
 */
function* meetings(all: readonly Seen[], least: number): Generator<readonly [Seen, Seen]> {
  const often = new Map<string, number>();
  for (const { words } of all)
    for (const word of words) often.set(word, (often.get(word) ?? 0) + 1);
  const rank = (a: string, b: string): number =>
    (often.get(a) ?? 0) - (often.get(b) ?? 0) || order(a, b);
  const holders = new Map<string, Seen[]>();
  const put = (name: string, one: Seen): void => {
    const there = holders.get(name);
    if (there) there.push(one);
    else holders.set(name, [one]);
  };
  for (const one of all) {
    const sorted = [...one.words].sort(rank);
    const rare = sorted.slice(0, sorted.length - Math.ceil(least * sorted.length) + 1);
    const met = new Set([
      ...rare.flatMap((word) => holders.get(`word ${word}`) ?? []),
      ...[...one.titled].flatMap((name) => holders.get(`opening ${name}`) ?? []),
      ...[...one.opening].flatMap((name) => holders.get(`title ${name}`) ?? []),
    ]);
    for (const other of met) yield [other, one];
    for (const word of rare) put(`word ${word}`, one);
    for (const name of one.titled) put(`title ${name}`, one);
    for (const name of one.opening) put(`opening ${name}`, one);
  }
}

/**
 * Puts reports of one act together. The strongest bonds come first, and two acts that were apart before stay
 * apart; the order in which reports are given changes nothing. An act that has no name takes the key of its
 * earliest report.
 * @param reports those that have an act already are not told again
 * @param least   share of words from which two reports are one act
 */
export function joinReports(reports: readonly Report[], least = ALIKE_SHARE): readonly Joining[] {
  const all = reports.map(seen).toSorted((a, b) => a.on - b.on || byKey(a, b));
  const bonds: (Bond & { readonly from: string; readonly weight: number })[] = [];
  for (const [a, b] of meetings(all, least)) {
    if (a.claim !== undefined && b.claim !== undefined) continue;
    const held = bond(a, b, least);
    if (held) bonds.push({ ...held, from: a.key, to: b.key, weight: held.share });
  }
  bonds.sort((a, b) => b.weight - a.weight || order(a.from, b.from) || order(a.to, b.to));
  const groups = new Map(all.map((one) => [one.key, { claim: one.claim, keys: [one.key] }]));
  const why = new Map<string, Bond>();
  for (const { from, to, share, instrument } of bonds) {
    const [a, b] = [groups.get(from), groups.get(to)];
    if (!a || !b || (a !== b && a.claim !== undefined && b.claim !== undefined)) continue;
    const more = instrument === undefined ? {} : { instrument };
    if (!why.has(from)) why.set(from, { to, share, ...more });
    if (!why.has(to)) why.set(to, { to: from, share, ...more });
    if (a === b) continue;
    const one = { claim: a.claim ?? b.claim, keys: [...a.keys, ...b.keys] };
    for (const key of one.keys) groups.set(key, one);
  }
  const rank = new Map(all.map(({ key }, i) => [key, i]));
  const first = (keys: readonly string[]): string =>
    keys.reduce((a, b) => ((rank.get(a) ?? 0) <= (rank.get(b) ?? 0) ? a : b));
  return all
    .filter(({ claim }) => claim === undefined)
    .map(({ key }) => {
      const group = groups.get(key) ?? { claim: undefined, keys: [key] };
      const by = group.keys.length > 1 ? why.get(key) : undefined;
      return { key, claim: group.claim ?? first(group.keys), ...(by && { by }) };
    });
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byKey = (a: Report, b: Report): number => order(a.key, b.key);
