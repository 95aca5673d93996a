import { type Contribution, REGIMES } from '../../domain/regime.ts';
import { cite, type Prose, say } from '../render/prose.ts';
import { chance, signed } from '../words/number.ts';
import type { Page } from './page.ts';

/** What time must have moved to be told, decibans: 1 is a quarter on the odds. */
const MIN_TIME_DECIBANS = 1;

/** By which rule a feature of the market counts the way it does. */
export const ruleOf = ({ w }: Page, { source, friction }: Contribution): string => {
  const rule =
    friction === 0 ? undefined : w.marketRule(source.replace('market:', ''), friction > 0);
  return rule === undefined ? '' : w.brackets(rule);
};

/** What time without news has moved since the first decision, where nothing moved the odds more. */
export function byTime(p: Page): Prose {
  const sums = new Map<string, number>();
  for (const { regime } of [...p.dossier.before, p.decision])
    for (const { source, friction } of regime.contributions) {
      const kind = source.replace(/:.*$/, '');
      sums.set(kind, (sums.get(kind) ?? 0) + friction);
    }
  const time = sums.get('time') ?? 0;
  const others = [...sums].flatMap(([kind, by]) => (kind === 'time' ? [] : [Math.abs(by)]));
  const [first] = p.dossier.before;
  if (!first || Math.abs(time) < MIN_TIME_DECIBANS || Math.max(0, ...others) >= Math.abs(time))
    return [];
  const all = [...sums.values()].reduce((sum, by) => sum + by, 0);
  return p.w.byTime(
    p.on(first.moment.day),
    p.w.decibans(signed(all, 1)),
    p.w.decibans(signed(time, 1)),
  );
}

/** The odds of the regimes that are not called. */
export const uncalled = ({ w, decision: { regime } }: Page): readonly Prose[] =>
  REGIMES.filter((r) => r !== regime.call).map(
    (r) => say`${w.short[r]} ${cite(chance(regime[r]), 's-regime')}`,
  );
