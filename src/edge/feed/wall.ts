import type { Instant } from '../../domain/time.ts';
export type Answer = { readonly body: Uint8Array; readonly at: Instant; readonly url: string };
export type FetchFault = { readonly kind: string; readonly source: string };
export type Answered =
  | { readonly ok: true; readonly value: Answer }
  | { readonly ok: false; readonly fault: FetchFault };
