import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Moment } from '../../domain/decision.ts';
import type { CrossReading } from '../../domain/delever.ts';
import { present } from '../../domain/present.ts';
import type { Day } from '../../domain/time.ts';
import { deleverPage, deleverScreen } from '../../report/answer/delever.ts';
import { dayOf } from '../../report/content/reading.ts';
import { deleverLine } from '../../run/line.ts';
import { vintageFor } from '../../run/vintage.ts';
import { cross } from '../cross/measure.ts';
import { readCross } from '../cross/read.ts';
import { closeOf, measuredText, readMeasured } from '../episode/measured.ts';
import { MEASURED } from '../episode/read.ts';
import { root } from '../file/folder.ts';
import { must } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { write } from '../file/write.ts';
import { withJournal } from '../keep.ts';
import { askDecision } from './ask.ts';
import { MESSAGES } from './message.ts';
import { folderOption } from './option.ts';
import { declined, misused, same } from './say.ts';

/** `bide delever`: how much of the fall is mechanical, how far it comes back, who had to sell. */
export const run = askDecision({
  accept: ({ data, keep }) => {
    must(folderOption('--data', data));
    if (keep && data === undefined) must(misused(MESSAGES.keepNeedsData));
  },
  view: ({ played, decision, line }, { data, keep, home }) => {
    const { day, stamp } = decision.moment;
    const { episode } = played.setup;
    const cross = measure(data, decision.moment);
    // Two that keep at once keep one after the other.
    if (keep && cross)
      withJournal(home, (store) => store.alone(() => keepMeasured(played.folder, cross, stamp)));
    const risk = episode.legs.risk[0] ?? '';
    return {
      title: episode.title,
      day,
      of: dayOf(decision, played.setup.episode),
      risk: episode.series[risk]?.title ?? same(risk),
      delever: { ...decision.delever, ...present({ cross }) },
      ...present({ record: vintageFor(played.setup, day, day).vintage?.delever?.record }),
      stamp: line.at,
    };
  },
  screen: deleverScreen,
  page: deleverPage,
  json: ({ stamp, delever }) => ({ at: stamp, ...deleverLine(delever) }),
});

/**
 * The cross-section of a decision, from a folder with one CSV a name. Prices of a day count once they
 * have closed. Undefined where no folder is given.
 */
function measure(folder: string | undefined, { day, at }: Moment): CrossReading | undefined {
  if (folder === undefined) return undefined;
  const last = (at < closeOf(day) ? day - 1 : day) as Day;
  const plan = must(readFrom(join(root(), 'record', 'cross.yaml'), readCross));
  return must(cross(folder, last, plan)) ?? must(declined(MESSAGES.noSession));
}

/** Puts a reading into the episode's folder, in place of an earlier one of the same day. */
function keepMeasured(folder: string, found: CrossReading, stamp: string): void {
  const file = join(folder, MEASURED);
  const kept = existsSync(file) ? must(readFrom(file, readMeasured)) : [];
  const others = kept.filter((m) => m.cross.day !== found.day);
  const lines = [
    ...others.map((m) => ({ day: m.cross.day, line: measuredText(m.cross, m.stamp) })),
    { day: found.day, line: measuredText(found, stamp) },
  ].toSorted((a, b) => a.day - b.day);
  write(file, lines.map((l) => l.line).join(''));
}
