import { closeSync, openSync, readSync } from 'node:fs';

/** Whole lines of a long text, how many lines lie before them, and how many bytes have been read. */
export type Chunk = { readonly text: string; readonly before: number; readonly read: number };

/** Bytes that are read at once. */
const BYTES = 8_000_000;

/**
 * A UTF-8 file in parts of whole lines.
 * @param size bytes that are read at once
 * @throws what the machine says, or TypeError on bytes that are no text
 */
export function* chunks(path: string, size = BYTES): Generator<Chunk> {
  const file = openSync(path, 'r');
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const bytes = new Uint8Array(size);
    let [rest, before, read] = ['', 0, 0];
    for (;;) {
      const count = readSync(file, bytes);
      read += count;
      const text = rest + decoder.decode(bytes.subarray(0, count), { stream: count > 0 });
      const end = count > 0 ? wholeLines(text) : text.length;
      rest = text.slice(end);
      if (end > 0) {
        const whole = text.slice(0, end);
        yield { text: whole, before, read };
        before += whole.match(/\r\n?|\n/g)?.length ?? 0;
      }
      if (count === 0) return;
    }
  } finally {
    closeSync(file);
  }
}

/** Where the last line that is whole ends; a carriage return at the very end may be half of a line's. */
function wholeLines(text: string): number {
  const feed = text.lastIndexOf('\n') + 1;
  return feed > 0 ? feed : text.lastIndexOf('\r', text.length - 2) + 1;
}
