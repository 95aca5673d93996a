import type { Lang } from '../words.ts';

const WORDS = {
  editor: ['Text of the thesis, YAML', '假設的內容（YAML）'],
  keys: [
    'Tab leaves the editor. Control and space list what may stand at a place; F8 goes to the next problem; Control and S saves.',
    '按Tab離開編輯器。按Control加空白鍵列出可填的內容，按F8到下一個問題，按Control加S儲存。',
  ],
  checking: ['Checking', '檢查中'],
  ready: [
    'Nothing is wrong, and every test passes: it can be signed.',
    '沒有問題，測試全數通過：可以簽署。',
  ],
  notReady: ['It cannot be signed as it is.', '目前的內容還不能簽署。'],
  problems: ['Problems', '問題'],
  tests: ['Tests of its rules', '規則的測試'],
  noTests: ['It states no tests.', '沒有寫測試。'],
  notRun: ['Not run: the text cannot be read as it is.', '沒有執行：目前的內容讀不出來。'],
  passed: ['passed', '通過'],
  failed: ['failed', '未通過'],
  error: ['error', '錯誤'],
  warning: ['warning', '警告'],
  preview: ['Preview', '預覽'],
  previewing: ['Replaying every day with this text', '正在用這份內容重跑每一天'],
  previewDone: ['The preview stands below.', '預覽在下方。'],
  previewed: ['Exposure with this text, and as signed', '這份內容的曝險，與已簽署版本相比'],
  previewedFile: [
    'Exposure with this text, and as it stands in the file (no version is signed)',
    '這份內容的曝險，與檔案目前內容相比（尚無已簽署的版本）',
  ],
  caption: [
    'Per cent of own capital, by day of decision. Solid: this text. Dashed: the version compared with.',
    '占自有資本的百分比，依決策日。實線：這份內容；虛線：比較的版本。',
  ],
  same: ['No day differs.', '每一天都相同。'],
  day: ['Day', '日期'],
  before: ['Before', '原本'],
  after: ['With this text', '這份內容'],
  noDecision: ['none', '無'],
  save: ['Save', '儲存'],
  saved: ['Saved.', '已儲存。'],
  saving: ['Saving', '儲存中'],
  nothingToSave: ['Nothing was changed.', '沒有修改任何內容。'],
  sign: ['Sign', '簽署'],
  signing: ['Signing', '簽署中'],
  signNow: [
    'Sign this version? It is frozen then, and every decision is judged by it.',
    '要簽署這個版本嗎？簽署後即凍結，之後的決策都以它為準。',
  ],
  yes: ['Sign it', '確定簽署'],
  no: ['Not yet', '先不要'],
  discard: ['Back to the file', '還原為檔案內容'],
  unsaved: ['Changed, not saved.', '已修改，尚未儲存。'],
  bundled: [
    'This episode came with the program: its thesis can be tried and signed here, but not saved.',
    '這是程式內附的事件期間：可以在這裡試改與簽署，但不能儲存。',
  ],
  unsigned: ['No version is signed yet.', '尚未簽署任何版本。'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>;

export type ThesisWord = keyof typeof WORDS;

/** A word about a thesis, in a language. */
export const thesisSay = (lang: Lang, name: ThesisWord): string =>
  WORDS[name][lang === 'en' ? 0 : 1];

type SignedVersion = { readonly entry: number; readonly on: string };

/** Words with figures in them. */
export const THESIS_SAYS = {
  en: {
    signed: ({ entry, on }: SignedVersion) =>
      `This is the version signed on ${on} (entry ${entry}).`,
    older: ({ entry, on }: SignedVersion) =>
      `Another version was signed on ${on} (entry ${entry}); this one is not signed.`,
    nowSigned: (entry: number) => `Signed, entry ${entry} of the journal.`,
    passed: (n: number, all: number) => `${n} of ${all} passed`,
    wrong: (errors: number, warnings: number) => `${errors} wrong, ${warnings} to look at`,
    place: (line: number, column: number) => `line ${line}, column ${column}`,
    differ: (n: number, all: number) => `${n} of ${all} days differ`,
  },
  'zh-Hant': {
    signed: ({ entry, on }: SignedVersion) => `這是${on}簽署的版本（第${entry}筆）。`,
    older: ({ entry, on }: SignedVersion) =>
      `${on}簽署的是另一個版本（第${entry}筆）；這份內容尚未簽署。`,
    nowSigned: (entry: number) => `已簽署，日誌第${entry}筆。`,
    passed: (n: number, all: number) => `${all}項中${n}項通過`,
    wrong: (errors: number, warnings: number) => `錯誤${errors}項，待留意${warnings}項`,
    place: (line: number, column: number) => `第${line}行第${column}欄`,
    differ: (n: number, all: number) => `${all}天中有${n}天不同`,
  },
} as const;
