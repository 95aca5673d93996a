import { formatDay } from '../../domain/time.ts';
import { screen } from '../../report/screen.ts';
import { keep } from '../keep.ts';
import { dossier, play } from '../workspace.ts';
import type { Common } from './common.ts';
import { daily, dailyHead } from './daily.ts';
import { dayOf } from './day.ts';
import { notice } from './notice.ts';
import { opened } from './opened.ts';
import { FINE, misuse, refuse, tell } from './say.ts';

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
