import type { Lang } from '../../domain/text.ts';
import { sides } from './side.ts';

/** Names of what is coded, heads and headings. */
const NAMES = sides({
  title: ['Two coders', '兩人編碼比較'],
  what: ['What is coded', '編碼內容'],
  alike: ['Alike', '一致'],
  kappa: ['Kappa', 'Kappa係數'],
  interval: ['80% interval', '80%區間'],
  rung: ['Level (0 to 5)', '級別（0至5）'],
  near: ['Level, at most one apart', '級別相差不超過1'],
  direction: ['Direction', '方向'],
  claim: ['Act: which items share one', '哪些項目屬同一事件'],
  size: ['Size', '規模'],
  apart: ['Coded otherwise: A, then B', '編碼不同之處（A對B）'],
  onlyA: ['In A alone', '只有A編碼'],
  onlyB: ['In B alone', '只有B編碼'],
});

const SIZES = sides({ small: ['small', '小'], usual: ['usual', '一般'] });
const SHORT = sides({
  rung: ['level', '級別'],
  direction: ['direction', '方向'],
  size: ['size', '規模'],
});

/** Whether two coders would have coded the same. */
const en = {
  ...NAMES.en,
  sizes: SIZES.en,
  short: SHORT.en,
  verdict: (n: string, kappa: string) =>
    `On the level of ${n} items that both coded, kappa is ${kappa}.`,
  noVerdict: (n: string) => `Both coded ${n} items: too few to say how far they agree.`,
  of: (name: string, count: string, alone: string) =>
    `${name}: ${count} items, ${alone} of them there alone`,
  between: (low: string, high: string) => `${low} to ${high}`,
  caption:
    'Kappa is agreement beyond chance: 0 as by chance, 1 complete, below 0 worse than chance. Where its interval is wide, little is known',
  versus: (what: string, a: string, b: string) => `${what} ${a}, then ${b}`,
  method: {
    matching:
      'An item of A is matched with the item of B that has the same page (source_url, without what follows # and a slash at its end) and the same day (occurred_on); where several have both, the first with the first. What is not matched is listed and stands in no figure.',
    kappa:
      'Cohen (1960); for the level with credit that falls evenly with the distance. Intervals of the share alike are those of Wilson; those of kappa follow from them, chance held as found.',
    claim:
      'Names of acts are each coder’s own. So pairs of items are compared: do both coders put the two together, or apart? That kappa is the adjusted Rand index. Its intervals: each item left out in turn.',
    size: 'Sizes count only where a thesis sets weights.sizes. An item without a size is usual.',
  },
};

const zh: typeof en = {
  ...NAMES['zh-Hant'],
  sizes: SIZES['zh-Hant'],
  short: SHORT['zh-Hant'],
  verdict: (n, kappa) => `兩人都編碼的${n}則，級別的Kappa係數為${kappa}。`,
  noVerdict: (n) => `兩人都編碼的只有${n}則，太少，無法判斷一致程度`,
  of: (name, count, alone) => `${name}共${count}則，其中${alone}則對方沒有`,
  between: (low, high) => `${low}至${high}`,
  caption:
    'Kappa係數是扣除巧合之後的一致程度：0等於巧合，1為完全一致，負值比巧合還差。區間很寬時，代表所知有限',
  versus: (what, a, b) => `${what}：${a}對${b}`,
  method: {
    matching:
      '同一網頁（`source_url`，不計#之後的部分與結尾的斜線）且同一天（`occurred_on`）的兩則視為同一項；若有多則相同，依序配對。配不到的列在上面，不計入任何數字。',
    kappa:
      '依Cohen（1960）；級別依差距等比例給分。一致比例的區間採Wilson法；Kappa係數的區間由此換算，巧合的部分以實際所見為準。',
    claim:
      '事件名稱由各人自訂，所以兩兩比較：兩則放在同一事件，或分屬不同事件，兩人是否相同。這樣的Kappa係數就是調整後Rand指數；區間以逐一剔除每則的方式計算。',
    size: '只有假設設定了`weights.sizes`時，規模才會計入。沒有寫規模的視為一般。',
  },
};

export const agreeWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
