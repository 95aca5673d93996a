import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { lookaheadScreen, recheckScreen } from '../../report/answer/lookahead.ts';
import { ends, plain } from '../../report/render/columns.ts';
import { lookahead } from '../../run/lookahead.ts';
import { must } from '../file/problem.ts';
import { recheck } from '../record/recheck.ts';
import { ask, openEpisode } from './ask.ts';
import { MESSAGES } from './message.ts';
import { counts } from './option.ts';
import { LEFT, progress } from './progress.ts';
import { declined } from './say.ts';

/** Decisions after which the future is cut, unless another number is asked for. */
const CUTS = 20;
/** The same for the long record, of which each costs most of a run. */
const RECORD_CUTS = 3;

/** `bide score EPISODE --lookahead`: is any output moved by what comes after it? */
export const ofEpisode = ask({
  view: ([name = ''], options, voice) => {
    const { cuts = CUTS, seed } = must(counts(options));
    const { setup, events } = openEpisode(name, { ...options, alone: true }, voice);
    const { told, clear } = progress(voice, LEFT.runs);
    const found = lookahead({ setup, events }, { cuts, seed, told });
    clear();
    return { found, title: setup.episode.title };
  },
  screen: ({ found, title }, lang, columns) => [
    ...ends(plain('bide score --lookahead'), plain(title[lang]), columns),
    '='.repeat(columns),
    ...lookaheadScreen(found, lang),
  ],
  json: ({ found }) => found,
  holds: ({ found }) => found.moved.length === 0,
});

/** `bide score episodes --lookahead`: is anything in the long record moved by what comes after it? */
export const ofRecord = ask({
  view: async ([data = ''], options, voice) => {
    const counted = must(counts(options));
    const { told, clear } = progress(voice, LEFT.decisions);
    const search = { cuts: RECORD_CUTS, ...counted, told };
    const found = must(await recheck(data, search).finally(clear));
    return 'short' in found ? must(declined(MESSAGES.recordShort(MIN_WINDOWS))) : found;
  },
  screen: recheckScreen,
  holds: ({ moved }) => moved.length === 0,
});
