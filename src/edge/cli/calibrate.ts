import { join } from 'node:path';
import { calendars } from '../../domain/calendar/index.ts';
import { type Day, formatDay, parseDay } from '../../domain/time.ts';
import { calibrateCrowd, shelf } from '../crowd/calibrate.ts';
import { crowdVintageText, vintageFileName } from '../crowd/vintage.ts';
import { bundled } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { vintageText } from '../episode/vintage.ts';
import type { Result } from '../file/problem.ts';
import { text } from '../file/text.ts';
import { write } from '../file/write.ts';
import { learnt } from '../learnt.ts';
import { type Common, decline, FINE, misuse, NO_FOLDER, refuse, tell } from './say.ts';

type Options = Common & { readonly data: string; readonly until: string; readonly out?: string };

/** A vintage as text, the file where it belongs, and why there is none. */
type Found = { readonly content: string | undefined; readonly file: string };

/** The word that stands for the crowd where an episode could be named. */
const CROWD = 'crowd';

/** `bide calibrate`: a vintage of an episode or of the crowd, from long daily series. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  if (options.data.trim() === '') return misuse(NO_FOLDER, options);
  const until = parseDay(options.until);
  if (until === undefined)
    return misuse(
      {
        en: `--until: expected a date YYYY-MM-DD, found ${options.until}`,
        'zh-Hant': `--until：應為日期YYYY-MM-DD，實為${options.until}`,
      },
      options,
    );
  const found =
    name === CROWD ? ofCrowd(options.data, until) : ofEpisode(name, options.data, until);
  if (!found.ok) return refuse(found.problems, options.lang, options.json);
  const { content, file } = found.value;
  if (content === undefined) return decline(name === CROWD ? FEW(until) : SHORT(until), options);
  const out = options.out ?? file;
  write(out, content);
  tell(options.json ? content.trimEnd() : out);
  return FINE;
}

function ofEpisode(name: string, data: string, until: Day): Result<Found> {
  const folder = bundled(name);
  if (!folder.ok) return folder;
  const file = join(folder.value, 'episode.yaml');
  const content = text(file, file);
  if (!content.ok) return content;
  const episode = meta(content.value, file);
  if (!episode.ok) return episode;
  const vintage = learnt(episode.value, data, until, calendars);
  if (!vintage.ok) return vintage;
  const out = join(folder.value, 'vintages', vintageFileName(until));
  return { ok: true, value: { content: vintage.value && vintageText(vintage.value), file: out } };
}

function ofCrowd(data: string, until: Day): Result<Found> {
  const learning = calibrateCrowd(data, until, progress());
  if (!learning.ok) return learning;
  const vintage = learning.value?.vintage;
  const out = join(shelf(), 'vintages', vintageFileName(until));
  return { ok: true, value: { content: vintage && crowdVintageText(vintage), file: out } };
}

/** Shows the share done beside the answer, where somebody looks. */
function progress(): (share: number) => void {
  if (!process.stderr.isTTY) return () => {};
  let shown = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent === shown) return;
    shown = percent;
    process.stderr.write(share < 1 ? `\r${percent} %` : '\r\u001b[K');
  };
}

const SHORT = (until: Day) => ({
  en: `fewer than 1,250 windows by ${formatDay(until)}: no vintage was written`,
  'zh-Hant': `到${formatDay(until)}為止不足1,250個視窗：未寫出校準版本`,
});

const FEW = (until: Day) => ({
  en: `fewer than 1,250 windows or 20 synchronised falls by ${formatDay(until)}: no vintage was written`,
  'zh-Hant': `到${formatDay(until)}為止不足1,250個視窗或20次同步下跌：未寫出校準版本`,
});
