import { fnv } from '../../kernel/fnv1a.ts';
import type { Sum, Walk } from '../../run/ports.ts';
import { picture } from '../../weigh/picture.ts';
import { simulation } from '../../weigh/recovery.ts';

/** What a walk comes to, under the fingerprint of its rows. */
export const summed = ({ inquiry, arena, walked, shown }: Walk): Sum => ({
  simulation: simulation(inquiry, { arena, walked, fingerprint: fnv([walked.rows]) }),
  ...(shown && { drawn: picture(walked.rows, shown * arena.rules.sigma) }),
});
