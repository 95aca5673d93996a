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
import { text } from '../file/text.ts';
import { write } from '../file/write.ts';
import { type Played, play } from '../workspace.ts';
import { decisionAt, opened } from './ask.ts';
import { type Common, decline, FINE, misuse, NO_FOLDER, refuse, tell } from './say.ts';

type Options = Common & {
  readonly at?: string;
  readonly thesis?: string;
  readonly html?: string;
  readonly data?: string;
  readonly keep?: boolean;
};

/** `bide delever`: how much of the fall is mechanical, how far it comes back, who had to sell. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  if (options.data?.trim() === '') return misuse(NO_FOLDER, options);
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return misuse(at.wrong, options);
  const { data } = options;
  if (options.keep && data === undefined)
    return misuse({ en: '--keep: needs --data', 'zh-Hant': '--keep：須與--data一起用' }, options);
  const decision = played.decisions[at];
  if (!decision) throw new RangeError(`no decision ${at}`);
  const measured: Result<CrossReading | undefined> =
    data === undefined ? { ok: true, value: undefined } : measure(data, decision.moment);
  if (!measured.ok) return refuse(measured.problems, options.lang, options.json);
  if (data !== undefined && measured.value === undefined)
    return decline(
      {
        en: 'no session of the cross-section by this day',
        'zh-Hant': '到這一天為止，橫斷面沒有交易日',
      },
      options,
    );
  if (options.keep && measured.value) keep(played, measured.value, decision.moment.stamp);
  const view = {
    title: played.setup.episode.title,
    day: decision.moment.day,
    risk: riskOf(played),
    delever: {
      ...decision.delever,
      ...(measured.value ? { cross: measured.value } : {}),
    },
    ...recordOf(played, decision.moment.day),
  };
  if (options.html !== undefined) write(options.html, deleverPage(view, options.lang));
  if (options.json)
    tell(JSON.stringify({ at: decision.moment.stamp, ...deleverLine(view.delever) }));
  else for (const line of deleverScreen(view, options.lang)) tell(line);
  return FINE;
}

/**
 * The cross-section of a decision, from a folder with one CSV a name. Prices of a day count once they
 * have closed.
 */
function measure(folder: string, { day, at }: Moment): Result<CrossReading | undefined> {
  const file = join(root(), 'record', 'cross.yaml');
  const content = text(file, file);
  if (!content.ok) return content;
  const plan = readCross(content.value, file);
  const last = (at < closeOf(day) ? day - 1 : day) as Day;
  return plan.ok ? cross(folder, last, plan.value) : plan;
}

/** Puts a reading into the episode's folder, in place of an earlier one of the same day. */
function keep({ folder, reading }: Played, found: CrossReading, stamp: string): void {
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
