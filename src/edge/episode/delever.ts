import { z } from 'zod';
import type { DeleverVintage } from '../../domain/delever.ts';
import { formatDay } from '../../domain/time.ts';
import { choice, day, filled, strict } from './shape.ts';
import { word } from './words.ts';

const number = z.number({ error: word('number') });
const count = z.int({ error: word('count') }).nonnegative({ error: word('count') });
const truth = z.boolean({ error: word('flag') });
const list = <T extends z.ZodType>(of: T) => z.array(of, { error: word('list') });
const spread = strict({ low: number, at: number, high: number });
const unknown = strict({ unknown: filled() });

const fall = strict({
  day,
  session: count,
  move: number,
  severity: number,
  volatility: number,
  features: strict({
    fear: z.exactOptional(number),
    flow: z.exactOptional(number),
    surprise: z.exactOptional(number),
  }),
  after: z.exactOptional(strict({ retrace: number, half: truth, end: truth })),
});

const against = { own: number, mean: number, fear: number };

/** What falls of the past brought, as a vintage keeps it. */
export const deleverFile = strict({
  study: number,
  together: list(fall),
  mechanical: z.union(
    [
      strict({
        share: z.union([spread, choice(['not identified'])], { error: word('map') }),
        walk: spread,
        matched: spread,
        back: strict({ together: number, alone: number }),
        together: count,
        alone: count,
        detectable: number,
      }),
      unknown,
    ],
    { error: word('map') },
  ),
  record: strict({
    cases: count,
    crps: z.union([strict(against), unknown], { error: word('map') }),
    half: z.union([strict({ ...against, walk: number }), unknown], { error: word('map') }),
    end: z.union([strict({ ...against, walk: number }), unknown], { error: word('map') }),
    coverage: z.union([strict({ held: count, of: count }), unknown], { error: word('map') }),
  }),
  errors: strict({ features: list(number), 'past mean': list(number) }),
});

/** The one text of it: keys in the order of the type, days as dates. */
export const deleverText = ({
  study,
  together,
  mechanical,
  record,
  errors,
}: DeleverVintage): unknown => ({
  study,
  together: together.map((f) => ({ ...f, day: formatDay(f.day) })),
  mechanical,
  record,
  errors,
});
