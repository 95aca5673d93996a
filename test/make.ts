import type { Evidence } from '../src/domain/evidence.ts';
import type { Thesis, Weights } from '../src/domain/thesis.ts';
import type { Day, Instant } from '../src/domain/time.ts';
import { PRIOR, WEEKDAY, WEIGHTS } from '../src/edge/thesis/defaults.ts';

/** The stated default weights. */
export const WEIGHTS_AS_STATED: Weights = WEIGHTS;

/** A thesis with the stated regimes and weights and nothing else in it. */
export const BARE = { prior: PRIOR, weekday: WEEKDAY, weights: WEIGHTS } as unknown as Thesis;

let made = 0;

/** One item of evidence; what a test does not say is a dated threat against nobody. */
export const item = (over: Partial<Evidence> = {}): Evidence => {
  made++;
  return {
    id: `E-${String(made).padStart(5, '0')}`,
    claim: 'a',
    occurredOn: 0 as Day,
    knownAt: 0 as Instant,
    actor: 'somebody',
    counterparties: [],
    headline: { en: 'something', 'zh-Hant': '某事' },
    watch: 'A',
    kind: 'threat',
    rung: 1,
    direction: 'friction',
    suspended: false,
    source: { name: 'a source', url: 'https://example.org/' },
    confidence: 'high',
    figures: '',
    notes: '',
    ...over,
  };
};
