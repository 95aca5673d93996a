import type { CrossReading } from '../domain/delever.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Finding, Found } from '../domain/finding.ts';
import { extendAll, type History, noHistory } from '../domain/history.ts';
import type { Stated } from '../domain/portfolio.ts';
import { type ObservationRows, placesBySeries, rowAt, stretchOf } from '../domain/rows.ts';
import type { Observation, Series } from '../domain/series.ts';
import type { Simulation } from '../domain/simulation.ts';
import type { Day, Instant } from '../domain/time.ts';
import { marked } from '../sense/counted.ts';
import { canonical } from './canonical.ts';
import { type Event, instantOf, knownBy, type Tick, until } from './event.ts';

/** What is known at one moment. It is only ever built by `learn`, from events in order of arrival. */
export type Knowledge = {
  readonly histories: Readonly<Record<string, History>>;
  /** When the last value of each series became known. */
  readonly newest: Readonly<Record<string, Instant>>;
  readonly evidence: readonly Evidence[];
  readonly found: readonly Found[];
  /** Of these the sessions that lacked their value, by series. */
  readonly missing: Readonly<Record<string, readonly Day[]>>;
  /** And what is told at every decision. */
  readonly lasting: readonly Finding[];
  /** What the crowd model has answered, by the canonical text of what it was asked. */
  readonly simulations: Readonly<Record<string, Simulation>>;
  /** What was measured over names that are not carried, in order of arrival. */
  readonly cross: readonly CrossReading[];
  /** What stands on record as held; undefined while nothing does. */
  readonly held: Stated | undefined;
};

/** Before anything is known. */
export const nothing = (series: Readonly<Record<string, Series>>): Knowledge => ({
  histories: Object.fromEntries(Object.values(series).map((s) => [s.id, noHistory(s.kind)])),
  newest: {},
  evidence: [],
  found: [],
  missing: {},
  lasting: [],
  simulations: {},
  cross: [],
  held: undefined,
});

/**
 * Events in order of arrival. A decision teaches nothing. What they touch is copied once, however
 * many they are; what was known before stays as it was.
 */
export function learn(known: Knowledge, events: readonly Event[]): Knowledge {
  let observations: Observation[] = [];
  let seen: Seen = known;
  const see = (rows?: ObservationRows): void => {
    if (observations.length > 0) seen = extended(seen, observations);
    if (rows) seen = extendedByRows(seen, rows);
    observations = [];
  };
  const evidence: Evidence[] = [];
  const found: Found[] = [];
  const simulations: Simulation[] = [];
  const cross: CrossReading[] = [];
  let { held } = known;
  for (const event of events) {
    if (event.kind === 'observation') observations.push(event.observation);
    else if (event.kind === 'rows') see(event.rows);
    else if (event.kind === 'evidence') evidence.push(event.item);
    else if (event.kind === 'found') found.push(event.found);
    else if (event.kind === 'simulation') simulations.push(event.simulation);
    else if (event.kind === 'cross') cross.push(event.cross);
    else if (event.kind === 'held') held = event.held;
  }
  see();
  return {
    ...known,
    histories: seen.histories,
    newest: seen.newest,
    evidence: added(known.evidence, evidence),
    ...(found.length > 0 ? toldOf(known, found) : {}),
    simulations: answered(known.simulations, simulations),
    cross: added(known.cross, cross),
    held,
  };
}

type Seen = Pick<Knowledge, 'histories' | 'newest'>;

function extended(known: Seen, observations: readonly Observation[]): Seen {
  const histories = { ...known.histories };
  const newest = { ...known.newest };
  const told = new Map<string, Observation[]>();
  for (const o of observations) {
    if (!histories[o.series]) throw new RangeError(`observation of an unknown series ${o.series}`);
    const own = told.get(o.series);
    if (own) own.push(o);
    else told.set(o.series, [o]);
    newest[o.series] = o.knownAt;
  }
  for (const [id, own] of told) histories[id] = extendAll(histories[id] as History, own);
  return { histories, newest };
}

/** The same, series by series, so that no more than the rows of one are ever objects. */
function extendedByRows(known: Seen, rows: ObservationRows): Seen {
  const histories = { ...known.histories };
  const newest = { ...known.newest };
  for (const [id, places] of placesBySeries(rows)) {
    const own = Array.from(places, (i) => rowAt(rows, i));
    const one = extended({ histories: { [id]: histories[id] as History }, newest: {} }, own);
    histories[id] = one.histories[id] as History;
    newest[id] = one.newest[id] as Instant;
  }
  return { histories, newest };
}

function toldOf(
  known: Knowledge,
  found: readonly Found[],
): Pick<Knowledge, 'found' | 'missing' | 'lasting'> {
  const missing: Record<string, Day[]> = {};
  const lasting: Finding[] = [];
  for (const { finding } of found) {
    if (finding.kind === 'vintage') lasting.push(finding);
    if (finding.kind !== 'missing') continue;
    missing[finding.series] ??= [...(known.missing[finding.series] ?? [])];
    missing[finding.series]?.push(finding.day);
  }
  return {
    found: added(known.found, found),
    missing: { ...known.missing, ...missing },
    lasting: added(known.lasting, lasting),
  };
}

const added = <T>(before: readonly T[], more: readonly T[]): readonly T[] =>
  more.length > 0 ? [...before, ...more] : before;

const answered = (
  before: Knowledge['simulations'],
  more: readonly Simulation[],
): Knowledge['simulations'] =>
  more.length > 0
    ? { ...before, ...Object.fromEntries(more.map((s) => [canonical(s.inquiry), s])) }
    : before;

/** The events up to and with each decision; what comes after the last one is a stretch of its own. */
export function stretches(events: readonly Event[]): readonly (readonly Event[])[] {
  const out: (readonly Event[])[] = [];
  let from = 0;
  for (const [i, event] of events.entries())
    if (event.kind === 'tick' || i + 1 === events.length) {
      out.push(events.slice(from, i + 1));
      from = i + 1;
    }
  return out;
}

/** What an episode holds, before it is put in order. */
export type Material = {
  readonly observations: readonly Observation[];
  /** Very many more, in order of arrival. */
  readonly rows?: ObservationRows;
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Found[];
  /** Answers of the crowd model, each at the first decision that asked. */
  readonly simulations?: readonly { readonly at: Instant; readonly simulation: Simulation }[];
  readonly measured?: readonly { readonly at: Instant; readonly cross: CrossReading }[];
  /** What stood on record as held, the later the truer. */
  readonly held?: readonly Stated[];
};

const ARRIVAL_ORDER = {
  observation: 0,
  rows: 0,
  found: 1,
  evidence: 2,
  simulation: 3,
  cross: 4,
  held: 5,
  tick: 6,
} as const;

/**
 * Every event in the order in which it can be known; at one instant observations come first, by day
 * and series, then findings, evidence by the day of the act and by id, answers of models, then the decision that may use them.
 */
export function inOrder(material: Material, ticks: readonly Tick[]): Event[] {
  const events: Event[] = [
    ...material.observations.map((observation) => ({ kind: 'observation' as const, observation })),
    ...material.findings.map((found) => ({ kind: 'found' as const, found })),
    ...marked(material.evidence).map((item) => ({ kind: 'evidence' as const, item })),
    ...(material.simulations ?? []).map((s) => ({ kind: 'simulation' as const, ...s })),
    ...(material.measured ?? []).map((m) => ({ kind: 'cross' as const, ...m })),
    ...(material.held ?? []).map((held) => ({ kind: 'held' as const, held })),
    ...ticks.map((tick) => ({ kind: 'tick' as const, tick })),
  ];
  events.sort(
    (a, b) =>
      instantOf(a) - instantOf(b) || ARRIVAL_ORDER[a.kind] - ARRIVAL_ORDER[b.kind] || within(a, b),
  );
  return material.rows ? withRows(events, material.rows) : events;
}

/** Events with rows between them; the rows stand in order of arrival, and before what is known at their instant. */
function withRows(events: readonly Event[], rows: ObservationRows): Event[] {
  const out: Event[] = [];
  let from = 0;
  const upTo = (end: number): void => {
    if (end > from) out.push({ kind: 'rows', rows: stretchOf(rows, from, end) });
    from = Math.max(from, end);
  };
  for (const event of events) {
    upTo(knownBy(rows, instantOf(event)));
    out.push(event);
  }
  upTo(rows.length);
  return out;
}

function within(a: Event, b: Event): number {
  if (a.kind === 'observation' && b.kind === 'observation')
    return (
      a.observation.at - b.observation.at || compare(a.observation.series, b.observation.series)
    );
  return a.kind === 'evidence' && b.kind === 'evidence' ? byArrival(a.item, b.item) : 0;
}

/** Items of evidence by the instant of knowing, then by the day of the act, then by id. */
export const byArrival = (a: Evidence, b: Evidence): number =>
  a.knownAt - b.knownAt || a.occurredOn - b.occurredOn || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The only reader of history: what was known at an instant, and nothing after it. */
export function asof(
  series: Readonly<Record<string, Series>>,
  events: readonly Event[],
  at: Instant,
): Knowledge {
  return learn(nothing(series), until(events, at));
}
