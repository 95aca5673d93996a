/** What the page itself says; everything about a decision comes from the server, in the words of the memo. */
export type Lang = 'en' | 'zh-Hant';

const WORDS = {
  day: ['Day', '當日'],
  lab: ['Crowd laboratory', '群眾實驗室'],
  flight: ['Flight simulator', '飛行模擬器'],
  inbox: ['Evidence to review', '待審證據'],
  thesis: ['Thesis', '假設'],
  record: ['Long record', '長期紀錄'],
  menu: ['Menu', '選單'],
  views: ['Views', '檢視'],
  memo: ['Memo', '備忘錄'],
  commands: ['Commands', '指令'],
  previous: ['Day before', '前一日'],
  next: ['Day after', '後一日'],
  last: ['Latest', '最新'],
  dayOf: ['Day of decision', '決策日'],
  noDecision: ['no decision on that day', '那天沒有決策'],
  theme: ['Light or dark', '明暗'],
  hide: ['Hide amounts', '隱藏金額'],
  show: ['Show amounts', '顯示金額'],
  other: ['繁體中文', 'English'],
  since: ['Since the decision before', '與前一次決策相比'],
  held: ['What I hold', '我的部位'],
  drop: ['Let go to read the file as what you hold', '放開即可讀取檔案，作為你的部位'],
  print: ['Print', '列印'],
  close: ['Close', '關閉'],
  loading: ['Loading', '載入中'],
  failed: ['It could not be loaded', '無法載入'],
  lost: [
    'No connection to the program; what is shown is as of',
    '與程式失去連線；目前顯示的是以下時刻的內容：',
  ],
  updated: ['Updated', '已更新'],
  find: ['Type a command', '輸入指令'],
  none: ['Nothing found', '沒有符合的項目'],
  keys: ['Keys', '按鍵'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>;

export type WordName = keyof typeof WORDS;

/** A word of the page in a language. */
export const say = (lang: Lang, name: WordName): string => WORDS[name][lang === 'en' ? 0 : 1];
