import type { Fall } from '../../../src/domain/delever.ts';
import type { Day } from '../../../src/domain/time.ts';

/** A synchronised fall of one sigma, half back at any close and not at the last, but for what is given. */
export const fall = (session: number, given: Partial<Fall> = {}): Fall => ({
  day: session as Day,
  session,
  move: -1,
  severity: 1,
  volatility: 0.252,
  features: {},
  after: { retrace: 0.5, half: true, end: false },
  ...given,
});

/** The same falls as they stood at a session: what came after twenty sessions later is not known. */
export const asOf = (falls: readonly Fall[], session: number): readonly Fall[] =>
  falls
    .filter((f) => f.session <= session)
    .map(({ after, ...f }) => ({
      ...f,
      ...(after && f.session + 20 <= session && { after }),
    }));
