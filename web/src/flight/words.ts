import type { Lang } from '../words.ts';

/** What the flight simulator itself says; verdicts, stops and headlines come from the program. */
const WORDS = {
  lead: [
    'Live through a recorded episode day by day. You see only what was known on each day, decide, and then see what the machine decided.',
    '逐日走過一段有紀錄的事件。每天只看得到當時已知的資料，你先決定，再看程式的決定。',
  ],
  choose: ['Episode', '事件期間'],
  from: ['First day', '第一天'],
  to: ['Last day', '最後一天'],
  begin: ['Begin', '開始'],
  early: ['You may end it on any day.', '哪一天都可以提早結束。'],
  grounded: ['Not possible here', '這裡不能用'],
  price: ['Price up to this day', '到當天為止的價格'],
  later: ['later', '之後'],
  verdict: ['The machine’s verdicts so far', '程式至今的判定'],
  exposure: ['Your exposure, share of own capital', '你的曝險，占自有資金'],
  legs: ['Bonds and the currency', '債券與匯率'],
  headlines: ['Headlines since the day before', '前一天以來的消息'],
  firstHeadlines: ['Headlines of the last days', '最近幾天的消息'],
  noHeadlines: ['Nothing new.', '沒有新消息。'],
  stops: ['Written stops', '寫好的停損'],
  limit: ['Stops let you hold at most', '停損容許的部位上限為'],
  ages: ['Age of the data', '資料新舊'],
  sessions: ['sessions old', '個交易日前'],
  fresh: ['All values that are due are here.', '到期的數值都已收到。'],
  yours: ['Your decision', '你的決定'],
  held: ['You hold', '目前持有'],
  hold: ['Hold after today', '今天之後持有'],
  trim: ['trim to 30%', '減到30%'],
  keep: ['keep', '維持'],
  add: ['add to 80%', '加到80%'],
  unsure: ['I do not know: keep', '不知道：維持'],
  unsureNote: [
    '“I do not know” keeps what you hold, and is counted as such.',
    '「不知道」會維持目前部位，並如實計入。',
  ],
  reason: ['Reason, in a sentence', '理由，一句話'],
  decide: ['Decide', '決定'],
  end: ['End here and score', '到此結束並評分'],
  sure: ['Yes, end the flight', '是，結束'],
  you: ['You', '你'],
  machine: ['The machine', '程式'],
  noReason: ['no reason given', '沒有寫理由'],
  kept: ['kept', '維持'],
  next: ['Next day', '下一天'],
  score: ['To the score', '看評分'],
  result: ['Score of the flight', '這趟飛行的評分'],
  saveMd: ['Save as text (Markdown)', '存成文字檔'],
  saveJson: ['Save the figures (JSON)', '存下數據'],
  again: ['Another flight', '再飛一趟'],
  keys: [
    'Keys: 1 trim, 2 keep, 3 add, 0 I do not know; arrows move the slider; Escape leads from the reason back to it; Enter decides.',
    '按鍵：1減碼、2維持、3加碼、0不知道；方向鍵移動滑桿；離開鍵從理由回到滑桿；輸入鍵決定。',
  ],
  working: ['Working', '處理中'],
  change: ['change over the days shown, %', '圖中期間的變動，%'],
  level: ['level, %', '水準，%'],
  lost: ['This flight is no longer known. Begin another one.', '這趟飛行已不在了，請重新開始。'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>;

/** A word of the flight simulator in a language. */
export const sayFlight = (lang: Lang, name: keyof typeof WORDS): string =>
  WORDS[name][lang === 'en' ? 0 : 1];

/** A share in whole per cent. */
export const percentOf = (share: number): string => `${Math.round(100 * share)}%`;

/** A date with its weekday. */
export const longDay = (lang: Lang, day: string): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'zh-TW', {
    ...{ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' },
  }).format(new Date(`${day}T00:00:00Z`));

/** What stands between a name and what is said of it. */
export const colonOf = (lang: Lang): string => (lang === 'en' ? ': ' : '：');

/** Which day of how many. */
export const dayOf = (lang: Lang, n: number, count: number): string =>
  lang === 'en' ? `Day ${n} of ${count}` : `第${n}天，共${count}天`;
