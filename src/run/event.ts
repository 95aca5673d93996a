import type { Moment } from '../domain/decision.ts';
import type { CrossReading } from '../domain/delever.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Found } from '../domain/finding.ts';
import type { Observation } from '../domain/observation.ts';
import type { Simulation } from '../domain/simulation.ts';
import type { Day, Instant } from '../domain/time.ts';

/** The moment of a decision, and by series the last session whose value is due by then. */
export type Tick = Moment & {
  readonly due: Readonly<Record<string, Day>>;
  /** The same at the decision before: what has moved on since had a session. Absent: who has one today. */
  readonly since?: Readonly<Record<string, Day>>;
};

/** Everything that can happen, each at the instant at which it can be known. */
export type Event =
  | { readonly kind: 'observation'; readonly observation: Observation }
  | { readonly kind: 'evidence'; readonly item: Evidence }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'simulation'; readonly at: Instant; readonly simulation: Simulation }
  | { readonly kind: 'cross'; readonly at: Instant; readonly cross: CrossReading }
  | { readonly kind: 'tick'; readonly tick: Tick };

export function instantOf(event: Event): Instant {
  if (event.kind === 'observation') return event.observation.knownAt;
  if (event.kind === 'evidence') return event.item.knownAt;
  if (event.kind === 'simulation' || event.kind === 'cross') return event.at;
  return event.kind === 'found' ? event.found.at : event.tick.at;
}
