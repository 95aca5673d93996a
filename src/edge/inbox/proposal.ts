import { existsSync } from 'node:fs';
import type { EvidenceCandidate, InboxWords } from '../../domain/candidate.ts';
import type { PublishedDocument } from '../../domain/document.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import type { Text } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { canonical } from '../../run/canonical.ts';
import type { Records } from '../../run/ports.ts';
import { type Joining, joinReports, type Report } from '../../sense/inbox/alike.ts';
import type { Opinion } from '../../sense/inbox/ceiling.ts';
import type { PlaceFinder } from '../../sense/inbox/named.ts';
import { claimOf, termOf } from '../../sense/inbox/named.ts';
import { WHY } from '../../sense/inbox/why.ts';
import {
  type Added,
  evidenceFile,
  evidenceStretch,
  type ItemProposal,
  inUse,
  itemOf,
  type ProposedOf,
  realPath,
  waiting,
} from '../episode/inbox.ts';
import { evidenceLines } from '../episode/lines.ts';
import { sha256 } from '../file/hash.ts';
import { must, type Problem } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { entriesOf, inJournal } from '../keep.ts';
import { lineOfCoding } from './line.ts';

/** By what a document is known again, whatever version of it. */
export const documentName = ({ source, id }: Pick<PublishedDocument, 'source' | 'id'>): string =>
  JSON.stringify([source, id]);

/** Digest of what a document says; when it came is no part of it. */
export const documentDigest = ({ knownAt: _, ...says }: PublishedDocument): string =>
  sha256(canonical(present(says)));

/** A document, how it would be coded, and what a classifier said. */
export type DocumentDraft = {
  readonly document: PublishedDocument;
  readonly found: EvidenceCandidate;
  readonly opinion: Opinion | undefined;
};

type ProposalRoom = {
  readonly store: Records;
  readonly episode: string;
  readonly words: InboxWords;
  readonly find: PlaceFinder;
};

/** Versions of documents that were proposed for an episode before. */
const proposedBefore = (store: Records, episode: string): readonly Added[] =>
  entriesOf<Added>(store, 'evidence')
    .map(({ read }) => read)
    .filter((read) => read.proposal?.document && realPath(read.episode) === episode);

/** Documents that concern an episode and were not proposed for it as they are. */
export function unproposed(
  documents: readonly PublishedDocument[],
  {
    home,
    episode,
    words,
  }: {
    readonly home: string | undefined;
    readonly episode: string;
    readonly words: InboxWords;
  },
): readonly PublishedDocument[] {
  const before = inJournal(home, (store) => proposedBefore(store, episode)) ?? [];
  const known = new Set(before.map(({ proposal }) => proposal?.document?.sha256));
  return documents.filter(
    (document) => termOf(document, words) !== undefined && !known.has(documentDigest(document)),
  );
}

/** The entries that documents make, while nobody else writes. */
export function proposalsOf(
  drafts: readonly DocumentDraft[],
  { store, episode, words, find }: ProposalRoom,
) {
  const before = proposedBefore(store, episode);
  const versions = new Map<string, readonly Added[]>();
  for (const one of before) {
    const name = documentName(one.proposal?.document as ProposedOf);
    versions.set(name, [...(versions.get(name) ?? []), one]);
  }
  const inbox = waiting(store, episode);
  const file = evidenceFile(episode);
  const used = existsSync(file) ? must(readFrom(file, evidenceLines)) : [];
  const usedItems = new Set(inUse(episode));
  let known = 0;
  const fresh = drafts.flatMap((draft) => {
    const sha = documentDigest(draft.document);
    const own = versions.get(documentName(draft.document)) ?? [];
    if (own.some(({ proposal }) => proposal?.document?.sha256 === sha)) {
      known++;
      return [];
    }
    const last = own.at(-1);
    const waits = inbox.find(({ proposal }) => same(proposal?.document, draft.document));
    const inService = last && used.find(({ id }) => own.some((one) => one.id === id));
    const id = inService
      ? `${own[0]?.id}-v${own.length + 1}`
      : (last?.id ??
        `${stamp(draft.found.coding.occurredOn)}-${sha256(documentName(draft.document)).slice(0, ID_SIGNS)}`);
    const standing = waits ? JSON.parse(waits.line).claim : inService?.claim;
    const titled = claimOf(draft.document, words);
    // An act under the name of its own document has no name yet.
    const claim: string | undefined = standing === last?.id ? titled?.claim : standing;
    return [{ ...draft, sha, id, waits, changes: inService?.id, claim, titled }];
  });
  const reports = [
    ...fresh.map(({ id, document, found, claim }) => ({
      ...{ key: id, title: document.title, text: document.text, on: found.coding.occurredOn },
      ...{ places: found.coding.counterparties, ...present({ claim }) },
    })),
    ...used.map(reportOf(find)),
    ...inbox
      .filter(({ id }) => !fresh.some((one) => one.id === id))
      .flatMap(({ line }) => {
        const read = evidenceLines(line, 'inbox');
        return read.ok ? read.value.map(reportOf(find)) : [];
      }),
  ];
  const titles = new Map(reports.map(({ key, title }) => [key, title]));
  const joinings = new Map(joinReports(reports).map((one) => [one.key, one]));
  const { read } = evidenceStretch(episode);
  const refused: Problem[] = [];
  const bodies = fresh.flatMap(
    ({ document, found, opinion, sha, id, waits, changes, ...named }) => {
      const joining = joinings.get(id);
      const claim = named.claim ?? joining?.claim ?? id;
      const line = lineOfCoding(document, found, { id, claim });
      const problem = problemOf(read(line, document.source));
      if (problem) {
        refused.push(problem);
        return [];
      }
      // What a newer version says otherwise may be nothing that counts.
      const lastLine = waits?.line ?? before.findLast((one) => one.id === id)?.line;
      if (usedItems.has(itemOf(line)) || (lastLine && counted(lastLine) === counted(line))) {
        known++;
        return [];
      }
      const { source, type, url } = document;
      const why: Text =
        named.titled && named.titled.claim === claim
          ? WHY.claimWords(named.titled.words)
          : reasonOf(joining, titles);
      const proposal: ItemProposal = {
        by: opinion ? 'classifier' : 'rules',
        reasons: { ...reasonsOf(found), claim: why, term: WHY.term(termOf(document, words) ?? '') },
        document: { source, id: document.id, type, url, sha256: sha },
        // What a person edited is not taken away: the newer version waits beside it.
        ...present({
          supersedes: waits?.proposal?.by === 'person' ? undefined : waits?.item,
          changes,
        }),
      };
      return [{ episode, id, line, proposal } satisfies Added];
    },
  );
  return { bodies, known, refused };
}

/** Signs of the digest of a document in the id of its item. */
const ID_SIGNS = 8;
const stamp = (day: Day): string => formatDay(day).replaceAll('-', '').slice(2);

const same = (a: ProposedOf | undefined, b: PublishedDocument): boolean =>
  a !== undefined && documentName(a) === documentName(b);

const problemOf = (read: ReturnType<ReturnType<typeof evidenceStretch>['read']>) =>
  read.ok ? undefined : read.problems[0];

/** What counts of an item: all but when it came. */
function counted(line: string): string {
  const { known_on: _, known_at: __, known_at_source: ___, id: ____, ...rest } = JSON.parse(line);
  return canonical(rest);
}

/** An item that a person has, as a report that others may join. */
const reportOf =
  (find: PlaceFinder) =>
  ({ id, claim, headline, occurredOn: on, counterparties }: Evidence): Report => ({
    ...{ key: `item ${id}`, title: headline.en, text: '', on, claim },
    places: [
      ...new Set(counterparties.flatMap((one) => [one, ...find(one).map(({ code }) => code)])),
    ],
  });

function reasonOf(joining: Joining | undefined, titles: ReadonlyMap<string, string>): Text {
  const { by } = joining ?? {};
  if (!by) return WHY.own;
  if (by.instrument !== undefined) return WHY.instrument(by.instrument);
  return WHY.alike(`${Math.round(100 * by.share)}%`, titles.get(by.to) ?? by.to);
}

/** Reasons by the fields of a line. */
const reasonsOf = ({ why }: EvidenceCandidate): Readonly<Record<string, Text>> =>
  Object.fromEntries(
    Object.entries(why).map(([field, text]) => [
      field === 'counterparties'
        ? 'counterparty'
        : field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      text,
    ]),
  );
