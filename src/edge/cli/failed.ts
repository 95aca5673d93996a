import { Fault } from '../fault.ts';
import { aside, FAULTY } from './say.ts';

/** The world failed, or the program did: one line, and the stack where it is asked for. */
export function failed(error: unknown): number {
  if (error instanceof Fault) aside(`bide: ${error.message} (${error.code})`);
  else aside(`bide: ${error instanceof Error ? error.message : String(error)}`);
  if (process.env.BIDE_DEBUG && error instanceof Error) aside(error.stack ?? '');
  return FAULTY;
}
