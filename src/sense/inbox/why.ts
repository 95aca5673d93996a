import { both, type Text } from '../../domain/text.ts';

/** Longest words of a document that a reason quotes, UTF-16 units. */
const QUOTE_LENGTH = 60;

const quoted = (words: readonly string[]): { readonly en: string; readonly zh: string } => {
  const short = words.map((w) => (w.length > QUOTE_LENGTH ? `${w.slice(0, QUOTE_LENGTH)}…` : w));
  return {
    en: short.map((w) => `“${w}”`).join(', '),
    zh: short.map((w) => `「${w}」`).join('、'),
  };
};

/** Why a field of a candidate has its value. */
export const WHY = {
  words: (...words: readonly string[]): Text => {
    const { en, zh } = quoted(words);
    return both(`it says ${en}`, `文中有${zh}`);
  },
  /** What a sort of document can show, and beside it what was found in it. */
  under: (says: Text, more: Text): Text =>
    both(`${says.en}; ${more.en}`, `${says['zh-Hant']}；${more['zh-Hant']}`),
  lowered: (says: Text, words: string): Text => {
    const { en, zh } = quoted([words]);
    return both(
      `${says.en}; lowered, for it says ${en}`,
      `${says['zh-Hant']}；文中有${zh}，故調降`,
    );
  },
  undated: both('no day ahead is named', '沒有提到之後的日期'),
  reported: (rung: number): Text =>
    both(
      `its words are of level ${rung}, which the document of whoever acts would show`,
      `用語像第${rung}級，要由行動者自己的文件證明`,
    ),
  told: both('its source names the day', '來源寫明日期'),
  stamped: both('the day on which it was published', '發布的日期'),
  came: both('its source names no day: the day on which it came', '來源沒有日期：採收到的日期'),
  noActor: both('no country or bloc is named: its source', '沒有提到國家或集團：採來源名稱'),
  nobody: both(
    'no country or bloc is named beside the one that acts',
    '除行動者外，沒有提到國家或集團',
  ),
  noLean: both('no word of friction or of calm', '沒有摩擦或緩和的用語'),
  noKind: both('no word of any sort of act', '沒有任何一種行動的用語'),
  noSize: both('no sign that it is small', '沒有規模小的跡象'),
  noDay: both('no such day is told', '沒有這樣的日期'),
  notFrozen: both('no word of a measure on hold', '沒有措施暫停的用語'),
  notTold: both('not told', '沒有說明'),
  placed: (source: string): Text =>
    both(`where ${source} stands on the watch list`, `${source}在觀察清單上的組別`),
  amount: (amount: string): Text =>
    both(`${amount} is less than about 10 billion dollars`, `${amount}，不到約100億美元`),
  unstamped: both('its source names neither day nor hour', '來源沒有日期與時刻'),
  term: (term: string): Text => {
    const { en, zh } = quoted([term]);
    return both(`the episode asks for ${en}`, `事件期間要找${zh}`);
  },
  claimWords: (words: string): Text => {
    const { en, zh } = quoted([words]);
    return both(`words that the episode gives this act: ${en}`, `事件期間為這件事訂的用語：${zh}`);
  },
  instrument: (name: string): Text => {
    const { en, zh } = quoted([name]);
    return both(`another document names ${en}, too`, `另一份文件也提到${zh}`);
  },
  alike: (percent: string, title: string): Text => {
    const { en, zh } = quoted([title]);
    return both(`${percent} of its words are those of ${en}`, `與${zh}的用語有${percent}相同`);
  },
  own: both('no other document tells of it', '沒有其他文件提到這件事'),
} as const;

/** That a field is the word of a classifier, and what the rules had for it. */
export const ADVISED = (rules: Text): Text =>
  both(
    `a classifier proposes it; the rules: ${rules.en}`,
    `由分類器提出；規則的依據：${rules['zh-Hant']}`,
  );
