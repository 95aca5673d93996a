import type { Decision } from '../../domain/decision.ts';
import type { Lang } from '../../domain/text.ts';
import { words } from '../../report/words/index.ts';

/** One decision on one line: day, verdict, stress, regime, exposure, and any stop that is not quiet. */
export function daily(decision: Decision, lang: Lang): string {
  return words(lang).daily(decision);
}

/** The line above them that names the columns. */
export const dailyHead = (lang: Lang): string => words(lang).dailyHead;
