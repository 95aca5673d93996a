import * as z from 'zod';
import { id, want } from '../file/schema.ts';

/** The file of names as people write it. What its parts are to each other is checked in `read.ts`. */
export const crossFile = z.strictObject({
  bide: z.literal(1, want('version')),
  groups: z
    .array(z.strictObject({ id, names: z.array(id).min(1, want('some')) }))
    .min(1, want('some')),
  book: z.array(id).min(1, want('some')),
});

/** What the file holds once its shape is right. */
export type CrossFile = z.infer<typeof crossFile>;
