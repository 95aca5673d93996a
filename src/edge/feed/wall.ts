import type { Instant } from '../../domain/time.ts';
import type { FetchFault } from './fault.ts';
export type FeedAnswer = {
  readonly body: Uint8Array;
  readonly at: Instant;
  readonly status: 200 | 304;
  readonly url: string;
};
export type FeedOutcome =
  | { readonly ok: true; readonly value: FeedAnswer }
  | { readonly ok: false; readonly fault: FetchFault };
