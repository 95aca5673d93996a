import type { Instant } from '../../src/domain/time.ts';
import { madeUpPapers } from './paper.ts';
import { standIn } from './server.ts';
import { madeUp } from './walk.ts';

/** Weekdays: what is learnt of the past goes back twenty years and more. */
const PAST_DAYS = 7000;
const clock = (): Instant => Date.now() as Instant;
// A world to try bide in without a network: made-up prices up to now, at a port of this computer.
const { origin } = await standIn({
  tables: madeUp(clock(), { past: PAST_DAYS }),
  papers: madeUpPapers(clock()),
  clock,
  port: Number(process.argv[2] ?? 0),
});
console.log(`export BIDE_WORLD=${origin}`);
