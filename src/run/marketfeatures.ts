import { type History, indexAt } from '../domain/history.ts';
import type { Setup } from '../domain/policy.ts';
import type { Leg, Stress } from '../domain/stress.ts';
import { formatDay } from '../domain/time.ts';
import { type Feature, SPEAKS_BELOW_SIGMAS } from '../judge/market.ts';
import { sigmas } from '../sense/measure.ts';
import { type StressLegs, startOf } from '../sense/window.ts';
import type { Knowledge } from './knowledge.ts';

/** The market's features; they speak only while the risk leg falls. */
export function marketFeatures(
  { episode }: Setup,
  known: Knowledge,
  seen: { readonly legs: StressLegs; readonly stress: Stress; readonly blind: ReadonlySet<string> },
): Feature[] {
  const { legs, stress, blind } = seen;
  const { windows: all, credit: reading } = stress;
  const three = all.find((w) => w.window === 3);
  const start = startOf(legs, 3);
  const risk = three?.legs.risk;
  if (!three || start === undefined || !risk || 'unknown' in risk || risk.z >= SPEAKS_BELOW_SIGMAS)
    return [];
  const named = (id: string): string => {
    const h = known.histories[id] as History;
    const last = h.days[h.length - 1];
    return h.length === 0 || last === undefined ? id : `${id}@${formatDay(last)}`;
  };
  const out: Feature[] = [];
  const dollar = three.legs.dollar;
  out.push({
    source: 'dollar',
    value: 'unknown' in dollar ? undefined : -(dollar as Leg).z,
    evidence: episode.legs.dollar.map(named),
  });
  const { haven, credit: c } = episode.roles;
  if (haven !== undefined) {
    const h = known.histories[haven] as History;
    out.push({
      source: 'haven',
      value: blind.has(haven) ? undefined : sigmas(h, indexAt(h, start), h.length - 1),
      evidence: [named(haven)],
    });
  }
  if (c !== undefined)
    out.push({
      source: 'credit',
      value: reading.state === 'unknown' ? undefined : reading.z,
      evidence: [named(c)],
    });
  return out;
}
