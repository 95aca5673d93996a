import { parentPort, workerData } from 'node:worker_threads';
import { doJob, type Surroundings } from '../cli/servedjob.ts';
import type { Order, Posted } from './job.ts';

const around: Surroundings = workerData;
const post = (posted: Posted): void => parentPort?.postMessage(posted);

// One after the other: what one job keeps the next one finds.
let turn = Promise.resolve();
parentPort?.on('message', ({ id, job }: Order) => {
  turn = turn.then(async () => {
    post({ id, reply: await doJob(job, around, (progress) => post({ id, progress })) });
  });
});
