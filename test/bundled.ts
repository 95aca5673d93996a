import type { Setup } from '../src/domain/policy.ts';
import { loadEpisode, type Opened } from '../src/edge/opening.ts';
import { type Played, play } from '../src/edge/workspace.ts';

/** The bundled episode. */
export const BUNDLED = 'greenland-2026';

let opened: Opened | undefined;
let played: Played | undefined;

/** The bundled episode, opened once for all files of a test worker. */
export function bundled(): Opened {
  if (opened) return opened;
  const found = loadEpisode(BUNDLED);
  if (!found.ok) throw new RangeError(JSON.stringify(found.problems));
  opened = found.value;
  return opened;
}

/** The bundled episode run to its end, once for all files of a test worker. */
export function bundledRun(): Played {
  played ??= play(bundled());
  return played;
}

/** How an episode is set up once its thesis has spread follow volatility. */
export function volatile(setup: Setup): Setup {
  const { policy } = setup;
  const { thesis } = policy;
  const exposure = { ...thesis.exposure, spread: 'volatility' as const };
  return { ...setup, policy: { ...policy, thesis: { ...thesis, exposure } } };
}
