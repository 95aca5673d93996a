import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from '../file/folder.ts';
import { type Done, type RecordJob, workshop } from './job.ts';
import type { RecordMaterial } from './material.ts';
import type { Posted } from './worker.ts';

/** Hears that a job is done, or how many decisions a walk has taken. */
type Told = (news: { readonly done: RecordJob } | { readonly decisions: number }) => void;

type Kind = RecordJob['kind'];

export type Crew = {
  /** Answers in the order of the jobs, whoever did them. */
  readonly run: <K extends Kind>(
    jobs: readonly Extract<RecordJob, { kind: K }>[],
    told: Told,
  ) => Promise<Done[K][]>;
  readonly end: () => void;
};

/** A job that waits for a thread, and who waits for it. */
type Waiting = {
  readonly job: RecordJob;
  readonly told: Told;
  readonly answered: (done: Done[Kind]) => void;
  readonly failed: (error: unknown) => void;
};

/** What a crew works on, with how many threads, and the file that `worker.ts` was built into. */
type Hiring = {
  readonly material: RecordMaterial | undefined;
  readonly threads: number;
  /** Undefined: the work is done here. */
  readonly worker: string | undefined;
};

/** What a long work is given: threads, of which 1 works here, and where `worker.ts` was built, if elsewhere. */
export type Hands = { readonly threads: number; readonly worker?: string };

export const hired = ({ threads, worker }: Hands): Pick<Hiring, 'threads' | 'worker'> => ({
  threads,
  worker: threads === 1 ? undefined : (worker ?? join(root(), 'dist', 'record.js')),
});

/** Does something with a crew, and sends it home whatever happens. */
export async function withCrew<T>(
  { material, threads, worker }: Hiring,
  work: (crew: Crew) => Promise<T>,
): Promise<T> {
  const crew = worker === undefined ? alone(material) : threaded(material, threads, worker);
  try {
    return await work(crew);
  } finally {
    crew.end();
  }
}

/** Works here, one job after the other. */
function alone(material: RecordMaterial | undefined): Crew {
  const work = workshop(material);
  return {
    run: async <K extends Kind>(jobs: readonly Extract<RecordJob, { kind: K }>[], told: Told) =>
      jobs.map((job) => {
        const done = work(job, (decisions) => told({ decisions }));
        told({ done: job });
        return done as Done[K];
      }),
    end: () => {},
  };
}

/**
 * Works on threads: each takes the next job that nobody has taken. Answers are those of one thread.
 * @param count   at least one
 */
function threaded(material: RecordMaterial | undefined, count: number, worker: string): Crew {
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`at least one thread, were ${count}`);
  const queue: Waiting[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting>();
  let broken: { readonly error: unknown } | undefined;
  const next = (): void => {
    for (let one = idle.pop(); one; one = idle.pop()) {
      const waiting = queue.shift();
      if (!waiting) {
        idle.push(one);
        return;
      }
      busy.set(one, waiting);
      one.postMessage({ job: waiting.job } satisfies Posted);
    }
  };
  const fail = (error: unknown): void => {
    broken ??= { error };
    for (const waiting of [...busy.values(), ...queue.splice(0)]) waiting.failed(error);
    busy.clear();
  };
  const hire = (): Worker => {
    const one = new Worker(worker, { workerData: material });
    one.on('message', (news: { decisions: number } | { done: Done[Kind] }) => {
      const waiting = busy.get(one);
      if (!waiting) return;
      if ('decisions' in news) {
        waiting.told(news);
        return;
      }
      busy.delete(one);
      idle.push(one);
      waiting.told({ done: waiting.job });
      waiting.answered(news.done);
      next();
    });
    one.on('error', fail);
    one.on('exit', (code) => {
      if (code !== 0 && busy.has(one)) fail(new Error(`a thread ended with code ${code}`));
    });
    return one;
  };
  const crew = Array.from({ length: count }, hire);
  idle.push(...crew);
  return {
    run: <K extends Kind>(jobs: readonly Extract<RecordJob, { kind: K }>[], told: Told) => {
      const answers = jobs.map(
        (job) =>
          new Promise<Done[Kind]>((answered, failed) => {
            if (broken) failed(broken.error);
            else queue.push({ job, told, answered, failed });
          }),
      );
      next();
      return Promise.all(answers) as Promise<Done[K][]>;
    },
    end: () => {
      for (const one of crew) void one.terminate();
    },
  };
}
