import { both, type Text } from '../../domain/text.ts';

/** An argument as it is written, `<must>`, `[may]` or `[any...]`, and what it means. */
export type ArgumentSpec = {
  readonly term: string;
  readonly says: Text;
  /** Words that may stand there, where they are a list; beside the ids of episodes for one. */
  readonly values?: readonly string[];
};

/** An option of the command line, as it is written and what it means. */
export type Flag = {
  readonly flags: string;
  readonly says: Text;
  /** All that may stand behind it, where that is a list. */
  readonly values?: readonly string[];
};

export const flag = (flags: string, en: string, zh: string): Flag => ({
  flags,
  says: { en, 'zh-Hant': zh },
});

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
  episodes: argument(
    '[episodes...]',
    'folders of your own; default: all that were run before, else the current folder',
    '自己的資料夾；預設為先前執行過的全部，沒有的話為目前的資料夾',
  ),
  toldEpisodes: argument(
    '[episodes...]',
    'the only ones that are told; default: the bundled ones, and every folder of yours that was run before',
    '只提供這些；預設為內建的，以及先前執行過的所有自己的資料夾',
  ),
  served: argument(
    '[episode]',
    'a bundled episode by its id, or a folder; default: the folder of yours that was run last and has not ended, else the bundled one',
    '內建事件期間的代號，或資料夾路徑；預設為最近執行、尚未結束的自己的資料夾，沒有就用內建的',
  ),
  maybeFolder: argument(
    '[episode]',
    'a folder of your own; default: the current one',
    '自己的資料夾；預設為目前的資料夾',
  ),
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
  action: {
    ...argument(
      '<action>',
      'new, add, list, review, accept, edit, reject, undo, agree or eval',
      '`new`、`add`、`list`、`review`、`accept`、`edit`、`reject`、`undo`、`agree`或`eval`',
    ),
    values: [
      ...['new', 'add', 'list', 'review', 'accept', 'edit', 'reject', 'undo', 'agree', 'eval'],
    ],
  },
  actionArgs: argument(
    '[args...]',
    'FILE (JSON lines or CSV) or ID, then EPISODE; of new, list and review EPISODE alone; of edit FIELD=VALUE behind; of agree two files or episodes, of eval any number',
    '檔案（每行一個JSON，或CSV）或編號，再接事件期間；`new`、`list`、`review`只接事件期間；`edit`後面再接欄位=內容；`agree`接兩個檔案或事件期間，`eval`數量不限',
  ),
  journalArgs: {
    ...argument(
      '[args...]',
      'NUMBER, undo NUMBER, reviews, or process EPISODE; default: the list',
      '編號；`undo`接編號；`reviews`；`process`接事件期間；沒有寫就列出紀錄',
    ),
    values: ['undo', 'reviews', 'process'],
  },
  alertAction: {
    ...argument(
      '<action>',
      'test, backtest, list, send, silence or ack',
      '`test`、`backtest`、`list`、`send`、`silence`或`ack`',
    ),
    values: ['test', 'backtest', 'list', 'send', 'silence', 'ack'],
  },
  alertArgs: argument(
    '[args...]',
    'of test CHANNEL, default all; of backtest EPISODE; of silence what, as stop or data:VIX, default all below critical; of ack MESSAGE, default all',
    '`test`接管道，預設全部；`backtest`接事件期間；`silence`接項目，例如`stop`或`data:VIX`，預設為緊急以外的全部；`ack`接訊息，預設全部',
  ),
  memo: argument(
    '[memo]',
    'a memo that was written; default: the journal',
    '先前寫成的備忘錄；沒有寫就驗證日誌',
  ),
  schemaFile: {
    ...argument(
      '[file]',
      'thesis, episode, evidence (one line of it), book or alerts; default: thesis',
      '`thesis`、`episode`、`evidence`（其中一行）、`book`或`alerts`；預設`thesis`',
    ),
    values: ['thesis', 'episode', 'evidence', 'book', 'alerts'],
  },
  scored: {
    ...argument(
      '<episode>',
      'as elsewhere; the word episodes means the long record, library all coded episodes',
      '同其他指令；寫episodes代表長期紀錄，寫library代表所有已編碼的事件',
    ),
    values: ['episodes', 'library'],
  },
  calibrated: {
    ...argument(
      '<episode>',
      'as elsewhere; the word crowd means the crowd model',
      '同其他指令；寫crowd代表市場參與者模型',
    ),
    values: ['crowd'],
  },
  shell: {
    ...argument('<shell>', 'bash, zsh or fish', 'bash、zsh或fish'),
    values: ['bash', 'zsh', 'fish'],
  },
  bookAction: {
    ...argument(
      '[action]',
      'import, set or show; default: show',
      '`import`、`set`或`show`；預設`show`',
    ),
    values: ['import', 'set', 'show'],
  },
  bookFile: argument(
    '[file]',
    'of import: the export of a broker in CSV, or a book in YAML',
    '`import`用：券商匯出的CSV，或YAML格式的部位表',
  ),
  imported: { ...argument('<what>', 'prices', '`prices`（價格）'), values: ['prices'] },
  importedArgs: argument(
    '[args...]',
    'SERIES FILE, then EPISODE; default: the current folder',
    '序列、檔案，再接事件期間；預設為目前的資料夾',
  ),
} satisfies Readonly<Record<string, ArgumentSpec>>;
