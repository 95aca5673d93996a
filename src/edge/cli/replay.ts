import type { Decision } from '../../domain/decision.ts';
import type { Lang } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { screen } from '../../report/screen.ts';
import { words } from '../../report/words/index.ts';
import { keep } from '../keep.ts';
import { dossier, play } from '../workspace.ts';
import { dayOf, notice, opened } from './ask.ts';
import { type Common, FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & { readonly thesis?: string; readonly from?: string; readonly to?: string };

/** `bide replay`: every decision of an episode, one line each, then the screen of the last. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const [from, to] = [dayOf('--from', options.from), dayOf('--to', options.to)];
  if (typeof from === 'object') return misuse(from.wrong, options);
  if (typeof to === 'object') return misuse(to.wrong, options);
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  keep(played, options.home);
  notice(played, options);
  const shown = played.decisions
    .map((decision, i) => ({ decision, i }))
    .filter(
      ({ decision: { moment } }) =>
        moment.day >= (from ?? moment.day) && moment.day <= (to ?? moment.day),
    );
  if (!options.json && shown.length > 0) tell(dailyHead(options.lang));
  for (const { decision, i } of shown)
    tell(options.json ? JSON.stringify(played.lines[i]) : daily(decision, options.lang));
  const last = shown.at(-1);
  if (!options.json && last) {
    tell('');
    for (const line of screen(dossier(played, last.i), options.lang)) tell(line);
  }
  const { from: begins, to: ends } = episode.value.setup.episode;
  const range = [formatDay(begins), formatDay(ends)];
  if (!last)
    return misuse(
      {
        en: `--from, --to: no decision in these days; the episode runs from ${range[0]} to ${range[1]}`,
        'zh-Hant': `--from、--to：這段日期沒有決策；事件段為${range[0]}至${range[1]}`,
      },
      options,
    );
  return FINE;
}

/** One decision on one line: day, verdict, stress, regime, exposure, and any stop that is not quiet. */
export function daily(decision: Decision, lang: Lang): string {
  return words(lang).daily(decision);
}

/** The line above them that names the columns. */
export const dailyHead = (lang: Lang): string => words(lang).dailyHead;
