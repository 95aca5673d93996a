import type { Lang, Text } from '../../domain/text.ts';

/** Milliseconds between two lines. */
const PAUSE = 250;

const PATHS: Text = { en: 'paths', 'zh-Hant': '條路徑' };

/** Tells on stderr, when that is a terminal, how far work has come and how long it will take. */
export function progress(
  lang: Lang,
  unit: Text = PATHS,
): {
  readonly told: (done: number, all: number) => void;
  readonly clear: () => void;
} {
  const began = performance.now();
  let last = began;
  let shown = false;
  const silent = !process.stderr.isTTY;
  return {
    told: (done, all) => {
      const now = performance.now();
      if (silent || (now - last < PAUSE && done < all)) return;
      last = now;
      shown = true;
      const left = Math.ceil((((now - began) / Math.max(1, done)) * (all - done)) / 1000);
      const count = (x: number): string => String(x).replace(/\B(?=(\d{3})+$)/g, ',');
      const line =
        lang === 'en'
          ? `${count(done)} of ${count(all)} ${unit.en}, ${left} s left`
          : `${count(all)}${unit['zh-Hant']}已完成${count(done)}${unit['zh-Hant'].charAt(0)}，約剩${left}秒`;
      process.stderr.write(`\r\u001b[K${line}`);
    },
    clear: () => {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}

/** A signal that Ctrl-C gives, once; the second Ctrl-C ends the program as usual. */
export function interrupted(): { readonly signal: AbortSignal; readonly over: () => void } {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  return { signal: controller.signal, over: () => process.removeListener('SIGINT', stop) };
}
