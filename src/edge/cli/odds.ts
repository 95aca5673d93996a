import { oddsPage, oddsScreen } from '../../report/answer/odds.ts';
import { oddsView } from '../../report/content/oddsview.ts';
import { must } from '../file/problem.ts';
import { dossier } from '../workspace.ts';
import { askDecision, notKnown } from './ask.ts';

/** `bide odds`: own odds against those that prices imply, what the gap is worth, what would turn the verdict. */
export const run = askDecision({
  view: ({ played, at, line }) => {
    const view = oddsView(dossier(played, at));
    return 'unknown' in view ? must(notKnown(view.unknown)) : { ...view, stamp: line.at };
  },
  screen: oddsScreen,
  page: oddsPage,
  json: ({ stamp, odds }) => ({ at: stamp, ...odds }),
});
