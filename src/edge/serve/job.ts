import type {
  FlightChoice,
  FlightDay,
  FlightMachine,
  FlightOffer,
  FlightResult,
} from '../../domain/flight.ts';
import type { Lang, Text } from '../../domain/text.ts';
import type { Length } from '../../report/memo/page.ts';
import type { LabBase } from '../../weigh/laboratory/setting.ts';
import type { Terminal } from '../cli/say.ts';
import type { Format } from '../memo.ts';
import type { ContractTask } from './contract.ts';

/** Which page of which decision is asked for, and in whose words and on whose clock. */
export type PageOf = {
  /** Id of a bundled episode or path of a folder. */
  readonly episode: string;
  /** A date as the command line takes it; absent: the last decision. */
  readonly at?: string;
  readonly lang: Lang;
  /** IANA name; absent: that of BIDE_ZONE, of the book on record, else of the machine. */
  readonly zone?: string;
};

/** Which days of which episode are lived through; dates as the command line takes them. */
export type FlightOf = {
  readonly episode: string;
  readonly from?: string;
  readonly to?: string;
  readonly lang: Lang;
};

/** What the server has done for it, by a worker: commands of the program, a reading, or a piece of a page. */
export type ServedJob =
  | ({ readonly kind: 'task'; readonly lang: Lang; readonly episode: string } & {
      readonly task: ContractTask;
    })
  | ({ readonly kind: 'day' } & PageOf)
  | ({ readonly kind: 'lab' } & PageOf)
  | ({ readonly kind: 'why'; readonly about: string } & PageOf)
  | { readonly kind: 'flights'; readonly episode: string; readonly lang: Lang }
  | ({ readonly kind: 'flight'; readonly place: number } & FlightOf)
  | ({ readonly kind: 'flown'; readonly taken: readonly FlightChoice[] } & FlightOf)
  | ({ readonly kind: 'memo'; readonly length: Length; readonly format: Format } & PageOf);

/** What was said: the exit code, JSON documents, and what stood beside them. */
export type TaskSaid = {
  readonly code: number;
  readonly documents: readonly unknown[];
  readonly notes: readonly string[];
  /** Why nothing was done: what was meant was changed meanwhile. */
  readonly overtaken?: string;
};

/** A page of a decision, as HTML whose every hole was escaped; and what it is of. */
export type DayPage = {
  readonly episode: string;
  readonly title: string;
  readonly day: string;
  /** Every day that was decided, oldest first. */
  readonly days: readonly string[];
  /** The zone of the reader's clock on it. */
  readonly zone: string;
  /** Hash of the decision's line in its chain. */
  readonly hash: string;
  readonly html: string;
  readonly notes: readonly string[];
};

/** What stands behind a panel or a figure, as HTML. */
export type Behind = { readonly title: string; readonly html: string };

/** One day of a flight; what the machine did must not leave the server before the person has decided. */
export type FlightPlaceDay = {
  readonly title: Text;
  /** Decisions of the whole flight. */
  readonly count: number;
  /** What is held before the first decision, and the most that the thesis lets be held; shares of own capital. */
  readonly start: number;
  readonly most: number;
  readonly known: FlightDay;
  readonly machine: FlightMachine;
};

/** The end of a flight: its figures, and the same to read in the language that was asked for. */
export type FlightEnd = {
  readonly result: FlightResult;
  readonly html: string;
  readonly markdown: string;
};

/** What each sort of job comes to. */
type JobOutcome = {
  readonly task: TaskSaid;
  readonly day: DayPage;
  readonly why: Behind;
  readonly lab: LabBase;
  readonly flights: readonly FlightOffer[];
  readonly flight: FlightPlaceDay;
  readonly flown: FlightEnd;
  /** A file as `bide memo` writes it. */
  readonly memo: string;
};

/** Why there is none: the exit code of the program, in words, and each problem where files are wrong. */
export type NoAnswer = {
  readonly ok: false;
  readonly code: number;
  readonly error: string;
  readonly problems?: readonly unknown[];
  /** Whether too much waits already. */
  readonly busy?: true;
  /** What was done before it, of several. */
  readonly done?: readonly unknown[];
};

export type JobReply<K extends ServedJob['kind'] = ServedJob['kind']> =
  | { readonly ok: true; readonly value: JobOutcome[K] }
  | NoAnswer;

/** From the server to the worker. */
export type WorkerOrder = { readonly id: number; readonly job: ServedJob };

/** From the worker to the server. */
export type WorkerPost =
  | { readonly id: number; readonly progress: string }
  | { readonly id: number; readonly reply: JobReply };

/** What a job is done with: the workspace and the clock, as a terminal would have them. */
export type Surroundings = Pick<Terminal, 'env' | 'build' | 'now'>;
