import type { Text } from '../../domain/text.ts';
import { ARGUMENTS, type ArgumentSpec } from './argument.ts';
import type { FlagName } from './flag.ts';
import type { Command } from './say.ts';

/** A command: how it is called, what it is for, and the module that runs it. */
export type CommandSpec = {
  readonly name: string;
  /** Its arguments: `<must>`, `[may]`, the last one perhaps `[any...]`. */
  readonly args?: readonly ArgumentSpec[];
  readonly says: Text;
  readonly flags?: readonly FlagName[];
  /** Loads the module when the command is called. */
  readonly load: () => Promise<{ readonly run: Command }>;
};

/** Options of a question about one day whose answer exists as a page. */
const DAY: readonly FlagName[] = ['thesis', 'at', 'html'];
/** Options of a question that is simulated. */
const SIMULATED: readonly FlagName[] = ['seed', 'paths', 'threads'];

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'init',
    args: [ARGUMENTS.initDir],
    says: {
      en: 'an episode folder from a template: thesis, series, evidence',
      'zh-Hant': '從範本建立事件期間的資料夾：假設、序列、證據',
    },
    load: () => import('./init.ts'),
  },
  {
    name: 'check',
    args: [ARGUMENTS.thesis],
    says: {
      en: 'is the thesis well formed and falsifiable, and do its tests pass?',
      'zh-Hant': '檢查假設的格式、可否證性，並執行它自帶的測試',
    },
    load: () => import('./check.ts'),
  },
  {
    name: 'sign',
    args: [ARGUMENTS.thesis],
    says: { en: 'freeze this version before entry', 'zh-Hant': '進場前簽署並凍結這個版本' },
    load: () => import('./sign.ts'),
  },
  {
    name: 'replay',
    args: [ARGUMENTS.episode],
    says: {
      en: 'run the episode again through the live code, day by day',
      'zh-Hant': '用實際執行的程式逐日重演事件期間',
    },
    flags: ['thesis', 'from', 'to'],
    load: () => import('./replay.ts'),
  },
  {
    name: 'stress',
    args: [ARGUMENTS.episode],
    says: { en: 'is everything falling together?', 'zh-Hant': '各類資產是否同步下跌？' },
    flags: ['thesis', 'at'],
    load: () => import('./stress.ts'),
  },
  {
    name: 'career',
    args: [ARGUMENTS.maybeEpisode],
    says: {
      en: 'at what tail probability how much is sold, by mandate and by fear?',
      'zh-Hant': '尾部機率多高時，多少資金會因規定或擔心職位而賣出？',
    },
    flags: [...DAY, 'tail', 'mandate'],
    load: () => import('./career.ts'),
  },
  {
    name: 'crowd',
    args: [ARGUMENTS.maybeEpisode],
    says: {
      en: 'who is forced to sell, how far prices overshoot, how long until they are back?',
      'zh-Hant': '誰被迫賣出、價格超跌多少、多久收復？',
    },
    flags: [...DAY, ...SIMULATED, 'fall'],
    load: () => import('./crowd.ts'),
  },
  {
    name: 'delever',
    args: [ARGUMENTS.episode],
    says: {
      en: 'how much of the fall is mechanical, and how far does it come back?',
      'zh-Hant': '跌勢有多少是機械性賣壓，會收復多少？',
    },
    flags: [...DAY, 'crossData', 'keep'],
    load: () => import('./delever.ts'),
  },
  {
    name: 'odds',
    args: [ARGUMENTS.episode],
    says: {
      en: 'own odds against those that prices imply, and what would turn the verdict',
      'zh-Hant': '自估機率對照市場隱含機率，以及什麼會讓判定翻轉',
    },
    flags: DAY,
    load: () => import('./odds.ts'),
  },
  {
    name: 'survive',
    args: [ARGUMENTS.episode],
    says: {
      en: 'does the book live until prices are back?',
      'zh-Hant': '帳本撐得到價格回來嗎？',
    },
    flags: [...DAY, ...SIMULATED],
    load: () => import('./survive.ts'),
  },
  {
    name: 'threats',
    args: [ARGUMENTS.maybeEpisode, ARGUMENTS.addedFile],
    says: {
      en: 'what do threats become? threats add FILE adds rows of your own',
      'zh-Hant': '威脅後來怎麼了？threats add 檔案：加入自己的資料',
    },
    flags: ['ledgerAt', 'html'],
    load: () => import('./threats.ts'),
  },
  {
    name: 'evidence',
    args: [ARGUMENTS.action, ARGUMENTS.actionArgs],
    says: {
      en: 'add FILE EPISODE, list EPISODE, accept ID EPISODE, reject ID EPISODE',
      'zh-Hant': '加入、列出、採用或退回證據',
    },
    flags: ['rejectWhy'],
    load: () => import('./evidence.ts'),
  },
  {
    name: 'decide',
    args: [ARGUMENTS.maybeEpisode],
    says: { en: 'what you did about the proposal', 'zh-Hant': '記下你對建議採取的行動' },
    flags: ['at', 'accept', 'override', 'exposure', 'why', 'review'],
    load: () => import('./decide.ts'),
  },
  {
    name: 'memo',
    args: [ARGUMENTS.episode],
    says: {
      en: 'the memo of a day, in Traditional Chinese and English',
      'zh-Hant': '某一天的備忘錄，有繁體中文與英文',
    },
    flags: ['thesis', 'at', 'from', 'to', 'format', 'memoOut'],
    load: () => import('./memo.ts'),
  },
  {
    name: 'verify',
    args: [ARGUMENTS.memo],
    says: {
      en: 'the journal, byte by byte; or every number of a memo, computed again',
      'zh-Hant': '逐位元組驗證日誌；或把備忘錄的每個數字重算一次',
    },
    load: () => import('./verify.ts'),
  },
  {
    name: 'score',
    args: [ARGUMENTS.scored],
    says: {
      en: 'every call against the prior, the path against the baselines; score episodes: the long record',
      'zh-Hant': '每次判斷對照先驗，績效對照各基準；score episodes為長期紀錄',
    },
    flags: ['thesis', 'html', 'recordData', 'recordThreads', 'lookahead', 'cuts', 'cutsSeed'],
    load: () => import('./score.ts'),
  },
  {
    name: 'calibrate',
    args: [ARGUMENTS.calibrated],
    says: {
      en: 'learn a calibration vintage from long daily series: of an episode, or of the crowd',
      'zh-Hant': '用長期日資料產生校準版本：事件期間的，或市場參與者模型的',
    },
    flags: ['seriesData', 'until', 'vintageOut'],
    load: () => import('./calibrate.ts'),
  },
  {
    name: 'schema',
    says: { en: 'JSON Schema of the thesis file', 'zh-Hant': '假設檔的JSON Schema' },
    load: () => import('./schema.ts'),
  },
  {
    name: 'serve',
    args: [ARGUMENTS.episode],
    says: {
      en: 'replay, print the screen, write both memos, serve them on 127.0.0.1',
      'zh-Hant': '重演、顯示畫面、寫出兩種語言的備忘錄，並在127.0.0.1提供網頁',
    },
    flags: ['thesis', 'once', 'port', 'out'],
    load: () => import('./serve.ts'),
  },
];
