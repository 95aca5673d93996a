import type { Lookahead, Moved } from '../../domain/lookahead.ts';
import type { Lang } from '../../domain/text.ts';
import { COLUMNS, wrap } from '../render/columns.ts';

/** Kinds of input by their names. */
const KINDS: Readonly<Record<string, string>> = {
  events: '事件',
  vintages: '校準版本',
  'crowd vintages': '群體校準版本',
  threats: '威脅',
  contracts: '預測合約',
  observation: '觀測',
  evidence: '證據',
};

const names = (inputs: readonly string[], lang: Lang): string =>
  lang === 'en' ? inputs.join(', ') : inputs.map((name) => KINDS[name] ?? name).join('、');

const day = (stamp: string): string => stamp.slice(0, 10);

const few = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** The check as lines of a terminal: the answer first, then how it was found, then what it cannot see. */
export function lookaheadLines(found: Lookahead, lang: Lang): string[] {
  const paragraphs = [answer(found, lang), ...found.moved.map((m) => moved(m, lang))];
  return [
    ...paragraphs.flatMap((text) => wrap(text, COLUMNS)),
    '',
    ...[cut(found, lang), ...found.late.map((l) => late(l, lang)), ...blind(found, lang)].flatMap(
      (text) => wrap(text, COLUMNS),
    ),
  ];
}

function answer({ moved: all }: Lookahead, lang: Lang): string {
  const n = all.length;
  if (n === 0) return lang === 'en' ? 'Nothing moved before its time.' : '沒有任何輸出提前變動。';
  return lang === 'en' ? `Moved before their time: ${n}` : `提前變動：${n}項`;
}

function moved({ by, path, inputs, count, first, shownBy }: Moved, lang: Lang): string {
  const through = names(inputs, lang);
  const alone = names(
    inputs.filter((name) => name !== 'events'),
    lang,
  );
  if (lang === 'en') {
    if (by === 'early')
      return `* ${path}: known before its own day ${few(count, 'time')}, first ${first}`;
    const how =
      by === 'cut'
        ? `once ${through} after ${day(shownBy ?? '')} are gone`
        : `once lags are doubled${shownBy === undefined ? '' : ` from ${day(shownBy)} on`}${alone === '' ? '' : ` (${alone} alone)`}`;
    return `* ${path}: ${few(count, 'decision')}, first ${day(first)}, ${how}`;
  }
  if (by === 'early') return `* ${path}：早於所屬日期就已知，共${count}次，最早為${first}`;
  const how =
    by === 'cut'
      ? `移除${day(shownBy ?? '')}之後的${through}即可看出`
      : `${shownBy === undefined ? '' : `自${day(shownBy)}起`}公布延遲加倍${alone === '' ? '' : `（單是${alone}）`}即可看出`;
  return `* ${path}：${count}次決策，最早為${day(first)}，${how}`;
}

function cut({ cuts, decisions, seed, inputs, compared }: Lookahead, lang: Lang): string {
  return lang === 'en'
    ? `Cut after ${cuts.length} of ${few(decisions, 'decision')}, chosen by seed ${seed}: everything later was removed (${names(inputs, lang)}); ${few(compared, 'line')} of output compared.`
    : `從${decisions}次決策中抽${cuts.length}次截斷（種子${seed}）：移除其後的${names(inputs, lang)}，共比對${compared}行輸出。`;
}

function late({ from, series, delayed, compared }: Lookahead['late'][number], lang: Lang): string {
  if (lang === 'en') {
    const since = from === undefined ? 'from the beginning' : `after ${day(from)}`;
    const seen =
      compared === 0
        ? 'nothing to compare, for even the first decision knew less'
        : `${few(compared, 'line')} compared, up to the first decision that knew less`;
    return `Publication lags${series === undefined ? '' : ` of ${series}`} doubled ${since}: ${few(delayed, 'observation')} later; ${seen}.`;
  }
  const since = from === undefined ? '從頭起' : `自${day(from)}之後`;
  const seen =
    compared === 0
      ? '第一次決策就已所知較少，無可比對'
      : `比對${compared}行，到第一次所知較少的決策為止`;
  return `${since}${series ?? ''}公布延遲加倍：${delayed}筆觀測變晚；${seen}。`;
}

/** What no cut can show. */
const blind = ({ undated }: Lookahead, lang: Lang): string[] =>
  lang === 'en'
    ? [
        ...(undated > 0
          ? [
              `Threats whose end has no day: ${undated}. No cut can tell on which day it became known.`,
            ]
          : []),
        'This check cannot show a time of publication that is wrong by hours, nor rules that were chosen with these days in view.',
      ]
    : [
        ...(undated > 0 ? [`結束日不明的威脅：${undated}項，截斷看不出從哪一天起得知。`] : []),
        '這項檢查看不出公布時刻只差幾小時的錯誤，也看不出看過這段日子才選定的規則。',
      ];
