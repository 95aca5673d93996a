import type { InboxWords, PlaceNames } from '../../domain/candidate.ts';
import type { PublishedDocument } from '../../domain/document.ts';

/** A text in which words are looked for: in small letters, with single blanks. */
export const foldedText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const LETTER = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/** Whether a folded text holds words that are not part of longer ones; Chinese ones anywhere. */
function holds(text: string, words: string): boolean {
  const sought = foldedText(words);
  if (sought === '') return false;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    if (HAN.test(sought)) return true;
    const [before, after] = [text[at - 1] ?? ' ', text[at + sought.length] ?? ' '];
    if (!LETTER.test(before) && !LETTER.test(after)) return true;
  }
  return false;
}

const said = ({ title, text, parties }: Pick<PublishedDocument, 'title' | 'text' | 'parties'>) =>
  foldedText([title, text, ...parties].join(' \n '));

/**
 * The first term of an episode that a document holds; undefined where it concerns the episode with none.
 * @example termOf({ title: 'Duties on copper', text: '', parties: [] }, { terms: ['copper + duties'] }) // 'copper + duties'
 */
export function termOf(
  document: Pick<PublishedDocument, 'title' | 'text' | 'parties'>,
  { terms }: Pick<InboxWords, 'terms'>,
): string | undefined {
  const text = said(document);
  return terms.find((term) => term.split(' + ').every((part) => holds(text, part)));
}

/** The act of an episode to which a document belongs by words of the episode itself, and those words. */
export function claimOf(
  document: Pick<PublishedDocument, 'title' | 'text' | 'parties'>,
  { claims }: Pick<InboxWords, 'claims'>,
): { readonly claim: string; readonly words: string } | undefined {
  const text = said(document);
  for (const [claim, all] of Object.entries(claims)) {
    const words = all.find((term) => term.split(' + ').every((part) => holds(text, part)));
    if (words !== undefined) return { claim, words };
  }
  return undefined;
}

/** A place that a text names, and by which words. */
type NamedPlace = { readonly code: string; readonly words: string; readonly at: number };

/** Most counterparties that one item has. */
const MAX_PARTIES = 8;

/** Names of so few letters are read only as they are written: `us` is not `US`. */
const SHORT_NAME = 4;

/** Finds the places of a table in texts; made once, for the table is long. */
export type PlaceFinder = (text: string) => readonly NamedPlace[];

/** A reader of the places of a table: the longest name at a spot counts. */
export function placeFinder(places: readonly PlaceNames[]): PlaceFinder {
  const codes = new Map<string, string>();
  for (const { code, names } of places)
    for (const name of names) if (!codes.has(keyOf(name))) codes.set(keyOf(name), code);
  const all = places
    .flatMap(({ names }) => names)
    .filter((name) => name !== '')
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const latin = all.filter((name) => !HAN.test(name));
  const patterns = [
    of(
      latin.filter((name) => name.length >= SHORT_NAME),
      'giu',
      EDGES,
    ),
    of(
      latin.filter((name) => name.length < SHORT_NAME),
      'gu',
      EDGES,
    ),
    of(
      all.filter((name) => HAN.test(name)),
      'gu',
      ['', ''],
    ),
  ].flatMap((pattern) => pattern ?? []);
  return (text) => {
    const found = patterns
      .flatMap((pattern) => [...text.matchAll(pattern)])
      .map((m) => ({ code: codes.get(keyOf(m[0])) ?? '', words: m[0], at: m.index }))
      .filter(({ code }) => code !== '')
      .toSorted((a, b) => a.at - b.at || (a.code < b.code ? -1 : 1));
    return found.filter(({ code }, i) => found.findIndex((one) => one.code === code) === i);
  };
}

const EDGES = ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] as const;

const keyOf = (name: string): string => (name.length < SHORT_NAME ? name : name.toLowerCase());

function of(
  names: readonly string[],
  flags: string,
  [before, after]: readonly [string, string],
): RegExp | undefined {
  const any = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return names.length === 0 ? undefined : new RegExp(`${before}(?:${any})${after}`, flags);
}

/** Who publishes: its own acts are not aimed at itself. */
const PUBLISHERS: readonly (readonly [RegExp, string])[] = [
  [
    /federal-?register|white-?house|congress|usaspending|sam-?gov|^sam$|dod|dvids|ustr|hts|usitc|treasury|war-?gov/i,
    'US',
  ],
  [/^ec-|press-?corner|cellar|eur-?lex|council|europa|^ted$|ted-/i, 'EU'],
  [/nato/i, 'NATO'],
  [/folketing|^ft-|oda|-dk$|^dk-/i, 'DK'],
];

/** The place whose act a document of this source is; undefined where the source reports acts of others. */
const publisherOf = ({ source }: Pick<PublishedDocument, 'source'>): string | undefined =>
  PUBLISHERS.find(([pattern]) => pattern.test(source))?.[1];

/** Whom a document is aimed at or agreed with: the places of its title, else of those whom it names as such. */
export function partiesOf(
  document: Pick<PublishedDocument, 'source' | 'title' | 'parties'>,
  find: PlaceFinder,
): readonly NamedPlace[] {
  const own = publisherOf(document);
  const others = (text: string) => find(text).filter(({ code }) => code !== own);
  const titled = others(document.title);
  // In news the first place that a title names acts, and those after it are acted upon.
  const met = own === undefined && titled.length > 1 ? titled.slice(1) : titled;
  const named = met.length > 0 ? met : others(document.parties.join('; '));
  return named.slice(0, MAX_PARTIES);
}

/** Who acts: the publisher, else the first place that a title names. */
export const actorOf = (
  document: Pick<PublishedDocument, 'source' | 'title'>,
  find: PlaceFinder,
): NamedPlace | undefined => {
  const own = publisherOf(document);
  return own === undefined ? find(document.title)[0] : { code: own, words: document.source, at: 0 };
};
