import { join } from 'node:path';
import type { Lang } from '../../domain/text.ts';
import { recordPage, recordScreen } from '../../report/answer/record.ts';
import { root } from '../file/root.ts';
import { write } from '../file/write.ts';
import { evaluate } from '../record/evaluate.ts';
import { material } from '../record/material.ts';
import { PARTS, type Part } from '../record/walked.ts';
import { counts, type Written } from './option.ts';
import { CUTS, run as recheck } from './recheck.ts';
import { aside, type Common, decline, FINE, misuse, refuse, SHORT, tell } from './say.ts';
/** The word that selects the long record where an episode could be named. */
export const RECORD = 'episodes';

/** Milliseconds between two lines of progress. */
const PAUSE = 250;

/** What the command line says of the record. */
export type Options = Common &
  Written & {
    readonly data?: string;
    readonly lookahead?: boolean;
    readonly html?: string;
  };

/** `bide score episodes`: every study fall, every call and every path over the long record. */
export async function run(options: Options): Promise<number> {
  const asked = counts(options, options);
  if ('wrong' in asked) return asked.wrong;
  const { data, lang, json, html, lookahead } = options;
  if (data === undefined || data.trim() === '')
    return misuse(
      {
        en: 'score episodes: expected --data DIR, a folder with one CSV per series',
        'zh-Hant': 'score episodes：需要--data DIR，即每個序列一個CSV的資料夾',
      },
      options,
    );
  if (lookahead) return recheck(data, { cuts: CUTS, ...asked }, options);
  const read = material(data);
  if (!read.ok) return refuse(read.problems, lang, json);
  const { told, clear } = progress(lang);
  const worker = join(root(), 'dist', 'record.js');
  const found = await evaluate(read.value, { threads: asked.threads, worker, told }).finally(clear);
  if (!found.ok) return refuse(found.problems, lang, json);
  if ('short' in found.value) return decline(SHORT, options);
  const { title } = read.value.episode;
  if (html !== undefined) write(html, recordPage(found.value, title, lang));
  if (json) tell(JSON.stringify(found.value));
  else for (const line of recordScreen(found.value, title, lang)) tell(line);
  if (html !== undefined) aside(html);
  return FINE;
}

const NAMES: { readonly [P in Part]: { readonly [L in Lang]: string } } = {
  past: { en: 'measuring every window', 'zh-Hant': '量測每個視窗' },
  vintages: { en: 'learning year by year', 'zh-Hant': '逐年學習' },
  walk: { en: 'walking decision by decision', 'zh-Hant': '逐日決策' },
  resamples: { en: 'resampling paths', 'zh-Hant': '重抽路徑' },
};

/** Tells on stderr, when that is a terminal, which part is under way and how far it has come. */
function progress(lang: Lang): {
  readonly told: (part: Part, done: number, all: number) => void;
  readonly clear: () => void;
} {
  if (!process.stderr.isTTY) return { told: () => {}, clear: () => {} };
  let last = 0;
  return {
    told: (part, done, all) => {
      const now = performance.now();
      if (now - last < PAUSE && done < all) return;
      last = now;
      const step = `${PARTS.indexOf(part) + 1}/${PARTS.length}`;
      const share = `${Math.min(100, Math.floor((100 * done) / all))}%`;
      process.stderr.write(`\r\u001b[K${step} ${NAMES[part][lang]} ${share}`);
    },
    clear: () => void process.stderr.write('\r\u001b[K'),
  };
}
