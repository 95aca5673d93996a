import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGS } from '../../domain/text.ts';
import { type Format, memo } from '../memo.ts';
import { open, play } from '../workspace.ts';
import { write } from '../write.ts';
import type { Common } from './common.ts';
import { decisionAt } from './day.ts';
import { FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & {
  readonly thesis?: string;
  readonly at?: string;
  readonly format: Format;
  readonly out?: string;
};

/** `bide memo`: the memo of one decision, printed in one language or written in both. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const opened = open(name, options.thesis);
  if (!opened.ok) return refuse(opened.problems, options.lang, options.json);
  const played = play(opened.value);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return misuse(at.wrong);
  if (options.out === undefined) {
    tell(memo(played, at, options.lang, options.format).trimEnd());
    return FINE;
  }
  mkdirSync(options.out, { recursive: true });
  for (const lang of LANGS) {
    const file = join(options.out, `memo.${lang}.${options.format}`);
    write(file, memo(played, at, lang, options.format));
    tell(file);
  }
  return FINE;
}
