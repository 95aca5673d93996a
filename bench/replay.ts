import { calendars } from '../src/domain/calendar/index.ts';
import { civil, DAY_MS, type Day, type Instant, weekday } from '../src/domain/time.ts';
import { sha256 } from '../src/edge/file/hash.ts';
import { policy } from '../src/edge/thesis/policy.ts';
import { readThesis } from '../src/edge/thesis/read.ts';
import type { Tick } from '../src/run/event.ts';
import { inOrder, stretches } from '../src/run/knowledge.ts';
import { GENESIS, line } from '../src/run/line.ts';
import { advance, start } from '../src/run/step.ts';
import { SIGNALS, thesis } from './thesis.ts';
import { episodeOf, IDS, made } from './world.ts';

const YEARS = 20;

/** What was measured, seconds of processor time, and the fingerprint of the output. */
export type Measured = {
  readonly decisions: number;
  readonly signals: number;
  /** The first pass, in which the engine still compiles. */
  readonly cold: number;
  /** Median of the passes after two of warming up. */
  readonly warm: number;
  readonly passes: number;
  readonly hash: string;
};

const WARMING = 2;
const PASSES = 5;

/** 20 years x 5 made-up series x 40 signals, rank windows of 250, through the live step. */
export function benchReplay(): Measured {
  const pass = prepared();
  const runs = Array.from({ length: WARMING + PASSES }, pass);
  const warm = runs
    .slice(WARMING)
    .map((r) => r.cpu)
    .sort((a, b) => a - b);
  const [first] = runs;
  if (!first || runs.some((r) => r.hash !== first.hash)) throw new RangeError('passes differ');
  return {
    decisions: first.decisions,
    signals: SIGNALS,
    cold: first.cpu,
    warm: warm[(PASSES - 1) / 2] as number,
    passes: PASSES,
    hash: first.hash,
  };
}

type Pass = { readonly decisions: number; readonly cpu: number; readonly hash: string };

/** Figures and thesis made up once; each pass puts the events in order, advances from decision to decision and hashes every line. */
function prepared(): () => Pass {
  const from = civil(2000, 1, 3) as Day;
  const days = Array.from(
    { length: Math.round(YEARS * 365.25) },
    (_, i) => (from + i) as Day,
  ).filter((d) => weekday(d) <= 5);
  const observations = days.flatMap(made());
  const draft = readThesis(thesis(), 'bench');
  if (!draft.ok) throw new RangeError(JSON.stringify(draft.problems));
  const episode = episodeOf(days);
  const rules = policy(draft.value, episode.series);
  if (!rules.ok) throw new RangeError(JSON.stringify(rules.problems));
  const setup = { episode, policy: rules.value, calendars, vintages: [], version: 'bench' };
  const ticks = days.map(
    (day): Tick => ({
      at: (day * DAY_MS + DAY_MS / 2) as Instant,
      day,
      stamp: String(day),
      due: Object.fromEntries(IDS.map((id) => [id, day])),
    }),
  );
  return () => {
    const began = process.cpuUsage();
    let [state, hash, decisions] = [start(setup), GENESIS, 0];
    for (const stretch of stretches(inOrder({ observations, evidence: [], findings: [] }, ticks))) {
      const [next, decision] = advance(state, stretch, setup);
      state = next;
      if (!decision) continue;
      hash = line(decision, hash, sha256).hash;
      decisions++;
    }
    const { user, system } = process.cpuUsage(began);
    return { decisions, cpu: (user + system) / 1e6, hash };
  };
}
