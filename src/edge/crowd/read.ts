import type { Crowd } from '../../domain/crowd.ts';
import { check } from '../file/check.ts';
import type { Result } from '../file/problem.ts';
import { yaml } from '../file/yaml.ts';
import { crowdProblems } from './consistent.ts';
import { covered } from './covered.ts';
import { type CrowdFile, crowdFile } from './schema.ts';

/**
 * Reads a crowd file. Every problem has its line and column; a crowd comes back only when there is
 * none.
 * @param text the file
 * @param file its name, as problems should show it
 */
export function readCrowd(text: string, file: string): Result<Crowd> {
  const parsed = yaml(text, file);
  if (!parsed.ok) return parsed;
  const source = parsed.value;
  const checked = check(crowdFile, source);
  if (!checked.ok) return checked;
  const problems = [...crowdProblems(checked.value, source), ...covered(checked.value, source)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: crowd(checked.value) };
}

function crowd({ bide: _, prices: { half_life, ...prices }, ...file }: CrowdFile): Crowd {
  return { ...file, prices: { ...prices, halfLife: half_life } };
}
