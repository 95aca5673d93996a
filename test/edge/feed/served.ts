import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../../src/domain/time.ts';
import { inFeeds } from '../../../src/edge/feed/database.ts';
import { type FeedRequest, type FeedWorld, feedWorld } from '../../../src/edge/feed/wall.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-feed-'));
// Several files of tests share this module in one worker.
process.on('exit', () => rmSync(room, { recursive: true, force: true }));
let made = 0;

/** A home that nobody used before. */
export const freshHome = (): string => join(room, `${++made}`);

const furnished = freshHome();
inFeeds(furnished, () => {});

/** The same, with the file that the first call makes: to make it takes the disk its time. */
export function readyHome(): string {
  const home = freshHome();
  cpSync(furnished, home, { recursive: true });
  return home;
}

/** A server on a port of this computer whose answers a test decides. */
export async function served(listener: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port, asked };
}

const START = 1_800_000_000_000 as Instant;

/** A world with a clock of its own, which only sleeping moves. */
export function worldOf(
  origin: string | undefined,
  { home = readyHome(), random = () => 1, ...more }: Partial<Parameters<typeof feedWorld>[0]> = {},
): FeedWorld & { home: string; slept: number[]; pass: (ms: number) => void } {
  let at: number = START;
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
