import type { Lang, Text } from '../../domain/text.ts';
import { type Problem, say } from '../problem.ts';
import type { Common } from './common.ts';

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
