import * as z from 'zod';
import { id, list, strict } from '../file/schema.ts';
import { want } from '../file/wanted.ts';

/** The file of names as people write it. What its parts are to each other is checked in `read.ts`. */
export const crossFile = strict({
  bide: z.literal(1, want('version')),
  groups: list(strict({ id, names: list(id).min(1, want('some')) })).min(1, want('some')),
  book: list(id).min(1, want('some')),
});

/** What the file holds once its shape is right. */
export type CrossFile = z.infer<typeof crossFile>;
