import { join } from 'node:path';
import type { Day } from '../../domain/time.ts';
import { BLOCKS } from '../../run/calibrate/fitcrowd.ts';
import type { RunBlock } from '../../run/calibrate/momentsurface.ts';
import type { Arena } from '../../weigh/firesale/arena.ts';
import type { Scheme } from '../../weigh/firesale/draw.ts';
import { type Blocks, blocks, empty } from '../compute/kernel.ts';
import { kernel } from '../compute/machine.ts';
import { sha256 } from '../file/hash.ts';
import { chain, type Result } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { readFrom } from '../file/text.ts';
import { type Learning, learnCrowd } from './learnt.ts';
import { readCrowd } from './read.ts';

/** Name of the crowd's file, as its hash is listed. */
const FILE = 'crowd.yaml';
/** Chance of calibration: plain, so that the blocks of one point are independent. */
const SCHEME: Scheme = { seed: [1, 0], tilt: false };

export const crowdFolder = (): string => join(root(), 'crowd');

/**
 * Calibrates the bundled crowd from a folder of long daily series.
 * @param seen called with the share done, 0..1, after every block of paths
 */
export function calibrateCrowd(
  folder: string,
  until: Day,
  seen: (share: number) => void,
): Result<Learning | undefined> {
  const module = kernel();
  let [last, run]: [Arena?, Blocks?] = [];
  let done = 0;
  const ask: RunBlock = (arena, index) => {
    if (!run || arena !== last) [last, run] = [arena, blocks(arena, SCHEME, module)];
    const { rows } = run(index, empty(arena.assets));
    done++;
    seen(done / BLOCKS);
    return rows;
  };
  return readFrom(join(crowdFolder(), FILE), (text, file) =>
    chain(readCrowd(text, file), (crowd) =>
      learnCrowd({ crowd, name: FILE, hash: sha256(text) }, { folder, until, ask }),
    ),
  );
}
