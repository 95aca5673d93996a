import { join } from 'node:path';
import { LANGS } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { write } from '../file/write.ts';
import { FORMATS, type Format, memoText } from '../memo.ts';
import type { Played } from '../workspace.ts';
import { notice, type Ranging, type Selecting, select, selectDays } from './ask.ts';
import { MESSAGES } from './message.ts';
import { FINE, misused, same, type Voice } from './say.ts';

type Options = Selecting & Ranging & { readonly format?: string; readonly out?: string };

/** `bide memo`: the memo of one decision, printed in one language, or those of some days written in both. */
export async function run(
  [name = '']: readonly string[],
  options: Options,
  voice: Voice,
): Promise<number> {
  const { format: asked = 'md', out } = options;
  const format = FORMATS.find((known) => known === asked);
  if (format === undefined)
    return voice.refuse(misused(MESSAGES.notOneOf('--format', FORMATS, asked)));
  if (options.from !== undefined || options.to !== undefined) {
    if (out === undefined || options.at !== undefined)
      return voice.refuse(misused(MESSAGES.needsOut));
    const found = selectDays(name, options, voice);
    if (!found.ok) return voice.refuse(found);
    const { played, places } = found.value;
    notice(played, options.home, voice);
    const written = places.flatMap((at) => {
      const day = formatDay(played.decisions[at]?.moment.day ?? played.setup.episode.from);
      return inBoth({ played, at, format }, join(out, `memo.${day}`));
    });
    voice.answer(same(written.join('\n')), { written });
    return FINE;
  }
  const found = select(name, options, voice);
  if (!found.ok) return voice.refuse(found);
  const { played, at } = found.value;
  notice(played, options.home, voice);
  if (out === undefined) {
    const { lang } = voice;
    const text = memoText(played, { at, lang, format }).trimEnd();
    voice.answer(same(text), { lang, format, text });
    return FINE;
  }
  const written = inBoth({ played, at, format }, join(out, 'memo'));
  voice.answer(same(written.join('\n')), { written });
  return FINE;
}

/** Writes the memo of a decision in both languages; gives the files. */
const inBoth = (
  { played, at, format }: { readonly played: Played; readonly at: number; readonly format: Format },
  begin: string,
): readonly string[] =>
  LANGS.map((lang) => {
    const file = `${begin}.${lang}.${format}`;
    write(file, memoText(played, { at, lang, format }));
    return file;
  });
