import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendars } from '../../domain/calendar/index.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Series } from '../../domain/series.ts';
import { WINDOWS } from '../../domain/stress.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { MIN_FALLS } from '../../run/calibrate/fitcrowd.ts';
import { calibrateCrowd, crowdFolder } from '../crowd/calibrate.ts';
import { crowdVintageText, vintageFileName } from '../crowd/vintage.ts';
import { bundled } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { vintageText } from '../episode/vintage.ts';
import { must } from '../file/problem.ts';
import { readFrom, readText } from '../file/text.ts';
import { write } from '../file/write.ts';
import { learnVintage } from '../learnt.ts';
import { decisionTicks } from '../tick.ts';
import { orWord } from './ask.ts';
import { dayOption } from './date.ts';
import { MESSAGES } from './message.ts';
import { folderOption } from './option.ts';
import { shareProgress } from './progress.ts';
import { type Command, declined, FINE } from './say.ts';

/** Sessions of the longest window that is judged. */
const LONGEST_WINDOW = Math.max(...WINDOWS);

/** The word that stands for the crowd where an episode could be named. */
const CROWD = 'crowd';

/** `bide calibrate`: a vintage of an episode or of the crowd, from long daily series. */
export const run: Command = ([name = ''], { data = '', until, out, force = false }, voice) => {
  const folder = must(folderOption('--data', data)) ?? '';
  const when = { now: voice.now(), zone: 'UTC' };
  const day = must(dayOption('--until', until ?? '', when)) as Day;
  const few = { until: formatDay(day), windows: MIN_WINDOWS, falls: MIN_FALLS };
  orWord(name, CROWD);
  let home = crowdFolder();
  let content: string | undefined;
  if (name === CROWD) {
    const learning = must(calibrateCrowd(folder, day, shareProgress(voice)));
    content = learning && crowdVintageText(learning.vintage);
  } else {
    home = must(bundled(name));
    const episode = must(readFrom(join(home, 'episode.yaml'), meta));
    const { all, any } = lastUsable(episode);
    const dates = { until: formatDay(day), any: formatDay(any), all: formatDay(all) };
    if (day > any) must(declined(MESSAGES.vintageTooLate(dates)));
    if (day > all) voice.aside(MESSAGES.vintageLate(dates));
    const vintage = must(learnVintage(episode, { folder, until: day, calendars }));
    content = vintage && vintageText(vintage);
  }
  if (content === undefined)
    return must(declined((name === CROWD ? MESSAGES.fallsFew : MESSAGES.pastShort)(few)));
  const file = out ?? join(home, 'vintages', vintageFileName(day));
  if (!force && existsSync(file) && must(readText(file, file)) !== content)
    must(declined(MESSAGES.vintageDiffers(file)));
  write(file, content);
  voice.tell(voice.json ? content.trimEnd() : file);
  return FINE;
};

/**
 * The last days of a past from which every decision of an episode, and from which any of them, can use
 * what was learnt: it ends before the longest window begins.
 */
function lastUsable(episode: Episode): Readonly<Record<'all' | 'any', Day>> {
  const ticks = decisionTicks(episode, calendars);
  const risk = episode.legs.risk[0] as string;
  const open = calendars[(episode.series[risk] as Series).calendar];
  const before = (day: Day): Day => {
    let begin = day;
    for (let left = LONGEST_WINDOW; left > 0; ) {
      begin = (begin - 1) as Day;
      if (open(begin)) left--;
    }
    return (begin - 1) as Day;
  };
  const last = (tick: (typeof ticks)[number] | undefined): Day =>
    before(tick?.due[risk] ?? episode.from);
  return { all: last(ticks[0]), any: last(ticks.at(-1)) };
}
