import { present } from '../../domain/present.ts';
import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { libraryPage, libraryScreen } from '../../report/answer/library.ts';
import { recordPage, recordScreen } from '../../report/answer/record.ts';
import {
  lookaheadScreen,
  recheckScreen,
  scorePage,
  scoreScreen,
} from '../../report/answer/score.ts';
import { ends, plain } from '../../report/render/columns.ts';
import { lookahead } from '../../run/lookahead.ts';
import { isMadeUp } from '../feed/oneworld.ts';
import { must } from '../file/problem.ts';
import { inJournal, standing } from '../keep.ts';
import { libraryScore } from '../record/library.ts';
import { material } from '../record/material.ts';
import { recheck } from '../record/recheck.ts';
import { evaluate } from '../record/walked.ts';
import { priceViewOf, scored, wealthBySession } from '../score.ts';
import { build } from '../store/drawer.ts';
import type { Played } from '../workspace.ts';
import { ask, openEpisode, orWord, replayed } from './ask.ts';
import { MESSAGES } from './message.ts';
import { counts, seriesFolder } from './option.ts';
import { LEFT, partProgress, progress } from './progress.ts';
import { type Command, declined, FINE, misused, same } from './say.ts';

/** What a person did about the proposal of a day; the last word on a day stands. */
type Held = Readonly<Record<'episode' | 'day', string>> & {
  readonly kind: 'override' | 'accept';
  readonly exposure: number;
};

/** `bide score`: every call against what came; the path against the baselines; overrides beside it. */
export const run: Command = (args, options, voice) => {
  orWord(args[0] ?? '', LIBRARY, RECORD);
  if (args[0] === LIBRARY) return ofLibrary(args, options, voice);
  if (args[0] === RECORD) return ofLongRecord(args, options, voice);
  return options.lookahead ? ofEpisode(args, options, voice) : score(args, options, voice);
};

const score = ask({
  view: ([name = ''], options, voice) => {
    must(counts(options));
    const played = replayed(name, { ...options, alone: true }, voice);
    const held = heldOf(played, options.home);
    const overridden = held.some((h) => h.kind === 'override')
      ? scored(played, carried(played, held))
      : undefined;
    return {
      title: played.setup.episode.title,
      thesis: played.setup.policy.thesis,
      score: scored(played),
      paths: wealthBySession(played),
      ...present({ price: priceViewOf(played), overridden }),
    };
  },
  screen: scoreScreen,
  page: scorePage,
  json: ({ score: own, overridden }) => ({ score: own, ...present({ overridden }) }),
});

/** What the person did about every proposal of an episode, oldest first. */
const heldOf = ({ setup }: Played, workspace: string | undefined): readonly Held[] =>
  inJournal(workspace, (records) =>
    (['override', 'accept'] as const)
      .flatMap((kind) =>
        standing<Omit<Held, 'kind'>>(records, kind).map((e) => ({ ...e.read, kind, seq: e.seq })),
      )
      .filter((e) => e.episode === setup.episode.id)
      .sort((x, y) => x.seq - y.seq),
  ) ?? [];

/** An override holds until the next word: another one, or going along with the machine again. */
function carried({ lines }: Played, held: readonly Held[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  let now: number | undefined;
  for (const { at } of lines) {
    const day = at.slice(0, 10);
    const last = held.findLast((h) => h.day === day);
    if (last) now = last.kind === 'override' ? last.exposure : undefined;
    if (now !== undefined) out.set(day, now);
  }
  return out;
}

/** The word that selects all coded episodes where one could be named. */
export const LIBRARY = 'library';

/** Recodings of each episode that are tried: all of them would take minutes. */
const RECODINGS_TRIED = 24;

/** `bide score library`: every coded episode whose series are there, scored together. */
const ofLibrary: Command = ask({
  view: async (_, options, voice) => {
    const { threads } = must(counts(options));
    const { home: workspace, lookahead } = options;
    if (lookahead) must(misused(MESSAGES.libraryLookahead));
    const data = seriesFolder(options, 'library');
    if (data === undefined) return must(misused(MESSAGES.libraryNeedsData));
    if (isMadeUp(data)) voice.aside(MESSAGES.madeUp(data));
    const { told, clear } = progress(voice, LEFT.runs);
    const found = await libraryScore(data, {
      threads,
      told,
      recodings: RECODINGS_TRIED,
      ...present({ workspace, program: voice.build ?? build() }),
    }).finally(clear);
    const score = must(found);
    return score.episodes.length > 0 ? score : must(misused(MESSAGES.libraryNeedsData));
  },
  screen: libraryScreen,
  page: libraryPage,
});

/** The word that selects the long record where an episode could be named. */
const RECORD = 'episodes';

/** `bide score episodes`: every study fall, every call and every path over the long record. */
const ofLongRecord: Command = async (_, options, voice) => {
  must(counts(options));
  const { lookahead, html } = options;
  const data = seriesFolder(options, 'episodes');
  if (data === undefined) return must(misused(MESSAGES.recordNeedsData));
  if (isMadeUp(data)) voice.aside(MESSAGES.madeUp(data));
  if (lookahead) return ofRecord([data], options, voice);
  const code = await evaluated([data], options, voice);
  if (code === FINE && html !== undefined) voice.aside(same(html));
  return code;
};

const evaluated = ask({
  view: async ([data = ''], options, voice) => {
    // The parts of the long record wait for each other: more threads than one do not end it sooner.
    const threads = options.threads === undefined ? 1 : must(counts(options)).threads;
    const read = must(material(data));
    const { told, clear } = partProgress(voice);
    const evaluation = must(
      await evaluate(read, { threads, told, ...present({ daily: options.daily }) }).finally(clear),
    );
    if ('short' in evaluation) return must(declined(MESSAGES.recordShort(MIN_WINDOWS)));
    return { evaluation, title: read.episode.title };
  },
  screen: recordScreen,
  page: recordPage,
  json: ({ evaluation }) => evaluation,
});

/** Decisions after which the future is cut, unless another number is asked for. */
const CUTS = 20;
/** The same for the long record, of which each costs most of a run. */
const RECORD_CUTS = 3;

/** `bide score EPISODE --lookahead`: is any output moved by what comes after it? */
const ofEpisode = ask({
  view: ([name = ''], options, voice) => {
    const { cuts = CUTS, seed } = must(counts(options));
    const { setup, events } = openEpisode(name, { ...options, alone: true }, voice);
    const { told, clear } = progress(voice, LEFT.runs);
    const found = lookahead({ setup, events }, { cuts, seed, told });
    clear();
    return { found, title: setup.episode.title };
  },
  screen: ({ found, title }, lang, columns) => [
    ...ends(plain('bide score --lookahead'), plain(title[lang]), columns),
    '='.repeat(columns),
    ...lookaheadScreen(found, lang, columns),
  ],
  json: ({ found }) => found,
  holds: ({ found }) => found.moved.length === 0,
});

/** `bide score episodes --lookahead`: is anything in the long record moved by what comes after it? */
const ofRecord = ask({
  view: async ([data = ''], options, voice) => {
    const counted = must(counts(options));
    const { told, clear } = progress(voice, LEFT.decisions);
    const search = { cuts: RECORD_CUTS, ...counted, told };
    const found = must(await recheck(data, search).finally(clear));
    return 'short' in found ? must(declined(MESSAGES.recordShort(MIN_WINDOWS))) : found;
  },
  screen: recheckScreen,
  holds: ({ moved }) => moved.length === 0,
});
