import type { ServerResponse } from 'node:http';

/** Something that a page is told without asking. */
type ServerEvent = { readonly event: string; readonly data: unknown };

/** Everybody who listens. */
export type Listeners = {
  /** Takes one in; undefined where there are too many. */
  readonly take: (response: ServerResponse) => boolean;
  readonly tell: (event: ServerEvent) => void;
  readonly count: () => number;
  readonly close: () => void;
};

/** Bytes that wait for somebody who does not read; beyond them the line is cut, and the page asks anew. */
const MOST_WAITING_BYTES = 64 * 1024;
/** A line is kept open by a word now and then, milliseconds. */
const BREATH_MS = 15_000;

/**
 * A hub of server-sent events.
 * @param most  listeners at one time
 */
export function listeners(most: number): Listeners {
  const all = new Set<ServerResponse>();
  const write = (text: string): void => {
    for (const one of all)
      if (one.writableLength > MOST_WAITING_BYTES) one.destroy();
      else one.write(text);
  };
  const breath = setInterval(() => write(': \n\n'), BREATH_MS);
  breath.unref();
  return {
    take: (response) => {
      if (all.size >= most) return false;
      all.add(response);
      response.on('close', () => all.delete(response));
      response.write('retry: 2000\n\n');
      return true;
    },
    tell: ({ event, data }) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    count: () => all.size,
    close: () => {
      clearInterval(breath);
      for (const one of all) one.end();
    },
  };
}
