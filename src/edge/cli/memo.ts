import { join } from 'node:path';
import { present } from '../../domain/present.ts';
import { LANGS } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { must } from '../file/problem.ts';
import { writeAll } from '../file/write.ts';
import { anchorOf } from '../keep.ts';
import { FORMATS, memoText } from '../memo.ts';
import { notice, select, selectDays } from './ask.ts';
import { MESSAGES } from './message.ts';
import { readerZone } from './reader.ts';
import { type Command, FINE, misused, same } from './say.ts';

/** `bide memo`: the memo of one decision, printed in one language, or those of some days written in both. */
export const run: Command = ([name = ''], options, voice) => {
  const { format: asked = 'md', out } = options;
  const format = FORMATS.find((known) => known === asked);
  if (format === undefined) return must(misused(MESSAGES.notOneOf('--format', FORMATS, asked)));
  const many = options.from !== undefined || options.to !== undefined;
  if (many && (out === undefined || options.at !== undefined)) must(misused(MESSAGES.needsOut));
  const one = many ? undefined : select(name, options, voice);
  const { played, places } = one ? { ...one, places: [one.at] } : selectDays(name, options, voice);
  notice(played, options.home, voice);
  const zone = must(readerZone(options, voice));
  const end = present({ anchor: anchorOf(options.home), zone });
  if (out === undefined) {
    const { lang } = voice;
    const text = memoText(played, { at: places[0] as number, lang, format, ...end }).trimEnd();
    voice.answer(text.split('\n').map(same), { lang, format, text });
    return FINE;
  }
  const pages = places.flatMap((at) => {
    const day = formatDay(played.decisions[at]?.moment.day ?? played.setup.episode.from);
    return LANGS.map((lang) => {
      const file = join(out, `memo.${many ? `${day}.` : ''}${lang}.${format}`);
      return [file, memoText(played, { at, lang, format, ...end })] as const;
    });
  });
  writeAll(pages);
  const written = pages.map(([file]) => file);
  voice.answer(written.map(same), { written });
  return FINE;
};
