import { parentPort, workerData } from 'node:worker_threads';
import { doJob } from '../cli/servedjob.ts';
import type { Surroundings, WorkerOrder, WorkerPost } from './job.ts';

const around: Surroundings = workerData;
const post = (posted: WorkerPost): void => parentPort?.postMessage(posted);

// One after the other: what one job keeps the next one finds.
let turn = Promise.resolve();
parentPort?.on('message', ({ id, job }: WorkerOrder) => {
  turn = turn.then(async () => {
    post({ id, reply: await doJob(job, around, (progress) => post({ id, progress })) });
  });
});
