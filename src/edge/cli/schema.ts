import { thesisSchema } from '../thesis/jsonschema.ts';
import { FINE, tell } from './say.ts';

/** `bide schema`: what editors need to check a thesis file while it is written. */
export async function run(): Promise<number> {
  tell(JSON.stringify(thesisSchema(), null, 2));
  return FINE;
}
