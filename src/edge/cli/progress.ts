import { both, type Text } from '../../domain/text.ts';
import type { RecordPart } from '../record/walked.ts';
import type { Messages } from './message.ts';
import type { Voice } from './say.ts';

/** Milliseconds between two lines. */
const PAUSE = 250;

/** How far work has come, told beside the answer. */
export type Progress<Args extends readonly unknown[]> = {
  readonly told: (...args: Args) => void;
  readonly clear: () => void;
};

const left =
  (en: string, verb: string, [noun, unit]: readonly [noun: string, unit: string]) =>
  (done: string, all: string, seconds: number): Text =>
    both(
      `${done} of ${all} ${en}, ${seconds} s left`,
      `已${verb}${done}${noun}，共${all}${unit}，約剩${seconds}秒`,
    );

/** How much is left of work that is counted. */
export const LEFT = {
  paths: left('paths', '算完', ['條路徑', '條']),
  runs: left('runs', '重演', ['次', '次']),
  decisions: left('decisions', '算完', ['次決策', '次']),
} as const satisfies Messages;

/** Parts of the work on the long record, in the order in which they are done. */
const PARTS_OF_RECORD: { readonly [P in RecordPart]: Text } = {
  past: { en: 'measuring every window', 'zh-Hant': '量測每一段行情' },
  vintages: { en: 'learning year by year', 'zh-Hant': '逐年校準' },
  walk: { en: 'deciding day by day', 'zh-Hant': '逐日決策' },
  resamples: { en: 'resampling paths', 'zh-Hant': '重抽路徑' },
};

/** Tells, where somebody watches, how far work has come and how long it will take. */
export function progress(
  { lang, progress: show }: Voice,
  told = LEFT.paths,
): Progress<[done: number, all: number]> {
  const began = performance.now();
  const count = (x: number): string => String(x).replace(/\B(?=(\d{3})+$)/g, ',');
  return paced(show, began, (now, done, all) => {
    const seconds = Math.ceil((((now - began) / Math.max(1, done)) * (all - done)) / 1000);
    return told(count(done), count(all), seconds)[lang];
  });
}

/** Tells, where somebody watches, which part of the long record is under way and how far it is. */
export function partProgress({
  lang,
  progress: show,
}: Voice): Progress<[part: RecordPart, done: number, all: number]> {
  let under: RecordPart = 'past';
  const { told, clear } = paced(show, 0, (_, done, all) => {
    const parts = Object.keys(PARTS_OF_RECORD);
    const step = `${parts.indexOf(under) + 1}/${parts.length}`;
    const share = Math.min(100, Math.floor((100 * done) / all));
    return `${step} ${PARTS_OF_RECORD[under][lang]} ${share}%`;
  });
  return {
    told: (part, done, all) => {
      under = part;
      told(done, all);
    },
    clear,
  };
}

/** Shows a line every so often, and whenever all is done. */
function paced(
  show: Voice['progress'],
  began: number,
  line: (now: number, done: number, all: number) => string,
): Progress<[done: number, all: number]> {
  if (!show) return { told: () => {}, clear: () => {} };
  let before = began;
  return {
    told: (done, all) => {
      const now = performance.now();
      if (now - before < PAUSE && done < all) return;
      before = now;
      show(line(now, done, all));
    },
    clear: () => show(),
  };
}

/** Tells, where somebody watches, the share that is done. */
export function shareProgress(
  { progress: show }: Pick<Voice, 'progress'>,
  says: (percent: number) => string = (percent) => `${percent}%`,
): (share: number) => void {
  let shown = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent === shown) return;
    shown = percent;
    show?.(share < 1 ? says(percent) : undefined);
  };
}

/** Simulates where somebody watches: Ctrl-C stops it once, the second one ends the program as usual. */
export async function watched<T>(
  voice: Voice,
  work: (signal: AbortSignal, told: (done: number, all: number) => void) => Promise<T>,
): Promise<T> {
  const { told, clear } = progress(voice);
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  try {
    return await work(controller.signal, told);
  } finally {
    process.removeListener('SIGINT', stop);
    clear();
  }
}
