import type { Career, CareerRules } from '../../domain/career.ts';
import type { Text } from '../../domain/text.ts';

/** What `career` shows: the managers' game of one crowd at one tail probability. */
export type CareerView = {
  /** The crowd whose managers play. */
  readonly title: Text;
  readonly career: Career;
  readonly rules: CareerRules;
  /** Share of the money that must be sold whatever anybody thinks, 0..1. */
  readonly mandate: number;
};
