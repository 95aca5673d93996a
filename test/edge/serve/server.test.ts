import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';

const room = mkdtempSync(join(tmpdir(), 'bide-serve-'));
let served: ChildProcess;
let port = 0;

/** The built program serves for real, on a free port. */
beforeAll(async () => {
  const out = join(room, 'out');
  const args = ['dist/bide.js', 'serve', 'greenland-2026', '--json', '--out', out];
  served = spawn(process.execPath, args, {
    env: { ...process.env, BIDE_HOME: join(room, 'home') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: served.stdout as NodeJS.ReadableStream })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) {
      port = Number(new URL(url).port);
      break;
    }
  }
}, 60_000);
afterAll(() => {
  served.kill('SIGKILL');
  rmSync(room, { recursive: true, force: true });
});

type Answer = { readonly status: number; readonly head: string; readonly body: string };

/** Sends bytes as they are, and gives what comes back until the server closes. */
async function raw(text: string): Promise<Answer> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8').on('data', (part) => {
    said += part;
  });
  // One that is refused while it still writes is reset.
  const closed = new Promise((resolve) => socket.on('error', () => {}).on('close', resolve));
  socket.write(text);
  await closed;
  const [head = '', ...rest] = said.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1]),
    head: head.toLowerCase(),
    body: rest.join('\r\n\r\n'),
  };
}

const ask = (path: string, { method = 'GET', host = `127.0.0.1:${port}` } = {}): Promise<Answer> =>
  raw(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

/** What every answer carries, so that no other page shows, embeds or learns of the memo. */
const GUARDS = [
  "frame-ancestors 'none'",
  'cross-origin-resource-policy: same-origin',
  'referrer-policy: no-referrer',
  'x-content-type-options: nosniff',
  'cache-control: no-store',
];

test('the memo is served, and to HEAD its head', async () => {
  const page = await ask('/');
  expect(page.status).toBe(200);
  expect(page.body).toContain('<html');
  const head = await ask('/', { method: 'HEAD' });
  expect(head).toEqual({ ...page, head: head.head, body: '' });
  expect(head.head).toContain(`content-length: ${Buffer.byteLength(page.body)}`);
  for (const path of ['/memo.en.html', '/memo.zh-Hant.md', '/memo%2een.html?x=%'])
    expect((await ask(path, { host: `LOCALHOST:${port}` })).status, path).toBe(200);
});

test('whatever is malformed gets a 4xx, and the next reader his page', async () => {
  for (const path of ['/%', '/%c0%af', '/%e4%b8', '//', '/../../etc/passwd', '/%00', '/__proto__'])
    expect((await ask(path)).status, path).toBeGreaterThanOrEqual(400);
  for (const text of [
    '\r\n\r\nnonsense\r\n\r\n',
    `GET / HTTP/1.1\r\nX: ${'x'.repeat(99_999)}\r\n\r\n`,
  ])
    expect((await raw(text)).status || 431).toBeGreaterThanOrEqual(400);
  for (const method of ['POST', 'DELETE', 'OPTIONS', 'TRACE']) {
    const { status, head } = await ask('/', { method });
    expect(status, method).toBe(405);
    expect(head).toContain('allow: get, head');
  }
  expect((await ask('/')).status).toBe(200);
});

test('only a loopback host with the right port is answered', async () => {
  const strange = ['evil.example', `evil.example:${port}`, '127.0.0.1', 'localhost', '127.0.0.1:1'];
  for (const host of [...strange, `127.0.0.1:${port}.evil.example`, `user@127.0.0.1:${port}`, '']) {
    const { status, body } = await ask('/', { host });
    expect(status, host).toBe(421);
    expect(body).not.toContain('<html');
  }
  expect((await raw('GET / HTTP/1.0\r\n\r\n')).status).toBe(421);
  const two = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
  expect((await raw(two)).status).toBe(421);
});

test('every answer says who may not show, embed or learn of it', async () => {
  for (const [path, host] of [
    ['/', undefined],
    ['/nothing', undefined],
    ['/%', undefined],
    ['/', 'evil.example'],
  ] as const) {
    const { head } = await ask(path, host === undefined ? {} : { host });
    for (const guard of GUARDS) expect(head, path).toContain(guard);
  }
});

test('a request that never ends is ended, and silent sockets do not hold up the end', async () => {
  const slow = raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-`);
  expect((await slow).status).toBe(408);
  const sockets = await Promise.all(
    ['', 'GET / HT', `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`].map(async (text) => {
      const socket: Socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.on('error', () => {}).write(text);
      return socket;
    }),
  );
  await new Promise((done) => setTimeout(done, 100));
  const began = performance.now();
  served.kill('SIGINT');
  expect(await once(served, 'exit')).toEqual([0, null]);
  expect(performance.now() - began).toBeLessThan(1000);
  for (const socket of sockets) socket.destroy();
}, 30_000);
