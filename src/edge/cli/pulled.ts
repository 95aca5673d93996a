import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import { wrap } from '../../report/render/columns.ts';
import type { Unread } from '../feed/asking.ts';
import { sayFetchFault } from '../feed/fault.ts';
import type { PastPulled } from '../feed/past.ts';
import type { Pulled } from '../feed/pull.ts';
import { sayProblem } from '../file/problem.ts';
import type { PulledOdds } from '../odds/pull.ts';
import { FED } from './fed.ts';
import type { Voice } from './say.ts';

/** Days that are named of a list. */
const SHOWN_DAYS = 5;

type Named = { readonly series: string; readonly feed: string };
const dayOr = (day: Day | undefined, voice: Voice): string =>
  day === undefined ? FED.none[voice.lang] : formatDay(day);

/** Why a series has nothing new, the details below. */
export function sayUnread(
  { series, feed, ...of }: Named & Unread,
  voice: Voice,
): readonly string[] {
  if (of.state === 'failed')
    return [
      FED.failed(series, feed)[voice.lang],
      `  ${sayFetchFault(of.fault, voice.now())[voice.lang]}`,
    ];
  if (of.state === 'broken')
    return [FED.failed(series, feed)[voice.lang], `  ${of.says[voice.lang]}`];
  const [first] = of.problems;
  return [
    FED.misread(series, feed)[voice.lang],
    // What could be said of it on the command line helps nobody here.
    ...(first ? [`  ${sayProblem({ ...first, hint: '' }, voice.lang)}`] : []),
  ];
}

/** Lines of which each explanation, which stands in, is told where it comes first. */
export function onceEach(lines: readonly string[]): readonly string[] {
  const told = new Set<string>();
  return lines.filter((line) => {
    const again = line.startsWith('  ') && told.has(line);
    told.add(line);
    return !again;
  });
}

/** What became of each series, a line each and what is odd of it below. */
export function sayPulled(all: readonly Pulled[], voice: Voice): void {
  const { lang, columns } = voice;
  const lines = all.flatMap((p): readonly string[] => {
    const { series, feed } = p;
    const last = dayOr(p.last, voice);
    if (p.state === 'there') return [FED.there(series, feed, last)[lang]];
    if (p.state !== 'pulled') return sayUnread(p, voice);
    const late = p.last === undefined || p.last < p.due;
    return [
      ...(p.added + p.revised > 0 || !late
        ? [FED.pulled({ series, feed, day: last }, p)[lang]]
        : []),
      ...(late ? [FED.waiting(series, feed, { due: formatDay(p.due), last })[lang]] : []),
      ...(p.gone.length > 0
        ? [
            `  ${FED.gone(p.gone.slice(0, SHOWN_DAYS).map(formatDay), p.gone.length - SHOWN_DAYS)[lang]}`,
          ]
        : []),
      ...(p.drift.length > 0 ? [`  ${FED.drift(p.drift)[lang]}`] : []),
    ];
  });
  voice.tell(...onceEach(lines).flatMap((line) => wrap(line, columns)));
}

/** What became of the long past of each series. */
export function sayPast(all: readonly PastPulled[], voice: Voice): void {
  const { lang, columns } = voice;
  const lines = all.flatMap((p): readonly string[] => {
    if (p.state !== 'read') return sayUnread(p, voice);
    const [first, last] = [dayOr(p.first, voice), dayOr(p.last, voice)];
    return [FED.past({ ...p, first, last }, p.days)[lang]];
  });
  voice.tell(...onceEach(lines).flatMap((line) => wrap(line, columns)));
}

/** The same for other programs: days as dates, a fault in words. */
export function pulledJson(p: Pulled | PastPulled | PulledOdds, now: Instant): unknown {
  const dates = Object.fromEntries(
    Object.entries(p).map(([key, value]) =>
      ['due', 'last', 'first', 'on', 'deadline'].includes(key) && typeof value === 'number'
        ? [key, formatDay(value as Day)]
        : key === 'gone'
          ? [key, (value as readonly Day[]).map(formatDay)]
          : [key, value],
    ),
  );
  return p.state === 'failed' ? { ...dates, says: sayFetchFault(p.fault, now).en } : dates;
}
