import { stressScreen } from '../../report/screen.ts';
import { dossier } from '../workspace.ts';
import { askDecision } from './ask.ts';

/** `bide stress`: is everything falling together, as of a day? */
export const run = askDecision({
  view: ({ played, at, line }) => ({ ...dossier(played, at), line }),
  screen: stressScreen,
  json: ({ line: { at, stress } }) => Object.assign({ at }, stress),
});
