import { parentPort, workerData } from 'node:worker_threads';
import { doJob } from '../cli/servedjob.ts';
import type { Surroundings, WorkerOrder, WorkerPost } from './job.ts';

/** The exit code of a fault. */
const FAULTY = 3;

const around: Surroundings = workerData;
const post = (posted: WorkerPost): void => parentPort?.postMessage(posted);

// One after the other: what one job keeps the next one finds.
let turn = Promise.resolve();
parentPort?.on('message', ({ id, job }: WorkerOrder) => {
  turn = turn.then(async () => {
    try {
      post({ id, reply: await doJob(job, around, (progress) => post({ id, progress })) });
    } catch (error) {
      // Whatever one job is broken by, the others are done.
      post({ id, reply: { ok: false, code: FAULTY, error: String(error) } });
    }
  });
});
