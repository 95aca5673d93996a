import type { Setup } from '../../domain/policy.ts';
import type { Threat } from '../../domain/threat.ts';
import type { Day } from '../../domain/time.ts';
import { type Event, instantOf, type Tick } from '../event.ts';

export type EpisodeRun = { readonly setup: Setup; readonly events: readonly Event[] };

/** One kind of input, and how a run stands when nothing of it that comes after a decision exists. */
export type EpisodeInput = {
  readonly name: string;
  readonly cut: (run: EpisodeRun, at: Tick) => EpisodeRun;
};

/** Every kind of input that reaches a decision; one more kind is one more entry. */
export const INPUTS: readonly EpisodeInput[] = [
  {
    name: 'events',
    cut: (run, at) => ({ ...run, events: run.events.filter((e) => instantOf(e) <= at.at) }),
  },
  {
    name: 'vintages',
    cut: ({ setup, events }, { day }) => ({
      events,
      setup: { ...setup, vintages: setup.vintages.filter((v) => v.until < day) },
    }),
  },
  {
    name: 'crowd vintages',
    cut: ({ setup, events }, { day }) => {
      const { gathering } = setup;
      if (!gathering) return { setup, events };
      const vintages = gathering.vintages.filter((v) => v.until < day);
      return { events, setup: { ...setup, gathering: { ...gathering, vintages } } };
    },
  },
  {
    name: 'threats',
    cut: ({ setup, events }, { day }) => ({
      events,
      setup: setup.threats ? { ...setup, threats: before(setup.threats, day) } : setup,
    }),
  },
  {
    name: 'contracts',
    cut: ({ setup, events }, { at }) => ({
      events,
      setup: setup.contracts
        ? { ...setup, contracts: setup.contracts.filter((c) => c.knownAt <= at) }
        : setup,
    }),
  },
];

/**
 * Threats announced by a day, without the ends that came after it. An end without a day lies on
 * neither side of a cut, and stays.
 */
const before = (threats: readonly Threat[], day: Day): readonly Threat[] =>
  threats
    .filter((t) => t.announced <= day)
    .map((t) => {
      if (t.ended === undefined || t.ended <= day) return t;
      const { fate: _, ended: __, ...open } = t;
      return open;
    });
