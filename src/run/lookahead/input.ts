import type { Moved } from '../../domain/lookahead.ts';
import type { Gathering, Setup } from '../../domain/policy.ts';
import type { Threat } from '../../domain/threat.ts';
import { DAY_MS, type Day, formatDay, parseDay } from '../../domain/time.ts';
import { over, unended } from '../../weigh/bargain/ledger.ts';
import { type Event, instantOf, singly, type Tick, until } from '../event.ts';

export type EpisodeRun = { readonly setup: Setup; readonly events: readonly Event[] };

/** One kind of input, and how a run stands when nothing of it that comes after a decision exists. */
export type EpisodeInput = {
  readonly name: string;
  readonly cut: (run: EpisodeRun, at: Tick) => EpisodeRun;
};

/** An input that stands in the setup. */
const inSetup = (
  name: string,
  kept: (setup: Setup, at: Tick) => Partial<Setup> | undefined,
): EpisodeInput => ({
  name,
  cut: ({ setup, events }, at) => ({ events, setup: { ...setup, ...kept(setup, at) } }),
});

/** Every kind of input that reaches a decision; one more kind is one more entry. */
export const INPUTS: readonly EpisodeInput[] = [
  {
    name: 'events',
    cut: (run, at) => ({ ...run, events: until(run.events, at.at) }),
  },
  inSetup('vintages', ({ vintages }, { day }) => ({
    vintages: vintages.filter((v) => v.until < day),
  })),
  inSetup('crowd vintages', ({ gathering }, { day }) => {
    const vintages = gathering?.vintages.filter((v) => v.until < day);
    return vintages && { gathering: { ...(gathering as Gathering), vintages } };
  }),
  inSetup('threats', ({ threats }, { day }) => threats && { threats: before(threats, day) }),
  inSetup('contracts', ({ contracts: all }, { at }) => {
    return all && { contracts: all.filter((c) => c.knownAt <= at) };
  }),
];

/** Threats announced by a day, without the ends that came, or became known, after it. */
const before = (threats: readonly Threat[], day: Day): readonly Threat[] =>
  threats.filter((t) => t.announced <= day).map((t) => (over(t) <= day ? t : unended(t)));

/** Clocks that are furthest ahead. */
const EASTERNMOST_MS = 14 * 3_600_000;
/** Where a cross-section is measured the market closes no earlier than this, after midnight at Greenwich. */
const CLOSE_MS = 20 * 3_600_000;

/**
 * Inputs that were known before they could be: a value before its series' own rule, as found in the
 * data, or before midnight of its day at Greenwich, which no market's close comes before; an act before midnight where clocks are furthest
 * ahead; a cross-section before its market's close; an answer of the crowd model before the end of the
 * vintage that it rests on. No cut shows them, since they are cut where they say they were known.
 */
export function knownEarly(events: readonly Event[]): Moved[] {
  const found = new Map<string, { kind: string; days: Day[] }>();
  const told = new Set<string>();
  for (const event of singly(events)) {
    const input = inputOf(event);
    if (!input || instantOf(event) >= input.begins) continue;
    const kind = event.kind === 'found' ? 'observation' : event.kind;
    // A value that its own rule already tells is one value.
    const one = `${input.path} ${input.day}`;
    if (kind === 'observation' && told.has(one)) continue;
    told.add(one);
    const group = found.get(input.path) ?? { kind, days: [] };
    group.days.push(input.day);
    found.set(input.path, group);
  }
  return [...found].map(([path, { kind, days }]) => ({
    by: 'early',
    path,
    inputs: [kind],
    count: days.length,
    first: formatDay(Math.min(...days) as Day),
  }));
}

function inputOf(event: Event): { path: string; day: Day; begins: number } | undefined {
  if (event.kind === 'observation') {
    const { series, at } = event.observation;
    return { path: `observation.${series}`, day: at, begins: at * DAY_MS };
  }
  if (event.kind === 'found') {
    const { finding: f } = event.found;
    if (f.kind !== 'early') return undefined;
    return { path: `observation.${f.series}`, day: f.day, begins: Number.POSITIVE_INFINITY };
  }
  if (event.kind === 'cross') {
    const { day } = event.cross;
    return { path: 'cross', day, begins: day * DAY_MS + CLOSE_MS };
  }
  if (event.kind === 'simulation') {
    // A crowd without a vintage rests on no past.
    const day = parseDay(event.simulation.inquiry.vintage);
    return day && { path: 'simulation', day, begins: (day + 1) * DAY_MS - EASTERNMOST_MS };
  }
  if (event.kind !== 'evidence') return undefined;
  const { id, occurredOn } = event.item;
  const begins = occurredOn * DAY_MS - EASTERNMOST_MS;
  return { path: `evidence.${id}`, day: occurredOn, begins };
}
