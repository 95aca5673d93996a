import type { PublishedDocument } from '../../domain/document.ts';
import type { Watch } from '../../domain/evidence.ts';
import type { Series } from '../../domain/series.ts';
import type { Text } from '../../domain/text.ts';
import type { Day, Instant } from '../../domain/time.ts';
import type { Result } from '../file/problem.ts';
import type { Offer } from '../template/offer.ts';
import type { Schedule } from '../watch/schedule.ts';
import type { Quota } from './patience.ts';

/** A value that a source tells; `knownAt` where the source itself says when it came to be known. */
export type FedValue = { readonly day: Day; readonly value: number; readonly knownAt?: Instant };

/** What a body says: its values, those that are told as missing, and columns that were not there before, or are gone. */
export type FeedReading = {
  /** By day, then by the instant of knowing; none twice. */
  readonly all: readonly FedValue[];
  readonly missing: number;
  readonly drift: readonly string[];
};

/** A request of a source: its address, the parameters of it that nobody may read, and JSON where it is sent any. */
export type SourceRequest = {
  readonly url: string;
  readonly secrets?: readonly string[];
  readonly body?: string;
  /** Where it is not there, nothing is: what came before was all. */
  readonly mayLack?: true;
};

/** Days that are asked for, both included. */
export type FedStretch = { readonly from: Day; readonly to: Day };

/** Somebody who publishes, and on what terms they are asked. */
export type Publisher = {
  readonly title: Text;
  /** Whom they tell of. */
  readonly watch: Watch;
  /** What may be done with what they tell. */
  readonly terms: Text;
  /** Where a person reads the same. */
  readonly page: string;
  /** Whom a request may reach, also when it is sent on. */
  readonly hosts: readonly string[];
  /** Where a key is had; `needed`: without it nothing is told. */
  readonly key?: { readonly page: string; readonly needed: boolean };
  /** So many requests in so many milliseconds, at most. */
  readonly quota: Quota;
  /** What may be asked for by name. */
  readonly keys: RegExp;
  /** When it is worth while to ask; undefined: every quarter of an hour. */
  readonly schedule?: Schedule;
};

/** What came for a request; undefined: there is no such file, or not yet. */
export type PreparedBody = {
  readonly asked: SourceRequest;
  readonly body: Uint8Array | undefined;
};

/** Somebody who publishes series, and how they are asked and read. */
export type FeedSource = Publisher & {
  /** Series that a new folder may be fed with, by their keys. */
  readonly offers: Readonly<Record<string, Offer>>;
  /** Whether it tells every version of a value, and since when each stood. */
  readonly versioned?: boolean;
  /** Whether it writes its whole past anew now and then. */
  readonly rewritten?: boolean;
  /** The requests that together tell a stretch, in the order in which they are sent. */
  readonly ask: (
    key: string,
    stretch: FedStretch,
    secret: string | undefined,
  ) => readonly SourceRequest[];
  /** Makes the one body that is read of all that came, where a value stands on many of them; a file may be missing. */
  readonly prepare?: (
    bodies: readonly PreparedBody[],
    of: { readonly key: string; readonly file: string },
  ) => Promise<Result<Uint8Array>>;
  /** Reads one body; refused where anything in it is not as it was told to be. */
  readonly read: (
    body: Uint8Array,
    of: { readonly key: string; readonly series: Series; readonly file: string },
  ) => Result<FeedReading>;
};

/** Where a series is fed from. */
export type Fed = {
  /** Its name. */ readonly id: string;
  readonly source: FeedSource;
  readonly key: string;
};

/** A document as its source tells it: when it came here, and by whom, is added by whoever asked. */
export type ReadDocument = Omit<PublishedDocument, 'knownAt' | 'source' | 'watch'> & {
  /**
   * The day by which its source lists it, where all of a stretch is told: one that lies between others and is listed
   * no more was withdrawn. Undefined: that it is listed no more says nothing.
   */
  readonly listedOn?: Day;
};

/** What a body says: its documents, and how many entries of it could not be read. */
export type DocumentReading = {
  readonly all: readonly ReadDocument[];
  readonly unread: number;
  readonly drift: readonly string[];
  /** Where the rest is told. Without it this was all. */
  readonly next?: SourceRequest;
};

/** Somebody who publishes documents. A key is what they are asked for: a term, a place, a section. */
export type DocumentSource = Publisher & {
  /** A key to begin with. */
  readonly example: string;
  /** For how long what it told is told, milliseconds: it is not asked again before. Undefined: whenever somebody asks. */
  readonly lasts?: number;
  readonly ask: (
    key: string,
    stretch: FedStretch,
    secret: string | undefined,
  ) => readonly SourceRequest[];
  /** Reads one body; refused where it is not as it was told to be. A document that was not asked for is left out. */
  readonly read: (
    body: Uint8Array,
    of: {
      readonly key: string;
      readonly stretch: FedStretch;
      readonly file: string;
      readonly asked: SourceRequest;
    },
  ) => Result<DocumentReading>;
};

/** Where documents of an episode come from. */
export type Documented = {
  /** Its name. */ readonly id: string;
  readonly source: DocumentSource;
  readonly key: string;
};

/** What is offered for a contract on a question, prices as shares of what it pays. */
export type ReadQuote = {
  /** Its name at the exchange. */
  readonly ticker: string;
  readonly title: string;
  /** The rules by which it is decided, as told. */
  readonly wording: string;
  /** Undefined: nobody bids, or nobody offers. */
  readonly bid?: number;
  readonly ask?: number;
  readonly deadline: Day;
  readonly url: string;
  readonly came?: { readonly yes: boolean; readonly on: Day };
};

/** An exchange on which odds are traded. A key is the ticker of one contract. */
export type OddsSource = Publisher & {
  readonly example: string;
  readonly ask: (key: string) => SourceRequest;
  /**
   * Reads what came so far, in the order in which it was asked for: the contract, or what else is to be asked first.
   * Refused where anything in it is not as it was told to be, or is of another contract.
   */
  readonly read: (
    bodies: readonly Uint8Array[],
    of: { readonly key: string; readonly file: string },
  ) => Result<OddsReading>;
};

/** A contract, or the request without which nothing is known of it. */
type OddsReading = { readonly drift: readonly string[] } & (
  | { readonly quote: ReadQuote; readonly next?: undefined }
  | { readonly next: SourceRequest; readonly quote?: undefined }
);
