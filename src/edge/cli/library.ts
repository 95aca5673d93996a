import { present } from '../../domain/present.ts';
import { libraryPage, libraryScreen } from '../../report/answer/library.ts';
import { must } from '../file/problem.ts';
import { libraryScore } from '../record/library.ts';
import { build } from '../store/drawer.ts';
import { ask } from './ask.ts';
import { MESSAGES } from './message.ts';
import { counts } from './option.ts';
import { LEFT, progress } from './progress.ts';
import { type Command, misused } from './say.ts';

/** The word that selects all coded episodes where one could be named. */
export const LIBRARY = 'library';

/** Recodings of each episode that are tried: all of them would take minutes. */
const RECODINGS_TRIED = 24;

/** `bide score library`: every coded episode whose series are there, scored together. */
export const run: Command = ask({
  view: async (_, options, voice) => {
    const { threads } = must(counts(options));
    const { data, home: workspace, lookahead } = options;
    if (lookahead) must(misused(MESSAGES.libraryLookahead));
    if (!data?.trim()) return must(misused(MESSAGES.libraryNeedsData));
    const { told, clear } = progress(voice, LEFT.runs);
    const found = await libraryScore(data, {
      threads,
      told,
      recodings: RECODINGS_TRIED,
      ...present({ workspace, program: voice.build ?? build() }),
    }).finally(clear);
    const score = must(found);
    return score.episodes.length > 0 ? score : must(misused(MESSAGES.libraryNeedsData));
  },
  screen: libraryScreen,
  page: libraryPage,
});
