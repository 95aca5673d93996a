import type { Instant } from '../../src/domain/time.ts';
import { standIn } from './server.ts';
import { madeUp } from './walk.ts';

// A world to try bide in without a network: made-up prices up to now, at a port of this computer.
const clock = (): Instant => Date.now() as Instant;
const { origin } = await standIn({
  tables: madeUp(clock()),
  clock,
  port: Number(process.argv[2] ?? 0),
});
console.log(`export BIDE_WORLD=${origin}`);
