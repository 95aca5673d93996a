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
import { closeOf, measuredText } from '../episode/measured.ts';
import { MEASURED } from '../episode/read.ts';
import { accepted, chain } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { readFrom } from '../file/text.ts';
import { write } from '../file/write.ts';
import type { Played } from '../workspace.ts';
import { askDecision } from './ask.ts';
import { MESSAGES } from './message.ts';
import { folderOption } from './option.ts';
import { declined, misused, type Reply, same } from './say.ts';

/** `bide delever`: how much of the fall is mechanical, how far it comes back, who had to sell. */
export const run = askDecision({
  accept: ({ data, keep }) => {
    const folder = folderOption('--data', data);
    if (!folder.ok) return folder;
    return keep && data === undefined ? misused(MESSAGES.keepNeedsData) : undefined;
  },
  view: ({ played, decision, line }, { data, keep }) => {
    const { day, stamp } = decision.moment;
    const { episode } = played.setup;
    return chain(measure(data, decision.moment), (cross) => {
      if (keep && cross) keepMeasured(played, cross, stamp);
      const risk = episode.legs.risk[0] ?? '';
      return accepted({
        title: episode.title,
        day,
        of: dayOf(decision),
        risk: episode.series[risk]?.title ?? same(risk),
        delever: { ...decision.delever, ...present({ cross }) },
        ...present({ record: vintageFor(played.setup, day, day).vintage?.delever?.record }),
        stamp: line.at,
      });
    });
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
  if (folder === undefined) return accepted(undefined);
  const last = (at < closeOf(day) ? day - 1 : day) as Day;
  return chain(readFrom(join(root(), 'record', 'cross.yaml'), readCross), (plan) =>
    chain(cross(folder, last, plan), (found) =>
      found === undefined ? declined(MESSAGES.noSession) : accepted(found),
    ),
  );
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
