import { now } from '../clock.ts';
import type { JobReply } from './job.ts';
import type { Serves, Serving } from './serving.ts';

/** Outcomes that are kept, and jobs that wait, at most. */
const [MOST_KEPT, MOST_WAITING] = [200, 100];
/** For how long the workspace is not looked at again, milliseconds. */
const GLANCE_MS = 200;
const MINUTE_MS = 60_000;
/** The exit code of a fault: what failed so is tried again. */
const FAULTY = 3;

/**
 * Runs a job once for each state of the workspace, however many ask; where too many different ones wait, it says so.
 * What was changed through the server is seen at once, what was changed beside it within a moment.
 */
export function remembering({
  workers,
  stamp,
}: Serving): Pick<Serves, 'remembered' | 'stamp' | 'workers'> {
  const kept = new Map<string, Promise<JobReply>>();
  const glances = new Map<string, { readonly at: number; readonly stamp: string }>();
  let waiting = 0;
  const glance = (episode: string): string => {
    const last = glances.get(episode);
    const at = now();
    if (last && Math.abs(at - last.at) < GLANCE_MS) return last.stamp;
    const seen = { at, stamp: stamp(episode) };
    if (glances.size >= MOST_KEPT) glances.clear();
    glances.set(episode, seen);
    return seen.stamp;
  };
  return {
    stamp: glance,
    workers: {
      ...workers,
      run: (job, way) => workers.run(job, way).finally(() => glances.clear()),
    },
    remembered: (job, way) => {
      // What is known, due or today changes with the clock as well.
      const minute = Math.floor(now() / MINUTE_MS);
      const key = JSON.stringify([job, minute, glance('episode' in job ? job.episode : '')]);
      const found = kept.get(key);
      if (found) return found as ReturnType<typeof workers.run<typeof job.kind>>;
      if (waiting >= MOST_WAITING)
        return Promise.resolve({ ok: false, code: FAULTY, error: BUSY, busy: true });
      waiting += 1;
      const run = workers.run(job, way).finally(() => {
        waiting -= 1;
      });
      kept.set(key, run);
      run.then(
        (reply) => reply.ok || reply.code !== FAULTY || kept.delete(key),
        () => kept.delete(key),
      );
      for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
      return run;
    },
  };
}

const BUSY = 'too much is asked for at one time; ask again in a moment';
