import { join } from 'node:path';
import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { lookaheadScreen, recheckScreen } from '../../report/answer/lookahead.ts';
import { lookahead } from '../../run/lookahead.ts';
import { root } from '../file/root.ts';
import { recheck } from '../record/recheck.ts';
import { ask, openEpisode, type Selecting } from './ask.ts';
import { MESSAGES } from './message.ts';
import { type Counting, counts } from './option.ts';
import { LEFT, progress } from './progress.ts';
import { type Common, declined } from './say.ts';

/** Decisions after which the future is cut, unless another number is asked for. */
const CUTS = 20;
/** The same for the long record, of which each costs most of a run. */
const RECORD_CUTS = 3;

/** `bide score EPISODE --lookahead`: is any output moved by what comes after it? */
export const ofEpisode = ask({
  view: ([name = ''], options: Selecting & Counting, voice) => {
    const counting = counts(options);
    if (!counting.ok) return counting;
    const episode = openEpisode(name, options, voice);
    if (!episode.ok) return episode;
    const { setup, events } = episode.value;
    const { cuts = CUTS, seed } = counting.value;
    const { told, clear } = progress(voice, LEFT.runs);
    const value = lookahead({ setup, events }, { cuts, seed, told });
    clear();
    return { ok: true, value };
  },
  screen: lookaheadScreen,
  json: (found) => found,
  holds: ({ moved }) => moved.length === 0,
});

/** `bide score episodes --lookahead`: is anything in the long record moved by what comes after it? */
export const ofRecord = ask({
  view: async ([data = ''], options: Common & Counting, voice) => {
    const counting = counts(options);
    if (!counting.ok) return counting;
    const { told, clear } = progress(voice, LEFT.decisions);
    const worker = join(root(), 'dist', 'record.js');
    const search = { cuts: RECORD_CUTS, ...counting.value, worker, told };
    const found = await recheck(data, search).finally(clear);
    if (!found.ok) return found;
    return 'short' in found.value
      ? declined(MESSAGES.recordShort(MIN_WINDOWS))
      : { ok: true, value: found.value };
  },
  screen: recheckScreen,
  json: (found) => found,
  holds: ({ moved }) => moved.length === 0,
});
