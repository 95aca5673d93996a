import { thesisSchema } from '../thesis/jsonschema.ts';
import { type Common, FINE, type Voice } from './say.ts';

/** `bide schema`: what editors need to check a thesis file while it is written. */
export async function run(_: readonly string[], __: Common, { tell }: Voice): Promise<number> {
  tell(JSON.stringify(thesisSchema(), null, 2));
  return FINE;
}
