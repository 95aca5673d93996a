import type { Foreseen } from '../../domain/foretold.ts';
import type { StopRule } from '../../domain/thesis.ts';
import { cite, type Prose } from '../render/prose.ts';
import { chance, percent } from '../words/number.ts';
import { heldNow, type Length, type Page, stopLimit } from './page.ts';

/** Acts of the thesis that trip a stop were they known today, with the decision after each; the harshest first. */
export const tripping = ({ dossier }: Page, rule: StopRule): readonly Foreseen[] =>
  (dossier.foretold ?? [])
    .filter((f) => f.trips.includes(rule.id))
    .toSorted((a, b) => a.target - b.target || a.optimum - b.optimum);

/**
 * What is held once a stop trips: the decision with its act known today, with all limits and the odds
 * after it; where no act that is listed trips it, the limit alone, and that the odds are not in it.
 */
export function onceTripped(p: Page, rule: StopRule, length: Length): Prose {
  const [first, ...others] = tripping(p, rule);
  const to = stopLimit(p) * (1 - rule.cut);
  if (!first) return p.w.ifTrips(cite(percent(to), 'thesis'), heldBy(p, rule, to));
  const { target, optimum, odds } = first;
  const now = heldNow(p.decision);
  return p.w.onceKnown({
    target: percent(target),
    toward: optimum < target - 1e-9 ? percent(optimum) : undefined,
    now: percent(now),
    several: others.length > 0,
    odds: length === 'full' ? p.w.oddsThen(chance(odds.friction), chance(odds.rupture)) : undefined,
  });
}

/** What is held beside the limit that a stop would leave. */
function heldBy({ decision }: Page, rule: StopRule, limit: number) {
  const now = heldNow(decision);
  const held = now > 0 ? percent(now) : undefined;
  return { held, sells: now > limit + 1e-9, partly: rule.keys.length > 0 };
}
