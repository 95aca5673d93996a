import type { Decision } from '../../domain/decision.ts';
import type { Text } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay, parseDay } from '../../domain/time.ts';
import { shelf } from '../crowd/shelf.ts';
import type { Result } from '../file/problem.ts';
import { home } from '../home.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { type Opened, open, type Played, positionOf } from '../workspace.ts';
import { aside, type Common } from './say.ts';

/** Opens an episode for a command: what the crowd answered before is kept in the workspace. */
export function opened(
  name: string,
  { home: at, lang, thesis }: Common & { readonly thesis?: string },
): Result<Opened> {
  const tell = (next: number, all: number): void => {
    const line =
      lang === 'en'
        ? `asking the crowd model: ${next} of ${all}`
        : `詢問群體模型：第${next}題，共${all}題`;
    process.stderr.write(`\r\u001b[K${line}${next === all ? '\r\u001b[K' : ''}`);
  };
  return open(name, {
    ...(thesis === undefined ? {} : { thesis }),
    shelf: shelf(home(at)),
    home: home(at),
    ...(process.stderr.isTTY ? { told: tell } : {}),
  });
}

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

/** The decision with the severest synchronised fall; the last one when there was none. */
export function gravest(decisions: readonly Decision[]): number {
  let [at, most] = [decisions.length - 1, Number.NEGATIVE_INFINITY];
  for (const [i, { stress }] of decisions.entries())
    if (
      stress.state === 'synchronised' &&
      typeof stress.severity === 'number' &&
      stress.severity > most
    )
      [at, most] = [i, stress.severity];
  return at;
}

/** A thesis as signed: the very text, so that it can be read when the file has changed. */
export type Signed = {
  readonly thesis: string;
  readonly hash: string;
  readonly opened: string;
  readonly text: string;
};

/** Says so, beside the answer, when a thesis was signed and this is another version of it. */
export function notice(
  { setup: { policy } }: Pick<Played, 'setup'>,
  { home, lang }: Pick<Common, 'home' | 'lang'>,
): void {
  const signed = withJournal(home, (store) =>
    entriesOf<Signed>(store, 'sign').filter((e) => e.read.thesis === policy.thesis.id),
  );
  const last = signed.at(-1);
  if (!last || signed.some((e) => e.read.hash === policy.hash)) return;
  const day = formatDay(Math.floor(last.at / DAY_MS) as Day);
  const [now, then] = [policy.hash.slice(0, 12), last.read.hash.slice(0, 12)];
  aside(
    lang === 'en'
      ? `${policy.thesis.id}: this version (${now}) is not the one signed on ${day} (${then})`
      : `${policy.thesis.id}：這個版本（${now}）不是${day}簽署的版本（${then}）`,
  );
}
