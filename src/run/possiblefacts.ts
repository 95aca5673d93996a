import type { Evidence } from '../domain/evidence.ts';
import type { Possible, Thesis } from '../domain/thesis.ts';
import { formatDay } from '../domain/time.ts';
import type { Claim } from '../domain/watch.ts';
import type { Candidate } from '../judge/flip.ts';
import type { Tick } from './event.ts';

/** The facts that could come tomorrow: those that the thesis lists, and the withdrawal of each standing claim. */
export const candidates = (thesis: Thesis, claims: readonly Claim[], tick: Tick): Candidate[] => [
  ...thesis.possible.map((p) => ({ id: p.id, claim: p.claim, item: imagined(p, tick) })),
  ...claims
    .filter((c) => c.standing && c.friction !== undefined)
    .map((c) => ({
      id: `withdrawal:${c.id}`,
      claim: c.id,
      item: imagined(
        {
          id: `withdrawal:${c.id}`,
          text: { en: '', 'zh-Hant': '' },
          claim: c.id,
          watch: c.watch,
          kind: 'withdrawal',
          rung: c.friction as Possible['rung'],
          direction: 'noise',
          confidence: 'high',
        },
        tick,
      ),
    })),
];

/** A fact that has not happened, as if it became known now. */
const imagined = ({ text, ...fact }: Possible, tick: Tick): Evidence => ({
  ...fact,
  occurredOn: tick.day,
  knownAt: tick.at,
  actor: '',
  headline: text,
  suspended: false,
  source: { name: formatDay(tick.day), url: '' },
  figures: '',
  notes: '',
});
