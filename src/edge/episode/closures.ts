import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CALENDARS, type StatedClosure } from '../../domain/calendar.ts';
import { check } from '../file/check.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { choice, field, listOf, strictMap } from '../file/schema.ts';
import { readFrom } from '../file/text.ts';
import { yaml } from '../file/yaml.ts';

/** Days that somebody states closed, one a line. */
export const closures = listOf(
  strictMap({ calendar: choice(CALENDARS), day: field.day, reason: field.words }),
);

/** A `closures.yaml`. */
export const closuresFile = strictMap({ closures });

/** Where a workspace states days closed. */
export const ownClosures = (workspace: string): string => join(workspace, 'closures.yaml');

/** The days that a workspace states closed for every episode; none without the file. */
export function statedIn(workspace: string | undefined): Result<readonly StatedClosure[]> {
  const file = workspace === undefined ? undefined : ownClosures(workspace);
  if (file === undefined || !existsSync(file)) return accepted([]);
  return readFrom(file, (text, name) =>
    chain(
      chain(yaml(text, name), (source) => check(closuresFile, source)),
      (read) => accepted(read.closures),
    ),
  );
}
