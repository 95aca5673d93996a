import { Worker } from 'node:worker_threads';
import type { JobReply, ServedJob, Surroundings, WorkerPost } from './job.ts';

/** How a job is watched, and ended before its end. */
export type JobWay = {
  readonly progress?: (line: string) => void;
  /** A job that is told to stop takes its worker with it. */
  readonly stop?: AbortSignal;
};

/** Does jobs off the thread that answers requests. */
export type Workers = {
  readonly run: <K extends ServedJob['kind']>(
    job: Extract<ServedJob, { readonly kind: K }>,
    way?: JobWay,
  ) => Promise<JobReply<K>>;
  readonly close: () => Promise<void>;
};

/** A job was ended before its end. */
class JobStopped extends Error {
  override readonly name = 'StoppedJob';
}

type Waiting = {
  readonly reply: (reply: JobReply) => void;
  readonly progress: (line: string) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * Workers for a server: one that stays and takes one job after the other, and one more for each job that may be
 * stopped, which ends with it.
 * @param file    into which `worker.ts` was built
 * @param around  what the jobs are done with
 */
export function workers(file: string, around: Pick<Surroundings, 'env' | 'build'>): Workers {
  let [ids, closed] = [0, false];
  const hire = (): { readonly worker: Worker; readonly waiting: Map<number, Waiting> } => {
    const worker = new Worker(file, { workerData: around });
    const waiting = new Map<number, Waiting>();
    const fail = (error: unknown): void => {
      for (const { fail } of waiting.values()) fail(error);
      waiting.clear();
    };
    worker.on('message', (posted: WorkerPost) => {
      if ('progress' in posted) return waiting.get(posted.id)?.progress(posted.progress);
      waiting.get(posted.id)?.reply(posted.reply);
      waiting.delete(posted.id);
    });
    worker.on('error', fail);
    worker.on('exit', () => {
      fail(new JobStopped('the worker ended'));
      if (staying?.worker === worker) staying = undefined;
    });
    return { worker, waiting };
  };
  let staying: ReturnType<typeof hire> | undefined;
  const alone = new Set<Worker>();
  return {
    run: <K extends ServedJob['kind']>(
      job: Extract<ServedJob, { readonly kind: K }>,
      { progress = () => {}, stop }: JobWay = {},
    ) =>
      new Promise<JobReply<K>>((resolve, reject) => {
        if (closed || stop?.aborted) return reject(new JobStopped('stopped before it began'));
        staying ??= stop ? staying : hire();
        const { worker, waiting } = stop || !staying ? hire() : staying;
        const id = ids++;
        const end = (): void => {
          if (!stop) return;
          alone.delete(worker);
          void worker.terminate();
        };
        if (stop) {
          alone.add(worker);
          stop.addEventListener('abort', end, { once: true });
        }
        waiting.set(id, {
          progress,
          reply: (reply) => {
            resolve(reply as JobReply<K>);
            end();
          },
          fail: reject,
        });
        worker.postMessage({ id, job });
      }),
    close: async () => {
      closed = true;
      await Promise.all([...alone, ...(staying ? [staying.worker] : [])].map((w) => w.terminate()));
    },
  };
}
