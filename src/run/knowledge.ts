import type { CrossReading } from '../domain/delever.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Found } from '../domain/finding.ts';
import { extend, type History, noHistory } from '../domain/history.ts';
import type { Observation } from '../domain/observation.ts';
import type { Series } from '../domain/series.ts';
import type { Simulation } from '../domain/simulation.ts';
import type { Instant } from '../domain/time.ts';
import { canonical } from './canonical.ts';
import { type Event, instantOf, type Tick } from './event.ts';

/** What is known at one moment. It is only ever built by `learn`, from events in order of arrival. */
export type Knowledge = {
  readonly histories: Readonly<Record<string, History>>;
  /** When the last value of each series became known. */
  readonly newest: Readonly<Record<string, Instant>>;
  readonly evidence: readonly Evidence[];
  readonly found: readonly Found[];
  /** What the crowd model has answered, by the canonical text of what it was asked. */
  readonly simulations: Readonly<Record<string, Simulation>>;
  /** What was measured over names that are not carried, in order of arrival. */
  readonly cross: readonly CrossReading[];
};

/** Before anything is known. */
export const nothing = (series: Readonly<Record<string, Series>>): Knowledge => ({
  histories: Object.fromEntries(Object.values(series).map((s) => [s.id, noHistory(s.kind)])),
  newest: {},
  evidence: [],
  found: [],
  simulations: {},
  cross: [],
});

/** One event more. A decision teaches nothing. */
export function learn(known: Knowledge, event: Event): Knowledge {
  switch (event.kind) {
    case 'observation': {
      const { series, at, value, knownAt } = event.observation;
      const history = known.histories[series];
      if (!history) throw new RangeError(`observation of an unknown series ${series}`);
      return {
        ...known,
        histories: { ...known.histories, [series]: extend(history, at, value) },
        newest: { ...known.newest, [series]: knownAt },
      };
    }
    case 'evidence':
      return { ...known, evidence: [...known.evidence, event.item] };
    case 'found':
      return { ...known, found: [...known.found, event.found] };
    case 'simulation': {
      const { simulation } = event;
      const key = canonical(simulation.inquiry);
      return { ...known, simulations: { ...known.simulations, [key]: simulation } };
    }
    case 'cross':
      return { ...known, cross: [...known.cross, event.cross] };
    case 'tick':
      return known;
  }
}

/** What an episode holds, before it is put in order. */
export type Material = {
  readonly observations: readonly Observation[];
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Found[];
  /** Answers of the crowd model, each at the first decision that asked. */
  readonly simulations?: readonly { readonly at: Instant; readonly simulation: Simulation }[];
  readonly measured?: readonly { readonly at: Instant; readonly cross: CrossReading }[];
};

const ORDER = { observation: 0, found: 1, evidence: 2, simulation: 3, cross: 4, tick: 5 } as const;

/**
 * Every event in the order in which it can be known; at one instant observations come first, by day
 * and series, then findings, evidence by id, answers of models, then the decision that may use them.
 */
export function inOrder(material: Material, ticks: readonly Tick[]): Event[] {
  const events: Event[] = [
    ...material.observations.map((observation) => ({ kind: 'observation' as const, observation })),
    ...material.findings.map((found) => ({ kind: 'found' as const, found })),
    ...material.evidence.map((item) => ({ kind: 'evidence' as const, item })),
    ...(material.simulations ?? []).map((s) => ({ kind: 'simulation' as const, ...s })),
    ...(material.measured ?? []).map((m) => ({ kind: 'cross' as const, ...m })),
    ...ticks.map((tick) => ({ kind: 'tick' as const, tick })),
  ];
  return events.sort(
    (a, b) => instantOf(a) - instantOf(b) || ORDER[a.kind] - ORDER[b.kind] || within(a, b),
  );
}

function within(a: Event, b: Event): number {
  if (a.kind === 'observation' && b.kind === 'observation')
    return (
      a.observation.at - b.observation.at || compare(a.observation.series, b.observation.series)
    );
  return a.kind === 'evidence' && b.kind === 'evidence' ? compare(a.item.id, b.item.id) : 0;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The only reader of history: what was known at an instant, and nothing after it. */
export function asof(
  series: Readonly<Record<string, Series>>,
  events: readonly Event[],
  at: Instant,
): Knowledge {
  return events
    .filter((e) => instantOf(e) <= at)
    .reduce((known, event) => learn(known, event), nothing(series));
}
