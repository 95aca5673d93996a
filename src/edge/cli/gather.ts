import { join } from 'node:path';
import type { PublishedDocument } from '../../domain/document.ts';
import type { Episode } from '../../domain/episode.ts';
import { both, type Text } from '../../domain/text.ts';
import { DAY_MS, type Instant } from '../../domain/time.ts';
import { documentsAt } from '../document/keep.ts';
import { type DocumentsFound, pullDocuments } from '../document/pull.ts';
import { documentsBy } from '../document/registry.ts';
import { META } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { type Way, waitingUntil } from '../feed/asking.ts';
import { type Pulled, pull, silentCalendars } from '../feed/pull.ts';
import { fedSeries } from '../feed/source.ts';
import { must, sayProblem } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { home as homeOf } from '../home.ts';
import { type Proposed, proposeAdvised } from '../inbox/propose.ts';
import { tradedAt } from '../odds/exchange.ts';
import { type PulledOdds, pullOdds } from '../odds/pull.ts';
import { cameWhole, documentsJson, sayDocuments } from './documents.ts';
import { FED } from './fed.ts';
import { pulledJson, sayPulled } from './pulled.ts';
import { sayOdds } from './quoted.ts';
import type { Options, Voice } from './say.ts';

/** How somebody asks: over which network, with which options, and how it is told. */
export type Asker = {
  readonly way: Way;
  readonly options: Options;
  readonly voice: Voice;
  /** Folders all of whose documents this program has offered; undefined: it asks once. */
  readonly offered?: Set<string>;
  /** What this program said once and need not say again; undefined: it says everything once at most. */
  readonly said?: Set<string>;
  /** How long all that is asked for at once is waited for, milliseconds; undefined: as long as each source may take. */
  readonly waits?: number;
};

/** Says what a program that asks again and again says once. */
export function sayOnce(text: Text, { voice, said }: Pick<Asker, 'voice' | 'said'>): void {
  if (said?.has(text.en)) return;
  said?.add(text.en);
  voice.aside(text);
}

/**
 * Shares of a wait by whose end series, odds and documents have come: a source that hangs keeps what is asked for
 * after it from nothing.
 */
const [SERIES_SHARE, ODDS_SHARE] = [0.6, 0.8];

/** Everything that came for a folder. */
export type Gathered = {
  readonly series: readonly Pulled[];
  readonly odds: readonly PulledOdds[];
  readonly papers: DocumentsFound;
  readonly proposed: Proposed;
  /** Calendars that were silent while others reported; none where some of the sources alone were asked. */
  readonly closed: readonly string[];
};

/** So long back documents are looked through for those that were kept and not offered as evidence yet. */
const OFFERED_MS = 30 * DAY_MS;

/**
 * Brings series, odds and documents of a folder up to now, each from its source, and offers the documents as evidence.
 * @param of whether a source is asked, by its name; all, unless stated
 */
export async function gather(
  folder: string,
  asker: Asker,
  of?: (source: string) => boolean,
): Promise<Gathered> {
  const { way, options, voice, offered, waits } = asker;
  const home = homeOf(options.home, voice.env);
  const by = (share: number): AbortSignal | undefined =>
    waits === undefined ? undefined : AbortSignal.timeout(Math.round(waits * share));
  const [early, late, end] = [by(SERIES_SHARE), by(ODDS_SHARE), by(1)];
  const until = (signal: AbortSignal | undefined): Way =>
    signal ? waitingUntil(way, signal) : way;
  const episode = must(readFrom(join(folder, META), meta));
  const { series: some, odds: contracts, documents: entries } = sourcesOf(episode, of);
  const series = some ? must(await pull(folder, until(early), of)) : [];
  const odds = contracts ? must(await pullOdds(folder, until(late), of)) : [];
  const papers = entries ? must(await pullDocuments(folder, until(end), of)) : NO_PAPERS;
  // What an earlier program kept and could not offer any more is offered now; what was offered is known, and what its
  // source took back meanwhile is not offered.
  const { documents = [] } = episode;
  const offers = documents.length > 0 && (papers.fresh.length > 0 || !offered?.has(folder));
  const recent: readonly PublishedDocument[] = offers
    ? documentsAt(home, {
        entries: documents,
        at: voice.now(),
        since: (voice.now() - OFFERED_MS) as Instant,
        standIn: way.standIn,
      }).filter(({ withdrawn }) => withdrawn === undefined)
    : [];
  const asking = { home, env: voice.env, now: voice.now, until: end };
  const { findings, ...proposed } =
    recent.length > 0 ? await proposeAdvised(folder, recent, asking) : NOT_OFFERED;
  offered?.add(folder);
  for (const text of findings) sayOnce(text, asker);
  const closed = of === undefined ? silentCalendars(series) : [];
  return { series, odds, papers, proposed, closed };
}

const NO_PAPERS: DocumentsFound = { told: [], fresh: [], withdrawn: [] };
const NOT_OFFERED = {
  ...{ proposed: 0, joined: 0, known: 0, passed: 0, terms: true },
  ...{ refused: [], findings: [] },
};

/** Which of its parts an episode has from sources that are asked. */
const sourcesOf = (
  { series, odds = {}, documents = [] }: Episode,
  of: (source: string) => boolean = () => true,
) => ({
  series: fedSeries({ series }).some(({ fed }) => of(fed.id)),
  odds: Object.values(odds).some(({ feed }) => of(tradedAt(feed)?.id ?? feed)),
  documents: documents.some((entry) => of(documentsBy(entry)?.id ?? entry)),
});

/** What came, a line each, and how much of it waits as evidence. */
export function sayGathered(
  { series, odds, papers, proposed, closed }: Gathered,
  { folder, voice }: { readonly folder: string; readonly voice: Voice },
): void {
  if (voice.json) {
    const now = voice.now();
    const all = [
      ...[...series, ...odds].map((p) => pulledJson(p, now)),
      ...papers.told.map((p) => documentsJson(p, now)),
    ];
    voice.tell(JSON.stringify(all));
    return;
  }
  sayPulled(series, voice);
  for (const calendar of closed) voice.aside(FED.closed(calendar));
  sayOdds(odds, voice);
  sayDocuments(papers, voice);
  if (proposed.proposed > 0) voice.aside(WAITING(proposed, folder));
  if (!proposed.terms && papers.fresh.length > 0) voice.aside(NO_TERMS);
  for (const problem of proposed.refused.slice(0, 1))
    voice.aside({ en: sayProblem(problem, 'en'), 'zh-Hant': sayProblem(problem, 'zh-Hant') });
}

/** Whether all that was asked for came. */
export const cameAll = ({ series, odds, papers }: Gathered): boolean =>
  series.every(({ state }) => state === 'there' || state === 'pulled') &&
  odds.every(({ state }) => state === 'quoted' || state === 'settled' || state === 'due') &&
  papers.told.every(cameWhole);

const WAITING = ({ proposed, joined }: Proposed, folder: string) =>
  both(
    `${proposed} document${proposed === 1 ? '' : 's'} wait${proposed === 1 ? 's' : ''} in the inbox as evidence, ${joined} of an act that was told before: bide evidence review ${folder}`,
    `待審清單有${proposed}份新文件，其中${joined}份屬於已提過的事：bide evidence review \`${folder}\``,
  );
const NO_TERMS = both(
  'No document is offered as evidence, for episode.yaml states no terms (inbox: terms: [...]).',
  '沒有文件列為證據候選，因為episode.yaml沒有寫關鍵詞（`inbox: terms: [...]`）。',
);
