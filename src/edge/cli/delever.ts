import { join } from 'node:path';
import type { Moment } from '../../domain/decision.ts';
import type { CrossReading } from '../../domain/delever.ts';
import type { Text } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';
import { deleverPage, deleverScreen } from '../../report/answer/delever.ts';
import { deleverLine } from '../../run/line.ts';
import { vintageFor } from '../../run/vintage.ts';
import { cross } from '../cross/measure.ts';
import { readCross } from '../cross/read.ts';
import { closeOf, measuredText } from '../episode/measured.ts';
import { MEASURED } from '../episode/read.ts';
import type { Result } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { readText } from '../file/text.ts';
import { write } from '../file/write.ts';
import type { Played } from '../workspace.ts';
import { askDecision, type Selecting } from './ask.ts';
import { MESSAGES } from './message.ts';
import { folderOption } from './option.ts';
import { declined, misused, type Reply } from './say.ts';

type Options = Selecting & {
  readonly html?: string;
  readonly data?: string;
  readonly keep?: boolean;
};

/** `bide delever`: how much of the fall is mechanical, how far it comes back, who had to sell. */
export const run = askDecision({
  accept: ({ data, keep }: Options) => {
    const folder = folderOption('--data', data);
    if (!folder.ok) return folder;
    return keep && data === undefined ? misused(MESSAGES.keepNeedsData) : undefined;
  },
  view: ({ played, decision, line }, { data, keep }) => {
    const { day, stamp } = decision.moment;
    const measured = measure(data, decision.moment);
    if (!measured.ok) return measured;
    const cross = measured.value;
    if (keep && cross) keepMeasured(played, cross, stamp);
    return {
      ok: true,
      value: {
        title: played.setup.episode.title,
        day,
        risk: riskOf(played),
        delever: { ...decision.delever, ...(cross ? { cross } : {}) },
        ...recordOf(played, day),
        stamp: line.at,
      },
    };
  },
  screen: deleverScreen,
  page: deleverPage,
  json: ({ stamp, delever }) => ({ at: stamp, ...deleverLine(delever) }),
});

/**
 * The cross-section of a decision, from a folder with one CSV a name. Prices of a day count once they
 * have closed. Undefined inside where no folder is given.
 */
function measure(folder: string | undefined, { day, at }: Moment): Reply<CrossReading | undefined> {
  if (folder === undefined) return { ok: true, value: undefined };
  const file = join(root(), 'record', 'cross.yaml');
  const content = readText(file, file);
  if (!content.ok) return content;
  const plan = readCross(content.value, file);
  const last = (at < closeOf(day) ? day - 1 : day) as Day;
  if (!plan.ok) return plan;
  const found: Result<CrossReading | undefined> = cross(folder, last, plan.value);
  return found.ok && found.value === undefined ? declined(MESSAGES.noSession) : found;
}

/** Puts a reading into the episode's folder, in place of an earlier one of the same day. */
function keepMeasured({ folder, reading }: Played, found: CrossReading, stamp: string): void {
  const others = reading.measured.filter((m) => m.cross.day !== found.day);
  const lines = [
    ...others.map((m) => ({ day: m.cross.day, line: measuredText(m.cross, m.stamp) })),
    { day: found.day, line: measuredText(found, stamp) },
  ].toSorted((a, b) => a.day - b.day);
  write(join(folder, MEASURED), lines.map((l) => l.line).join(''));
}

/** The record of the vintage in force on a day. */
function recordOf({ setup }: Played, day: Day) {
  const { vintage } = vintageFor(setup, day, day);
  return vintage?.delever ? { record: vintage.delever.record } : {};
}

/** What the series of the risk leg is called. */
function riskOf({ setup: { episode } }: Played): Text {
  const id = episode.legs.risk[0] ?? '';
  return episode.series[id]?.title ?? { en: id, 'zh-Hant': id };
}
