import type { Decision } from '../domain/decision.ts';
import type { Lookahead } from '../domain/lookahead.ts';
import { present } from '../domain/present.ts';
import type { Instant } from '../domain/time.ts';
import { canonical } from './canonical.ts';
import { instantOf, type Tick } from './event.ts';
import { asof } from './knowledge.ts';
import { line } from './line.ts';
import { caught, differingPaths, sampledCuts } from './lookahead/compare.ts';
import { delayedEvents } from './lookahead/delayed.ts';
import { type EpisodeInput, type EpisodeRun, INPUTS, knownEarly } from './lookahead/input.ts';
import { alongside } from './odds/alongside.ts';
import { replay } from './step.ts';

/** Delays that begin at one of the last cuts, beside those from the beginning: each costs a run. */
const LATE_CUTS = 3;

export type Search = {
  /** Decisions after which the future is cut; all where there are fewer. */
  readonly cuts: number;
  readonly seed: number;
  readonly inputs?: readonly EpisodeInput[];
  /** Hears how many runs are done, of how many. */
  readonly told?: (done: number, all: number) => void;
};

/**
 * Whether any output moved before its time. The whole run is held against runs that end at a random
 * decision, with nothing of any input that comes after it; and against runs in which publication
 * lags are doubled, of all series and of one at a time, up to the first decision that knows less. Lines of decisions must be the
 * same byte for byte, but for their chain, and so must what is told beside the decision of a cut.
 * Inputs known before their own day are listed with what moved.
 * @throws RangeError when there is no decision or fewer than one cut is asked for
 */
export function lookahead(run: EpisodeRun, search: Search): Lookahead {
  const { seed, inputs = INPUTS, told = () => {} } = search;
  const ticks = run.events.flatMap((e) => (e.kind === 'tick' ? [e.tick] : []));
  const [begin] = ticks;
  if (!begin) throw new RangeError('nothing is decided');
  if (!(Number.isInteger(search.cuts) && search.cuts >= 1))
    throw new RangeError(`cuts, 1 or more; was ${search.cuts}`);
  const cuts = sampledCuts(ticks.length, search.cuts, seed).map((k) => ticks[k] as Tick);
  const last = cuts.slice(-LATE_CUTS);
  const ever = Number.NEGATIVE_INFINITY as Instant;
  const lagging = Object.keys(run.setup.episode.series).filter(
    (series) => delayedEvents(run.events, ticks, { from: ever, series }).delayed > 0,
  );
  // At the first decision the newest value of a daily series is on its way: from there nothing is left.
  const starts: readonly { readonly start?: Tick; readonly series?: string }[] = [
    {},
    ...last.map((start) => ({ start })),
    ...lagging.map((series, i) => ({ start: last[i % last.length] as Tick, series })),
  ];
  const runs = 1 + cuts.length + starts.length;
  const decisions = replay(run.setup, run.events);
  const whole = decisions.map(lineOf);
  told(1, runs);
  const found = caught((place) => (ticks[place] as Tick).stamp);

  let compared = 0;
  for (const [i, at] of cuts.entries()) {
    const place = ticks.indexOf(at);
    const want = { lines: whole.slice(0, place + 1), beside: aside(run, decisions[place], at) };
    const until = (input: EpisodeInput | undefined): ReturnType<typeof differing> => {
      const cut = input ? input.cut(run, at) : inputs.reduce((r, i) => i.cut(r, at), run);
      const got = replay(cut.setup, cut.events);
      const told = differingPaths(want.beside, aside(cut, got[place], at));
      const beside = new Map(told.map((path) => [path, [place]]));
      return new Map([...differing(want.lines, got.map(lineOf)), ...beside]);
    };
    compared += want.lines.length;
    const moved = until(undefined);
    // Which kinds of input do it alone is asked only where something new moved.
    const fresh = [...moved.keys()].some((path) => !found.has('cut', path));
    const alone = fresh ? inputs.filter((input) => until(input).size > 0) : [];
    const names = (fresh && alone.length === 0 ? inputs : alone).map((input) => input.name);
    found.note(moved, { by: 'cut', inputs: names, shownBy: at.stamp });
    told(2 + i, runs);
  }

  const delays = starts.map(({ start, series }, i) => {
    const since = { from: start?.at ?? ever, ...present({ series }) };
    const delay = delayedEvents(run.events, ticks, since);
    const end = ticks[delay.first]?.at ?? Number.POSITIVE_INFINITY;
    const events = delay.events.filter((e) => instantOf(e) < end);
    const want = whole.slice(0, delay.first);
    const got = want.length === 0 ? [] : replay(run.setup, events).map(lineOf);
    const cause = { by: 'late', inputs: [series ?? 'events'], shownBy: start?.stamp } as const;
    found.note(differing(want, got), cause);
    told(2 + cuts.length + i, runs);
    const { delayed } = delay;
    return { ...present({ from: start?.stamp, series }), delayed, compared: want.length };
  });

  return {
    seed,
    decisions: whole.length,
    inputs: inputs.map((input) => input.name),
    cuts: cuts.map((t) => t.stamp),
    compared,
    late: delays,
    moved: [...knownEarly(run.events), ...found.moved()],
  };
}

function lineOf(decision: Decision): string {
  const { prev: _, hash: __, ...body } = line(decision, '', () => '');
  return canonical(body);
}

/** What is told beside a decision; nothing where there is none. */
const aside = (
  { setup, events }: EpisodeRun,
  decision: Decision | undefined,
  { at }: Tick,
): unknown =>
  decision &&
  JSON.parse(canonical(alongside(setup, asof(setup.episode.series, events, at), decision)));

/** Paths that differ, and the places of the decisions at which each does. */
function differing(want: readonly string[], got: readonly string[]): Map<string, number[]> {
  const out = new Map<string, number[]>();
  for (const [k, text] of want.entries()) {
    if (text === got[k]) continue;
    const other = got[k] === undefined ? undefined : JSON.parse(got[k]);
    for (const path of differingPaths(JSON.parse(text), other)) {
      const at = out.get(path) ?? [];
      at.push(k);
      out.set(path, at);
    }
  }
  return out;
}
