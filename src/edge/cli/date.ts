import type { Day } from '../../domain/time.ts';
import { type Dated, readDate, type When } from '../file/date.ts';
import { accepted, chain } from '../file/problem.ts';
import { misused, type Reply } from './say.ts';

/** A day of the command line that no clock is asked for yet; undefined where none is written. */
export function dateOption(option: string, text: string | undefined): Reply<Dated | undefined> {
  if (text === undefined) return accepted(undefined);
  const read = readDate(text);
  if (typeof read === 'function') return accepted(read);
  if (typeof read === 'number') return accepted(() => read);
  const { en, 'zh-Hant': zh } = read;
  return misused({ en: `${option}: ${en}`, 'zh-Hant': `${option}：${zh}` });
}

/** A day of the command line; undefined where none is written. */
export const dayOption = (
  option: string,
  text: string | undefined,
  when: When,
): Reply<Day | undefined> =>
  chain(dateOption(option, text), (read) => accepted(read?.(when))) as Reply<Day | undefined>;
