import { screen } from '../../report/screen.ts';
import { entriesOf, type Ran, withJournal } from '../keep.ts';
import { dossier, play } from '../workspace.ts';
import { opened } from './ask.ts';
import { answer, type Common, FINE, refuse, tell } from './say.ts';

/** Bare `bide`: the latest decision of the episode that was run last, on one screen. */
export async function run(_: readonly string[], options: Common): Promise<number> {
  const ran = withJournal(options.home, (store) => entriesOf<Ran>(store, 'run').at(-1)?.read);
  if (!ran) {
    answer(
      {
        en: 'Nothing on record yet. Try: bide replay EPISODE, or bide --help.',
        'zh-Hant': '還沒有紀錄。可以先執行bide replay EPISODE，或看bide --help。',
      },
      { entries: 0 },
      options,
    );
    return FINE;
  }
  const episode = opened(ran.name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  const at = played.decisions.length - 1;
  if (options.json) tell(JSON.stringify(played.lines[at]));
  else for (const line of screen(dossier(played, at), options.lang)) tell(line);
  return FINE;
}
