import type { CodingMethod, RuleScore } from '../../domain/candidate.ts';
import type { PublishedDocument } from '../../domain/document.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import { accuracy, type CodedPair, type Comparable, pairRate } from '../../sense/inbox/accuracy.ts';
import { advised, type Opinion } from '../../sense/inbox/advise.ts';
import { joined } from '../../sense/inbox/alike.ts';
import { candidate } from '../../sense/inbox/candidate.ts';
import { ceilingOf } from '../../sense/inbox/ceiling.ts';
import type { PlaceFinder } from '../../sense/inbox/party.ts';
import { documentOf } from './coded.ts';
import { documentName } from './proposal.ts';

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
export function scored(
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
  const claims = joined(
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
