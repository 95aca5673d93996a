import type { Sizing } from '../../domain/score.ts';
import type { Day } from '../../domain/time.ts';
import type { Vintage } from '../../domain/vintage.ts';
import { draw } from '../../judge/score/draw.ts';
import { type Resampled, resample } from '../../judge/score/resample.ts';
import { delayed, walkForward } from '../../run/record/walkforward.ts';
import { type Calibration, calibrate } from '../../sense/calibrate.ts';
import type { Result } from '../file/problem.ts';
import { type CodedEpisode, type EpisodeTrial, episodeTrial } from './episodetrial.ts';
import type { RecordMaterial } from './material.ts';
import { type RecordWorld, world } from './world.ts';

/** Names the rules of calibration. */
const METHOD = 'calibrate-1';
const SEED = 1;

/** Vintages and the day of the first decision of a walk. */
type Walk = { readonly vintages: readonly Vintage[]; readonly from: Day };

/** A part of the evaluation that needs no other part of its kind. */
export type RecordJob =
  /** What the past up to a day teaches. */
  | { readonly kind: 'vintage'; readonly until: Day }
  /** The live step from a day on. */
  | (Walk & { readonly kind: 'walk' })
  /** The same with the lags of everything known after the decision of a day doubled. */
  | (Walk & { readonly kind: 'late'; readonly after: Day })
  /** A coded episode, replayed and scored; it needs no material. */
  | (CodedEpisode & { readonly kind: 'episode' })
  /** The figures of a path in resamples of its sessions. */
  | { readonly kind: 'resample'; readonly returns: readonly number[] };

export type Done = {
  readonly vintage: Calibration | undefined;
  readonly walk: readonly Sizing[];
  /** Up to the first decision that knows less, and how many observations came later. */
  readonly late: { readonly sizings: readonly Sizing[]; readonly delayed: number };
  readonly resample: Resampled;
  readonly episode: Result<EpisodeTrial>;
};

/** Does any job of one material, or those that need none; what several jobs need is made once. */
export function workshop(
  material: RecordMaterial | undefined,
): (job: RecordJob, told: (decisions: number) => void) => Done[RecordJob['kind']] {
  let opened: RecordWorld | undefined;
  const open = (): RecordWorld => {
    if (opened) return opened;
    if (!material) throw new RangeError('no material');
    const read = world(material);
    if (!read.ok) throw new RangeError('the thesis was read before');
    opened = read.value;
    return opened;
  };
  return (job, told) => {
    if (job.kind === 'episode') return episodeTrial(job);
    if (job.kind === 'resample') return resample(job.returns, draw(SEED));
    const world = open();
    if (job.kind === 'vintage') {
      const { until } = job;
      return calibrate((material as RecordMaterial).episode, world.asOf(until).histories, {
        until,
        method: METHOD,
        reach: world.reach,
      });
    }
    const { setup, events } = world.live(job.vintages, job.from);
    return job.kind === 'walk'
      ? walkForward(setup, events, told)
      : delayed(setup, events, { after: job.after, told });
  };
}
