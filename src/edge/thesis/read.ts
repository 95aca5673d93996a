import type { Thesis } from '../../domain/thesis.ts';
import { examined } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { yaml } from '../file/yaml.ts';
import { thesisProblems } from './consistent.ts';
import { thesisOf } from './domain.ts';
import { thesisFile } from './schema.ts';

export type ThesisDraft = { readonly thesis: Thesis; readonly source: Source };

/** Reads a thesis file. Every problem has its line and column; a thesis comes back only when there is none. */
export const readThesis = (text: string, file: string): Result<ThesisDraft> =>
  chain(examined(yaml(text, file), thesisFile, thesisProblems), ({ value, source }) =>
    accepted({ thesis: thesisOf(value), source }),
  );
