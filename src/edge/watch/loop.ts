import type { Instant } from '../../domain/time.ts';

/** What a loop waits by. */
export type WatchClock = {
  readonly now: () => Instant;
  /** Waits, perhaps less long. */
  readonly sleep: (ms: number) => Promise<unknown>;
};

/** That the clock did not go on as it should: the machine slept, or somebody set it. */
export type ClockJump = { readonly from: Instant; readonly to: Instant };

/** What is done at a time. */
type Rounds = {
  /** The first instant after another at which there is something to do. */
  readonly next: (after: Instant) => Instant;
  /** Whether something came meanwhile that waits for no hour. */
  readonly woken: () => boolean;
  /** Does what fell due after one instant, up to another. */
  readonly round: (after: Instant, by: Instant) => Promise<void>;
  readonly jumped: (jump: ClockJump) => void;
  /** Whether to stop, looked at between any two things. */
  readonly ended: () => boolean;
};

/** Longest single wait: after it one looks whether the clock still goes, and whether anything came. */
const SLICE_MS = 15_000;
/** A wait that took so much longer was a sleep. */
const JUMP_MS = 60_000;

const NEVER = Number.NEGATIVE_INFINITY as Instant;

/**
 * Does rounds until it is to stop: one after the other, each when it falls due. What was due while the machine slept
 * is done in one round once it is awake; where the clock was set back nothing is done again, for whoever does a round
 * knows what is on record. The first round is done at once, after minus infinity.
 */
export async function watching(
  { next, woken, round, jumped, ended }: Rounds,
  { now, sleep }: WatchClock,
): Promise<void> {
  let [done, due] = [NEVER, NEVER];
  while (!ended()) {
    const at = now();
    if (at < done) [done, due] = [at, next(at)];
    if (at >= due || woken()) {
      await round(done, at);
      [done, due] = [at, next(at)];
      continue;
    }
    const wait = Math.min(SLICE_MS, due - at);
    await sleep(wait);
    const after = now();
    if (after < at || after > at + wait + JUMP_MS) jumped({ from: at, to: after });
  }
}
