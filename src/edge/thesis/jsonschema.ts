import * as z from 'zod';
import { thesisFile } from './schema.ts';

/** JSON Schema (draft 2020-12) of the thesis file, for editors and for `bide schema`. */
export const thesisSchema = (): Readonly<Record<string, unknown>> => ({
  ...z.toJSONSchema(thesisFile, { target: 'draft-2020-12', io: 'input' }),
  title: 'bide thesis',
});
