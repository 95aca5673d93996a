import { parentPort, workerData } from 'node:worker_threads';
import { type Job, workshop } from './job.ts';
import type { Material } from './material.ts';

/** A job as it is posted to a thread. */
export type Posted = { readonly job: Job };

const work = workshop(workerData as Material);
parentPort?.on('message', ({ job }: Posted) => {
  const done = work(job, (decisions) => parentPort?.postMessage({ decisions }));
  parentPort?.postMessage({ done });
});
