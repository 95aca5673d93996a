import { type Decision, isUncalibrated } from '../../domain/decision.ts';
import type { Lang, Text } from '../../domain/text.ts';
import { MIN_SESSIONS } from '../../domain/vintage.ts';
import { screen } from '../../report/screen.ts';
import { words } from '../../report/words/index.ts';
import { keep } from '../keep.ts';
import { sessionsBy } from '../past.ts';
import { lastUsable } from '../tick.ts';
import { dossier, type Played } from '../workspace.ts';
import { notice, selectDays } from './ask.ts';
import { type Command, FINE } from './say.ts';
import { VERIFICATION } from './verification.ts';

/** `bide replay`: every decision of an episode, one line each, then the screen of the last. */
export const run: Command = ([name = ''], options, voice) => {
  const { played, places } = selectDays(name, { ...options, anew: true }, voice);
  keep(played, places, options.home);
  notice(played, options.home, voice);
  for (const text of uncalibrated(played, places.at(-1) ?? 0)) voice.aside(text);
  const { decisions, lines } = played;
  if (voice.json) voice.tell(...places.map((i) => JSON.stringify(lines[i])));
  else {
    const all = places.flatMap((i) => decisions[i] ?? []);
    voice.tell(
      ...dailyLines(all, voice.lang),
      '',
      ...screen(dossier(played, places.at(-1) ?? 0), voice.lang),
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

/** That nothing says what is usual, with the command that learns it. */
function uncalibrated(played: Played, at: number): readonly Text[] {
  const { name, decisions, reading, setup } = played;
  const decision = decisions[at];
  if (decision === undefined || !isUncalibrated(decision)) return [];
  const sessions = sessionsBy(reading, lastUsable(reading.episode, setup.calendars).all);
  return [VERIFICATION.notCalibrated({ folder: name, sessions, needed: MIN_SESSIONS })];
}
