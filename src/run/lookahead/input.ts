import type { Gathering, Setup } from '../../domain/policy.ts';
import type { Threat } from '../../domain/threat.ts';
import type { Day } from '../../domain/time.ts';
import { over, unended } from '../../weigh/bargain/ledger.ts';
import { type Event, type Tick, until } from '../event.ts';

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
