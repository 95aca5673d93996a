import type { Tipping } from '../../domain/odds.ts';
import { REGIMES } from '../../domain/regime.ts';
import { power } from '../../kernel/power.ts';
import type { Block } from '../render/block.ts';
import { cite, type Prose, type Span } from '../render/prose.ts';
import { amount, type Table, tabulate, wording } from '../render/table.ts';
import { fixed, percent, signed, signedPercent } from '../words/number.ts';
import type { Ground } from './context.ts';
import type { OddsView } from './oddsview.ts';

/** Which input would have to move, and how far, for the verdict to flip. */
export function turns(g: Ground, view: OddsView): Block {
  const { w } = g;
  return {
    kind: 'table',
    heading: nearestTurn(g, view),
    caption: [`${reach(g, view)}${w.full}`],
    table: byInput(g, view.odds.tipping),
  };
}

/** What the table means, and how far was searched, without its end. */
function reach({ w }: Ground, { held, odds }: OddsView): string {
  const of = (unit: Tipping['unit']): number =>
    odds.tipping.find((t) => t.unit === unit)?.reach ?? 0;
  return w.odds.turns.caption(
    percent(held),
    percent(of('share')),
    w.decibans(fixed(of('decibans'), 0)),
  );
}

/** The input whose move turns the verdict first, in one sentence without its end. */
export function nearestTurn({ w, place }: Ground, { odds, verdict }: OddsView): Prose {
  const [first] = odds.tipping;
  if (!first || typeof first.tips !== 'number' || first.to === undefined) return [w.odds.noTurn];
  const told = {
    now: cite(level(w, first, first.now), place),
    tips: cite(level(w, first, first.tips), place),
  };
  const [input, to] = [w.odds.turns.input(first.input), w.odds.turns.to[first.to]];
  if (first.to !== verdict) return w.odds.nearest(input, to, told);
  // While exposure comes down by steps the verdict of the day is not yet where it is bound for; else
  // what was done today would be done again.
  return first.from === 'leave' ? w.odds.stays(input, to, told) : w.odds.again(input, told);
}

/**
 * The turn that an event or the odds bring about, in one sentence without its end: never an own setting,
 * which nothing in the world changes.
 * @param stops  numbers of stops whose act alone turns a verdict to hold
 */
export function worldTurn(
  { w, place }: Ground,
  { odds, verdict }: OddsView,
  stops: readonly string[],
): Prose {
  const [first] = odds.tipping
    .flatMap((t) => {
      const regime = REGIMES.find((r) => t.input === `${r} odds`);
      const { tips, to, now } = t;
      return regime && typeof tips === 'number' && to ? [{ regime, by: tips - now, to, t }] : [];
    })
    .toSorted((a, b) => Math.abs(a.by) - Math.abs(b.by));
  const says = w.odds.leadTo;
  const acts = verdict === 'hold' && stops.length > 0 ? [w.odds.onStops(stops)] : [];
  if (!first)
    return acts.length > 0 ? w.odds.lead(says.turns(w.odds.turns.to.trim), acts) : [w.odds.noEvent];
  const { regime, by, to, t } = first;
  const more = by > 0;
  const times = power(10, by / 10);
  const at = cite(more ? fixed(times, times < 1.1 ? 2 : 1) : percent(times), place);
  const turn =
    to !== verdict
      ? says.turns(w.odds.turns.to[to])
      : t.from === 'leave'
        ? says.stays(w.odds.turns.to[to])
        : says.again;
  const when = [w.odds.times(regime, at, more), ...(to === 'trim' ? acts : [])];
  return w.odds.lead(turn, when);
}

/** The odds of friction at which another verdict follows, in one sentence. */
export function oddsTurn({ w, place }: Ground, all: readonly Tipping[]): Prose {
  const odds = all.find((t) => t.input === 'friction odds');
  if (!odds || typeof odds.tips !== 'number') return [w.returnFar];
  return w.returnBody(
    w.odds.turns.input(odds.input),
    cite(level(w, odds, odds.tips), place),
    cite(level(w, odds, odds.now), place),
  );
}

function byInput({ w, place }: Ground, all: readonly Tipping[]): Table {
  const words = w.odds.turns;
  const known = (t: Tipping, says: (tips: number) => string, none = ''): Span =>
    typeof t.tips === 'number' ? cite(says(t.tips), place) : none;
  return tabulate(all, [
    wording(words.name, (t) => words.input(t.input)),
    amount(words.now, (t) => cite(level(w, t, t.now), place)),
    amount(words.tips, (t) => known(t, (tips) => level(w, t, tips), words.none)),
    amount(words.by, (t) => known(t, (tips) => step(w, t, tips - t.now))),
    wording(words.becomes, (t) => (t.to === undefined ? '' : words.to[t.to])),
  ]);
}

/** A value of an input in its unit, and a step of it with its sign. */
const level = (w: Ground['w'], t: Tipping, x: number): string =>
  written(w, t.unit, [x, digits(w, t)]);
const step = (w: Ground['w'], t: Tipping, x: number): string =>
  t.unit === 'decibans' ? w.decibans(signed(x, digits(w, t))) : signedPercent(x, digits(w, t));

/** One digit after the point; more where a value and its turn would read alike. */
function digits(w: Ground['w'], { unit, now, tips }: Tipping): number {
  const differ = (n: number): boolean =>
    typeof tips !== 'number' || written(w, unit, [now, n]) !== written(w, unit, [tips, n]);
  return [1, 2].find(differ) ?? 3;
}

type Rounded = readonly [x: number, digits: number];

const written = (w: Ground['w'], unit: Tipping['unit'], [x, digits]: Rounded): string =>
  unit === 'decibans' ? w.decibans(fixed(x, digits)) : percent(x, digits);
