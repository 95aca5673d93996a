import { oddsPage, oddsScreen } from '../../report/answer/odds.ts';
import { oddsView } from '../../report/content/oddsview.ts';
import { write } from '../file/write.ts';
import { dossier, play } from '../workspace.ts';
import { decisionAt, opened } from './ask.ts';
import { type Common, decline, FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & {
  readonly at?: string;
  readonly thesis?: string;
  readonly html?: string;
};

/** `bide odds`: own odds against those that prices imply, what the gap is worth, what would turn the verdict. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return misuse(at.wrong, options);
  const view = oddsView(dossier(played, at));
  if ('unknown' in view)
    return decline(
      { en: `not known: ${view.unknown}`, 'zh-Hant': `未知：${view.unknown}` },
      options,
    );
  if (options.html !== undefined) write(options.html, oddsPage(view, options.lang));
  if (options.json) tell(JSON.stringify({ at: played.lines[at]?.at, ...view.odds }));
  else for (const line of oddsScreen(view, options.lang)) tell(line);
  return FINE;
}
