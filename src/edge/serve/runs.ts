import type { ServedJob, TaskSaid } from './job.ts';
import type { Serves } from './serving.ts';

/** LongRuns at one time, and runs that are remembered. */
const [MOST_RUNNING, MOST_REMEMBERED] = [2, 20];

/** A long run as it stands. */
type Run = {
  state: 'running' | 'done' | 'failed' | 'stopped';
  progress?: string;
  said?: TaskSaid;
  problem?: { readonly detail: string };
  readonly stop: AbortController;
};

/** A run for whoever asks after it. */
type RunTold = { readonly id: string } & Pick<Run, 'state' | 'progress' | 'problem'>;

/** Long runs of a server: begun, asked after, stopped. */
export type LongRuns = {
  /** Undefined where too many run. */
  readonly begin: (job: Extract<ServedJob, { kind: 'task' }>) => RunTold | undefined;
  readonly told: (id: string) => RunTold | undefined;
  readonly result: (id: string) => TaskSaid | undefined;
  readonly stop: (id: string) => RunTold | undefined;
  readonly close: () => void;
};

/** Long runs; each has a worker of its own, which ends with it. */
export function longRuns({ workers, hub }: Pick<Serves, 'workers' | 'hub'>): LongRuns {
  const all = new Map<string, Run>();
  let count = 0;
  const show = (id: string, { state, progress, problem }: Run): RunTold => ({
    ...{ id, state },
    ...(progress !== undefined && { progress }),
    ...(problem && { problem }),
  });
  const told = (id: string): RunTold | undefined => {
    const run = all.get(id);
    return run && show(id, run);
  };
  const end = (id: string, run: Run, state: Run['state']): void => {
    run.state = state;
    hub.tell({ event: 'run', data: show(id, run) });
  };
  return {
    begin: (job) => {
      if ([...all.values()].filter(({ state }) => state === 'running').length >= MOST_RUNNING)
        return undefined;
      count += 1;
      const id = String(count);
      const run: Run = { state: 'running', stop: new AbortController() };
      all.set(id, run);
      for (const [old, { state }] of [...all].slice(0, -MOST_REMEMBERED))
        if (state !== 'running') all.delete(old);
      const progress = (line: string): void => {
        if (line.trim() === '') return;
        run.progress = line.trim();
        hub.tell({ event: 'run', data: show(id, run) });
      };
      workers.run(job, { progress, stop: run.stop.signal }).then(
        (reply) => {
          if (run.state !== 'running') return;
          if (reply.ok) run.said = reply.value;
          else run.problem = { detail: reply.error };
          end(id, run, reply.ok ? 'done' : 'failed');
        },
        (error: Error) => {
          if (run.state !== 'running') return;
          run.problem = { detail: error.message };
          end(id, run, 'failed');
        },
      );
      return show(id, run);
    },
    told,
    result: (id) => all.get(id)?.said,
    stop: (id) => {
      const run = all.get(id);
      if (run?.state === 'running') {
        end(id, run, 'stopped');
        run.stop.abort();
      }
      return told(id);
    },
    close: () => {
      for (const { stop } of all.values()) stop.abort();
    },
  };
}
