import type { Decision } from '../../domain/decision.ts';
import type { Lang } from '../../domain/text.ts';
import { screen } from '../../report/screen.ts';
import { words } from '../../report/words/index.ts';
import { keep } from '../keep.ts';
import { dossier } from '../workspace.ts';
import { notice, selectDays } from './ask.ts';
import { type Command, FINE } from './say.ts';

/** `bide replay`: every decision of an episode, one line each, then the screen of the last. */
export const run: Command = ([name = ''], options, voice) => {
  const { played, places } = selectDays(name, { ...options, anew: true }, voice);
  keep(played, places, options.home);
  notice(played, options.home, voice);
  const { decisions, lines } = played;
  if (voice.json) voice.tell(...places.map((i) => JSON.stringify(lines[i])));
  else {
    const all = places.flatMap((i) => decisions[i] ?? []);
    voice.tell(
      ...dailyLines(all, voice.lang),
      '',
      ...screen(dossier(played, places.at(-1) ?? 0), voice.lang, voice.columns),
    );
  }
  return FINE;
};

/**
 * Every decision on one line, under the names of the columns: day, verdict, stress, regime, exposure,
 * and any stop that is not quiet.
 */
export const dailyLines = (decisions: readonly Decision[], lang: Lang): readonly string[] => [
  words(lang).dailyHead,
  ...decisions.map((decision) => words(lang).daily(decision)),
];
