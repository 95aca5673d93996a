import type { Lang } from '../../domain/text.ts';
import type { Listeners } from './events.ts';
import type { JobReply, ServedJob } from './job.ts';
import type { Workers } from './workers.ts';

/** What a server serves, and how. */
export type Serving = {
  /** What is shown where no episode is named, and which of its days where none is. */
  readonly episode: string;
  readonly at?: string;
  readonly workers: Workers;
  /** What tells one state of the workspace and of an episode from the next. */
  readonly stamp: (episode: string) => string;
  readonly lang: Lang;
  readonly token: string;
  readonly readOnly: boolean;
  /** Folder of the built page. */
  readonly assets: string;
  /** 0: any that is free. */
  readonly port: number;
};

/** What routes are made with. */
export type Serves = Serving & {
  readonly hub: Listeners;
  /** The outcome of a job, remembered until the workspace changes. */
  readonly remembered: <K extends ServedJob['kind']>(
    job: Extract<ServedJob, { readonly kind: K }>,
  ) => Promise<JobReply<K>>;
};
