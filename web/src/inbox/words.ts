import type { Lang } from '../words.ts';

const WORDS = {
  nothing: ['Nothing waits to be reviewed.', '沒有待審的證據。'],
  keys: [
    'Keys: J or K to the next or the one before, A accept, E edit, R reject, U undo, X select.',
    '按鍵：J下一則、K上一則、A採用、E修改、R退回、U撤銷、X選取。',
  ],
  accept: ['Accept', '採用'],
  edit: ['Edit', '修改'],
  reject: ['Reject', '退回'],
  undo: ['Undo the last', '撤銷上一個'],
  select: ['Select', '選取'],
  clear: ['Select none', '取消選取'],
  save: ['Save', '儲存'],
  cancel: ['Cancel', '取消'],
  why: ['Why? (may be left empty)', '理由（可空白）'],
  level: ['Level', '級別'],
  rung: ['Level', '級別'],
  direction: ['Direction', '方向'],
  watch: ['Watch group', '觀察組'],
  kind: ['Sort of act', '行動種類'],
  claim: ['Part of', '屬於'],
  size: ['Size', '規模'],
  usual: ['usual', '一般'],
  small: ['small', '小'],
  known: ['known', '公開'],
  happened: ['of', '發生於'],
  source: ['Source', '來源'],
  reasons: ['Why it is proposed so', '為什麼這樣提出'],
  inUse: ['In use', '使用中'],
  noneInUse: ['No evidence is in use.', '沒有使用中的證據。'],
  working: ['Working', '處理中'],
  nothingToUndo: ['Nothing was decided here yet.', '這裡還沒有做任何決定。'],
  unchanged: ['Nothing was changed.', '沒有修改任何內容。'],
  withdrawn: ['Its publisher has taken this document back.', '發布者已經撤下這份文件。'],
  disputed: ['contradicted, does not count', '說法互相矛盾，不採計'],
  day: ['Day', '日期'],
  headline: ['Headline', '標題'],
  waits: ['Waiting', '待審'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>;

export type InboxWord = keyof typeof WORDS;

/** A word of the inbox in a language. */
export const inboxSay = (lang: Lang, name: InboxWord): string => WORDS[name][lang === 'en' ? 0 : 1];

/** Words with figures in them. */
export const INBOX_SAYS = {
  en: {
    waiting: (n: number) =>
      `${n === 1 ? '1 item waits' : `${n} items wait`}; nothing counts before it is accepted.`,
    group: (watch: string) => `group ${watch}`,
    level: (rung: number, name: string) => `level ${rung}, ${name}`,
    selected: (n: number) => `${n} selected`,
    alike: (n: number) =>
      n === 1 ? '1 report says almost the same' : `${n} reports say almost the same`,
    rest: (n: number) => ` (${n} more characters)`,
    changes: (id: string) => `A newer version of ${id}, which is in use.`,
    accepted: (ids: string) => `Accepted: ${ids}.`,
    rejected: (ids: string) => `Rejected: ${ids}.`,
    edited: (ids: string) => `Changed, still waiting: ${ids}.`,
    undone: (ids: string) => `Taken back: ${ids}.`,
    reason: (name: string, why: string) => `${name}: ${why}`,
    more: (n: number) => `Show ${n} more`,
    used: (n: number) => `In use: ${n}`,
  },
  'zh-Hant': {
    waiting: (n: number) => `待審${n}則；採用之前都不算數。`,
    group: (watch: string) => `${watch}組`,
    level: (rung: number, name: string) => `第${rung}級「${name}」`,
    selected: (n: number) => `已選${n}則`,
    alike: (n: number) => `另有${n}則內容幾乎相同`,
    rest: (n: number) => `（另有${n}個字元）`,
    changes: (id: string) => `${id}的新版本；${id}仍在使用中。`,
    accepted: (ids: string) => `已採用：${ids}。`,
    rejected: (ids: string) => `已退回：${ids}。`,
    edited: (ids: string) => `已修改，仍待審：${ids}。`,
    undone: (ids: string) => `已撤銷：${ids}。`,
    reason: (name: string, why: string) => `${name}：${why}`,
    more: (n: number) => `再顯示${n}則`,
    used: (n: number) => `使用中：${n}則`,
  },
} as const;
