import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listeners } from '../../../src/edge/serve/events.ts';
import { EPISODE, type Served, served } from './served.ts';

let server: Served;
let port = 0;

/** The built program serves for real, on a free port. */
beforeAll(async () => {
  server = await served();
  ({ port } = server);
}, 120_000);
afterAll(() => server.end());

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
];

test('the memo is served, and to HEAD its head', async () => {
  const page = await ask('/');
  expect(page.status).toBe(200);
  expect(page.body).toContain('<html');
  const head = await ask('/', { method: 'HEAD' });
  expect(head).toEqual({ ...page, head: head.head, body: '' });
  expect(head.head).toContain(`content-length: ${Buffer.byteLength(page.body)}`);
  for (const path of ['/memo.en.html', '/memo.zh-Hant.md', '/memo%2een.html?x=%', '/?lang=zh-Hant'])
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
    expect([400, 403, 405], method).toContain(status);
    expect(head).toMatch(/frame-ancestors 'none'|connection: close/);
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

test('a body that is too large, or no JSON, is not read', async () => {
  const post = (headers: string, body: string) =>
    raw(
      `POST /api/v1/book HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${server.token}\r\nConnection: close\r\n${headers}\r\n\r\n${body}`,
    );
  const json = 'Content-Type: application/json\r\n';
  expect((await post(`${json}Content-Length: 5000000`, '{')).status).toBe(413);
  expect((await post(`${json}Content-Length: 1`, '{')).status).toBe(400);
  expect((await post('Content-Type: text/html\r\nContent-Length: 2', '{}')).status).toBe(415);
  expect((await post(`${json}Content-Length: 21`, '{"__proto__":{"a":1}}')).status).toBe(400);
});

test('whoever listens and does not read is cut off, and the others go on', async () => {
  const hub = listeners(2);
  const heard: string[] = [];
  const one = (reads: boolean): ServerResponse & { gone: boolean } => {
    const response = Object.assign(new EventEmitter(), {
      gone: false,
      writableLength: 0,
      write: (text: string) => {
        if (reads) heard.push(text);
        else response.writableLength += text.length;
      },
      destroy: () => {
        response.gone = true;
        response.emit('close');
      },
      end: () => {},
    });
    return response as unknown as ServerResponse & { gone: boolean };
  };
  const [awake, asleep] = [one(true), one(false)];
  expect([hub.take(awake), hub.take(asleep), hub.take(one(true))]).toEqual([true, true, false]);
  for (let i = 0; i < 100; i++) hub.tell({ event: 'changed', data: 'x'.repeat(1024) });
  expect([awake.gone, asleep.gone, hub.count()]).toEqual([false, true, 1]);
  expect(heard).toHaveLength(101);
  hub.close();
});

test('what only shows changes nothing, and who asks too often waits', async () => {
  const shows = await served(['--read-only', EPISODE]);
  try {
    const api = `${shows.url}api/v1`;
    const token = { authorization: `Bearer ${shows.token}` };
    const refused = await fetch(`${api}/evidence/accept`, { method: 'POST', headers: token });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await (await fetch(`${api}/server`)).json()).toMatchObject({ readOnly: true });
  } finally {
    await shows.end();
  }
  const asked = Array.from({ length: 260 }, () =>
    fetch(`http://127.0.0.1:${port}/api/v1/journal/0/undo`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}` },
    }),
  );
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses).toContain(429);
  expect(await (await fetch(`http://127.0.0.1:${port}/api/v1/server`)).json()).toMatchObject({
    readOnly: false,
  });
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
  server.process.kill('SIGINT');
  expect(await once(server.process, 'exit')).toEqual([0, null]);
  expect(performance.now() - began).toBeLessThan(1000);
  for (const socket of sockets) socket.destroy();
}, 30_000);
