import type { Watch } from './evidence.ts';
import type { Lang } from './text.ts';
import type { Day, Instant } from './time.ts';

/** What a publisher put out, as it came: nothing in it has been judged. */
export type PublishedDocument = {
  /** Who was asked for it: the name of its source, e.g. `federal-register`. */
  readonly source: string;
  /** By what its publisher knows it again. A later one of the same id is a newer version of it. */
  readonly id: string;
  /** What sort of document it is, in the words of its source, e.g. `proclamation`, `contract award`. */
  readonly type: string;
  /** Plain text without markup, cut to a length. */
  readonly title: string;
  /** Summary or body as plain text, cut to a length; empty where none was told. */
  readonly text: string;
  /** Undefined: not told. */
  readonly lang?: Lang | 'da';
  readonly url: string;
  /** The day that it speaks of: signed, decided, awarded. */
  readonly on?: Day;
  /** The publisher's own stamp, where there is one: never invented. */
  readonly publishedAt?: Instant;
  /** When it came here first, in this version. */
  readonly knownAt: Instant;
  /** First day on which it binds. */
  readonly effectiveOn?: Day;
  /** Whom it names as awarded, addressed or agreed with, as told. */
  readonly parties: readonly string[];
  readonly amount?: { readonly value: number; readonly currency: string };
  /** Where its source is on the watch list; a reader of its words may see it otherwise. */
  readonly watch: Watch;
};
