import * as z from 'zod';
import { idField, listOf, strictMap } from '../file/schema.ts';
import { want } from '../file/wanted.ts';

/** The file of names as people write it. What its parts are to each other is checked in `read.ts`. */
export const crossFile = strictMap({
  bide: z.literal(1, want('version')),
  groups: listOf(strictMap({ id: idField, names: listOf(idField).min(1, want('some')) })).min(
    1,
    want('some'),
  ),
  book: listOf(idField).min(1, want('some')),
});

/** What the file holds once its shape is right. */
export type CrossFile = z.infer<typeof crossFile>;
