import type { Known } from '../../domain/known.ts';
import type { Page } from '../memo/page.ts';
import { cite, type Prose } from '../render/prose.ts';

/** A figure, or the reason why there is none: never zero and never blank. */
export const known = <T extends number | string>(
  p: Page,
  x: Known<T> | undefined,
  says: (x: T) => string,
  ...refs: readonly string[]
): Prose => {
  if (x === undefined) return [{ unknown: p.w.unknown('no value') }];
  if (typeof x === 'object') return [{ unknown: p.w.unknown(x.unknown) }];
  return [cite(says(x), ...refs)];
};
