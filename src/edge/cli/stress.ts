import { stressScreen } from '../../report/screen.ts';
import { dossier, play } from '../workspace.ts';
import { decisionAt, opened } from './ask.ts';
import { type Common, FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & { readonly at?: string; readonly thesis?: string };

/** `bide stress`: is everything falling together, as of a day? */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return misuse(at.wrong, options);
  if (options.json) {
    const { at: stamp, stress } = played.lines[at] as unknown as { at: string; stress: object };
    tell(JSON.stringify({ at: stamp, ...stress }));
  } else for (const line of stressScreen(dossier(played, at), options.lang)) tell(line);
  return FINE;
}
