/** How hard the evidence is. Talk is noise; from `enacted` up it is a signal. */
export const RUNGS = ['talk', 'dated', 'drafted', 'enacted', 'funded', 'built'] as const;

/** Position on the ladder, 0 talk .. 5 built. */
export type Rung = 0 | 1 | 2 | 3 | 4 | 5;
