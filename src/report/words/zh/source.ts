import { say, strong } from '../../render/prose.ts';
import type { SourceLines } from '../line.ts';
import { fixed } from '../number.ts';

export const sources: SourceLines = {
  find: {
    stale: (f, x) =>
      `${x.title(f.series)}：${x.on(f.due)}的數字該到沒到，最新一筆是${x.on(f.last)}。`,
    absent: (f, x) => `${x.title(f.series)}：還沒有任何數字。`,
    missing: (f, x) => `${x.title(f.series)}：${x.on(f.day)}沒有數字，之後的卻有。`,
    duplicate: (f, x) => `${x.title(f.series)}：${x.on(f.day)}的數字重複出現。`,
    revised: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}的數字由${fixed(f.from, 4)}修正為${fixed(f.to, 4)}。`,
    jump: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}由${fixed(f.from, 2)}變為${fixed(f.to, 2)}，超出市場單日會有的幅度，可能有誤。`,
    closed: (f, x) => `${x.title(f.series)}：${x.on(f.day)}休市卻有數字，已剔除。`,
    impossible: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}的數字${fixed(f.value, 4)}不可能為真，已剔除。`,
    conflicting: (f, x) =>
      `${x.title(f.series)}：${x.on(f.day)}同時出現${f.values.map((v) => fixed(v, 4)).join('與')}，都不採用。`,
    vintage: (f, x) => `${x.title(f.series)}：數字${f.vintage['zh-Hant']}。`,
    uncalibrated: (f) => `三條腿（${f.legs}）沒有截止在判斷視窗之前的校準版本。`,
    refused: (f, x) => `截至${x.on(f.until)}的校準版本伸進${x.on(f.start)}開始的視窗，已拒用。`,
    weak: (f) => `${f.evidence}的來源薄弱：${f.source}。`,
    unread: () => '這一段沒有蒐集證據。',
  },
  noFinding: '資料沒有可疑之處。',
  counted: (cited, known) => `已知證據${known}則，本文所據的${cited}則列於下。`,
  otherValues: '其他引用的數值',
  verify: say`沒有自身編號的數字，都在這個雜湊所指的決策裡；${strong('bide verify')}可逐一重算。`,
  vintageSays: ({ method, from, until, legs, counts, emission }) =>
    `${method}，取自${from}至${until}，序列為${legs}；判斷過的視窗：${counts}；市場特徵的尺度取自${emission}次過去的下跌。`,
  noVintage: '沒有截止在視窗之前的版本：嚴重度沒有門檻，也排不了名次。',
  clockHead: (city, offset) =>
    `公布時間，${city}（UTC${offset === 'Z' ? '' : offset.replace('-', '−')}）`,
  thesisSays: (title, opened, hash) => `${title}。${opened}開始；SHA-256 ${hash}`,
};
