import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Instant } from '../../../src/domain/time.ts';
import { feedFile, feedFolder, inFeeds } from '../../../src/edge/feed/database.ts';
import { type FeedRequest, type FeedWorld, feedWorld } from '../../../src/edge/feed/wall.ts';
import { memoryRoom } from '../../room.ts';

const made = (): string => memoryRoom('bide-feed');

/** A home that nobody used before, and that is gone with the test. */
export function freshHome(): string {
  const room = made();
  onTestFinished(() => rmSync(room, { recursive: true, force: true }));
  return join(room, 'home');
}

/** The file that the first call makes: to make it takes its time. */
const furnished = ((): Uint8Array => {
  const home = made();
  try {
    inFeeds(home, () => {});
    return readFileSync(feedFile(home));
  } finally {
    rmSync(home, { recursive: true });
  }
})();

/** The same, with that file. */
export function readyHome(): string {
  const home = freshHome();
  mkdirSync(feedFolder(home), { recursive: true });
  writeFileSync(feedFile(home), furnished);
  return home;
}

/** A server on a port of this computer whose answers a test decides. */
export async function served(listener: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    // The clock of a test is not that of this computer.
    response.sendDate = false;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port, asked };
}

/** When the clock of such a world begins. */
export const START = 1_800_000_000_000 as Instant;

/** A world with a clock of its own, which only sleeping moves. */
export function worldOf(
  origin: string | undefined,
  {
    home = readyHome(),
    random = () => 1,
    start = START,
    ...more
  }: Partial<Parameters<typeof feedWorld>[0]> & { readonly start?: Instant } = {},
): FeedWorld & { home: string; slept: number[]; pass: (ms: number) => void } {
  let at: number = start;
  const slept: number[] = [];
  const world = feedWorld({
    env: origin === undefined ? {} : { BIDE_WORLD: origin },
    now: () => at as Instant,
    sleep: async (ms) => {
      slept.push(ms);
      at += ms;
    },
    home,
    random,
    ...more,
  });
  return {
    ...world,
    home,
    slept,
    pass: (ms) => {
      at += ms;
    },
  };
}

export const HOST = 'cdn.cboe.com';

/** A request for a file of a source. */
export const wanted = (more: Partial<FeedRequest> = {}): FeedRequest => ({
  source: 'cboe',
  url: `https://${HOST}/file.csv`,
  hosts: [HOST],
  ...more,
});
