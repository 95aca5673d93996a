import { both, type Text } from '../../domain/text.ts';

/** An argument as it is written, `<must>`, `[may]` or `[any...]`, and what it means. */
export type ArgumentSpec = { readonly term: string; readonly says: Text };

const EPISODE = both(
  'a bundled episode by its id, or a folder',
  '內建事件期間的代號，或資料夾路徑',
);

const argument = (term: string, en: string, zh: string): ArgumentSpec => ({
  term,
  says: { en, 'zh-Hant': zh },
});

export const ARGUMENTS = {
  episode: { term: '<episode>', says: EPISODE },
  maybeEpisode: { term: '[episode]', says: EPISODE },
  thesis: argument(
    '<thesis>',
    'a thesis file beside its episode',
    '假設檔，和它的事件期間放在一起',
  ),
  initDir: argument('[dir]', 'where it is made; default: here', '建立的位置；預設為目前的資料夾'),
  addedFile: argument(
    '[file]',
    'threats to add: threats add FILE',
    '要加入的威脅：threats add 檔案',
  ),
  action: argument(
    '<action>',
    'add, list, accept, reject or agree',
    'add、list、accept、reject或agree',
  ),
  actionArgs: argument(
    '[args...]',
    'FILE or ID, then EPISODE; of list EPISODE alone; of agree two files or episodes',
    '檔案或編號，再接事件期間；list只接事件期間；agree接兩個檔案或事件期間',
  ),
  memo: argument(
    '[memo]',
    'a memo that was written; default: the journal',
    '先前寫成的備忘錄；沒有寫就驗證日誌',
  ),
  schemaFile: argument(
    '[file]',
    'thesis, episode or evidence (one line of it); default: thesis',
    '`thesis`、`episode`或`evidence`（其中一行）；預設`thesis`',
  ),
  scored: argument(
    '<episode>',
    'as elsewhere; the word episodes means the long record, library all coded episodes',
    '同其他指令；寫episodes代表長期紀錄，寫library代表所有已編碼的事件',
  ),
  calibrated: argument(
    '<episode>',
    'as elsewhere; the word crowd means the crowd model',
    '同其他指令；寫crowd代表市場參與者模型',
  ),
} satisfies Readonly<Record<string, ArgumentSpec>>;
