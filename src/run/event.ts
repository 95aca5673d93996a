import type { Moment } from '../domain/decision.ts';
import type { CrossReading } from '../domain/delever.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Found } from '../domain/finding.ts';
import type { Stated } from '../domain/portfolio.ts';
import { type ObservationRows, stretchOf } from '../domain/rows.ts';
import type { Observation } from '../domain/series.ts';
import type { Simulation } from '../domain/simulation.ts';
import type { Day, Instant } from '../domain/time.ts';
import { firstPlace } from '../kernel/knearest.ts';

/** The moment of a decision, and by series the last session whose value is due by then. */
export type Tick = Moment & {
  readonly due: Readonly<Record<string, Day>>;
  /** The same at the decision before: what has moved on since had a session. Absent: who has one today. */
  readonly since?: Readonly<Record<string, Day>>;
};

/** Everything that can happen, each at the instant at which it can be known. */
export type Event =
  | { readonly kind: 'observation'; readonly observation: Observation }
  /** Very many observations in their order, between two events of other kinds. */
  | { readonly kind: 'rows'; readonly rows: ObservationRows }
  | { readonly kind: 'evidence'; readonly item: Evidence }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'simulation'; readonly at: Instant; readonly simulation: Simulation }
  | { readonly kind: 'cross'; readonly at: Instant; readonly cross: CrossReading }
  | { readonly kind: 'held'; readonly held: Stated }
  | { readonly kind: 'tick'; readonly tick: Tick };

/** When an event could be known; of very many observations the last. */
export function instantOf(event: Event): Instant {
  if (event.kind === 'observation') return event.observation.knownAt;
  if (event.kind === 'rows') return event.rows.knownAt[event.rows.length - 1] as Instant;
  if (event.kind === 'evidence') return event.item.knownAt;
  if (event.kind === 'simulation' || event.kind === 'cross') return event.at;
  if (event.kind === 'held') return event.held.at;
  return event.kind === 'found' ? event.found.at : event.tick.at;
}

/** The events that are known by an instant, in their order: the only cut there is. */
export const until = (events: readonly Event[], at: Instant): readonly Event[] =>
  events
    .filter((e) => (e.kind === 'rows' ? knownBy(e.rows, at) > 0 : instantOf(e) <= at))
    .map((e) =>
      e.kind === 'rows' ? { kind: 'rows', rows: stretchOf(e.rows, 0, knownBy(e.rows, at)) } : e,
    );

/** How many of rows in order of arrival are known by an instant. */
export const knownBy = ({ knownAt, length }: ObservationRows, at: Instant): number =>
  firstPlace(length, (i) => (knownAt[i] as number) > at);

/** The same events with an event for each observation. */
export const singly = (events: readonly Event[]): readonly Event[] =>
  events.some((e) => e.kind === 'rows')
    ? events.flatMap((event): readonly Event[] =>
        event.kind === 'rows'
          ? Array.from(event.rows, (observation) => ({ kind: 'observation', observation }))
          : [event],
      )
    : events;
