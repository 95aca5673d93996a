import type { Proposal } from '../../domain/process.ts';
import { REGIMES } from '../../domain/regime.ts';
import { cite } from '../render/prose.ts';
import type { NamedValue } from '../render/table.ts';
import { chance, percent } from '../words/number.ts';
import type { Ground } from './context.ts';

/** Stops of a proposal that were not quiet. */
export const stopStates = (g: Ground, { stops }: Proposal): string =>
  stops.length === 0
    ? g.w.journal.allQuiet
    : stops
        .map(({ id, key, state }) => {
          const name = key === undefined ? id : `${id}[${key}]`;
          return `${name}${g.w.blank}${g.w.stop[state].toLowerCase()}`;
        })
        .join(g.w.comma);

/** What a proposal said on its day, name by name. */
export function proposalValues(g: Ground, then: Proposal): NamedValue[] {
  const { journal: w, verdict, short, stress } = g.w;
  const odds = REGIMES.map((r) => `${short[r]} ${chance(then.regime[r])}`);
  return [
    [w.verdict, verdict[then.verdict]],
    [w.proposed, cite(percent(then.target), g.place)],
    [w.regime, cite(odds.join(g.w.comma), g.place)],
    [w.stress, stress[then.stress]],
    [w.stops, stopStates(g, then)],
  ];
}
