import { expect, test } from 'vitest';
import { impact } from '../../src/kernel/impact.ts';
import { apart } from '../kernel/near.ts';
import { amihud, kyle } from '../reference/impactmeasures.ts';
import { IMPACT } from './impact_measures.ts';

/** The oracle's rule: relative, 1e-12. */
const agree = (got: number, want: number): void => expect(apart(got, want)).toBeLessThan(1e-12);

test("Kyle's lambda as frds has it, a million of net buying", () => {
  agree((kyle(IMPACT.returns, IMPACT.signed) as number) * 1e6, IMPACT.kyle);
});

test("Amihud's measure, a million traded", () => {
  agree(amihud(IMPACT.returns, IMPACT.traded) * 1e6, IMPACT.amihud);
});

test.each(IMPACT.squareRoot)('selling %f of a day moves the price by %f', (share, want) => {
  agree(impact(share, 1, IMPACT.volatility, IMPACT.y), want);
  agree(impact(share * 7e6, 7e6, IMPACT.volatility, IMPACT.y), want);
});
