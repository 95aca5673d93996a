import { calendars } from '../../domain/calendar/index.ts';
import type { Fall } from '../../domain/delever.ts';
import type { History } from '../../domain/history.ts';
import type { Policy, Setup } from '../../domain/policy.ts';
import type { Quote } from '../../domain/score.ts';
import type { Day, Instant } from '../../domain/time.ts';
import type { Vintage } from '../../domain/vintage.ts';
import { asof, inOrder, type Knowledge } from '../../run/knowledge.ts';
import { spansOf } from '../../sense/span.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { policy } from '../thesis/policy.ts';
import { readThesis } from '../thesis/read.ts';
import { decisionTicks, reachOf } from '../tick.ts';
import { VERSION } from '../version.ts';
import { instantAt } from '../zone.ts';
import type { RecordMaterial } from './material.ts';

/** The record as a thread sees it: everything that follows from its material. */
export type RecordWorld = ReturnType<typeof worldOf>;

/** Reads the thesis and lays the observations in order. */
export const world = (material: RecordMaterial): Result<RecordWorld> =>
  chain(readThesis(material.thesis.text, material.thesis.file), (draft) =>
    chain(policy(draft, material.episode.series), (rules) => accepted(worldOf(material, rules))),
  );

function worldOf({ episode, observations, findings }: RecordMaterial, policy: Policy) {
  const dated = inOrder({ observations, evidence: [], findings: [] }, []);
  const all = asof(episode.series, dated, Number.MAX_SAFE_INTEGER as Instant);
  const of = (id: string): History => {
    const history = all.histories[id];
    if (!history) throw new RangeError(`no history of ${id}`);
    return history;
  };
  const reach = reachOf(episode, calendars);
  return {
    policy,
    reach,
    /** Histories in full, by id. */
    of,
    /** What was known at the end of a day. */
    asOf: (day: Day): Knowledge =>
      asof(episode.series, dated, instantAt(day, '24:00', episode.decide.zone)),
    /** Every value of a series by session; none of a series that there is not. */
    quotes: (id: string | undefined): readonly Quote[] => {
      const h = id === undefined ? undefined : all.histories[id];
      return (h?.days ?? []).map((day, i) => ({ day, value: h?.values[i] as number }));
    },
    /** Every window of three sessions, oldest first. */
    falls: (): readonly Fall[] => spansOf(episode, of, reach),
    /** The live step's setup and events from one day's decision on. */
    live: (vintages: readonly Vintage[], from: Day) => {
      const setup: Setup = { episode, policy, calendars, reach, vintages, version: VERSION };
      const ticks = decisionTicks(episode, calendars, { from, to: episode.to });
      return { setup, events: inOrder({ observations, evidence: [], findings }, ticks) };
    },
  };
}
