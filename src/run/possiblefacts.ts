import type { Evidence } from '../domain/evidence.ts';
import type { Lean } from '../domain/regime.ts';
import type { Possible, Thesis } from '../domain/thesis.ts';
import { formatDay } from '../domain/time.ts';
import type { Claim } from '../domain/watch.ts';
import type { Candidate } from '../judge/flip.ts';
import { eachClaim } from './asked.ts';
import type { Tick } from './event.ts';

/**
 * The facts that could come tomorrow: those that the thesis lists, and the withdrawal of each standing claim,
 * which is the same one for as long as the claim is the same.
 */
export function candidates(thesis: Thesis, claims: readonly Claim[], tick: Tick): Candidate[] {
  const question = { of: [thesis, withdrawal], text: '' } as const;
  const withdrawn = eachClaim(question, claims, (c) => withdrawal(c, tick));
  return [
    ...thesis.possible.map((fact) => imagined(fact, tick)),
    ...withdrawn.filter((c) => c !== undefined),
  ];
}

function withdrawal(
  { id, watch, friction: rung, standing }: Claim,
  tick: Tick,
): Candidate | undefined {
  if (!standing || rung === undefined) return undefined;
  const what = { kind: 'withdrawal', direction: 'noise', confidence: 'high' } as const;
  const text = { en: '', 'zh-Hant': '' };
  return imagined({ ...what, id: `withdrawal:${id}`, text, claim: id, watch, rung }, tick);
}

/** A fact that has not happened, as if it became known now. */
export const imagined = ({ text, ...fact }: Possible, tick: Tick): Candidate => ({
  id: fact.id,
  claim: fact.claim,
  item: {
    ...fact,
    occurredOn: tick.day,
    knownAt: tick.at,
    actor: '',
    counterparties: [],
    headline: text,
    suspended: false,
    source: { name: formatDay(tick.day), url: '' },
    figures: '',
    notes: '',
  },
});

/** What a claim weighs with facts that have not happened; with one that is the same as before, what it weighed then. */
export function withFacts(facts: readonly Evidence[], net: () => Lean): Lean {
  const [only] = facts;
  if (only === undefined || facts.length > 1) return net();
  const before = WEIGHED.get(only);
  const now = before ?? net();
  if (!before) WEIGHED.set(only, now);
  return now;
}

const WEIGHED = new WeakMap<Evidence, Lean>();
