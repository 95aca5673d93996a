import { join } from 'node:path';
import { calendars } from '../../domain/calendar/index.ts';
import { formatDay, parseDay } from '../../domain/time.ts';
import { bundled } from '../episode/bundled.ts';
import { text } from '../episode/file.ts';
import { meta } from '../episode/meta.ts';
import { write as vintageText } from '../episode/vintage.ts';
import { learnt } from '../learnt.ts';
import { write } from '../write.ts';
import type { Common } from './common.ts';
import { decline, FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & { readonly data: string; readonly until: string; readonly out?: string };

/** `bide calibrate`: a vintage from long daily series, written as the episode carries it. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const until = parseDay(options.until);
  if (until === undefined)
    return misuse(
      {
        en: `--until: expected a date YYYY-MM-DD, found ${options.until}`,
        'zh-Hant': `--until：應為日期YYYY-MM-DD，實為${options.until}`,
      },
      options,
    );
  const folder = bundled(name);
  if (!folder.ok) return refuse(folder.problems, options.lang, options.json);
  const file = join(folder.value, 'episode.yaml');
  const content = text(file, file);
  if (!content.ok) return refuse(content.problems, options.lang, options.json);
  const episode = meta(content.value, file);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const vintage = learnt(episode.value, options.data, until, calendars);
  if (!vintage.ok) return refuse(vintage.problems, options.lang, options.json);
  if (!vintage.value)
    return decline(
      {
        en: `fewer than 1,250 windows by ${options.until}: no vintage was written`,
        'zh-Hant': `到${options.until}為止不足1,250個視窗：未寫出校準版本`,
      },
      options,
    );
  const out = options.out ?? join(folder.value, 'vintages', `${formatDay(until)}.json`);
  write(out, vintageText(vintage.value));
  tell(options.json ? vintageText(vintage.value).trimEnd() : out);
  return FINE;
}
