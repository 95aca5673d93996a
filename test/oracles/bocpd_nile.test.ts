import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  changepoint,
  noRuns,
  normalGamma,
  type RunLaw,
  type Runs,
} from '../../src/kernel/changepoint.ts';
import { normalMean } from '../reference/normalmean.ts';
import { within } from './within.ts';

const FOLDER = new URL('../../../shared/oracles/', import.meta.url);
const present = existsSync(FOLDER);
if (!present) console.log('skipped: no ../shared beside the checkout, change points unchecked');
const oracle = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));

/** Runs after 0, 1, 2, ... observations. */
function all<B>(law: RunLaw<B>, hazard: number, xs: readonly number[]): readonly Runs<B>[] {
  const out = [noRuns(law)];
  for (const x of xs) out.push(changepoint(out.at(-1) as Runs<B>, law, hazard, x));
  return out;
}

const mapOf = <B>({ chances, lengths }: Runs<B>): number =>
  lengths[chances.indexOf(Math.max(...chances))] as number;

/** Expected value of something over the runs. */
const over = <B>(runs: Runs<B>, of: (belief: B, length: number) => number): number =>
  runs.chances.reduce(
    (sum, p, i) => sum + p * of(runs.beliefs[i] as B, runs.lengths[i] as number),
    0,
  );

/** What both oracles hold. */
type Oracle = {
  readonly hazard: number;
  readonly rows: Readonly<Record<string, readonly number[]>>;
  readonly summary: {
    readonly [K in 'map_run_length' | 'p_map' | 'expected_run_length']: number[];
  };
};

function agrees<B>(runs: readonly Runs<B>[], o: Oracle): void {
  for (const [t, row] of Object.entries(o.rows)) {
    const got = runs[Number(t)] as Runs<B>;
    expect(got.lengths).toEqual(row.map((_, r) => r));
    for (const [r, p] of row.entries())
      expect(Math.abs((got.chances[r] as number) - p), `${t} ${r}`).toBeLessThanOrEqual(1e-10);
  }
  expect(runs.map(mapOf)).toEqual(o.summary.map_run_length);
  for (const [t, p] of o.summary.p_map.entries())
    expect(Math.abs(Math.max(...(runs[t] as Runs<B>).chances) - p)).toBeLessThanOrEqual(1e-10);
  within(
    runs.map((r) => over(r, (_, length) => length)),
    o.summary.expected_run_length,
    1e-10,
  );
  for (const { chances } of runs.slice(1))
    expect(Math.abs((chances[0] as number) - o.hazard)).toBeLessThanOrEqual(1e-14);
}

test.skipIf(!present)('change points of the Nile, mean and precision unknown', () => {
  const o = oracle('bocpd_nile_normalgamma');
  const runs = all(normalGamma(o.prior), o.hazard, o.nile);
  agrees(runs, o);
  within([runs.at(-1)?.logEvidence as number], [o.log_evidence_own], 1e-10);
  // The dam: from the fall of the likeliest length on, its run begins at observation 29, 1899.
  const falls = runs.flatMap((r, t) => (t > 0 && mapOf(r) < t ? [t - mapOf(r) + 1] : []));
  expect([1, ...new Set(falls)]).toEqual(o.most_likely_changepoints_ocp);
});

test.skipIf(!present)('change points of the Nile, variance known', () => {
  const o = oracle('bocpd_nile_knownvar');
  const law = normalMean({ mean: o.mean0, variance: o.var0 }, o.varx);
  const runs = all(law, o.hazard, o.nile);
  agrees(runs, o);
  const before = runs.slice(0, -1);
  within(
    before.map((r) => over(r, (b) => b.mean)),
    o.predictive_mean,
    1e-10,
  );
  // The oracle averages the variances and leaves out how far the means lie apart.
  within(
    before.map((r) => over(r, (b) => b.variance + o.varx)),
    o.predictive_var,
    1e-10,
  );
});
