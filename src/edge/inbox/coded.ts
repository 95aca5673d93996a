import type { PublishedDocument } from '../../domain/document.ts';
import type { Evidence } from '../../domain/evidence.ts';

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
