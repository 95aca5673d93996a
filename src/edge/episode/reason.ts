import { z } from 'zod';
import { BARE_REASONS, COUNTED, type Unknown } from '../../domain/known.ts';
import { choice, field, strictMap } from '../file/schema.ts';
import { want } from '../file/wanted.ts';

const bare = choice(BARE_REASONS);
const counted = choice(COUNTED);
const FEWER = /^fewer than (\d+) (.+)$/;

/** What files said before reasons had kinds: a kind in words, or "fewer than 20 forecasts". */
const sentence = z.string(want('reason')).transform((text, told): Unknown => {
  const [, least, noun] = FEWER.exec(text) ?? [];
  const [kind, of] = [bare.safeParse(text), counted.safeParse(noun)];
  if (text === 'too short a past') return { kind: text };
  if (kind.success) return { kind: kind.data };
  if (of.success) return { kind: 'too few', of: of.data, least: Number(least) };
  told.issues.push({ code: 'custom', message: want('reason'), input: text });
  return z.NEVER;
});

/** Why a file knows no value. */
export const unknown = strictMap({
  unknown: z.union(
    [
      strictMap({ kind: bare }),
      strictMap({ kind: z.literal('too few'), of: counted, least: field.index }),
      strictMap({ kind: z.literal('too short a past'), series: z.exactOptional(field.words) }),
      strictMap({
        kind: choice(['stale', 'no value before the window', 'no session inside the window']),
        series: field.words,
      }),
      sentence,
    ],
    want('reason'),
  ),
});
