import type { Watch } from '../../domain/evidence.ts';
import type { Series } from '../../domain/series.ts';
import type { Text } from '../../domain/text.ts';
import type { Day, Instant } from '../../domain/time.ts';
import type { Result } from '../file/problem.ts';
import type { Offer } from '../template/offer.ts';
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

/** A request of a source: its address, and the parameters of it that nobody may read. */
type Address = { readonly url: string; readonly secrets?: readonly string[] };

/** Days that are asked for, both included. */
export type FedStretch = { readonly from: Day; readonly to: Day };

/** Somebody who publishes series, and how they are asked and read. */
export type FeedSource = {
  readonly title: Text;
  /** Whom its series tell of. */
  readonly watch: Watch;
  /** What may be done with its values. */
  readonly terms: Text;
  /** Where a person reads the same. */
  readonly page: string;
  /** Whom a request may reach, also when it is sent on. */
  readonly hosts: readonly string[];
  /** Where a key is had; `needed`: without it nothing is told. */
  readonly key?: { readonly page: string; readonly needed: boolean };
  /** So many requests in so many milliseconds, at most. */
  readonly quota: Quota;
  /** Series that a new folder may be fed with, by their keys. */
  readonly offers: Readonly<Record<string, Offer>>;
  /** Whether it tells every version of a value, and since when each stood. */
  readonly versioned?: boolean;
  /** Whether it writes its whole past anew now and then. */
  readonly rewritten?: boolean;
  /** What other keys look like. */
  readonly keys: RegExp;
  /** The requests that together tell a stretch, in the order in which they are sent. */
  readonly ask: (
    key: string,
    stretch: FedStretch,
    secret: string | undefined,
  ) => readonly Address[];
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
