import type { Instant } from '../domain/time.ts';

/** Now. The only clock of the program; replay never asks it. */
export const now = (): Instant => Date.now() as Instant;
