import type { Survival } from '../../domain/survival.ts';
import { pairs } from '../chart/pairs.ts';
import type { Block, Table } from '../render/block.ts';
import { cite, flat, type Prose } from '../render/prose.ts';
import { chance, fixed, percent } from '../words/number.ts';
import type { Ground } from './context.ts';

/** A multiple of own capital, with no more decimals than it needs. */
export const times = ({ w }: Ground, x: number): string =>
  w.survive.times(fixed(x, 2).replace(/\.?0+$/, ''));

/** Its multiple, and whether that is the book's own. */
const called = (g: Ground, s: Survival): string =>
  s.own ? g.w.survive.own(times(g, s.leverage)) : times(g, s.leverage);

/** The finding: who is forced out at what leverage. */
export const found = (g: Ground, all: readonly Survival[], sessions: number): Prose =>
  g.w.survive.heading(
    sessions,
    all
      .filter((s) => !s.own || s.callAt !== undefined)
      .map((s) => ({
        times: called(g, s),
        chance: s.callAt === undefined ? undefined : cite(chance(s.forcedOut), g.place),
      })),
  );

/** P(forced out) by leverage, before the horizon and before half is back. */
export function survival(g: Ground, all: readonly Survival[], sessions: number): Block {
  const { survive: words } = g.w;
  const heading = found(g, all, sessions);
  const most = Math.max(...all.flatMap((s) => [s.forcedOut, s.beforeHalf]));
  return {
    kind: 'chart',
    heading,
    caption: [words.caption],
    draw: (width) =>
      pairs(
        {
          label: `${flat(heading)}${g.w.full}`,
          rows: all.map((s) => ({
            name: called(g, s),
            at: s.callAt === undefined ? words.nothingOwed : s.forcedOut,
            ...(s.callAt === undefined ? {} : { beside: s.beforeHalf }),
            says:
              s.callAt === undefined
                ? ''
                : words.against(chance(s.forcedOut), chance(s.beforeHalf)),
          })),
          second: 'hollow',
          most: [0.1, 0.2, 0.5].find((m) => most <= m) ?? 1,
          mark: (x) => percent(x),
        },
        width,
      ),
    table: table(g, all, sessions),
  };
}

/** Where nothing is owed the words stand, never a probability of nothing. */
export function table(g: Ground, all: readonly Survival[], sessions: number): Table {
  const { survive: words } = g.w;
  const { column } = words;
  const owed = (s: Survival, says: (s: Survival) => string): Prose =>
    s.callAt === undefined ? [words.nothingOwed] : [cite(says(s), g.place)];
  const call = (s: Survival): string =>
    s.callAt === undefined ? '' : s.callAt >= 1 ? words.atOnce : words.fall(percent(1 - s.callAt));
  const left = (s: Survival): string =>
    s.left === undefined
      ? ''
      : s.left < 0
        ? words.owed(percent(-s.left))
        : words.left(percent(s.left));
  return {
    head: [column.leverage, column.call, column.horizon(sessions), column.half, column.left],
    right: [1, 2, 3, 4],
    rows: all.map((s) => ({
      cells: [
        [called(g, s)],
        owed(s, call),
        owed(s, (x) => chance(x.forcedOut)),
        owed(s, (x) => chance(x.beforeHalf)),
        s.left === undefined ? owed(s, () => g.w.label.noValue) : owed(s, left),
      ],
    })),
  };
}
