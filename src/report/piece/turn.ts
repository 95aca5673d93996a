import type { Tipping } from '../../domain/odds.ts';
import type { Block, Table } from '../block.ts';
import type { Ground } from '../ground.ts';
import { cite, type Prose } from '../prose.ts';
import type { OddsView } from '../view/odds.ts';
import { fixed, percent, signed, signedPercent } from '../words/number.ts';

/** Which input would have to move, and how far, for the verdict to flip. */
export function turns(g: Ground, view: OddsView): Block {
  const { w } = g;
  const words = w.odds.turns;
  const reach = (unit: Tipping['unit']): number =>
    view.odds.tipping.find((t) => t.unit === unit)?.reach ?? 0;
  return {
    kind: 'table',
    heading: nearest(g, view),
    caption: [
      `${words.caption(percent(view.held), percent(reach('share')), w.decibans(fixed(reach('decibans'), 0)))}${w.full}`,
    ],
    table: byInput(g, view.odds.tipping),
  };
}

/** The input whose move turns the verdict first, in one sentence without its end. */
export function nearest({ w, place }: Ground, { odds }: OddsView): Prose {
  const [first] = odds.tipping;
  if (!first || typeof first.tips !== 'number' || first.to === undefined) return [w.odds.noTurn];
  return w.odds.nearest({
    input: w.odds.turns.input(first.input),
    now: cite(level(w, first, first.now), place),
    tips: cite(level(w, first, first.tips), place),
    to: w.odds.turns.to[first.to],
  });
}

/** The table of it, the nearest first. */
export function byInput({ w, place }: Ground, all: readonly Tipping[]): Table {
  const words = w.odds.turns;
  return {
    head: [words.name, words.now, words.tips, words.by, words.becomes],
    right: [1, 2, 3],
    rows: all.map((t) => {
      const known = typeof t.tips === 'number';
      return {
        cells: [
          [words.input(t.input)],
          [cite(level(w, t, t.now), place)],
          [known ? cite(level(w, t, t.tips), place) : words.none],
          known ? [cite(step(w, t, t.tips - t.now), place)] : [''],
          [t.to === undefined ? '' : words.to[t.to]],
        ],
      };
    }),
  };
}

/** A value of an input in its unit, and a step of it with its sign. */
const level = (w: Ground['w'], { unit }: Tipping, x: number): string =>
  unit === 'decibans' ? w.decibans(fixed(x, 1)) : percent(x, 1);
const step = (w: Ground['w'], { unit }: Tipping, x: number): string =>
  unit === 'decibans' ? w.decibans(signed(x, 1)) : signedPercent(x, 1);
