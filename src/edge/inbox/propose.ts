import { join } from 'node:path';
import type { PublishedDocument } from '../../domain/document.ts';
import { both, type Text } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';
import { clean } from '../../report/render/escape.ts';
import { candidate } from '../../sense/inbox/candidate.ts';
import { advised, type Opinion } from '../../sense/inbox/ceiling.ts';
import { placeFinder, termOf } from '../../sense/inbox/named.ts';
import { realPath } from '../episode/inbox.ts';
import { inboxWords } from '../episode/meta.ts';
import { isFault } from '../fault.ts';
import { must, type Problem, refusalOf, sayProblem } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { withJournal } from '../keep.ts';
import { type AskingWay, type Classifier, classifierOf, opinionsOn } from './classifier.ts';
import { places } from './place.ts';
import {
  type DocumentDraft,
  documentDigest,
  documentName,
  proposalsOf,
  unproposed,
} from './proposal.ts';

/** What became of documents that came. */
export type Proposed = {
  /** Those that wait now, newer versions of what waited among them. */
  readonly proposed: number;
  /** Of these, those that tell of an act that another document or item tells of. */
  readonly joined: number;
  /** Those that were proposed before, as they are or word for word in what counts. */
  readonly known: number;
  /** Those that hold no term of the episode. */
  readonly passed: number;
  /** False: the episode states no terms, so nothing is proposed for it. */
  readonly terms: boolean;
  /** What keeps documents from being items: of each the first problem. */
  readonly refused: readonly Problem[];
};

/** Longest titles and texts that are read, UTF-16 units. */
const [TITLE_LENGTH, TEXT_LENGTH] = [300, 20_000];

/**
 * Puts documents into the inbox of an episode, where they wait and count nothing. The same document is
 * proposed once, also when two programs propose it; a newer version of it takes the place of the one that
 * waits, and comes beside one that a person took into use. Documents that tell of one act share a claim.
 * @param folder   of the episode
 * @param opinions what a classifier makes of documents, by `documentName`; left out: rules alone
 * @throws Fault where the journal cannot be written; ends where the episode cannot be read
 */
export function propose(
  folder: string,
  documents: readonly PublishedDocument[],
  {
    home,
    now,
    opinions = new Map(),
  }: {
    readonly home: string | undefined;
    readonly now: Instant;
    readonly opinions?: ReadonlyMap<string, Opinion>;
  },
): Proposed {
  const episode = realPath(folder);
  const words = must(readFrom(join(episode, 'episode.yaml'), inboxWords));
  const none = { proposed: 0, joined: 0, known: 0, refused: [] };
  if (!words) return { ...none, passed: documents.length, terms: false };
  const tamed = latest(documents.map(tame));
  const ours = tamed.filter((document) => termOf(document, words) !== undefined);
  const passed = tamed.length - ours.length;
  const twice = documents.length - tamed.length;
  if (ours.length === 0) return { ...none, known: twice, passed, terms: true };
  const find = placeFinder(places());
  const drafts = ours.map((document): DocumentDraft => {
    const found = candidate(document, find);
    const opinion = opinions.get(documentName(document));
    return { document, found: opinion ? advised(found, opinion) : found, opinion };
  });
  return withJournal(home, (store) =>
    store.alone(() => {
      const made = proposalsOf(drafts, { store, episode, words, find });
      store.append(made.bodies.map((body) => ({ kind: 'evidence', at: now, body })));
      const { bodies, known, refused } = made;
      const common = bodies.filter(({ id, line }) => JSON.parse(line).claim !== id);
      const counts = { proposed: bodies.length, joined: common.length, known: known + twice };
      return { ...counts, passed, terms: true, refused };
    }),
  );
}

/** A document without what cannot be seen, cut to a length. */
function tame(document: PublishedDocument): PublishedDocument {
  const { title, text, parties, url } = document;
  const short = (said: string, most: number): string => {
    const seen = clean(said).replace(/\s+/g, ' ').trim();
    return seen.length <= most ? seen : `${clean(seen.slice(0, most - 1)).trimEnd()}…`;
  };
  const body = short(text, TEXT_LENGTH);
  return {
    ...document,
    title: short(title, TITLE_LENGTH) || short(body, TITLE_LENGTH),
    text: body,
    url: clean(url),
    parties: parties.map((party) => short(party, TITLE_LENGTH)),
  };
}

/** The last version of each document, in an order that is theirs, not that in which they were given. */
function latest(documents: readonly PublishedDocument[]): readonly PublishedDocument[] {
  const key = (one: PublishedDocument): string => `${documentName(one)} ${documentDigest(one)}`;
  const sorted = documents
    .map((one) => ({ one, key: key(one) }))
    .toSorted((a, b) => a.one.knownAt - b.one.knownAt || (a.key < b.key ? -1 : 1));
  return [...new Map(sorted.map(({ one }) => [documentName(one), one])).values()];
}

/**
 * The same with what the classifier of the workspace makes of those documents that are new; where none is
 * set it is `propose`. The classifier is asked before anything is written, and only proposes.
 * @returns what became of the documents, and where the classifier was not taken at its word
 */
export async function proposeAdvised(
  folder: string,
  documents: readonly PublishedDocument[],
  way: AskingWay,
): Promise<Proposed & { readonly findings: readonly Text[] }> {
  const { classifier, findings: wrong } = classifierSet(way);
  const { home } = way;
  const episode = realPath(folder);
  const words = must(readFrom(join(episode, 'episode.yaml'), inboxWords));
  if (!classifier || !words)
    return { ...propose(folder, documents, { home, now: way.now() }), findings: wrong };
  const fresh = unproposed(latest(documents.map(tame)), { home, episode, words });
  const { opinions, findings } = await opinionsOn(fresh.slice(0, classifier.most), classifier, way);
  return { ...propose(folder, documents, { home, now: way.now(), opinions }), findings };
}

/** The classifier of a workspace. What keeps it from being asked is told, and documents are proposed without it. */
function classifierSet(way: AskingWay): {
  readonly classifier?: Classifier | undefined;
  readonly findings: readonly Text[];
} {
  try {
    return { classifier: classifierOf(way), findings: [] };
  } catch (error) {
    if (isFault(error)) return { findings: [WITHOUT(error.says)] };
    const refusal = refusalOf(error);
    if (!refusal || !('problems' in refusal)) throw error;
    const [first] = refusal.problems as readonly Problem[];
    if (!first) throw error;
    return { findings: [WITHOUT(both(sayProblem(first, 'en'), sayProblem(first, 'zh-Hant')))] };
  }
}

const WITHOUT = (why: Text): Text =>
  both(
    `The classifier is not asked: ${why.en}. The rules alone propose.`,
    `沒有詢問分類器：${why['zh-Hant']}。只用規則提出。`,
  );
