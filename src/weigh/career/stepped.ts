import type { Blame, Equilibrium, Fold, Game, Jump, Stakes } from '../../domain/career.ts';
import { demand } from '../../kernel/require.ts';

/**
 * The tail probability beyond which one manager sells. Staying brings the prize if the threat fades,
 * with probability 1 - p, and costs stake x P(fired | loss) if the tail comes; selling brings nothing
 * and costs nothing. Staying is worth (1 - p) prize - p stake fired, which is 0 at
 * p* = prize / (prize + stake fired).
 * @param prize  bonus x gain, years of pay, > 0
 * @param stake  what being fired costs, years of pay, > 0
 * @param fired  P(fired | loss), 0..1
 * @returns      0..1; 1 when a loss costs nothing: such a manager never sells
 * @throws RangeError when an argument is outside its range
 * @example critical(0.05, 2, 0.2) // 0.05 / 0.45
 */
export function critical(prize: number, stake: number, fired: number): number {
  demand(prize > 0 && prize < Number.POSITIVE_INFINITY, 'a prize > 0', prize);
  demand(stake > 0 && stake < Number.POSITIVE_INFINITY, 'a stake > 0', stake);
  demand(fired >= 0 && fired <= 1, 'a probability lies in 0..1', fired);
  return prize / (prize + stake * fired);
}

type Part = Extract<Stakes, { kind: 'list' }>['parts'][number];

/** All managers of one stake: what has sold before them and with them, and from which tail they go. */
type Step = {
  readonly stake: number;
  readonly before: number;
  readonly after: number;
  /** Critical tail probability of the first of them to sell, and of the last to stay. */
  readonly first: number;
  readonly last: number;
};

/** Shares closer than this are one share. */
const SLACK = 1e-9;

/**
 * The game of a finite list of stakes, in closed form: F(s; p) is a step function of s. Who has more
 * at stake sells first. The smallest stable share holds all steps up to the first whose `first` is not
 * passed, the largest all steps up to the last whose `last` is passed. Between `last` and `first` of
 * one step lies an unstable equilibrium at which its managers are indifferent and only part of them
 * sells. The leap reported is the largest one: with many parts every step is a small leap.
 * @param prize  bonus x gain, years of pay, > 0
 * @param parts  weights that sum to 1, at least one above 0
 * @param blame  0 < together <= alone
 */
export function stepped(prize: number, parts: readonly Part[], blame: Blame): Game {
  const extra = blame.alone - blame.together;
  const tail = (stake: number, share: number): number =>
    inside(critical(prize, stake, Math.min(blame.alone, blame.together + extra * share)));
  const steps: readonly Step[] = stairs(parts).map((s) => ({
    ...s,
    first: tail(s.stake, s.before),
    last: tail(s.stake, s.after),
  }));

  const equilibria = (at: number): readonly Equilibrium[] => {
    const found: Equilibrium[] = [];
    /** The share before step k, where that step stays; a push upward dies out unless it would follow. */
    const rest = (share: number, k: number): void => {
      const next = steps[k];
      if (next === undefined) found.push({ share, stable: true });
      else if (at <= next.first) found.push({ share, stable: at < next.first || at <= next.last });
    };
    rest(0, 0);
    for (const [i, s] of steps.entries()) {
      if (at > s.last && at < s.first) found.push({ share: part(s, at), stable: false });
      if (at > s.last) rest(s.after, i + 1);
    }
    return found;
  };
  /** Share at which the managers of a step are indifferent. */
  const part = (s: Step, at: number): number => {
    const loss = (prize * (1 - at)) / (at * s.stake);
    return Math.min(s.after, Math.max(s.before, (loss - blame.together) / extra));
  };
  const reach = (share: number): number => {
    let passed = 0;
    for (const s of steps) {
      passed = Math.max(passed, s.first);
      if (s.after >= share - SLACK) break;
    }
    return passed;
  };
  return { equilibria, fold: extra > 0 ? fold(steps) : {}, reach };
}

/** A tail that is certain moves everybody and one that is impossible nobody, whatever rounding says. */
const inside = (tail: number): number =>
  Math.min(1 - Number.EPSILON, Math.max(Number.MIN_VALUE, tail));

/** Parts of one stake put together, the largest stake first, with what has sold before and after. */
function stairs(parts: readonly Part[]): readonly Pick<Step, 'stake' | 'before' | 'after'>[] {
  const sorted = parts.filter((p) => p.weight > 0).toSorted((a, b) => b.stake - a.stake);
  const out: Pick<Step, 'stake' | 'before' | 'after'>[] = [];
  let sum = 0;
  for (const [i, { stake, weight }] of sorted.entries()) {
    const before = sum;
    sum = i === sorted.length - 1 ? 1 : Math.min(1, sum + weight);
    const same = out.at(-1);
    if (same?.stake === stake) out[out.length - 1] = { ...same, after: sum };
    else out.push({ stake, before, after: sum });
  }
  return out;
}

/** The largest leap upward of the smallest share, and the largest downward of the largest share. */
function fold(steps: readonly Step[]): Fold {
  const up = steps.map((s): Jump => ({ at: s.first, from: s.before, to: s.after }));
  const down = steps.toReversed().map((s): Jump => ({ at: s.last, from: s.after, to: s.before }));
  return {
    up: largest(swept(up, (next, open) => next <= open)),
    down: largest(swept(down, (next, open) => next >= open)),
  };
}

/** Leaps in their order; one that another sweeps along is part of it. */
function swept(jumps: readonly Jump[], along: (next: number, open: number) => boolean): Jump[] {
  const out: Jump[] = [];
  for (const next of jumps) {
    const open = out.at(-1);
    if (open && along(next.at, open.at)) out[out.length - 1] = { ...open, to: next.to };
    else out.push(next);
  }
  return out;
}

/** The largest leap; of equal ones the first. */
const largest = (jumps: readonly Jump[]): Jump =>
  jumps.reduce((a, b) => (Math.abs(b.to - b.from) > Math.abs(a.to - a.from) + SLACK ? b : a));
