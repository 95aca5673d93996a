import { parentPort, workerData } from 'node:worker_threads';
import { type RecordJob, workshop } from './job.ts';
import type { RecordMaterial } from './material.ts';

/** A job as it is posted to a thread. */
export type Posted = { readonly job: RecordJob };

const work = workshop(workerData as RecordMaterial | undefined);
parentPort?.on('message', ({ job }: Posted) => {
  const done = work(job, (decisions) => parentPort?.postMessage({ decisions }));
  parentPort?.postMessage({ done });
});
