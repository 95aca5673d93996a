import type { Instant } from '../../domain/time.ts';
import { alerting } from '../alert/alerting.ts';
import { bundled } from '../episode/bundled.ts';
import { isFault } from '../fault.ts';
import { waitingUntil } from '../feed/asking.ts';
import { fedWay } from '../feed/network.ts';
import { attempt, must } from '../file/problem.ts';
import { watching } from '../watch/loop.ts';
import { dayAt, minuteAt } from '../zone.ts';
import { alertWay, roundTexts } from './alerts.ts';
import { dateOption } from './date.ts';
import { FED } from './fed.ts';
import { ownFolder } from './own.ts';
import { readerClock } from './reader.ts';
import { type Command, declined, FINE, type Refusal, WRONG } from './say.ts';
import { MAX_GATHER_MS, onRecord } from './tonight.ts';
import { type WatchedFolder, watchedFolder } from './watched.ts';

/** By which somebody ends it. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * `bide watch [EPISODE...]`: stays, asks every source when it is worth while, decides at the hour of each thesis and
 * whenever hard evidence is taken into use, and tells what changed; until Ctrl-C, or the day that is stated.
 * What is on record says what was done: it may be ended in any way, at any time, and begun again.
 */
export const run: Command = async (names, options, voice) => {
  const asked = names.length > 0 ? names : onRecord(options, voice);
  if (asked.length === 0) must(declined(FED.tonight.nothing));
  const { zone } = readerClock(options, voice);
  const last = must(dateOption('--until', options.until))?.({ now: voice.now(), zone });
  const stop = new AbortController();
  // Whoever ends it waits for no source.
  const sleep = (ms: number): Promise<unknown> => voice.sleep(ms, stop.signal);
  const way = waitingUntil(fedWay(options.home, { ...voice, sleep }), stop.signal);
  const alerts = alerting({ ...alertWay(options, voice), sleep });
  const [offered, said] = [new Set<string>(), new Set<string>()];
  const asker = { way, options, voice, alerts, offered, said, waits: MAX_GATHER_MS };
  // A folder that cannot be read is told, and the others are watched all the same.
  const folders = asked.flatMap((name) => {
    const opened = attempt<WatchedFolder, Refusal>(() =>
      watchedFolder(ownFolder(must(bundled(name))), { ...asker, stop: stop.signal }),
    );
    if (!opened.ok) voice.refuse(opened);
    return opened.ok ? [opened.value] : [];
  });
  if (folders.length === 0) return WRONG;
  voice.aside(FED.watch.begins(folders.length));
  let trouble = '';
  /** Sends what is due. What cannot go stays on record, and is tried again in every round; why is told once. */
  const send = async (healthy: boolean): Promise<void> => {
    try {
      for (const text of roundTexts(await alerts.round({ healthy }))) voice.aside(text);
      trouble = '';
    } catch (error) {
      if (!isFault(error)) throw error;
      if (error.message !== trouble) voice.aside(error.says);
      trouble = error.message;
    }
  };
  const end = (): void => stop.abort();
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    await watching(
      {
        next: (after) => Math.min(...folders.map((one) => one.next(after))) as Instant,
        woken: () => folders.some((one) => one.woken()),
        round: async (after, by) => {
          let healthy = true;
          for (const one of folders)
            if (!stop.signal.aborted) healthy = (await one.round(after, by)) && healthy;
          // What is not sent stays on record, and goes when it is begun again.
          if (!stop.signal.aborted) await send(healthy);
        },
        jumped: ({ from, to }) =>
          voice.aside(FED.watch.jumped(minuteAt(from, zone), minuteAt(to, zone))),
        ended: () =>
          stop.signal.aborted ||
          (last !== undefined && dayAt(voice.now(), zone) > last) ||
          folders.every((one) => one.over()),
      },
      { now: voice.now, sleep },
    );
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, end);
  }
  voice.aside(FED.watch.ended);
  return FINE;
};
