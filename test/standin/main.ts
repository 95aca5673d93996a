import type { Instant } from '../../src/domain/time.ts';
import { europe, madePapers } from './europe.ts';
import { exchanges, madeMarkets } from './odds.ts';
import { madeUpPapers } from './paper.ts';
import { standIn } from './server.ts';
import { madeTalk, talkHost } from './talk.ts';
import { madeUp } from './walk.ts';

/** Weekdays: what is learnt of the past goes back twenty years and more. */
const PAST_DAYS = 7000;
/** Terms that sources are asked for to begin with. */
const TERM = 'tariff, defence spending, forsvar, patrol vessel';
const clock = (): Instant => Date.now() as Instant;
// A world to try bide in without a network: made-up prices up to now, at a port of this computer.
const { origin } = await standIn({
  tables: madeUp(clock(), { past: PAST_DAYS }),
  papers: madeUpPapers(clock()),
  clock,
  more: { ...exchanges(madeMarkets), ...europe(madePapers(TERM, 60)), ...talkHost(madeTalk) },
  port: Number(process.argv[2] ?? 0),
});
console.log(`export BIDE_WORLD=${origin}`);
