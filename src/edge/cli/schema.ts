import { thesisSchema } from '../thesis/schema.ts';
import { type Command, FINE } from './say.ts';

/** `bide schema`: what editors need to check a thesis file while it is written. */
export const run: Command = (_, __, { tell }) => {
  tell(...JSON.stringify(thesisSchema(), null, 2).split('\n'));
  return FINE;
};
