import type { Decision } from '../../domain/decision.ts';
import type { Episode } from '../../domain/episode.ts';
import { formatDay } from '../../domain/time.ts';
import { fitting, plain } from '../../report/render/columns.ts';
import { screen } from '../../report/screen.ts';
import { words } from '../../report/words/index.ts';
import { keep } from '../keep.ts';
import { dossier } from '../workspace.ts';
import { notice, selectDays } from './ask.ts';
import { type Command, FINE, type Voice } from './say.ts';

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
      ...dailyLines(all, played.setup.episode, voice),
      '',
      ...screen(dossier(played, places.at(-1) ?? 0), voice.lang, voice.columns),
    );
  }
  return FINE;
};

/**
 * Every decision of an episode on one line, under the names of the columns: day, verdict, stress,
 * regime, exposure, and any stop that is not quiet.
 */
export const dailyLines = (
  decisions: readonly Decision[],
  { title }: Pick<Episode, 'title'>,
  { lang, columns }: Pick<Voice, 'lang' | 'columns'>,
): readonly string[] => {
  const w = words(lang);
  const [from, to] = [decisions[0], decisions.at(-1)].map((d) => d && formatDay(d.moment.day));
  return fitting(
    [
      plain(`${title[lang]}${w.pause}${w.threats.between(from ?? '', to ?? '')}`),
      w.dailyHead,
      ...decisions.map(w.daily),
    ],
    columns,
  );
};
