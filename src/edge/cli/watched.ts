import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Episode } from '../../domain/episode.ts';
import type { Instant } from '../../domain/time.ts';
import { askFor, hoursAsked } from '../episode/asked.ts';
import { META } from '../episode/bundled.ts';
import { evidenceFile } from '../episode/inbox.ts';
import { meta } from '../episode/meta.ts';
import { isFault } from '../fault.ts';
import type { Pulled } from '../feed/pull.ts';
import { fedSeries } from '../feed/source.ts';
import { must, refusalOf } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { inJournal, keep } from '../keep.ts';
import { type DueDecision, dueDecisions, evidenceUsed, lastDecided } from '../watch/due.ts';
import { nextRun, type Schedule } from '../watch/schedule.ts';
import { type Played, positionOf } from '../workspace.ts';
import { instantAt, minuteAt } from '../zone.ts';
import { replayed } from './ask.ts';
import { type Asker, bring, learnt, type OwnEpisode } from './bring.ts';
import { FED } from './fed.ts';
import { pulledJson, sayPulled } from './pulled.ts';
import { readerClock } from './reader.ts';
import { dailyLines } from './replay.ts';
import type { Refusal } from './say.ts';
import { changesSince, lastTold, tell } from './told.ts';

/** A source without a schedule of its own is asked every quarter of an hour. */
const USUAL: Schedule = { cron: '*/15 * * * *', zone: 'UTC' };
/** So long before the hour of a decision everything is asked for once more. */
const BEFORE_MS = 5 * 60_000;

const NEVER = Number.NEGATIVE_INFINITY as Instant;

/** A folder that is watched. */
export type WatchedFolder = {
  /** When there is something to do, after an instant. */
  readonly next: (after: Instant) => Instant;
  /** Whether its evidence changed since the last round. */
  readonly woken: () => boolean;
  /** Asks the sources that fell due between two instants, and takes the decisions that are due. */
  readonly round: (after: Instant, by: Instant) => Promise<void>;
};

/** When each source of an episode is asked. */
const schedules = (episode: Episode): ReadonlyMap<string, Schedule> =>
  new Map(fedSeries(episode).map(({ fed: { id, source } }) => [id, source.schedule ?? USUAL]));

/** The hour of an episode's decisions. */
function hourOf({ decide: { time, zone } }: Episode): Schedule {
  const [hour, minute] = time.split(':').map(Number);
  return { cron: `${minute} ${hour} * * 1-5`, zone };
}

/** The first instant after another at which everything is asked for, before a decision. */
const askAll = (episode: Episode, after: Instant): Instant =>
  (nextRun(hourOf(episode), (after + BEFORE_MS) as Instant) - BEFORE_MS) as Instant;

/** Sources that fell due between two instants; all of them shortly before a decision, and at first. */
function dueSources(episode: Episode, after: Instant, by: Instant): ReadonlySet<string> {
  const all = after === NEVER || askAll(episode, after) <= by;
  const due = [...schedules(episode)].filter(([, each]) => all || nextRun(each, after) <= by);
  return new Set(due.map(([source]) => source));
}

const brings = (p: Pulled): boolean => p.state === 'pulled' && p.added + p.revised > 0;

/** What of a pull is news: values that came, and sources that fail otherwise than before. */
function news(all: readonly Pulled[], told: Map<string, string>): readonly Pulled[] {
  return all.filter((p) => {
    const state =
      p.state === 'there' || p.state === 'pulled'
        ? 'well'
        : p.state === 'failed'
          ? p.fault.kind
          : p.state;
    const same = (told.get(p.series) ?? 'well') === state;
    told.set(p.series, state);
    return !same || brings(p);
  });
}

/**
 * Watches a folder of one's own. Nothing is remembered that matters: what was pulled and decided is on record, and
 * whatever is lacking there is done in the next round.
 */
export function watchedFolder(folder: string, asker: Asker): WatchedFolder {
  const { options, voice } = asker;
  const told = new Map<string, string>();
  let episode = must(readFrom(join(folder, META), meta));
  let [seen, handled]: [number, Instant] = [mark(folder), NEVER];
  let trouble = '';

  /** Takes the decisions that are due, in their order, and tells each once it is on record. */
  const decide = (): void => {
    const by = voice.now();
    const due = dueBy(by, { folder, episode }, { handled, home: options.home });
    if (due.length > 0 && !learnt(folder)) voice.aside(FED.tonight.unlearnt);
    else
      for (const batch of batches(due)) {
        for (const { day, at, evidence } of batch) {
          const earlier = hoursAsked(folder, episode).get(day) ?? at;
          if (evidence || earlier < at) askFor(folder, episode, at);
        }
        const end = batch.at(-1)?.at ?? by;
        const played = replayed(folder, options, { ...voice, now: () => end });
        for (const one of batch) decided(played, one, asker);
      }
    handled = by;
  };

  const round = async (after: Instant, by: Instant): Promise<void> => {
    seen = mark(folder);
    try {
      episode = must(readFrom(join(folder, META), meta));
      const due = dueSources(episode, after, by);
      if (due.size > 0) {
        const found = (await bring({ folder, episode }, asker, (id) => due.has(id))) ?? [];
        const fresh = news(found, told);
        // A day that had no data to be decided with may have some now.
        if (found.some(brings)) handled = NEVER;
        if (fresh.length > 0 && voice.json)
          voice.tell(JSON.stringify(fresh.map((p) => pulledJson(p, voice.now()))));
        else if (fresh.length > 0) sayPulled(fresh, voice);
      }
      decide();
      trouble = '';
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal && !isFault(error)) throw error;
      // The same trouble is told once, and tried again in every round.
      const now = JSON.stringify(isFault(error) ? error.says : refusal);
      if (now !== trouble && isFault(error)) voice.aside(error.says);
      if (now !== trouble && refusal) voice.refuse(refusal as Refusal);
      if (now !== trouble) voice.aside(FED.watch.trouble);
      trouble = now;
    }
  };

  return {
    next: (after) =>
      Math.min(
        ...[...schedules(episode).values(), hourOf(episode)].map((each) => nextRun(each, after)),
        askAll(episode, after),
      ) as Instant,
    woken: () => mark(folder) !== seen,
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

/** Puts a decision on record, and tells it. */
function decided(played: Played, { day, at: due }: DueDecision, { options, voice }: Asker): void {
  const { decisions, lines, folder, setup } = played;
  const at = positionOf(decisions, day);
  const decision = decisions[at];
  // Where the data had ended, that was said.
  if (!decision) return;
  keep(played, [...decisions.keys()].slice(0, at + 1), options.home);
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
}
