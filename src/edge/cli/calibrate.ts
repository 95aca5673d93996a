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
import { accepted, chain, type Result } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { write } from '../file/write.ts';
import { learnVintage } from '../learnt.ts';
import { MESSAGES } from './message.ts';
import { dayOption, folderOption } from './option.ts';
import { shareProgress } from './progress.ts';
import { type Command, declined, FINE, misused, together } from './say.ts';

/** A vintage as text, where it belongs, and why there is none. */
type Found = { readonly content: string | undefined; readonly home: string };

/** The word that stands for the crowd where an episode could be named. */
const CROWD = 'crowd';

/** `bide calibrate`: a vintage of an episode or of the crowd, from long daily series. */
export const run: Command = async ([name = ''], { data = '', until, out }, voice) => {
  const read = together({
    data: folderOption('--data', data),
    day: dayOption('--until', until),
  });
  if (!read.ok) return voice.refuse(read);
  const { day } = read.value;
  if (day === undefined) return voice.refuse(misused(MESSAGES.notADate('--until', '')));
  const found =
    name === CROWD ? ofCrowd(data, day, shareProgress(voice)) : ofEpisode(name, data, day);
  if (!found.ok) return voice.refuse(found);
  const { content, home } = found.value;
  const last = formatDay(day);
  if (content === undefined) {
    const few = { until: last, windows: MIN_WINDOWS, falls: MIN_FALLS };
    const why = name === CROWD ? MESSAGES.fallsFew(few) : MESSAGES.pastShort(last, MIN_WINDOWS);
    return voice.refuse(declined(why));
  }
  const file = out ?? join(home, 'vintages', vintageFileName(day));
  write(file, content);
  voice.tell(voice.json ? content.trimEnd() : file);
  return FINE;
};

const ofEpisode = (name: string, data: string, until: Day): Result<Found> =>
  chain(bundled(name), (home) =>
    chain(readFrom(join(home, 'episode.yaml'), meta), (episode) =>
      chain(learnVintage(episode, { folder: data, until, calendars }), (vintage) =>
        accepted({ content: vintage && vintageText(vintage), home }),
      ),
    ),
  );

const ofCrowd = (data: string, until: Day, seen: (share: number) => void): Result<Found> =>
  chain(calibrateCrowd(data, until, seen), (learning) =>
    accepted({ content: learning && crowdVintageText(learning.vintage), home: crowdFolder() }),
  );
