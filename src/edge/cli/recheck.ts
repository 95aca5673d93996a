import { join } from 'node:path';
import { recheckLines } from '../../report/answer/recheck.ts';
import { root } from '../file/root.ts';
import { recheck } from '../record/recheck.ts';
import { progress } from './progress.ts';
import { type Common, decline, FINE, refuse, SHORT, tell, WRONG } from './say.ts';
/** Histories that end early, unless another number is asked for: each costs most of a record. */
export const CUTS = 3;

/** `bide score episodes --lookahead`: is anything in the long record moved by what comes after it? */
export async function run(
  data: string,
  search: { readonly cuts: number; readonly seed: number; readonly threads: number },
  common: Common,
): Promise<number> {
  const { lang, json } = common;
  const { told, clear } = progress(lang, { en: 'decisions', 'zh-Hant': '次決策' });
  const worker = join(root(), 'dist', 'record.js');
  const found = await recheck(data, { ...search, worker, told }).finally(clear);
  if (!found.ok) return refuse(found.problems, lang, json);
  if ('short' in found.value) return decline(SHORT, common);
  if (json) tell(JSON.stringify(found.value));
  else for (const line of recheckLines(found.value, lang)) tell(line);
  return found.value.moved.length > 0 ? WRONG : FINE;
}
