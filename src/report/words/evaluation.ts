import type { CodingMethod } from '../../domain/candidate.ts';
import type { Lang } from '../../domain/text.ts';
import { sides } from './side.ts';

const METHODS = sides<CodingMethod>({
  rules: ['rules', '規則'],
  talk: ['all talk', '一律當口頭'],
  type: ['source type alone', '只看文件種類'],
  spoken: ['words, no ceiling', '只看用語不設上限'],
  classifier: ['classifier', '分類器'],
});

const NAMES = sides({
  title: ['What the rules propose, against what was coded', '規則提出的與人工編碼的比較'],
  together: ['All episodes together', '全部事件合計'],
  byRung: ['By level', '依級別'],
  byEpisode: ['By episode', '依事件'],
  method: ['Proposed by', '提出方式'],
  rung: ['Level', '級別'],
  episode: ['Episode', '事件'],
  items: ['Items', '則數'],
  alike: ['Level alike', '級別一致'],
  interval: ['80% interval', '80%區間'],
  precision: ['Prec.', '精確率'],
  recall: ['Recall', '召回率'],
  macro: ['Mean P/R', '平均精確／召回'],
  signal: ['Level 3+ P/R', '3級以上精確／召回'],
  direction: ['Direction', '方向'],
  leaning: ['Leaning P/R', '有偏向者 精確／召回'],
  watch: ['Group', '觀察組'],
  kind: ['Sort', '種類'],
  never: ['–', '–'],
});

const en = {
  ...NAMES.en,
  methods: METHODS.en,
  headline: (items: string, alike: string, talk: string) =>
    `Of ${items} coded items the rules give ${alike} their level; taking all for talk gives ${talk}.`,
  signal3: (recall: string, there: string) =>
    `Of ${there} items at level 3 and above the rules find ${recall}`,
  types: (all: string) => `Taken for: ${all}`,
  joined: (hits: string, claimed: string, there: string) =>
    `Put into one act: ${claimed} pairs of items, ${hits} of them rightly; coded into one act are ${there} pairs`,
  pair: (p: string, r: string) => `${p} / ${r}`,
  count: (rung: string, name: string) => `${rung} ${name}`,
  together1:
    'Prec.: share of what was proposed so that is coded so. Recall: share of what is coded so that was proposed so. –: never proposed. Means are over the levels that are coded',
  rung1: 'Of each level: precision / recall',
  between: (low: string, high: string) => `${low} to ${high}`,
  how: {
    document:
      'Each coded item is taken for the document that its coder read: its headline as the title, no text, its day, its page. What sort of document it was is not coded; it is taken from the address of the page, and where that is no official host the page is news. Nearly all are. So the ceiling (a report is never more than talk, or announced where it names a date) decides, and whatever these pages report as signed or in place is missed on purpose: in a workspace such acts come from the publisher’s own document.',
    fixed:
      'All words and ceilings were fixed by hand beforehand, from the guide for coders; nothing is learnt from any episode, so none has to be left out, and nothing was changed after it was scored. The share of words from which two reports are one act was set after looking at how alike coded headlines are.',
    baselines:
      'Baselines: all talk gives every item level 0; source type alone gives what such a document usually shows and reads no word. Both say friction, and the group of the source (here A). Direction is the share alike of all items, leaning of those that were said to lean: where no word tells, the rules say neutral. The line without a ceiling is no method: it shows what the ceiling costs and what it keeps out.',
    intervals:
      'Intervals of Wilson, 80 %, as if items were independent; items of one act are not. One coder coded them, who knew the outcome.',
    macro:
      'The figures say how much work a proposal saves, not that one may be accepted unread: every one waits for a person.',
  },
};

const zh: typeof en = {
  ...NAMES['zh-Hant'],
  methods: METHODS['zh-Hant'],
  headline: (items, alike, talk) =>
    `${items}則已編碼的項目中，規則給對級別的占${alike}；全當口頭則為${talk}。`,
  signal3: (recall, there) => `3級以上的${there}則中，規則找到${recall}`,
  types: (all) => `視為：${all}`,
  joined: (hits, claimed, there) =>
    `併為同一事件的有${claimed}對，其中${hits}對正確；人工編為同一事件的共${there}對`,
  pair: (p, r) => `${p}／${r}`,
  count: (rung, name) => `${rung}　${name}`,
  together1:
    '精確率：提出如此的項目中，人工也編成如此的比例。召回率：人工編成如此的項目中，提出如此的比例。–：從未提出。平均是對有編碼的各級別取平均',
  rung1: '各級別：精確率／召回率',
  between: (low, high) => `${low}至${high}`,
  how: {
    document:
      '每則項目視為編碼者讀到的那份文件：標題即其摘要，沒有內文，加上日期與網頁。文件種類沒有編碼，依網址判斷，不是官方網站的一律當新聞，而這裡幾乎全是新聞。因此結果取決於上限（報導最高只到口頭，提到日期才算宣布）；網頁報導的簽署或到位，規則刻意不採。實際使用時，這些行動由發布機關自己的文件提供。',
    fixed:
      '所有用語與上限都依編碼指南事先由人訂定，沒有從任何事件學習，因此不需剔除哪一段事件；計分之後也沒有更動。兩份報導視為同一事件的用語門檻，是看過已編碼標題的相似程度後設定的。',
    baselines:
      '對照：「一律當口頭」把每則都給0級；「只看文件種類」給這種文件通常的級別，不讀任何用語。兩者方向都填摩擦，觀察組填來源所屬的組（此處為A）。「方向」是全部項目中一致的比例，「有偏向者」只看說有偏向的項目；沒有用語可依時，規則填中性。「只看用語不設上限」不是方法，只用來看上限的代價與作用。',
    intervals:
      '區間採Wilson法，80%，假設各則互相獨立；同一事件的各則並不獨立。編碼者只有一人，而且知道結果。',
    macro: '這些數字說的是提案省下多少工夫，不代表可以不讀就採用：每一則都要等人決定。',
  },
};

export const evaluationWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
