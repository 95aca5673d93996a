import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendars } from '../../domain/calendar/index.ts';
import type { Text } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { MIN_SESSIONS, MIN_WINDOWS } from '../../domain/vintage.ts';
import { MIN_FALLS } from '../../run/calibrate/fitcrowd.ts';
import { calibrateCrowd, crowdFolder } from '../crowd/calibrate.ts';
import { crowdVintageText, vintageFileName } from '../crowd/vintage.ts';
import { bundled, META } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { read } from '../episode/read.ts';
import { vintageText } from '../episode/vintage.ts';
import { must } from '../file/problem.ts';
import { readFrom, readText } from '../file/text.ts';
import { write } from '../file/write.ts';
import { learnVintage } from '../learnt.ts';
import { lastUsable } from '../tick.ts';
import { orWord } from './ask.ts';
import { dayOption } from './date.ts';
import { MESSAGES } from './message.ts';
import { folderOption } from './option.ts';
import { shareProgress } from './progress.ts';
import { type Command, declined, FINE, misused, type Voice } from './say.ts';

/** The word that stands for the crowd where an episode could be named. */
const CROWD = 'crowd';

/** `bide calibrate`: a vintage of an episode or of the crowd, from long daily series. */
export const run: Command = ([name = ''], { data, until, out, force = false }, voice) => {
  const folder = must(folderOption('--data', data));
  const day = must(dayOption('--until', until, { now: voice.now(), zone: 'UTC' }));
  orWord(name, CROWD);
  const { home, content, last, learnt } =
    name === CROWD ? ofCrowd(folder, day, voice) : ofEpisode(name, { folder, day }, voice);
  const file = out ?? join(home, 'vintages', vintageFileName(last));
  if (!force && existsSync(file) && must(readText(file, file)) !== content)
    must(declined(MESSAGES.vintageDiffers(file)));
  write(file, content);
  voice.tell(voice.json ? content.trimEnd() : file);
  if (!voice.json) for (const text of learnt) voice.tell(text[voice.lang]);
  return FINE;
};

/** A vintage as it is written, the folder that it belongs to, and its last day. */
type Made = {
  readonly home: string;
  readonly content: string;
  readonly last: Day;
  /** What it rests on, and what comes next. */
  readonly learnt: readonly Text[];
};

function ofCrowd(folder: string | undefined, last: Day | undefined, voice: Voice): Made {
  if (folder === undefined || last === undefined) return must(misused(MESSAGES.crowdNeeds));
  const learning = must(calibrateCrowd(folder, last, shareProgress(voice)));
  const few = { until: formatDay(last), windows: MIN_WINDOWS, falls: MIN_FALLS };
  if (!learning) return must(declined(MESSAGES.fallsFew(few)));
  return { home: crowdFolder(), content: crowdVintageText(learning.vintage), last, learnt: [] };
}

/** From the long series of a folder, or from the episode's own; up to the last day that serves all its decisions. */
function ofEpisode(
  name: string,
  { folder, day }: { readonly folder: string | undefined; readonly day: Day | undefined },
  { aside }: Voice,
): Made {
  const home = must(bundled(name));
  const episode = must(readFrom(join(home, META), meta));
  const { all, any } = lastUsable(episode, calendars);
  const last = day ?? all;
  const dates = { until: formatDay(last), any: formatDay(any), all: formatDay(all) };
  if (last > any) must(declined(MESSAGES.vintageTooLate(dates)));
  if (last > all) aside(MESSAGES.vintageLate(dates));
  const from = folder === undefined ? { reading: must(read(home)) } : { folder };
  const { vintage, sessions } = must(learnVintage(episode, { ...from, until: last, calendars }));
  if (vintage) {
    const learnt = [MESSAGES.learnt(dates.until, sessions), MESSAGES.thenReplay(name)];
    return { home, content: vintageText(vintage), last, learnt };
  }
  const short = { until: dates.until, sessions, needed: MIN_SESSIONS };
  return must(declined(MESSAGES.pastShort({ ...short, own: folder === undefined })));
}
