import type { Decision } from '../../domain/decision.ts';
import { type Day, formatDay, parseDay } from '../../domain/time.ts';
import { positionOf } from '../workspace.ts';

/** A day of the command line, or what is wrong with it. */
export function dayOf(
  option: string,
  text: string | undefined,
): Day | undefined | { readonly wrong: string } {
  if (text === undefined) return undefined;
  const day = parseDay(text);
  return day ?? { wrong: `${option}: expected a date YYYY-MM-DD, found ${text}` };
}

/** The decision of a day, or what is wrong with the day. */
export function decisionAt(
  decisions: readonly Decision[],
  text: string | undefined,
): number | { readonly wrong: string } {
  const day = dayOf('--at', text);
  if (typeof day === 'object') return day;
  const at = positionOf(decisions, day);
  const [first, last] = [decisions[0], decisions.at(-1)];
  if (at >= 0) return at;
  return {
    wrong:
      first && last
        ? `--at: no decision on ${text}; decisions are taken on weekdays from ${formatDay(first.moment.day)} to ${formatDay(last.moment.day)}`
        : '--at: this episode has no decision',
  };
}
