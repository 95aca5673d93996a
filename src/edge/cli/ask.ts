import type { Decision } from '../../domain/decision.ts';
import type { Unknown } from '../../domain/known.ts';
import { present } from '../../domain/present.ts';
import type { Lang } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import type { DayOf } from '../../report/content/reading.ts';
import { inEach } from '../../report/words/index.ts';
import type { Line } from '../../run/line.ts';
import { shelf } from '../crowd/shelf.ts';
import { accepted, chain } from '../file/problem.ts';
import { write } from '../file/write.ts';
import { home } from '../home.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { loadEpisode, type Opened } from '../opening.ts';
import { build, drawer } from '../store/drawer.ts';
import { type Played, play, positionOf } from '../workspace.ts';
import { MESSAGES } from './message.ts';
import { dayOption } from './option.ts';
import {
  type Command,
  declined,
  FINE,
  misused,
  type Options,
  type Refusal,
  type Reply,
  together,
  type Voice,
  WRONG,
} from './say.ts';

/** What is shown, or why there is nothing to show. */
type Finding<Of, View> = (
  of: Of,
  options: Options,
  voice: Voice,
) => Reply<View> | Promise<Reply<View>>;

/** How an answer is shown. */
type Faces<View> = {
  /** On a terminal, a line each. */
  readonly screen: (view: View, lang: Lang) => readonly string[];
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
    if (!found.ok) return voice.refuse(found);
    if (page && options.html !== undefined) write(options.html, page(found.value, voice.lang));
    if (voice.json) voice.tell(JSON.stringify(json(found.value)));
    else voice.tell(...screen(found.value, voice.lang));
    return holds(found.value) ? FINE : WRONG;
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
  accept = () => undefined,
  view,
  ...shown
}: Faces<View> & {
  /** What is wrong with the options, told before the episode is opened. */
  readonly accept?: (options: Options) => Refusal | undefined;
  readonly view: Finding<Selection, View>;
}): Command =>
  ask({
    ...shown,
    view: ([name = ''], options, voice) =>
      accept(options) ??
      chain(select(name, options, voice), (found) => view(found, options, voice)),
  });

/** How an episode is opened; `anew`: decisions are taken again, whatever is kept of them. */
type Opening = Options & { readonly anew?: boolean };

/** Opens an episode: what the crowd model answered and what was decided is kept in the workspace. */
export function openEpisode(
  name: string,
  { home: workspace, thesis, anew = false }: Opening,
  { lang, progress, build: own = build() }: Voice,
): Reply<Opened> {
  const program = anew ? undefined : own;
  const told = (next: number, all: number): void =>
    progress?.(next === all ? undefined : MESSAGES.asking(next, all)[lang]);
  const drawers = (input: string) => drawer(home(workspace), program ?? '', input);
  return loadEpisode(name, {
    shelf: shelf(home(workspace)),
    home: home(workspace),
    ...present({
      thesis,
      drawers: program === undefined ? undefined : drawers,
      told: progress && told,
    }),
  });
}

export const replayed = (name: string, options: Opening, voice: Voice): Reply<Played> =>
  chain(openEpisode(name, options, voice), (opened) => accepted(play(opened)));

/** The decision of a day of an episode; the last one where no day is asked for. */
export function select(name: string, options: Options, voice: Voice): Reply<Selection> {
  const day = dayOption('--at', options.at);
  if (!day.ok) return day;
  const played = replayed(name, options, voice);
  if (!played.ok) return played;
  const { decisions, lines } = played.value;
  const at = positionOf(decisions, day.value);
  const [decision, line, first, last] = [decisions[at], lines[at], decisions[0], decisions.at(-1)];
  if (decision && line) return accepted({ played: played.value, at, decision, line });
  if (!first || !last) return misused(MESSAGES.noDecisions);
  const [from, to] = [formatDay(first.moment.day), formatDay(last.moment.day)];
  return misused(MESSAGES.noDecision(options.at ?? '', from, to));
}

/** The places of the decisions of some days of an episode, at least one. */
export function selectDays(
  name: string,
  options: Opening,
  voice: Voice,
): Reply<{ readonly played: Played; readonly places: readonly number[] }> {
  const days = together({
    from: dayOption('--from', options.from),
    to: dayOption('--to', options.to),
  });
  if (!days.ok) return days;
  return chain(replayed(name, options, voice), (played) => {
    const { from: begins, to: ends } = played.setup.episode;
    const { from = begins, to = ends } = days.value;
    const places = [...played.decisions.entries()]
      .filter(([, { moment }]) => moment.day >= from && moment.day <= to)
      .map(([i]) => i);
    if (places.length > 0) return accepted({ played, places });
    return misused(MESSAGES.noneInRange(formatDay(begins), formatDay(ends)));
  });
}

/** The refusal of an answer that cannot be known. */
export const notKnown = (reason: Unknown): Refusal => declined(inEach((w) => w.unknown(reason)));

/** The refusal where an episode has no crowd model. */
export const noCrowd: Refusal = notKnown({ kind: 'no crowd' });

/** A thesis as signed: the very text, so that it can be read when the file has changed. */
export type Signed = Readonly<Record<'thesis' | 'hash' | 'opened' | 'text', string>>;

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
