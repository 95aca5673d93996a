import { present } from '../../domain/present.ts';
import { fnv } from '../../kernel/fnv1a.ts';
import type { Sum, Walk } from '../../run/ports.ts';
import { OUT, SESSIONS, WIDTH } from '../../weigh/firesale/arena.ts';
import { picture } from '../../weigh/picture.ts';
import { simulation } from '../../weigh/recovery.ts';

/** Of the rows. */
export const fingerprint = ({ walked }: Walk): string => fnv([walked.rows]);

/** What a walk comes to, under the fingerprint of its rows, or under that at hand. */
export function summed(walk: Walk, print = fingerprint(walk)): Sum {
  const { inquiry, shown, ...run } = walk;
  const simulated = simulation(inquiry, { ...run, fingerprint: print });
  const drawn = shown === undefined ? undefined : picture(walk.walked.rows, shown);
  return { simulation: simulated, ...present({ drawn }) };
}

/** Paths of a practice: enough of each size of fall to be summed up. */
const PRACTICE_PATHS = 4096;

/**
 * Sums up made-up paths. Afterwards what every question needs is worked out, and the engine has
 * compiled what sums up, so that a thread which waits for its first question answers it sooner.
 */
export function practice(): void {
  const rows = new Float64Array(new SharedArrayBuffer(8 * PRACTICE_PATHS * WIDTH));
  const crossings = new Uint8Array(new SharedArrayBuffer(PRACTICE_PATHS));
  for (let i = 0; i < rows.length; i++) rows[i] = (i * Math.SQRT2) % 1;
  for (let path = 0; path < PRACTICE_PATHS; path++) {
    crossings[path] = path % SESSIONS;
    rows[path * WIDTH + OUT.half] = path % (SESSIONS + 2);
  }
  const sigma = 1 / 12;
  const [none, paths] = [new Float64Array(0), PRACTICE_PATHS];
  simulation(
    {
      ...{ model: 'practice', crowd: '', vintage: 'none', world: 'walk', seed: 0 },
      ...{ conditions: { volatility: 1, news: {}, drift: 0, rate: 0 }, paths, scrambles: 2 },
    },
    {
      arena: {
        ...{ sleeves: 0, sort: none, start: none, cut: none, held: 1 },
        rules: {
          sigma,
          daily: sigma,
          decaying: 0.5,
          decay: 0.5,
          react: 0.5,
          memory: 0.5,
          drift: 0,
        },
      },
      walked: { rows, crossings },
      fingerprint: '',
    },
  );
}
