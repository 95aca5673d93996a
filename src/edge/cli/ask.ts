import type { Decision } from '../../domain/decision.ts';
import type { Unknown } from '../../domain/known.ts';
import type { Lang } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { inEach } from '../../report/words/index.ts';
import type { Line } from '../../run/line.ts';
import { shelf } from '../crowd/shelf.ts';
import { write } from '../file/write.ts';
import { home } from '../home.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { loadEpisode, type Opened } from '../opening.ts';
import { build, drawer } from '../store/drawer.ts';
import { type Played, play, positionOf } from '../workspace.ts';
import { MESSAGES } from './message.ts';
import { dayOption } from './option.ts';
import {
  type Common,
  declined,
  FINE,
  misused,
  type Refusal,
  type Reply,
  type Voice,
  WRONG,
} from './say.ts';

/** A question of the command line: how its answer is found, and how it is shown. */
type Question<View, Options extends Common> = {
  /** What is shown, or why there is nothing to show. */
  readonly view: (
    args: readonly string[],
    options: Options,
    voice: Voice,
  ) => Reply<View> | Promise<Reply<View>>;
  /** The answer on a terminal, a line each. */
  readonly screen: (view: View, lang: Lang) => readonly string[];
  /** The answer as one page, for `--html`. */
  readonly page?: (view: View, lang: Lang) => string;
  /** The answer for `--json`. */
  readonly json: (view: View) => unknown;
  /** Whether the answer is a yes, which the exit code tells; undefined: it is neither yes nor no. */
  readonly holds?: (view: View) => boolean;
};

/** Runs a command: its arguments, its options, and the voice it speaks with; gives the exit code. */
type Run<Options> = (args: readonly string[], options: Options, voice: Voice) => Promise<number>;

/** The command that answers a question. */
export const ask =
  <View, Options extends Common & { readonly html?: string }>(
    question: Question<View, Options>,
  ): Run<Options> =>
  async (args, options, voice) => {
    const found = await question.view(args, options, voice);
    if (!found.ok) return voice.refuse(found);
    const { page, screen, json, holds } = question;
    if (page && options.html !== undefined) write(options.html, page(found.value, voice.lang));
    if (voice.json) voice.tell(JSON.stringify(json(found.value)));
    else voice.tell(...screen(found.value, voice.lang));
    return holds === undefined || holds(found.value) ? FINE : WRONG;
  };

/** A decision that was asked about, in the run that it belongs to. */
export type Selection = {
  readonly played: Played;
  readonly at: number;
  readonly decision: Decision;
  /** Its line in the chain. */
  readonly line: Line;
};

/** What the command line says of the decision that is asked about. */
export type Selecting = Common & { readonly thesis?: string; readonly at?: string };

/** The command that answers a question about one decision of an episode. */
export const askDecision = <View, Options extends Selecting & { readonly html?: string }>({
  accept = () => undefined,
  view,
  ...shown
}: Omit<Question<View, Options>, 'view'> & {
  /** What is wrong with the options, told before the episode is opened. */
  readonly accept?: (options: Options) => Refusal | undefined;
  readonly view: (
    selection: Selection,
    options: Options,
    voice: Voice,
  ) => Reply<View> | Promise<Reply<View>>;
}): Run<Options> =>
  ask({
    ...shown,
    view: ([name = ''], options: Options, voice) => {
      const wrong = accept(options);
      if (wrong) return wrong;
      const found = select(name, options, voice);
      return found.ok ? view(found.value, options, voice) : found;
    },
  });

/** How an episode is opened; `anew`: decisions are taken again, whatever is kept of them. */
type Opening = Pick<Selecting, 'home' | 'thesis'> & { readonly anew?: boolean };

/** Opens an episode: what the crowd model answered and what was decided is kept in the workspace. */
export function openEpisode(
  name: string,
  { home: workspace, thesis, anew = false }: Opening,
  { lang, progress, build: own = build() }: Voice,
): Reply<Opened> {
  const program = anew ? undefined : own;
  const told = (next: number, all: number): void =>
    progress?.(next === all ? undefined : MESSAGES.asking(next, all)[lang]);
  return loadEpisode(name, {
    ...(thesis === undefined ? {} : { thesis }),
    shelf: shelf(home(workspace)),
    home: home(workspace),
    ...(program === undefined
      ? {}
      : { drawers: (input: string) => drawer(home(workspace), program, input) }),
    ...(progress ? { told } : {}),
  });
}

/** Opens and runs an episode. */
export function replayed(name: string, options: Opening, voice: Voice): Reply<Played> {
  const episode = openEpisode(name, options, voice);
  return episode.ok ? { ok: true, value: play(episode.value) } : episode;
}

/** The decision of a day of an episode; the last one where no day is asked for. */
export function select(name: string, options: Selecting, voice: Voice): Reply<Selection> {
  const day = dayOption('--at', options.at);
  if (!day.ok) return day;
  const played = replayed(name, options, voice);
  if (!played.ok) return played;
  const { decisions, lines } = played.value;
  const at = positionOf(decisions, day.value);
  const [decision, line, first, last] = [decisions[at], lines[at], decisions[0], decisions.at(-1)];
  if (decision && line) return { ok: true, value: { played: played.value, at, decision, line } };
  if (!first || !last) return misused(MESSAGES.noDecisions);
  const [from, to] = [formatDay(first.moment.day), formatDay(last.moment.day)];
  return misused(MESSAGES.noDecision(options.at ?? '', from, to));
}

/** What the command line says of the days that are asked about. */
export type Ranging = Omit<Selecting, 'at'> & { readonly from?: string; readonly to?: string };

/** The places of the decisions of some days of an episode, at least one. */
export function selectDays(
  name: string,
  options: Ranging & { readonly anew?: boolean },
  voice: Voice,
): Reply<{ readonly played: Played; readonly places: readonly number[] }> {
  const [from, to] = [dayOption('--from', options.from), dayOption('--to', options.to)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  const played = replayed(name, options, voice);
  if (!played.ok) return played;
  const { decisions, setup } = played.value;
  const places = [...decisions.keys()].filter((i) => {
    const day = decisions[i]?.moment.day ?? Number.NaN;
    return day >= (from.value ?? day) && day <= (to.value ?? day);
  });
  if (places.length > 0) return { ok: true, value: { played: played.value, places } };
  const { from: begins, to: ends } = setup.episode;
  return misused(MESSAGES.noneInRange(formatDay(begins), formatDay(ends)));
}

/** The refusal of an answer that cannot be known. */
export const notKnown = (reason: Unknown): Refusal => declined(inEach((w) => w.unknown(reason)));

/** The refusal where an episode has no crowd model. */
export const noCrowd: Refusal = notKnown({ kind: 'no crowd' });

/** A thesis as signed: the very text, so that it can be read when the file has changed. */
export type Signed = {
  readonly thesis: string;
  readonly hash: string;
  readonly opened: string;
  readonly text: string;
};

/** Says so, beside the answer, when a thesis was signed and this is another version of it. */
export function notice(
  { setup: { policy } }: Pick<Played, 'setup'>,
  workspace: string | undefined,
  { aside }: Pick<Voice, 'aside'>,
): void {
  const signed = withJournal(workspace, (store) =>
    entriesOf<Signed>(store, 'sign').filter((e) => e.read.thesis === policy.thesis.id),
  );
  const last = signed.at(-1);
  if (!last || signed.some((e) => e.read.hash === policy.hash)) return;
  aside(
    MESSAGES.otherVersion({
      thesis: policy.thesis.id,
      now: policy.hash.slice(0, 12),
      signed: last.read.hash.slice(0, 12),
      day: formatDay(Math.floor(last.at / DAY_MS) as Day),
    }),
  );
}
