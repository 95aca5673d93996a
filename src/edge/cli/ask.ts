import type { Decision } from '../../domain/decision.ts';
import type { Unknown } from '../../domain/known.ts';
import type { Gathering } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import type { Lang, Text } from '../../domain/text.ts';
import { type Day, formatDay, weekday } from '../../domain/time.ts';
import type { DayOf } from '../../report/content/reading.ts';
import { inEach } from '../../report/words/index.ts';
import type { Asked } from '../../run/crowd/question.ts';
import type { Line } from '../../run/line.ts';
import { finishOwed } from '../amend.ts';
import { askedAt } from '../crowd/asked.ts';
import { bundled } from '../episode/bundled.ts';
import { isMadeUp } from '../feed/oneworld.ts';
import type { When } from '../file/date.ts';
import { must } from '../file/problem.ts';
import { similar } from '../file/similar.ts';
import { write } from '../file/write.ts';
import { inJournal } from '../keep.ts';
import { keptIn, loadEpisode, type Opened } from '../opening.ts';
import { build } from '../store/drawer.ts';
import { heldRecords } from '../taken.ts';
import type { DataEnd } from '../tick.ts';
import { type Played, play, positionOf } from '../workspace.ts';
import { dateOption } from './date.ts';
import { MESSAGES } from './message.ts';
import { shareProgress } from './progress.ts';
import {
  type Command,
  declined,
  document,
  FINE,
  misused,
  type Options,
  type Refusal,
  type Voice,
  WRONG,
} from './say.ts';

/** What is shown. */
type Finding<Of, View> = (of: Of, options: Options, voice: Voice) => View | Promise<View>;

/** How an answer is shown. */
type Faces<View> = {
  /** On a terminal, a line each. */
  readonly screen: (view: View, lang: Lang, columns: number) => readonly string[];
  /** As one page, for `--html`. */
  readonly page?: (view: View, lang: Lang) => string;
  /** For `--json`; undefined: the whole view. */
  readonly json?: (view: View) => unknown;
  /** Whether the answer is a yes, which the exit code tells; undefined: it is neither yes nor no. */
  readonly holds?: (view: View) => boolean;
};

export const ask =
  <View>({
    view,
    page,
    screen,
    json = (found) => found,
    holds = () => true,
  }: Faces<View> & { readonly view: Finding<readonly string[], View> }): Command =>
  async (args, options, voice) => {
    const found = await view(args, options, voice);
    if (page && options.html !== undefined) write(options.html, page(found, voice.lang));
    if (voice.json) voice.tell(document(json(found)));
    else voice.tell(...screen(found, voice.lang, voice.columns));
    return holds(found) ? FINE : WRONG;
  };

/** A view for other programs: its day as a date. */
export const dated = <View extends { readonly of?: DayOf }>(view: View): unknown =>
  view.of ? { ...view, of: { ...view.of, day: formatDay(view.of.day) } } : view;

/** A decision that was asked about, in the run that it belongs to. */
export type Selection = {
  readonly played: Played;
  readonly at: number;
  readonly decision: Decision;
  /** Its line in the chain. */
  readonly line: Line;
};

/** The command that answers a question about one decision of an episode. */
export const askDecision = <View>({
  accept,
  view,
  ...shown
}: Faces<View> & {
  /** Ends where something is wrong with the options, before the episode is opened. */
  readonly accept?: (options: Options) => void;
  readonly view: Finding<Selection, View>;
}): Command =>
  ask({
    ...shown,
    view: ([name = ''], options, voice) => {
      accept?.(options);
      return view(select(name, options, voice), options, voice);
    },
  });

/**
 * How an episode is opened. `anew`: decisions are taken again, whatever is kept of them; `alone`: on the
 * machine's own path, whatever stands on record as held; `kept`: what is kept, where that is not the workspace's: then
 * nothing of the workspace is written.
 */
export type EpisodeOpening = Options & {
  readonly anew?: boolean;
  readonly alone?: boolean;
  readonly kept?: ReturnType<typeof keptIn>;
};

/** Opens an episode: what the crowd model answered and what was decided is kept in the workspace. */
export function openEpisode(
  name: string,
  { home: workspace, thesis, anew = false, alone = false, kept: given }: EpisodeOpening,
  { lang, progress, now, aside, env, build: own = build() }: Voice,
): Opened {
  if (given === undefined) finishOwed(workspace);
  const told = (next: number, all: number): void =>
    progress?.(next === all ? undefined : MESSAGES.asking(next, all)[lang]);
  const share = shareProgress({ progress }, (percent) => MESSAGES.reading(percent)[lang]);
  const watch = (read: number, all: number): void => share(read / all);
  const held = alone ? undefined : inJournal(workspace, (records) => heldRecords(records));
  const more = {
    ...present({ held, thesis, told: progress && told, watch: progress && watch }),
    now: now(),
  };
  const kept = given ?? keptIn(workspace, own);
  const { drawers } = kept;
  // What is decided again is kept for the commands that come after.
  const blank = drawers && ((input: string) => ({ ...drawers(input), recall: () => undefined }));
  const opened = must(
    loadEpisode(name, { ...kept, ...(anew && present({ drawers: blank })), ...more }),
  );
  // While a stand-in answers, that is said already.
  if (isMadeUp(opened.folder) && !env.BIDE_WORLD) aside(MESSAGES.madeUp(name));
  return opened;
}

/** Ends where the name is no episode, but nearly a word that may stand in its place. */
export function orWord(name: string, ...words: readonly string[]): void {
  const like = words.includes(name) || bundled(name).ok ? [] : similar(name, words);
  if (like.length > 0) must(misused(MESSAGES.notAWord(name, like)));
}

/** That days have come for which there are no data. */
const noVerdict = ({ last, silent }: DataEnd, day?: string): Text =>
  MESSAGES.noVerdict(silent, { day, last: last === undefined ? undefined : formatDay(last) });

/** Runs an episode; that its data end too early is said beside the answer. */
export function replayed(name: string, options: EpisodeOpening, voice: Voice): Played {
  const played = play(openEpisode(name, options, voice));
  if (played.end) voice.aside(noVerdict(played.end));
  return played;
}

/** The decision of a day of an episode; the last one where no day is asked for. */
export function select(name: string, options: EpisodeOpening, voice: Voice): Selection {
  const read = must(dateOption('--at', options.at));
  const played = play(openEpisode(name, options, voice));
  const { decisions, lines, end } = played;
  const day = read?.(whenOf(played, voice));
  const at = positionOf(decisions, day);
  const [decision, line, first, last] = [decisions[at], lines[at], decisions[0], decisions.at(-1)];
  if (decision && line) {
    if (end && day === undefined) voice.aside(noVerdict(end));
    if (!options.alone) sayLater(decision, options, voice);
    return { played, at, decision, line };
  }
  if (!first || !last) return must(end ? declined(noVerdict(end)) : misused(MESSAGES.noDecisions));
  const [asked, ends] = [day ?? last.moment.day, played.setup.episode.to];
  const told = formatDay(asked);
  const [from, to] = [formatDay(first.moment.day), formatDay(last.moment.day)];
  if (asked > last.moment.day && asked <= ends && weekday(asked) <= 5)
    return must(declined(end ? noVerdict(end, told) : MESSAGES.notYet(told, to)));
  return must(misused(MESSAGES.noDecision(nearest(played, asked), { day: told, from, to })));
}

/** Says so, beside the answer, where a book is on record that is later than the decision asked about. */
function sayLater({ moment, held }: Decision, { home }: Options, { aside }: Pick<Voice, 'aside'>) {
  const last = held ? undefined : inJournal(home, (records) => heldRecords(records).at(-1));
  if (last?.kind === 'portfolio' && last.on > moment.day)
    aside(inEach((w) => w.held.later(formatDay(last.on))));
}

/** Where and when the dates of a question about an episode are read. */
export function whenOf({ setup: { episode }, decisions }: Played, { now }: Voice): When {
  return {
    now: now(),
    zone: episode.decide.zone,
    ...present({ last: decisions.at(-1)?.moment.day }),
  };
}

/** The last decision before some days, and the first after them, as dates. */
const nearest = ({ decisions }: Played, from: Day, to = from): readonly string[] =>
  [
    decisions.findLast(({ moment }) => moment.day < from),
    decisions.find(({ moment }) => moment.day > to),
  ].flatMap((d) => (d ? formatDay(d.moment.day) : []));

/** The places of the decisions of some days of an episode, at least one. */
export function selectDays(
  name: string,
  options: EpisodeOpening,
  voice: Voice,
): { readonly played: Played; readonly places: readonly number[] } {
  const read = [must(dateOption('--from', options.from)), must(dateOption('--to', options.to))];
  const played = play(openEpisode(name, options, voice));
  const days = read.map((date) => date?.(whenOf(played, voice)));
  const { end } = played;
  const { from: begins, to: ends } = played.setup.episode;
  const [from = begins, to = ends] = days;
  if (from > to) must(misused(MESSAGES.backwards(formatDay(from), formatDay(to))));
  const places = [...played.decisions.entries()]
    .filter(([, { moment }]) => moment.day >= from && moment.day <= to)
    .map(([i]) => i);
  if (places.length === 0) {
    if (end && to > (end.last ?? begins)) must(declined(noVerdict(end)));
    const within = { from: formatDay(begins), to: formatDay(ends) };
    return must(misused(MESSAGES.noneInRange(nearest(played, from, to), within)));
  }
  if (end) voice.aside(noVerdict(end));
  return { played, places };
}

/** What a decision asked of the crowd, and that crowd. */
export function questionsOf(played: Played, at: number): Asked & { readonly gathering: Gathering } {
  const asked = askedAt(played, at);
  const { gathering } = played.setup;
  if ('unknown' in asked) return must(notKnown(asked.unknown));
  return gathering ? { ...asked, gathering } : must(noCrowd);
}

/** The refusal of an answer that cannot be known. */
export const notKnown = (reason: Unknown): Refusal => declined(inEach((w) => w.unknown(reason)));

/** The refusal where an episode has no crowd model. */
export const noCrowd: Refusal = notKnown({ kind: 'no crowd' });
