import type { Text } from '../../domain/text.ts';

/** An argument as it is written, `<must>`, `[may]` or `[any...]`, and what it means. */
export type ArgumentSpec = { readonly term: string; readonly says: Text };

const EPISODE: Text = {
  en: 'a bundled episode by its id, or a folder',
  'zh-Hant': '內建事件期間的代號，或資料夾路徑',
};

/** Arguments of commands. */
export const ARGUMENTS = {
  episode: { term: '<episode>', says: EPISODE },
  maybeEpisode: { term: '[episode]', says: EPISODE },
  thesis: {
    term: '<thesis>',
    says: { en: 'a thesis file beside its episode', 'zh-Hant': '假設檔，和它的事件期間放在一起' },
  },
  initDir: {
    term: '[dir]',
    says: {
      en: 'where it is made; default: here',
      'zh-Hant': '建立的位置；預設為目前的資料夾',
    },
  },
  addedFile: {
    term: '[file]',
    says: {
      en: 'threats to add: threats add FILE',
      'zh-Hant': '要加入的威脅：threats add 檔案',
    },
  },
  action: {
    term: '<action>',
    says: { en: 'add, list, accept or reject', 'zh-Hant': 'add、list、accept或reject' },
  },
  actionArgs: {
    term: '[args...]',
    says: {
      en: 'FILE or ID, then EPISODE; of list EPISODE alone',
      'zh-Hant': '檔案或編號，再接事件期間；list只接事件期間',
    },
  },
  memo: {
    term: '[memo]',
    says: {
      en: 'a memo that was written; default: the journal',
      'zh-Hant': '先前寫成的備忘錄；沒有寫就驗證日誌',
    },
  },
  scored: {
    term: '<episode>',
    says: {
      en: 'as elsewhere; the word episodes means the long record',
      'zh-Hant': '同其他指令；寫episodes代表長期紀錄',
    },
  },
  calibrated: {
    term: '<episode>',
    says: {
      en: 'as elsewhere; the word crowd means the crowd model',
      'zh-Hant': '同其他指令；寫crowd代表市場參與者模型',
    },
  },
} as const satisfies Readonly<Record<string, ArgumentSpec>>;
