import { join } from 'node:path';
import { calendars } from '../../domain/calendar/index.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { MIN_FALLS } from '../../run/calibrate/fitcrowd.ts';
import { calibrateCrowd, crowdFolder } from '../crowd/calibrate.ts';
import { crowdVintageText, vintageFileName } from '../crowd/vintage.ts';
import { bundled } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { vintageText } from '../episode/vintage.ts';
import type { Result } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { write } from '../file/write.ts';
import { learnVintage } from '../learnt.ts';
import { MESSAGES } from './message.ts';
import { dayOption, folderOption } from './option.ts';
import { shareProgress } from './progress.ts';
import { type Common, declined, FINE, misused, type Voice } from './say.ts';

type Options = Common & { readonly data: string; readonly until: string; readonly out?: string };

/** A vintage as text, the file where it belongs, and why there is none. */
type Found = { readonly content: string | undefined; readonly file: string };

/** The word that stands for the crowd where an episode could be named. */
const CROWD = 'crowd';

/** `bide calibrate`: a vintage of an episode or of the crowd, from long daily series. */
export async function run(
  [name = '']: readonly string[],
  options: Options,
  voice: Voice,
): Promise<number> {
  const data = folderOption('--data', options.data);
  if (!data.ok) return voice.refuse(data);
  const until = dayOption('--until', options.until);
  if (!until.ok) return voice.refuse(until);
  const day = until.value;
  if (day === undefined) return voice.refuse(misused(MESSAGES.notADate('--until', '')));
  const found =
    name === CROWD
      ? ofCrowd(options.data, day, shareProgress(voice))
      : ofEpisode(name, options.data, day);
  if (!found.ok) return voice.refuse(found);
  const { content, file } = found.value;
  const last = formatDay(day);
  if (content === undefined)
    return voice.refuse(
      declined(
        name === CROWD
          ? MESSAGES.fallsFew({ until: last, windows: MIN_WINDOWS, falls: MIN_FALLS })
          : MESSAGES.pastShort(last, MIN_WINDOWS),
      ),
    );
  const out = options.out ?? file;
  write(out, content);
  if (voice.json) voice.tell(content.trimEnd());
  else voice.tell(out);
  return FINE;
}

function ofEpisode(name: string, data: string, until: Day): Result<Found> {
  const folder = bundled(name);
  if (!folder.ok) return folder;
  const file = join(folder.value, 'episode.yaml');
  const content = readText(file, file);
  if (!content.ok) return content;
  const episode = meta(content.value, file);
  if (!episode.ok) return episode;
  const vintage = learnVintage(episode.value, { folder: data, until, calendars });
  if (!vintage.ok) return vintage;
  const out = join(folder.value, 'vintages', vintageFileName(until));
  return { ok: true, value: { content: vintage.value && vintageText(vintage.value), file: out } };
}

function ofCrowd(data: string, until: Day, seen: (share: number) => void): Result<Found> {
  const learning = calibrateCrowd(data, until, seen);
  if (!learning.ok) return learning;
  const vintage = learning.value?.vintage;
  const out = join(crowdFolder(), 'vintages', vintageFileName(until));
  return { ok: true, value: { content: vintage && crowdVintageText(vintage), file: out } };
}
