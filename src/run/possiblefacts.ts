import type { Evidence } from '../domain/evidence.ts';
import type { Possible, Thesis } from '../domain/thesis.ts';
import { formatDay } from '../domain/time.ts';
import type { Claim } from '../domain/watch.ts';
import type { Candidate } from '../judge/flip.ts';
import type { Tick } from './event.ts';

/** The facts that could come tomorrow: those that the thesis lists, and the withdrawal of each standing claim. */
export const candidates = (thesis: Thesis, claims: readonly Claim[], tick: Tick): Candidate[] =>
  [...thesis.possible, ...claims.flatMap(withdrawal)].map((fact) => ({
    id: fact.id,
    claim: fact.claim,
    item: imagined(fact, tick),
  }));

function withdrawal({ id, watch, friction: rung, standing }: Claim): readonly Possible[] {
  if (!standing || rung === undefined) return [];
  const what = { kind: 'withdrawal', direction: 'noise', confidence: 'high' } as const;
  const text = { en: '', 'zh-Hant': '' };
  return [{ ...what, id: `withdrawal:${id}`, text, claim: id, watch, rung }];
}

/** A fact that has not happened, as if it became known now. */
const imagined = ({ text, ...fact }: Possible, tick: Tick): Evidence => ({
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
});
