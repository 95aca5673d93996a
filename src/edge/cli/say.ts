import type { Lang, Text } from '../../domain/text.ts';
import { Fault } from '../fault.ts';
import { type Problem, say } from '../file/problem.ts';

/** Exit codes: fine; the content is wrong or the answer is no; the command line is wrong; a fault. */
export const FINE = 0;
export const WRONG = 1;
const MISUSED = 2;
export const FAULTY = 3;

/** One line to the reader. */
export const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** One line beside the answer. */
export const aside = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Every problem on a line of its own; the content was wrong. */
export function refuse(problems: readonly Problem[], lang: Lang, json = false): number {
  if (json) tell(JSON.stringify({ problems: problems.map((p) => ({ ...p, text: say(p, lang) })) }));
  else for (const problem of problems) aside(say(problem, lang));
  return WRONG;
}

/** A word wrong on the command line. */
export function misuse(text: Text, { lang, json }: Pick<Common, 'lang' | 'json'>): number {
  if (json) tell(JSON.stringify({ error: text[lang] }));
  else aside(text[lang]);
  return MISUSED;
}

/** An answer that is no: the reason, and the exit code that goes with it. */
export function decline(text: Text, { lang, json }: Pick<Common, 'lang' | 'json'>): number {
  if (json) tell(JSON.stringify({ ok: false, error: text[lang] }));
  else aside(text[lang]);
  return WRONG;
}

/** The answer in words, or as one JSON document. */
export function answer(
  text: Text,
  value: Readonly<Record<string, unknown>>,
  { lang, json }: Pick<Common, 'lang' | 'json'>,
): void {
  tell(json ? JSON.stringify(value) : text[lang]);
}

/** `--data` without a folder. */
export const NO_FOLDER: Text = {
  en: '--data: expected a folder, found nothing',
  'zh-Hant': '--data：應為資料夾，實為空缺',
};

/** Options that every command has. */
export type Common = {
  readonly json?: boolean;
  readonly lang: 'en' | 'zh-Hant';
  readonly home?: string;
};

/** Why the long record has nothing to score. */
export const SHORT: Text = {
  en: 'fewer than 1,250 windows, or no session after them: nothing to score',
  'zh-Hant': '不足1,250個視窗，或其後沒有交易日：無可評分',
};

/** The world failed, or the program did: one line, and the stack where it is asked for. */
export function failed(error: unknown): number {
  if (error instanceof Fault) aside(`bide: ${error.message} (${error.code})`);
  else aside(`bide: ${error instanceof Error ? error.message : String(error)}`);
  if (process.env.BIDE_DEBUG && error instanceof Error) aside(error.stack ?? '');
  return FAULTY;
}
