import type { Crowd } from '../../domain/crowd.ts';
import { examined } from '../file/check.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { yaml } from '../file/yaml.ts';
import { crowdProblems } from './consistent.ts';
import { type CrowdFile, crowdFile } from './schema.ts';

/** Reads a crowd file. Every problem has its line and column; a crowd comes back only when there is none. */
export const readCrowd = (text: string, file: string): Result<Crowd> =>
  chain(examined(yaml(text, file), crowdFile, crowdProblems), ({ value }) =>
    accepted(crowd(value)),
  );

function crowd({ bide: _, prices: { half_life, ...prices }, ...file }: CrowdFile): Crowd {
  return { ...file, prices: { ...prices, halfLife: half_life } };
}
