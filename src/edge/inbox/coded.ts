import type { CodingMethod, RuleScore } from '../../domain/candidate.ts';
import type { PublishedDocument } from '../../domain/document.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import { accuracy, type CodedPair, type Comparable, pairRate } from '../../sense/inbox/accuracy.ts';
import { joinReports } from '../../sense/inbox/alike.ts';
import { candidate } from '../../sense/inbox/candidate.ts';
import { advised, ceilingOf, type Opinion } from '../../sense/inbox/ceiling.ts';
import type { PlaceFinder } from '../../sense/inbox/named.ts';
import { documentName } from './proposal.ts';

/** What stands at a host: who is asked, and what sort of documents lie there. */
type Shelf = { readonly source: string; readonly type: string };

/** Hosts whose pages are official documents, by the whole address. Every other page is news. */
const SHELVES: readonly (readonly [RegExp, Shelf])[] = [
  [
    /^https?:\/\/(?:www\.)?whitehouse\.gov\/presidential-actions\//,
    { source: 'white-house', type: 'presidential action' },
  ],
  [
    /^https?:\/\/(?:www\.)?federalregister\.gov\/documents\//,
    { source: 'federal-register', type: 'notice' },
  ],
  [/^https?:\/\/(?:www\.)?govinfo\.gov\//, { source: 'federal-register', type: 'notice' }],
  [
    /^https?:\/\/(?:www\.)?congress\.gov\/public-laws?\//,
    { source: 'congress', type: 'public law' },
  ],
  [/^https?:\/\/(?:www\.)?congress\.gov\//, { source: 'congress', type: 'bill' }],
  [
    /^https?:\/\/(?:eur-lex\.europa\.eu|data\.europa\.eu\/eli)\//,
    { source: 'cellar', type: 'regulation' },
  ],
  [/^https?:\/\/(?:www\.)?legislation\.gov\.uk\//, { source: 'legislation-uk', type: 'act' }],
  [/^https?:\/\/(?:www\.)?usaspending\.gov\//, { source: 'usaspending', type: 'contract award' }],
  [
    /^https?:\/\/(?:www\.)?(?:defense|war)\.gov\/news\/contracts/i,
    { source: 'dod-contracts', type: 'contract award' },
  ],
  [/^https?:\/\/(?:www\.)?ted\.europa\.eu\//, { source: 'ted', type: 'contract notice' }],
  [/^https?:\/\/(?:www\.)?supremecourt\.gov\//, { source: 'supreme-court', type: 'opinion' }],
  [
    /^https?:\/\/[^/]*\b(?:gov|gob|europa\.eu|nato\.int|parliament\.uk|admin\.ch)(?:\.[a-z]{2})?\//,
    { source: 'official', type: 'press release' },
  ],
];

/**
 * A coded item as the document that its coder read: headline, page, day. What sort of document it was is not
 * coded: it is taken from the address of the page, and where that is no official host it is news. So a page
 * of a newspaper about an order is a report of an order, as it would be in a feed. Nothing that the coder
 * judged is in it.
 */
export function documentOf(item: Evidence): PublishedDocument {
  const { source, type } = SHELVES.find(([at]) => at.test(item.source.url))?.[1] ?? {
    source: 'news',
    type: 'news',
  };
  return {
    source,
    type,
    id: item.id,
    title: item.headline.en,
    text: '',
    url: item.source.url,
    on: item.occurredOn,
    knownAt: item.knownAt,
    parties: [],
    watch: 'A',
  };
}

/** The items of an episode, under its name. */
export type CodedItems = { readonly name: string; readonly items: readonly Evidence[] };

/** What each method makes of one document. */
function guesses(
  document: PublishedDocument,
  find: PlaceFinder,
  opinion: Opinion | undefined,
): { readonly [M in CodingMethod]?: Comparable } {
  const found = candidate(document, find);
  const { coding, spoken } = found;
  const top = ceilingOf(document);
  // The baselines say of everything what is feared.
  const feared = { direction: 'friction', watch: document.watch, kind: 'statement' } as const;
  return {
    rules: coding,
    talk: { ...feared, rung: 0 },
    type: { ...feared, rung: top.usual, kind: top.kind ?? 'statement' },
    spoken: { ...coding, rung: spoken },
    ...present({ classifier: opinion && advised(found, opinion).coding }),
  };
}

/** How the rules and the baselines do on coded items, each taken for the document that its coder read. */
export function scoredItems(
  { name, items }: CodedItems,
  find: PlaceFinder,
  opinions: ReadonlyMap<string, Opinion> = new Map(),
): RuleScore {
  const pairs = new Map<CodingMethod, CodedPair[]>();
  const documents = items.map((item) => ({ item, document: documentOf(item) }));
  for (const { item, document } of documents) {
    const all = guesses(document, find, opinions.get(documentName(document)));
    for (const [method, proposed] of Object.entries(all) as [CodingMethod, Comparable][])
      pairs.set(method, [...(pairs.get(method) ?? []), { coded: item, proposed }]);
  }
  const claims = joinReports(
    documents.map(({ item, document }) => ({
      ...{ key: item.id, title: document.title, text: '', on: item.occurredOn },
      places: find(document.title).map(({ code }) => code),
    })),
  );
  return {
    name,
    methods: Object.fromEntries([...pairs].map(([method, of]) => [method, accuracy(of)])),
    joins: pairRate(items, new Map(claims.map(({ key, claim }) => [key, claim]))),
  };
}
