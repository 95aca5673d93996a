import { join } from 'node:path';
import { calendars } from '../../domain/calendar/index.ts';
import { formatDay } from '../../domain/time.ts';
import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { MIN_FALLS } from '../../run/calibrate/fitcrowd.ts';
import { calibrateCrowd, crowdFolder } from '../crowd/calibrate.ts';
import { crowdVintageText, vintageFileName } from '../crowd/vintage.ts';
import { bundled } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { vintageText } from '../episode/vintage.ts';
import { must } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { write } from '../file/write.ts';
import { learnVintage } from '../learnt.ts';
import { MESSAGES } from './message.ts';
import { dayOption, folderOption } from './option.ts';
import { shareProgress } from './progress.ts';
import { type Command, declined, FINE, misused } from './say.ts';

/** The word that stands for the crowd where an episode could be named. */
const CROWD = 'crowd';

/** `bide calibrate`: a vintage of an episode or of the crowd, from long daily series. */
export const run: Command = ([name = ''], { data = '', until, out }, voice) => {
  const folder = must(folderOption('--data', data)) ?? '';
  const day = must(dayOption('--until', until)) ?? must(misused(MESSAGES.notADate('--until', '')));
  const few = { until: formatDay(day), windows: MIN_WINDOWS, falls: MIN_FALLS };
  let home = crowdFolder();
  let content: string | undefined;
  if (name === CROWD) {
    const learning = must(calibrateCrowd(folder, day, shareProgress(voice)));
    content = learning && crowdVintageText(learning.vintage);
  } else {
    home = must(bundled(name));
    const episode = must(readFrom(join(home, 'episode.yaml'), meta));
    const vintage = must(learnVintage(episode, { folder, until: day, calendars }));
    content = vintage && vintageText(vintage);
  }
  if (content === undefined)
    return must(declined((name === CROWD ? MESSAGES.fallsFew : MESSAGES.pastShort)(few)));
  const file = out ?? join(home, 'vintages', vintageFileName(day));
  write(file, content);
  voice.tell(voice.json ? content.trimEnd() : file);
  return FINE;
};
