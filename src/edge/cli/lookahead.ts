import { lookaheadLines } from '../../report/answer/lookahead.ts';
import { lookahead } from '../../run/lookahead.ts';
import type { Opened } from '../workspace.ts';
import type { Counts } from './option.ts';
import { progress } from './progress.ts';
import { type Common, FINE, tell, WRONG } from './say.ts';

/** Decisions after which the future is cut, unless another number is asked for. */
const CUTS = 20;

/** `bide score EPISODE --lookahead`: is any output moved by what comes after it? */
export function run(
  { setup, events }: Opened,
  { cuts = CUTS, seed }: Counts,
  { lang, json }: Common,
): number {
  const { told, clear } = progress(lang, { en: 'runs', 'zh-Hant': '次重演' });
  const found = lookahead({ setup, events }, { cuts, seed, told });
  clear();
  if (json) tell(JSON.stringify(found));
  else for (const line of lookaheadLines(found, lang)) tell(line);
  return found.moved.length > 0 ? WRONG : FINE;
}
