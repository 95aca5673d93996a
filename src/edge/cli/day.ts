import type { Decision } from '../../domain/decision.ts';
import type { Text } from '../../domain/text.ts';
import { type Day, formatDay, parseDay } from '../../domain/time.ts';
import { positionOf } from '../workspace.ts';

/** What is wrong with a word of the command line. */
export type Wrong = { readonly wrong: Text };

/** A day of the command line, or what is wrong with it. */
export function dayOf(option: string, text: string | undefined): Day | undefined | Wrong {
  if (text === undefined) return undefined;
  return (
    parseDay(text) ?? {
      wrong: {
        en: `${option}: expected a date YYYY-MM-DD, found ${text}`,
        'zh-Hant': `${option}：應為日期YYYY-MM-DD，實為${text}`,
      },
    }
  );
}

/** The decision of a day, or what is wrong with the day. */
export function decisionAt(
  decisions: readonly Decision[],
  text: string | undefined,
): number | Wrong {
  const day = dayOf('--at', text);
  if (typeof day === 'object') return day;
  const at = positionOf(decisions, day);
  const [first, last] = [decisions[0], decisions.at(-1)];
  if (at >= 0) return at;
  if (!first || !last)
    return {
      wrong: { en: '--at: this episode has no decision', 'zh-Hant': '--at：這個事件段沒有決策' },
    };
  const [from, to] = [formatDay(first.moment.day), formatDay(last.moment.day)];
  return {
    wrong: {
      en: `--at: no decision on ${text}; decisions are taken on weekdays from ${from} to ${to}`,
      'zh-Hant': `--at：${text}沒有決策；決策日為${from}至${to}的週一至週五`,
    },
  };
}
