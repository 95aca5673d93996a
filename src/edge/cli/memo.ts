import { join } from 'node:path';
import { LANGS } from '../../domain/text.ts';
import { write } from '../file/write.ts';
import { FORMATS, memoText } from '../memo.ts';
import { notice, type Selecting, select } from './ask.ts';
import { MESSAGES } from './message.ts';
import { FINE, misused, same, type Voice } from './say.ts';

type Options = Selecting & { readonly format?: string; readonly out?: string };

/** `bide memo`: the memo of one decision, printed in one language or written in both. */
export async function run(
  [name = '']: readonly string[],
  options: Options,
  voice: Voice,
): Promise<number> {
  const { format: asked = 'md', out } = options;
  const format = FORMATS.find((known) => known === asked);
  if (format === undefined)
    return voice.refuse(misused(MESSAGES.notOneOf('--format', FORMATS, asked)));
  const found = select(name, options, voice);
  if (!found.ok) return voice.refuse(found);
  const { played, at } = found.value;
  notice(played, options.home, voice);
  if (out === undefined) {
    const { lang } = voice;
    const text = memoText(played, at, lang, format).trimEnd();
    voice.answer(same(text), { lang, format, text });
    return FINE;
  }
  const written = LANGS.map((lang) => {
    const file = join(out, `memo.${lang}.${format}`);
    write(file, memoText(played, at, lang, format));
    return file;
  });
  voice.answer(same(written.join('\n')), { written });
  return FINE;
}
