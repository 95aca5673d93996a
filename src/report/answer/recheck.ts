import type { Recheck } from '../../domain/lookahead.ts';
import type { Lang } from '../../domain/text.ts';
import { COLUMNS, plain, wrap } from '../render/columns.ts';
import { fixed } from '../words/number.ts';

const few = (n: number, one: string): string => `${fixed(n, 0)} ${one}${n === 1 ? '' : 's'}`;

/** The check of the long record as lines of a terminal: the answer first, then what was compared. */
export function recheckLines(found: Recheck, lang: Lang): string[] {
  const folded = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => wrap(plain(text), COLUMNS));
  return [
    ...folded([answer(found, lang), ...found.moved.map((m) => moved(m, lang))]),
    '',
    ...folded([
      how(found, lang),
      ...found.cuts.map((c) => cut(c, lang)),
      ...found.late.map((l) => late(l, lang)),
      blind(lang),
    ]),
  ];
}

function answer({ moved: all }: Recheck, lang: Lang): string {
  const n = all.length;
  if (n === 0) return lang === 'en' ? 'Nothing moved before its time.' : '沒有任何輸出提前變動。';
  return lang === 'en' ? `Moved before their time: ${n}` : `提前變動：${n}項`;
}

function moved({ by, path, count, first, shownBy }: Recheck['moved'][number], lang: Lang): string {
  if (lang === 'en')
    return `* ${path}: ${few(count, 'day')}, first ${first}, once ${by === 'cut' ? `histories end on ${shownBy}` : `lags are doubled from ${shownBy} on`}`;
  return `* ${path}：${count}天，最早為${first}，${by === 'cut' ? `歷史止於${shownBy}` : `自${shownBy}起公布延遲加倍`}即可看出`;
}

const how = ({ cuts, decisions, seed }: Recheck, lang: Lang): string =>
  lang === 'en'
    ? `Histories ended at ${cuts.length} of ${few(decisions, 'decision')}, chosen by seed ${seed}, and everything was learnt and decided again from the files on. Compared up to there:`
    : `從${fixed(decisions, 0)}次決策中抽${cuts.length}次（種子${seed}），讓歷史止於當天，從檔案起全部重學、重新決策。比對到當天為止：`;

const cut = (c: Recheck['cuts'][number], lang: Lang): string =>
  lang === 'en'
    ? `${c.day}: ${few(c.vintages, 'vintage')}, ${few(c.falls, 'study fall')}, ${few(c.alone, 'other fall')}, ${few(c.forecasts, 'forecast')}, ${few(c.sizings, 'exposure')}.`
    : `${c.day}：校準版本${c.vintages}個、研究集跌勢${c.falls}次、其他跌勢${fixed(c.alone, 0)}次、預測${c.forecasts}次、曝險${fixed(c.sizings, 0)}筆。`;

function late({ from, delayed, compared }: Recheck['late'][number], lang: Lang): string {
  return lang === 'en'
    ? `Publication lags doubled after ${from}: ${few(delayed, 'observation')} later; ${few(compared, 'exposure')} compared, up to the first decision that knew less.`
    : `自${from}之後公布延遲加倍：${fixed(delayed, 0)}筆觀測變晚；比對曝險${fixed(compared, 0)}筆，到第一次所知較少的決策為止。`;
}

/** What no cut can show. */
const blind = (lang: Lang): string =>
  lang === 'en'
    ? 'Outcomes not yet due are left out. This check cannot show figures that were revised later, nor rules that were chosen with these years in view.'
    : '未到期的結果不比對。這項檢查看不出事後修訂的數字，也看不出看過這些年才選定的規則。';
