import type { Simulation } from '../../domain/simulation.ts';
import { fnv } from '../../kernel/fnv1a.ts';
import type { Walk } from '../../run/ports.ts';
import { simulation } from '../../weigh/recovery.ts';

/** What a simulation answers, under the fingerprint of its rows. */
export const summed = ({ inquiry, arena, walked }: Walk): Simulation =>
  simulation(inquiry, { arena, walked, fingerprint: fnv([walked.rows]) });
