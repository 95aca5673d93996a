import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, type ClientRequest, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** How the server bears many: those who listen, and those who ask. */
type LoadReport = {
  readonly listeners: number;
  readonly heard: number;
  readonly requests: number;
  /** Requests a second that were really asked. */
  readonly rate: number;
  readonly errors: number;
  readonly unchanged: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  /** Memory of the server after a quarter of the time and at its end, megabytes. */
  readonly memory: readonly [quarter: number, end: number];
};

type Load = {
  readonly seconds?: number;
  readonly listeners?: number;
  /** Requests a second. */
  readonly rate?: number;
  readonly episode?: string;
};

const PATHS = [
  '/api/v1/state',
  '/api/v1/stops',
  '/api/v1/claims',
  '/api/v1/book',
  '/page/day',
  '/',
];
/** How often some are asked, milliseconds. */
const BEAT_MS = 20;
const MB = 1024 * 1024;

/** Starts a server of its own on a free port, and asks it. */
export async function benchLoad({
  seconds = 60,
  listeners = 1000,
  rate = 500,
  episode = 'greenland-2026',
}: Load = {}): Promise<LoadReport> {
  const room = mkdtempSync(join(tmpdir(), 'bide-load-'));
  const args = ['dist/bide.js', 'serve', episode, '--json', '--out', join(room, 'out')];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, BIDE_HOME: join(room, 'home') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return await loaded(child, await addressOf(child), { seconds, listeners, rate });
  } finally {
    child.kill('SIGKILL');
    rmSync(room, { recursive: true, force: true });
  }
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stdout as NodeJS.ReadableStream })) {
    const { url } = JSON.parse(line) as { readonly url?: string };
    if (url !== undefined) return url.replace(/\/$/, '');
  }
  throw new Error('the server ended before it listened');
}

/** Resident memory of a process, megabytes. */
const residentOf = ({ pid }: ChildProcess): number =>
  (Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / MB;

async function loaded(
  child: ChildProcess,
  url: string,
  { seconds, listeners, rate }: Required<Omit<Load, 'episode'>>,
): Promise<LoadReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const etags = new Map<string, string>();
  const times: number[] = [];
  let [errors, unchanged, heard, open, asked] = [0, 0, 0, 0, 0];
  // What is asked first is worked out; what is measured is how many can be told it.
  for (const path of PATHS) await fetch(`${url}${path}`).then((reply) => reply.text());
  const ears: ClientRequest[] = [];
  for (let i = 0; i < listeners; i++)
    await new Promise<void>((resolve) => {
      const ear = get(`${url}/api/v1/events`, { agent: false }, (reply) => {
        open++;
        reply.once('data', () => {
          heard++;
          resolve();
        });
        reply.on('data', () => {}).on('end', () => open--);
        reply.on('error', () => open--);
      });
      ear.on('error', () => {
        errors++;
        resolve();
      });
      ears.push(ear);
    });
  const ask = (path: string, known: string | undefined): Promise<void> =>
    new Promise((resolve) => {
      const began = performance.now();
      const headers = known === undefined ? {} : { 'if-none-match': known };
      get(`${url}${path}`, { agent, headers }, (reply) => {
        const { statusCode = 0 } = reply;
        if (statusCode === 304) unchanged++;
        else if (statusCode !== 200) errors++;
        if (typeof reply.headers.etag === 'string') etags.set(path, reply.headers.etag);
        reply.resume().on('end', () => {
          times.push(performance.now() - began);
          resolve();
        });
      }).on('error', () => {
        errors++;
        resolve();
      });
    });
  const began = performance.now();
  const running: Promise<void>[] = [];
  let quarter = 0;
  for (;;) {
    const gone = (performance.now() - began) / 1000;
    if (gone >= seconds) break;
    if (quarter === 0 && gone >= seconds / 4) quarter = residentOf(child);
    for (const due = Math.floor(gone * rate); asked < due; asked++) {
      const path = PATHS[asked % PATHS.length] as string;
      running.push(ask(path, asked % 2 === 0 ? etags.get(path) : undefined));
    }
    await new Promise((done) => setTimeout(done, BEAT_MS));
  }
  const rateAsked = asked / ((performance.now() - began) / 1000);
  await Promise.all(running);
  const end = residentOf(child);
  const left = open;
  for (const ear of ears) ear.destroy();
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return {
    ...{ listeners: left, heard, requests: times.length, rate: rateAsked, errors, unchanged },
    ...{ p50: at(0.5), p99: at(0.99), slowest: at(1), memory: [quarter, end] },
  };
}
