import { join } from 'node:path';
import { LANGS } from '../../domain/text.ts';
import { write } from '../file/write.ts';
import { type Format, memo } from '../memo.ts';
import { play } from '../workspace.ts';
import { decisionAt, notice, opened } from './ask.ts';
import { answer, type Common, FINE, misuse, refuse } from './say.ts';

type Options = Common & {
  readonly thesis?: string;
  readonly at?: string;
  readonly format: Format;
  readonly out?: string;
};

/** `bide memo`: the memo of one decision, printed in one language or written in both. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  notice(played, options);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return misuse(at.wrong, options);
  if (options.out === undefined) {
    const text = memo(played, at, options.lang, options.format).trimEnd();
    const { lang, format } = options;
    answer({ en: text, 'zh-Hant': text }, { lang, format, text }, options);
    return FINE;
  }
  const written: string[] = [];
  for (const lang of LANGS) {
    const file = join(options.out, `memo.${lang}.${options.format}`);
    write(file, memo(played, at, lang, options.format));
    written.push(file);
  }
  const list = written.join('\n');
  answer({ en: list, 'zh-Hant': list }, { written }, options);
  return FINE;
}
