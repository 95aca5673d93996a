import { CAUSES, type Cause, type Fate, type Threat } from '../../src/domain/threat.ts';
import type { Day } from '../../src/domain/time.ts';
import { philox, uniform } from '../../src/kernel/philox.ts';

/** A made world of threats, and what is true of it. */
export type Made = {
  readonly threats: readonly Threat[];
  readonly at: Day;
  /** Share of each end, of all threats that are ever made. */
  readonly shares: { readonly [C in Cause]: number };
  /** P(ended this way within 30, 90 days). */
  readonly within: { readonly [H in Ahead]: { readonly [C in Cause]: number } };
  /** P(a withdrawn or delayed one is back within 91, 183, 365 days). */
  readonly back: { readonly 3: number; readonly 6: number; readonly 12: number };
  /** One more threat, open on the day the ledger is read, and what is true of it then. */
  readonly open: Threat;
  readonly ends: { readonly [C in Cause]: number };
  readonly imposed: { readonly [H in Ahead]: number };
  /** Threats made, times P(one is carried out, and later than the open one has been open). */
  readonly late: number;
};

/** Days within which something ends. */
export type Ahead = 30 | 90;

/** How a world departs from what the estimators take it to be. */
export type Twist = 'none' | 'shares change half way' | 'ends differ in pace';

/** Days over which threats are made. */
const YEARS = 6 * 365;

/**
 * Priors: shares from a flat Dirichlet over the five ends; 14 to 70 clusters, each with one more row
 * with probability 0 to 0.4 again and again; a row ends as the one before it in its cluster with
 * probability 0 to 0.6, else by the shares; days to the end exponential with a mean of 15 to 90; days
 * made over six years, the ledger read at their end, so that the last are censored; rows after a
 * withdrawal or delay follow after exponential days with a mean of 60 to 200, other rows after 30.
 * The open threat was made 0 to 60 days before the end, by the shares of that time.
 */
export function world(seed: number, twist: Twist = 'none'): Made {
  const out = new Uint32Array(4);
  let count = 0;
  const dice = (): number => {
    philox([count++, 0, 0, 7], [seed, 77], out);
    return uniform(out[0] as number);
  };
  const between = (low: number, high: number): number => low + (high - low) * dice();
  const exponential = (mean: number): number => -mean * Math.log(dice());
  const dirichlet = (): { [C in Cause]: number } => {
    const parts = CAUSES.map(() => exponential(1));
    const sum = parts.reduce((a, b) => a + b, 0);
    return byCause((c) => (parts[CAUSES.indexOf(c)] as number) / sum);
  };
  const [first, second] = [dirichlet(), dirichlet()];
  const clusters = Math.floor(between(14, 70));
  const [more, copy, mean, gap] = [
    between(0, 0.4),
    between(0, 0.6),
    between(15, 90),
    between(60, 200),
  ];
  const pace = byCause((c) =>
    twist === 'ends differ in pace' ? ([1, 1, 0.3, 2, 3][CAUSES.indexOf(c)] ?? 1) : 1,
  );
  const at = YEARS as Day;
  const threats: Threat[] = [];
  for (let k = 0; k < clusters; k++) {
    let day = Math.floor(between(0, YEARS));
    let last: Cause | undefined;
    for (let r = 0; ; r++) {
      const shares = twist === 'shares change half way' && day > YEARS / 2 ? second : first;
      const cause: Cause = last !== undefined && dice() < copy ? last : pick(shares, dice());
      const days = Math.ceil(exponential(mean * pace[cause]));
      if (day <= at) threats.push(row(`${k}-${r}`, `c${k}`, day, cause, day + days));
      last = cause;
      const falls = cause === 'withdrawn' || cause === 'delayed';
      if (dice() >= more) break;
      day += days + Math.floor(exponential(falls ? gap : 30));
    }
  }
  const shares =
    twist === 'shares change half way' ? byCause((c) => (first[c] + second[c]) / 2) : first;
  const days = Math.floor(between(0, 60));
  /** P(a threat made of late ends this way, and later than so many days). */
  const later = (c: Cause, than: number): number =>
    (twist === 'shares change half way' ? second : first)[c] * Math.exp(-than / (mean * pace[c]));
  const left = CAUSES.reduce((sum, c) => sum + later(c, days), 0);
  const carried = (than: number): number => later('implemented', than) + later('reduced', than);
  const each = <T>(of: (ahead: Ahead) => T) => ({ 30: of(30), 90: of(90) });
  return {
    threats,
    at,
    shares,
    within: each((h) => byCause((c) => shares[c] * (1 - Math.exp(-h / (mean * pace[c]))))),
    // Whole days, rounded down: within 91 is less than 92.
    back: {
      3: more * (1 - Math.exp(-92 / gap)),
      6: more * (1 - Math.exp(-184 / gap)),
      12: more * (1 - Math.exp(-366 / gap)),
    },
    open: open(at - days),
    ends: byCause((c) => later(c, days) / left),
    imposed: each((h) => (carried(days) - carried(days + h)) / left),
    late: threats.length * carried(days),
  };
}

const FATE: { readonly [C in Cause]: Fate } = {
  implemented: 'implemented on time',
  reduced: 'implemented reduced',
  delayed: 'delayed',
  withdrawn: 'withdrawn',
  'struck down': 'struck down',
};

const row = (id: string, cluster: string, from: number, cause: Cause, to: number): Threat => ({
  id,
  announced: from as Day,
  target: { en: id, 'zh-Hant': id },
  rate: '10%',
  fate: FATE[cause],
  ended: to as Day,
  cluster,
  aim: 'country',
  europe: false,
  retaliated: 'no',
  exit: false,
  confidence: 'high',
  source: 'https://example.org',
  notes: '',
});

function open(from: number): Threat {
  const { fate: _, ended: __, ...still } = row('open', 'open', from, 'withdrawn', from);
  return still;
}

function pick(shares: { readonly [C in Cause]: number }, u: number): Cause {
  let left = u;
  for (const cause of CAUSES) {
    left -= shares[cause];
    if (left < 0) return cause;
  }
  return 'struck down';
}

const byCause = <T>(of: (cause: Cause) => T): { [C in Cause]: T } => ({
  implemented: of('implemented'),
  reduced: of('reduced'),
  delayed: of('delayed'),
  withdrawn: of('withdrawn'),
  'struck down': of('struck down'),
});
