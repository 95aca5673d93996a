import type { Lookahead, Moved, Recheck, Shortened } from '../../domain/lookahead.ts';
import type { Lang } from '../../domain/text.ts';
import { fixed } from './number.ts';

const count = (n: number): string => fixed(n, 0);
const many = (n: number, one: string): string => `${count(n)} ${one}${n === 1 ? '' : 's'}`;
const day = (stamp: string): string => stamp.slice(0, 10);

/** Inputs that move an output when they alone are late; that all events do is not said. */
const alone = ({ inputs }: Moved): readonly string[] => inputs.filter((name) => name !== 'events');

/** Whether anything knew of its future. */
const en = {
  answer: (moved: number) =>
    moved === 0 ? 'Nothing moved before its time.' : `Moved before their time: ${count(moved)}`,
  /** Of one episode. */
  episode: {
    early: ({ path, count, first }: Moved) =>
      `* ${path}: known before its own day or rule ${many(count, 'time')}, first ${first}`,
    cut: ({ path, count, first, inputs, shownBy = '' }: Moved) =>
      `* ${path}: ${many(count, 'decision')}, first ${day(first)}, once ${inputs.join(', ')} after ${day(shownBy)} are gone`,
    late: (m: Moved) => {
      const since = m.shownBy === undefined ? '' : ` from ${day(m.shownBy)} on`;
      const by = alone(m).join(', ');
      return `* ${m.path}: ${many(m.count, 'decision')}, first ${day(m.first)}, once lags are doubled${since}${by === '' ? '' : ` (${by} alone)`}`;
    },
    removed: ({ cuts, decisions, seed, inputs, compared }: Lookahead) =>
      `Cut after ${count(cuts.length)} of ${many(decisions, 'decision')}, chosen by seed ${seed}: everything later was removed (${inputs.join(', ')}); ${many(compared, 'line')} of output compared.`,
    delayed: ({ from, series, delayed, compared }: Lookahead['late'][number]) => {
      const since = from === undefined ? 'from the beginning' : `after ${day(from)}`;
      const seen =
        compared === 0
          ? 'nothing to compare, for even the first decision knew less'
          : `${many(compared, 'line')} compared, up to the first decision that knew less`;
      return `Publication lags${series === undefined ? '' : ` of ${series}`} doubled ${since}: ${many(delayed, 'observation')} later; ${seen}.`;
    },
    unseen:
      'This check cannot show a time of publication that is wrong by hours, nor rules that were chosen with these days in view.',
  },
  /** Of the long record. */
  record: {
    moved: ({ by, path, count, first, shownBy }: Recheck['moved'][number]) =>
      `* ${path}: ${many(count, 'day')}, first ${first}, once ${by === 'cut' ? `histories end on ${shownBy}` : `lags are doubled from ${shownBy} on`}`,
    ended: ({ cuts, decisions, seed }: Recheck) =>
      `Histories ended at ${count(cuts.length)} of ${many(decisions, 'decision')}, chosen by seed ${seed}, and everything was learnt and decided again from the files on. Compared up to there:`,
    held: (h: Shortened) =>
      `${h.day}: ${many(h.vintages, 'vintage')}, ${many(h.falls, 'study fall')}, ${many(h.alone, 'other fall')}, ${many(h.forecasts, 'forecast')}, ${many(h.sizings, 'exposure')}.`,
    delayed: ({ from, delayed, compared }: Recheck['late'][number]) =>
      `Publication lags doubled after ${from}: ${many(delayed, 'observation')} later; ${many(compared, 'exposure')} compared, up to the first decision that knew less.`,
    unseen:
      'Outcomes not yet due are left out. This check cannot show figures that were revised later, nor rules that were chosen with these years in view.',
  },
};

/** Kinds of input by their names; a series goes by its id. */
const INPUTS: Readonly<Record<string, string>> = {
  events: '事件',
  vintages: '校準版本',
  'crowd vintages': '市場參與者模型的校準版本',
  threats: '威脅',
  contracts: '預測合約',
  observation: '觀測',
  evidence: '證據',
};
const named = (inputs: readonly string[]): string =>
  inputs.map((name) => INPUTS[name] ?? name).join('、');

const zh: typeof en = {
  answer: (moved) => (moved === 0 ? '沒有任何輸出提前變動。' : `提前變動：${count(moved)}項`),
  episode: {
    early: (m) =>
      `* ${m.path}：早於所屬日期或自身規則就已知，共${count(m.count)}次，最早為${m.first}`,
    cut: (m) =>
      `* ${m.path}：${count(m.count)}次決策，最早為${day(m.first)}，移除${day(m.shownBy ?? '')}之後的${named(m.inputs)}即可看出`,
    late: (m) => {
      const since = m.shownBy === undefined ? '' : `自${day(m.shownBy)}起`;
      const by = named(alone(m));
      return `* ${m.path}：${count(m.count)}次決策，最早為${day(m.first)}，${since}公布延遲加倍${by === '' ? '' : `（單是${by}）`}即可看出`;
    },
    removed: ({ cuts, decisions, seed, inputs, compared }) =>
      `從${count(decisions)}次決策中抽${count(cuts.length)}次截斷（種子${seed}）：移除其後的${named(inputs)}，共比對${count(compared)}行輸出。`,
    delayed: ({ from, series, delayed, compared }) => {
      const since = from === undefined ? '從頭起' : `自${day(from)}之後`;
      const seen =
        compared === 0
          ? '第一次決策就已所知較少，無可比對'
          : `比對${count(compared)}行，到第一次所知較少的決策為止`;
      return `${since}${series ?? ''}公布延遲加倍：${count(delayed)}筆觀測變晚；${seen}。`;
    },
    unseen: '這項檢查看不出公布時刻只差幾小時的錯誤，也看不出看過這段日子才選定的規則。',
  },
  record: {
    moved: ({ by, path, count: days, first, shownBy }) =>
      `* ${path}：${count(days)}天，最早為${first}，${by === 'cut' ? `歷史止於${shownBy}` : `自${shownBy}起公布延遲加倍`}即可看出`,
    ended: ({ cuts, decisions, seed }) =>
      `從${count(decisions)}次決策中抽${count(cuts.length)}次（種子${seed}），讓歷史止於當天，從檔案起全部重學、重新決策。比對到當天為止：`,
    held: (h) =>
      `${h.day}：校準版本${count(h.vintages)}個、研究集跌勢${count(h.falls)}次、其他跌勢${count(h.alone)}次、預測${count(h.forecasts)}次、曝險${count(h.sizings)}筆。`,
    delayed: ({ from, delayed, compared }) =>
      `自${from}之後公布延遲加倍：${count(delayed)}筆觀測變晚；比對曝險${count(compared)}筆，到第一次所知較少的決策為止。`,
    unseen: '未到期的結果不比對。這項檢查看不出事後修訂的數字，也看不出看過這些年才選定的規則。',
  },
};

export const lookaheadWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
