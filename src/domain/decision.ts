import type { Delever } from './delever.ts';
import type { Exposure } from './exposure.ts';
import type { Finding } from './finding.ts';
import type { Known } from './known.ts';
import type { Stands } from './portfolio.ts';
import type { Regime } from './regime.ts';
import type { CrowdReading } from './simulation.ts';
import type { Stop } from './stop.ts';
import type { Stress } from './stress.ts';
import type { Day, Instant } from './time.ts';
import type { Board } from './watch.ts';

/** When a decision is taken: the instant, its day where it is taken, and its wall-clock text. */
export type Moment = { readonly at: Instant; readonly day: Day; readonly stamp: string };

export type Verdict = 'hold' | 'trim' | 'leave' | 'wait';

/** What a decision comes to: the verdict, but to hold more than before is to add. */
export type Act = Verdict | 'add';

/** What a decision comes to, in the one way in which every page, sheet and picture says it. */
export const actOf = ({
  verdict,
  exposure,
}: {
  readonly verdict: Verdict;
  readonly exposure: Pick<Exposure, 'target' | 'before'>;
}): Act => (verdict === 'hold' && exposure.target > exposure.before + 1e-9 ? 'add' : verdict);

/** Why the verdict is what it is: a kind that each language puts into words. */
export type Reason =
  | {
      readonly kind: 'synchronised';
      readonly window: number;
      readonly severity: number;
      readonly oneIn: Stress['oneIn'];
    }
  | { readonly kind: 'stress'; readonly state: string }
  | { readonly kind: 'not in force'; readonly hardest: number; readonly claim?: string }
  | { readonly kind: 'in force'; readonly claims: readonly string[] }
  | { readonly kind: 'credit'; readonly state: string; readonly end?: Day }
  | { readonly kind: 'tripped'; readonly stop: string; readonly keys: readonly string[] }
  | { readonly kind: 'absorbed'; readonly stop: string; readonly since: Day }
  | { readonly kind: 'pending'; readonly stop: string }
  | { readonly kind: 'blind'; readonly stop: string; readonly missing: readonly string[] }
  | { readonly kind: 'regime'; readonly call: string; readonly from: string }
  | { readonly kind: 'moved'; readonly source: string; readonly friction: number }
  | { readonly kind: 'binding'; readonly binding: string; readonly at: number }
  | { readonly kind: 'unknown'; readonly input: string };

/** The age of one source at the moment of decision. */
export type Freshness = {
  readonly series: string;
  /** Day of the last value, and the value; undefined when there is none. */
  readonly last?: Day;
  readonly value?: number;
  readonly knownAt?: Instant;
  /** fresh: the newest due value is here; carried: no session today; stale: a due value is missing. */
  readonly state: 'fresh' | 'carried' | 'stale' | 'absent';
  /** Sessions of its calendar between the last value and the day of decision. */
  readonly sessions: number;
};

/** The record of a change, or of a refusal to change. */
export type Decision = {
  readonly moment: Moment;
  readonly stress: Stress;
  readonly regime: Regime;
  readonly stops: readonly Stop[];
  readonly exposure: Exposure;
  readonly crowd: Known<CrowdReading>;
  /** How much of the fall is mechanical, and how far it comes back. */
  readonly delever: Delever;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly findings: readonly Finding[];
  readonly freshness: readonly Freshness[];
  readonly board: Board;
  /** Names the rules, the program's version and the vintage. */
  readonly method: string;
  /** Id and hash of the thesis. */
  readonly thesis: string;
  /** What stands on record as really held: `exposure.before` is that. Absent: the machine's own path. */
  readonly held?: Stands;
};

/** Whether no calibration could judge the day. */
export const isUncalibrated = ({ findings }: Pick<Decision, 'findings'>): boolean =>
  findings.some((f) => f.kind === 'uncalibrated');
