import type { Moment } from '../domain/decision.ts';
import { type Evidence, WATCHES } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import type { Setup } from '../domain/policy.ts';
import { DAY_MS, type Day } from '../domain/time.ts';
import { claims } from '../sense/claim.ts';
import { begun, disputes, undisputed } from '../sense/counted.ts';
import type { Knowledge } from './knowledge.ts';
import type { RuleScene } from './look.ts';

type Silence = Extract<Finding, { kind: 'silent' }>;

/** A moment, and the day of the first decision, from which on one listens. */
type Since = Pick<Moment, 'at' | 'day'> & { readonly began: Day };

/** What acts and statements add up to at one moment, what of them is in doubt, and what is told of that. */
export function facts(
  setup: Setup,
  given: Knowledge,
  moment: Since,
): Pick<RuleScene, 'known' | 'claims' | 'doubts'> & { readonly findings: readonly Finding[] } {
  const all = begun(given.evidence, moment.day);
  const evidence = undisputed(all);
  const disputed = disputes(all);
  const silent = silences(setup, all, moment);
  return {
    known: evidence === given.evidence ? given : { ...given, evidence },
    claims: claims(evidence, setup.policy.thesis.weights, moment.day),
    doubts: {
      disputed: disputed.flatMap((d) => d.items),
      silent: new Set(silent.map((f) => f.watch)),
    },
    findings: [
      ...silent,
      ...disputed.map(({ claim, items }): Finding => {
        return { kind: 'disputed', claim, evidence: items.map((i) => i.id).toSorted() };
      }),
    ],
  };
}

/** Watch groups that have been silent for longer than the thesis allows, from their last item or the first decision on. */
function silences(
  { policy, episode }: Setup,
  evidence: readonly Evidence[],
  { at, day, began }: Since,
): readonly Silence[] {
  const limits = policy.thesis.silence;
  if (!limits || episode.evidence === 'none') return [];
  return WATCHES.flatMap((watch): Silence[] => {
    const limit = limits[watch];
    const last = limit && evidence.findLast((i) => i.watch === watch);
    const days = last ? Math.floor((at - last.knownAt) / DAY_MS) : day - began;
    return limit !== undefined && days > limit ? [{ kind: 'silent', watch, days, limit }] : [];
  });
}
