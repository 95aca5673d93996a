import * as z from 'zod';
import { DIRECTIONS, KINDS, WATCHES } from '../../domain/evidence.ts';
import { REGIMES } from '../../domain/regime.ts';
import { parseDay } from '../../domain/time.ts';
import type { Wanted } from './wanted.ts';

/** The message of every check is the name of what is wanted; `words.ts` says it. */
export const want = (name: Wanted): Wanted => name;

export const id = z.string(want('id')).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, want('id'));
export const words = z.string(want('words')).regex(/\S/, want('words'));
export const text = z.strictObject({ en: words, 'zh-Hant': words });
export const rule = z.string(want('rule')).regex(/\S/, want('rule'));
export const day = z
  .string(want('day'))
  .regex(/^\d{4}-\d{2}-\d{2}$/, want('day'))
  .refine((s) => parseDay(s) !== undefined, want('day'));
export const finite = z.number(want('finite'));
export const share = z.number(want('share')).min(0, want('share')).max(1, want('share'));
export const part = z.number(want('part')).min(0, want('part')).lt(1, want('part'));
export const inside = z.number(want('inside')).gt(0, want('inside')).lt(1, want('inside'));
export const amount = z.number(want('amount')).min(0, want('amount'));
export const positive = z.number(want('positive')).gt(0, want('positive'));
export const count = z.int(want('count')).min(1, want('count'));
export const index = z.int(want('index')).min(0, want('index'));
export const truth = z.boolean(want('truth'));
export const rung = z.literal([0, 1, 2, 3, 4, 5], want('rung'));
export const watch = z.enum(WATCHES);
export const kind = z.enum(KINDS);
export const direction = z.enum(DIRECTIONS);
export const regime = z.enum(REGIMES);
export const ids = z.array(words);
export const belief = z.strictObject({ noise: share, friction: share, rupture: share });
export const outcome = z.strictObject({ mean: finite, sd: amount });
export const source = z.strictObject({ name: words, url: words });
