import type { Decision } from '../../domain/decision.ts';
import type { Lang } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { screen } from '../../report/screen.ts';
import { words } from '../../report/words/index.ts';
import { keep } from '../keep.ts';
import { dossier } from '../workspace.ts';
import { notice, replayed, type Selecting } from './ask.ts';
import { MESSAGES } from './message.ts';
import { dayOption } from './option.ts';
import { FINE, misused, type Voice } from './say.ts';

type Options = Selecting & { readonly from?: string; readonly to?: string };

/** `bide replay`: every decision of an episode, one line each, then the screen of the last. */
export async function run(
  [name = '']: readonly string[],
  options: Options,
  voice: Voice,
): Promise<number> {
  const [from, to] = [dayOption('--from', options.from), dayOption('--to', options.to)];
  if (!from.ok) return voice.refuse(from);
  if (!to.ok) return voice.refuse(to);
  const found = replayed(name, { ...options, anew: true }, voice);
  if (!found.ok) return voice.refuse(found);
  const played = found.value;
  keep(played, options.home);
  notice(played, options.home, voice);
  const { decisions, lines } = played;
  const shown = [...decisions.keys()].filter((i) => {
    const day = decisions[i]?.moment.day ?? Number.NaN;
    return day >= (from.value ?? day) && day <= (to.value ?? day);
  });
  const last = shown.at(-1);
  if (last === undefined) {
    const { from: begins, to: ends } = played.setup.episode;
    return voice.refuse(misused(MESSAGES.noneInRange(formatDay(begins), formatDay(ends))));
  }
  if (voice.json) voice.tell(...shown.map((i) => JSON.stringify(lines[i])));
  else {
    const all = shown.flatMap((i) => decisions[i] ?? []);
    voice.tell(...dailyLines(all, voice.lang), '', ...screen(dossier(played, last), voice.lang));
  }
  return FINE;
}

/**
 * Every decision on one line, under the names of the columns: day, verdict, stress, regime, exposure,
 * and any stop that is not quiet.
 */
export const dailyLines = (decisions: readonly Decision[], lang: Lang): readonly string[] => [
  words(lang).dailyHead,
  ...decisions.map((decision) => words(lang).daily(decision)),
];
