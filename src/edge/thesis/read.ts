import type { Thesis } from '../../domain/thesis.ts';
import { check } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import type { Result } from '../file/problem.ts';
import { yaml } from '../file/yaml.ts';
import { thesisProblems } from './consistent.ts';
import { thesisOf } from './domain.ts';
import { thesisFile } from './schema.ts';

/** A thesis and the file that it was read from; its rules are still text. */
export type ThesisDraft = { readonly thesis: Thesis; readonly source: Source };

/**
 * Reads a thesis file. Every problem has its line and column; a thesis comes back only when there
 * is none.
 * @param text the file
 * @param file its name, as problems should show it
 */
export function readThesis(text: string, file: string): Result<ThesisDraft> {
  const parsed = yaml(text, file);
  if (!parsed.ok) return parsed;
  const source = parsed.value;
  const checked = check(thesisFile, source);
  if (!checked.ok) return checked;
  const problems = thesisProblems(checked.value, source);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { thesis: thesisOf(checked.value), source } };
}
