import type { Second } from '../../domain/secondopinion.ts';
import type { Day } from '../../domain/time.ts';
import type { Ground } from '../content/context.ts';
import type { Block } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import { chance } from '../words/number.ts';

/** What other methods make of the same prices. */
export function second(g: Ground, { stormy, change }: Second, on: (day: Day) => string): Block {
  const { second: w } = g.w.delever;
  const unknown = (name: Prose, reason: string): Prose => [
    ...name,
    g.w.colon,
    { unknown: g.w.unknown(reason) },
  ];
  return {
    kind: 'list',
    heading: [w.heading],
    items: [
      typeof stormy === 'number'
        ? w.stormy(cite(chance(stormy), g.place))
        : unknown([w.filter], stormy.unknown),
      'unknown' in change
        ? unknown([w.points], change.unknown)
        : w.change(cite(chance(change.probability), g.place), change.within, on(change.since)),
      [w.note],
    ],
  };
}
