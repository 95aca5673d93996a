import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { present } from '../../domain/present.ts';
import type { Instant } from '../../domain/time.ts';
import type { Alerting } from '../alert/alerting.ts';
import { isDocumentSource } from '../document/registry.ts';
import { askFor, hoursAsked } from '../episode/asked.ts';
import { META } from '../episode/bundled.ts';
import { evidenceFile } from '../episode/inbox.ts';
import { meta } from '../episode/meta.ts';
import { isFault } from '../fault.ts';
import type { Pulled } from '../feed/pull.ts';
import { must, refusalOf } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { inJournal, keep } from '../keep.ts';
import { dueSources, nextDue } from '../watch/asking.ts';
import { type DueDecision, dueDecisions, evidenceUsed, lastDecided } from '../watch/due.ts';
import { type Played, positionOf } from '../workspace.ts';
import { dayAt, instantAt, minuteAt } from '../zone.ts';
import { replayed } from './ask.ts';
import { bring, learnt, type OwnEpisode } from './bring.ts';
import { FED } from './fed.ts';
import { type Asker, type Gathered, sayGathered } from './gather.ts';
import { readerClock } from './reader.ts';
import { dailyLines } from './replay.ts';
import type { Refusal } from './say.ts';
import { changesSince, lastTold, tell } from './told.ts';

/** How long documents are waited for: no decision waits for them, and a year of them comes page by page. */
const DOCUMENTS_MS = 5 * 60_000;

const NEVER = Number.NEGATIVE_INFINITY as Instant;

/** Who watches, and whom it tells. */
type Watcher = Asker & {
  readonly alerts: Alerting;
  /** That somebody ends it. */
  readonly stop: AbortSignal;
};

/** A folder that is watched. */
export type WatchedFolder = {
  /** When there is something to do, after an instant. */
  readonly next: (after: Instant) => Instant;
  /** Whether its last day is over. */
  readonly over: () => boolean;
  /** Whether its evidence changed since the last round. */
  readonly woken: () => boolean;
  /**
   * Asks the sources that fell due between two instants, and takes the decisions that are due.
   * @returns whether it went well
   */
  readonly round: (after: Instant, by: Instant) => Promise<boolean>;
};

const brings = (p: Pulled): boolean => p.state === 'pulled' && p.added + p.revised > 0;

/** What of all that came is news: values, quotes and documents that came, and sources that fail otherwise than before. */
function news(found: Gathered, told: Map<string, string>): Gathered {
  const fresh = (name: string, state: string, came: boolean): boolean => {
    const same = (told.get(name) ?? WELL) === state;
    told.set(name, state);
    return came || !same;
  };
  const { series, odds, papers } = found;
  return {
    ...found,
    series: series.filter((p) => fresh(p.series, stateOf(p), brings(p))),
    odds: odds.filter((p) => fresh(p.feed, stateOf(p), 'added' in p && p.added === true)),
    papers: {
      ...papers,
      told: papers.told.filter((p) => fresh(p.entry, stateOf(p), documentsCame(p))),
    },
  };
}

const WELL = 'well';
const WELL_STATES: readonly string[] = ['there', 'pulled', 'quoted', 'settled', 'due', 'dropped'];

/** How a source stands, in a word: a failure by what failed. */
const stateOf = (p: {
  readonly state: string;
  readonly fault?: { readonly kind: string };
}): string => (WELL_STATES.includes(p.state) ? WELL : (p.fault?.kind ?? p.state));

const documentsCame = (p: Gathered['papers']['told'][number]): boolean =>
  p.state === 'pulled'
    ? p.added + p.revised + p.withdrawn > 0
    : p.state === 'dropped' && p.files.length > 0;

/**
 * Watches a folder of one's own. Nothing is remembered that matters: what was pulled and decided is on record, and
 * whatever is lacking there is done in the next round.
 */
export function watchedFolder(folder: string, asker: Watcher): WatchedFolder {
  const { options, voice, stop } = asker;
  const told = new Map<string, string>();
  let episode = must(readFrom(join(folder, META), meta));
  let [seen, handled]: [number, Instant] = [mark(folder), NEVER];
  let [trouble, undecided] = ['', false];

  /** Takes the decisions that are due, in their order, and tells each once it is on record. */
  const decide = (): void => {
    const by = voice.now();
    const due = dueBy(by, { folder, episode }, { handled, home: options.home });
    // Where nothing was told yet, telling begins at the last of them: what lies before is nobody's news.
    const begins = lastTold(folder) === undefined ? due.at(-1) : undefined;
    if (due.length > 0 && !learnt(folder)) voice.aside(FED.tonight.unlearnt);
    else
      for (const batch of batches(due)) {
        for (const { day, at, evidence } of batch) {
          const earlier = hoursAsked(folder, episode).get(day) ?? at;
          if (evidence || earlier < at) askFor(folder, episode, at);
        }
        const end = batch.at(-1)?.at ?? by;
        const played = replayed(folder, options, { ...voice, now: () => end });
        const way = (one: DueDecision) => ({ ...asker, news: (begins ?? one) === one });
        undecided = batch.filter((one) => !decided(played, one, way(one))).length > 0;
      }
    handled = by;
  };

  /** Asks some sources, and tells what is news. */
  const ask = async (of: (source: string) => boolean, waits = asker.waits): Promise<void> => {
    const found = await bring({ folder, episode }, { ...asker, ...present({ waits }) }, of);
    if (!found || stop.aborted) return;
    // A day that had no data to be decided with may have some now.
    if (found.series.some(brings)) handled = NEVER;
    const fresh = news(found, told);
    const { series, odds, papers, proposed } = fresh;
    if (series.length + odds.length + papers.told.length + proposed.proposed > 0)
      sayGathered(fresh, { folder, voice });
  };

  const round = async (after: Instant, by: Instant): Promise<boolean> => {
    seen = mark(folder);
    try {
      episode = must(readFrom(join(folder, META), meta));
      const due = dueSources(episode, after, by);
      // Documents wait for a person: no decision waits for them.
      if (due.size > 0) await ask((id) => due.has(id) && !isDocumentSource(id));
      // What did not come because somebody ends the watch is lacking in no decision: it is taken when it is begun again.
      if (stop.aborted) return true;
      decide();
      if (due.size > 0) await ask((id) => due.has(id) && isDocumentSource(id), DOCUMENTS_MS);
      trouble = '';
      // Who waits for the sign of life is to notice that nothing can be decided.
      return !undecided && learnt(folder);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal && !isFault(error)) throw error;
      // The same trouble is told once, and tried again in every round.
      const now = JSON.stringify(isFault(error) ? error.says : refusal);
      if (now !== trouble && isFault(error)) voice.aside(error.says);
      if (now !== trouble && refusal) voice.refuse(refusal as Refusal);
      if (now !== trouble) voice.aside(FED.watch.trouble);
      trouble = now;
      return false;
    }
  };

  return {
    next: (after) => nextDue(episode, after),
    woken: () => mark(folder) !== seen,
    over: () => dayAt(voice.now(), episode.decide.zone) > episode.to,
    round,
  };
}

/** By what one sees that the evidence of a folder was changed. */
function mark(folder: string): number {
  const file = evidenceFile(folder);
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

/** What falls due in a folder after what is on record and was told, up to now. */
function dueBy(
  by: Instant,
  { folder, episode }: OwnEpisode,
  { handled, home }: { readonly handled: Instant; readonly home: string | undefined },
): readonly DueDecision[] {
  const begin = (instantAt(episode.from, '00:00', episode.decide.zone) - 1) as Instant;
  const record = inJournal(home, (records) => ({
    last: lastDecided(records, folder) ?? begin,
    evidence: evidenceUsed(records, folder),
  }));
  const { last, evidence } = record ?? { last: begin, evidence: [] };
  // What was decided and not told, since the program was ended in between, is told.
  const done = Math.min(last, lastTold(folder)?.at ?? last);
  return dueDecisions(episode, { after: Math.max(done, handled) as Instant, by }, evidence);
}

/** Decisions that one replay serves: up to one that evidence asked for, which stands alone. */
function batches(due: readonly DueDecision[]): readonly (readonly DueDecision[])[] {
  const all: DueDecision[][] = [];
  for (const one of due) {
    const last = all.at(-1);
    if (last && !one.evidence && !last.some((before) => before.evidence)) last.push(one);
    else all.push([one]);
  }
  return all;
}

/**
 * Puts a decision on record, and tells it; its alerts where it is news.
 * @returns false where there is none, since the data ended before it
 */
function decided(
  played: Played,
  { day, at: due }: DueDecision,
  { options, voice, alerts, news }: Watcher & { readonly news: boolean },
): boolean {
  const { decisions, lines, folder, setup } = played;
  const at = positionOf(decisions, day);
  const decision = decisions[at];
  if (!decision) {
    // That the data ended was said; it is an alert, too.
    alerts.afterDecisions(played);
    return false;
  }
  keep(played, [...decisions.keys()].slice(0, at + 1), options.home);
  // What turned is on record before it is told, as what was decided is.
  const { end: _, ...until } = played;
  if (news) alerts.afterDecisions({ ...until, decisions: decisions.slice(0, at + 1) });
  if (voice.json) voice.tell(JSON.stringify(lines[at]));
  else voice.tell('', ...dailyLines([decision], setup.episode, voice));
  const before = lastTold(folder);
  const turned = before ? changesSince(before, decision, setup.policy.thesis) : [];
  if (before && turned.length > 0)
    voice.aside(
      FED.tonight.changed(
        minuteAt(before.at, readerClock(options, voice).zone),
        turned.map((text) => text[voice.lang]),
      ),
    );
  tell(folder, decision, due);
  return true;
}
