import { mkdirSync, writeFileSync } from 'node:fs';
import http, { type ServerResponse } from 'node:http';
import https from 'node:https';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Instant } from '../../../src/domain/time.ts';
import { Fault } from '../../../src/edge/fault.ts';
import { publicOnly } from '../../../src/edge/feed/address.ts';
import { callsLeft } from '../../../src/edge/feed/patience.ts';
import type { FeedOutcome } from '../../../src/edge/feed/wall.ts';
import { freshHome, HOST, START, served, wanted, worldOf } from './served.ts';

afterEach(() => vi.restoreAllMocks());

/** A server that answers each request with the next status and its heads, and then with 200. */
const scripted = (...script: readonly (readonly [number, http.OutgoingHttpHeaders?])[]) => {
  let at = 0;
  return served((_, response) => {
    const [status, heads = {}] = script[at++] ?? [200];
    response.writeHead(status, heads).end('body');
  });
};
const kind = (outcome: FeedOutcome): string => (outcome.ok ? 'fine' : outcome.fault.kind);

describe('where it goes', () => {
  test('a stand-in is asked for the host and the path, by a reader that says who it is', async () => {
    let heads: http.IncomingHttpHeaders = {};
    const server = await served((request, response) => {
      heads = request.headers;
      response.setHeader('etag', '"1"').setHeader('content-type', 'text/csv').end('a,b');
    });
    const world = worldOf(server.origin);
    expect(world.standIn).toBe(true);
    const got = await world.get(wanted({ url: `https://${HOST}/a/b.csv?x=1&y=2` }));
    expect(got).toMatchObject({
      ok: true,
      value: { status: 200, etag: '"1"', type: 'text/csv', url: `https://${HOST}/a/b.csv?x=1&y=2` },
    });
    expect(server.asked).toEqual([`/${HOST}/a/b.csv?x=1&y=2`]);
    expect(heads['user-agent']).toMatch(/^bide\/\d+\.\d+\.\d+ \(\+local, one reader\)$/);
    expect(heads['accept-encoding']).toBe('gzip, deflate, br');
  });

  test.each([
    'http://10.0.0.1:80',
    'http://example.org:80',
    'https://127.0.0.1:80',
    'http://localhost:80',
    'http://127.0.0.1',
    'http://127.0.0.1:80/x',
    'http://a@127.0.0.1:80',
    'no place',
  ])('BIDE_WORLD is a port of this computer and not %s', (origin) =>
    expect(() => worldOf(origin)).toThrow(Fault),
  );

  test.each(['http://cdn.cboe.com/x', 'https://cdn.cboe.com:8443/x', 'https://a:b@cdn.cboe.com/x'])(
    'only plain https is asked: not %s',
    async (url) => {
      const server = await scripted();
      expect(kind(await worldOf(server.origin).get(wanted({ url })))).toBe('not https');
      expect(server.asked).toEqual([]);
    },
  );

  test('a host that is not named beforehand is an error of the code', async () => {
    const asked = worldOf('http://127.0.0.1:9').get(wanted({ url: 'https://cboe.com/x' }));
    await expect(asked).rejects.toThrow(RangeError);
  });

  /** Answers in place of https, and keeps what it was told. */
  function overHttp(port: number) {
    const told: https.RequestOptions[] = [];
    vi.spyOn(https, 'request').mockImplementation(((options: https.RequestOptions) => {
      told.push(options);
      const { lookup, ...rest } = options;
      return http.request({
        ...rest,
        port,
        // The guarded one is asked first; where it allows the host the test's server answers.
        lookup: (host, how, answer) =>
          lookup?.(host, how, (error, found, family) =>
            error
              ? answer(error, found, family)
              : answer(null, [{ address: '127.0.0.1', family: 4 }]),
          ),
      });
    }) as typeof https.request);
    return told;
  }
  const at =
    (...addresses: readonly string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  test('without a stand-in it goes by https to its own port, its certificate looked at', async () => {
    const server = await scripted();
    const told = overHttp(server.port);
    const world = worldOf(undefined, { resolve: at('8.8.8.8') });
    expect(world.standIn).toBe(false);
    expect(kind(await world.get(wanted()))).toBe('fine');
    expect(told).toMatchObject([{ host: HOST, path: '/file.csv', agent: false }]);
    const [options = {}] = told;
    for (const name of ['port', 'rejectUnauthorized', 'ca', 'checkServerIdentity'])
      expect(options, name).not.toHaveProperty(name);
    expect(server.asked).toEqual(['/file.csv']);
  });

  test.each([
    ['10.1.2.3'],
    ['8.8.8.8', '192.168.0.1'],
    ['::ffff:8.8.8.8'],
    ['fe80::1'],
    ['100.64.0.1'],
  ])('a name that leads to %s is not connected to', async (...addresses) => {
    const server = await scripted();
    overHttp(server.port);
    const world = worldOf(undefined, { resolve: at(...addresses) });
    expect(kind(await world.get(wanted()))).toBe('private address');
    expect([server.asked, world.slept]).toEqual([[], []]);
  });

  test.each(['127.0.0.1', '[::1]', '2130706433', '0x7f.1', '169.254.169.254', '[::ffff:10.0.0.1]'])(
    'the address %s itself is not asked',
    async (literal) => {
      const told = overHttp(1);
      const url = `https://${literal}/`;
      const hosts = [new URL(url).hostname];
      expect(kind(await worldOf(undefined).get(wanted({ url, hosts })))).toBe('private address');
      expect(told).toEqual([]);
    },
  );

  test('who is looked up once is connected to: a second answer of the name server changes nothing', async () => {
    let asked = 0;
    const lookup = publicOnly(async () => [
      { address: asked++ === 0 ? '8.8.8.8' : '127.0.0.1', family: 4 },
    ]);
    const all = await new Promise((resolve) =>
      lookup('x', { all: true }, (error, found) => resolve(error ?? found)),
    );
    expect([all, asked]).toEqual([[{ address: '8.8.8.8', family: 4 }], 1]);
    const one = await new Promise((resolve) => lookup('x', {}, (error) => resolve(error?.code)));
    expect(one).toBe('ERR_NOT_PUBLIC');
  });

  test.each([
    ['ENOTFOUND', 'no address'],
    ['EAI_AGAIN', 'offline'],
    ['ENETUNREACH', 'offline'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ])('%s means: %s, which another try does not mend', async (code, means) => {
    overHttp(1);
    const world = worldOf(undefined, {
      resolve: async () => {
        throw Object.assign(new Error(code), { code });
      },
    });
    expect(await world.get(wanted())).toMatchObject({ fault: { kind: means, tries: 1 } });
  });
});

describe('where it is sent on to', () => {
  const other = 'www.cboe.com';
  const sent = async (locations: readonly string[], status = 302) => {
    const server = await scripted(...locations.map((location) => [status, { location }] as const));
    const world = worldOf(server.origin);
    return { server, got: await world.get(wanted({ hosts: [HOST, other] })) };
  };

  test.each([301, 302, 303, 307, 308])('a place of the source is followed: %s', async (status) => {
    const { server, got } = await sent([`https://${other}/new?a=b`], status);
    expect(got).toMatchObject({ ok: true, value: { url: `https://${HOST}/file.csv` } });
    expect(server.asked).toEqual([`/${HOST}/file.csv`, `/${other}/new?a=b`]);
  });

  test('a place without a host is of the host that said so; plain http becomes https', async () => {
    expect((await sent(['/moved'])).server.asked[1]).toBe(`/${HOST}/moved`);
    expect((await sent([`http://${other}/x`])).server.asked[1]).toBe(`/${other}/x`);
  });

  test('four times and not five', async () => {
    const on = (n: number) => Array.from({ length: n }, (_, i) => `/${i}`);
    expect(kind((await sent(on(4))).got)).toBe('fine');
    const { server, got } = await sent(on(5));
    expect(kind(got)).toBe('redirect');
    expect(server.asked).toHaveLength(5);
  });

  test.each([
    'https://evil.example/x',
    `https://${HOST}.evil.example/`,
    `https://${HOST}:444/`,
    'https://127.0.0.1/',
    `http://${HOST}:8080/`,
    'file:///etc/passwd',
    'https://',
  ])('nowhere else: %s', async (location) => {
    const { server, got } = await sent([location]);
    expect(got).toMatchObject({ fault: { kind: 'redirect', tries: 1 } });
    expect(server.asked).toHaveLength(1);
  });

  test('what was posted is not posted on, unless the source says so', async () => {
    const methods: (string | undefined)[] = [];
    for (const status of [303, 307]) {
      const server = await served((request, response) => {
        methods.push(request.method);
        if (request.url?.endsWith('/file.csv')) response.writeHead(status, { location: '/b' });
        response.end();
      });
      await worldOf(server.origin).get(wanted({ method: 'POST', body: '{}' }));
    }
    expect(methods).toEqual(['POST', 'GET', 'POST', 'POST']);
  });
});

describe('what an answer may be', () => {
  const limits = { bytes: 10_000 };
  const answered = async (answer: (response: ServerResponse) => void) => {
    const server = await served((_, response) => answer(response));
    return worldOf(server.origin, { limits }).get(wanted());
  };
  const plain = Buffer.from('1,2\n'.repeat(2000));

  test.each([
    ['gzip', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['identity', plain],
  ])('what is packed as %s is unpacked', async (encoding, body) => {
    const got = await answered((response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    );
    expect(got.ok && Buffer.from(got.value.body).equals(plain)).toBe(true);
  });

  const huge = Buffer.alloc(limits.bytes + 1);
  test.each([
    ['gzip', gzipSync(huge)],
    ['deflate', deflateSync(huge)],
    ['br', brotliCompressSync(huge)],
  ])('what unpacks to too much is a bomb: %s', async (encoding, body) => {
    const got = await answered((response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    );
    expect(got).toMatchObject({ fault: { kind: 'bomb', bytes: limits.bytes, tries: 1 } });
  });

  test('what is too large is given up, announced or not', async () => {
    // Announced, it is not waited for.
    const announced = await answered((response) =>
      response.writeHead(200, { 'content-length': huge.length }).flushHeaders(),
    );
    expect(kind(announced)).toBe('too large');
    expect(kind(await answered((r) => r.write(huge)))).toBe('too large');
    const most = await answered((response) => response.end(huge.subarray(1)));
    expect(kind(most)).toBe('fine');
  });

  test.each([
    ['of an announced length', (r: ServerResponse) => r.writeHead(200, { 'content-length': 100 })],
    ['in pieces', (r: ServerResponse) => r.writeHead(200)],
  ])('what breaks off is not taken for the whole: %s', async (_, head) => {
    const got = await answered((response) => {
      head(response).write('half', () => response.destroy());
    });
    expect(got).toMatchObject({ fault: { kind: 'truncated', tries: 3 } });
  });

  test('what is no answer any more, from some byte on, is not one at all', async () => {
    const got = await answered((response) => {
      response.socket?.end(
        'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\nnot a length\r\n',
      );
    });
    expect(got).toMatchObject({ fault: { kind: 'truncated', tries: 3 } });
  });

  test('nor what is packed and breaks off, nor what is not packed as it says', async () => {
    const packed = (encoding: string, body: Buffer) =>
      answered((response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    expect(kind(await packed('gzip', gzipSync(plain).subarray(0, -12)))).toBe('truncated');
    expect(kind(await packed('gzip', plain))).toBe('garbled');
    expect(kind(await packed('zstd', plain))).toBe('garbled');
  });

  test('silence ends it, and so does a drip', async () => {
    const silent = worldOf((await served(() => {})).origin, { limits: { idleMs: 60 } });
    const from = performance.now();
    expect(await silent.get(wanted())).toMatchObject({ fault: { kind: 'timeout', tries: 3 } });
    // The time for all of it is far from over.
    expect(performance.now() - from).toBeLessThan(20_000);
    const drip = await served((_, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const slow = worldOf(drip.origin, { limits: { idleMs: 5000, totalMs: 150 } });
    expect(kind(await slow.get(wanted()))).toBe('timeout');
  });

  test('so does a name server that never answers', async () => {
    const world = worldOf(undefined, {
      resolve: () => new Promise(() => {}),
      limits: { totalMs: 60 },
    });
    expect(await world.get(wanted())).toMatchObject({ fault: { kind: 'timeout', tries: 3 } });
  });

  test('a connection that is broken off is tried three times', async () => {
    const server = await served((request) => request.socket.resetAndDestroy());
    expect(await worldOf(server.origin).get(wanted())).toMatchObject({
      fault: { kind: 'reset', tries: 3 },
    });
    expect(server.asked).toHaveLength(3);
  });

  test('an answer that nothing changed is one only to who asked so', async () => {
    const heads: (string | undefined)[] = [];
    const server = await served((request, response) => {
      heads.push(request.headers['if-none-match'], request.headers['if-modified-since']);
      response.writeHead(304, { etag: '"2"' }).end();
    });
    const world = worldOf(server.origin);
    const since = { etag: '"2"', modified: 'Thu, 01 Jan 1970 00:00:00 GMT' };
    expect(await world.get(wanted({ since }))).toMatchObject({
      value: { status: 304, etag: '"2"', body: new Uint8Array() },
    });
    expect(heads).toEqual([since.etag, since.modified]);
    expect(await world.get(wanted())).toMatchObject({ fault: { kind: 'status', status: 304 } });
  });

  test.each([202, 204, 206])('a status of %s is no body', async (status) => {
    const got = await answered((response) => response.writeHead(status).end());
    expect(got).toMatchObject({ fault: { kind: 'status', status, tries: 1 } });
  });
});

describe('by which clock it comes', () => {
  const HOUR = 3_600_000;
  /** A server whose answers are dated so much before the clock of the reader. */
  const dated = (ms: number, heads: http.OutgoingHttpHeaders = {}) =>
    scripted([200, { date: new Date(START - ms).toUTCString(), ...heads }]);

  test.each([5 * 24 * HOUR, 1.25 * HOUR, -1.25 * HOUR, -400 * 24 * HOUR])(
    'nothing is taken in while the clock is %d ms ahead',
    async (ahead) => {
      const world = worldOf((await dated(ahead)).origin);
      const got = await world.get(wanted());
      expect(got).toMatchObject({ ok: false, fault: { kind: 'clock', ahead, tries: 1 } });
      // It is no failure of the source: it is asked again once the clock is right.
      for (let i = 0; i < 4; i++) expect(kind(await world.get(wanted()))).toBe('fine');
    },
  );

  test.each([0, 0.75 * HOUR, -0.75 * HOUR])('%d ms are nothing', async (ahead) => {
    expect(kind(await worldOf((await dated(ahead)).origin).get(wanted()))).toBe('fine');
  });

  test('nothing changed is an answer like another', async () => {
    const server = await scripted([304, { date: new Date(START - 2 * HOUR).toUTCString() }]);
    const since = { etag: '"1"' };
    expect(kind(await worldOf(server.origin).get(wanted({ since })))).toBe('clock');
  });

  test('a copy that a store on the way kept is as old as it says', async () => {
    const fine = await dated(5 * HOUR, { age: String(5 * 3600) });
    expect(kind(await worldOf(fine.origin).get(wanted()))).toBe('fine');
    const anew = await dated(0, { age: String(5 * 3600) });
    expect(kind(await worldOf(anew.origin).get(wanted()))).toBe('fine');
    const wrong = await dated(9 * HOUR, { age: String(5 * 3600) });
    expect(kind(await worldOf(wrong.origin).get(wanted()))).toBe('clock');
  });

  test.each([undefined, 'yesterday'])('a date %s says nothing', async (date) => {
    const server = await scripted([200, date === undefined ? {} : { date }]);
    expect(kind(await worldOf(server.origin).get(wanted()))).toBe('fine');
  });
});

describe('how often it tries', () => {
  test.each([400, 401, 403, 404, 422])(
    '%s is not tried again, and closes nothing',
    async (status) => {
      const server = await scripted(...Array.from({ length: 9 }, () => [status] as const));
      const world = worldOf(server.origin);
      for (let i = 1; i <= 5; i++) {
        expect(await world.get(wanted())).toMatchObject({ fault: { status, tries: 1 } });
        expect(server.asked).toHaveLength(i);
      }
      expect(world.slept).toEqual([]);
    },
  );

  test.each([
    ['7', 7000],
    ['0', 0],
    [new Date(1_800_000_000_000 + 9000).toUTCString(), 9000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ])('a source that says when is asked then: %s', async (said, wait) => {
    for (const status of [429, 503]) {
      const server = await scripted([status, { 'retry-after': said }]);
      const world = worldOf(server.origin);
      expect(kind(await world.get(wanted()))).toBe('fine');
      expect(world.slept).toEqual([wait]);
    }
  });

  test.each([
    [0, [0, 0]],
    [0.5, [1000, 2000]],
    [1, [2000, 4000]],
  ])('else after a wait by chance that grows: %s', async (chance, waits) => {
    const server = await scripted([429], [500]);
    const world = worldOf(server.origin, { random: () => chance });
    expect(kind(await world.get(wanted()))).toBe('fine');
    expect(world.slept).toEqual(waits);
  });

  test('three times in all', async () => {
    const server = await scripted([503], [503], [503]);
    const got = await worldOf(server.origin).get(wanted());
    expect(got).toMatchObject({ fault: { kind: 'status', status: 503, tries: 3 } });
    expect(server.asked).toHaveLength(3);
  });

  test('a long wait is kept, also by another program, and never longer than a day', async () => {
    const server = await scripted(
      [429, { 'retry-after': '3600' }],
      [200],
      [429, { 'retry-after': '999999999' }],
    );
    const world = worldOf(server.origin);
    const { home } = world;
    const again = 1_800_000_000_000 + 3_600_000;
    const fault = { kind: 'quota', by: 'source', again };
    expect(await world.get(wanted())).toMatchObject({ fault: { ...fault, tries: 1 } });
    const other = worldOf(server.origin, { home });
    expect(await other.get(wanted())).toMatchObject({ fault: { ...fault, tries: 0 } });
    expect([world.slept, other.slept, server.asked.length]).toEqual([[], [], 1]);
    other.pass(3_600_000);
    expect(kind(await other.get(wanted()))).toBe('fine');
    expect(await other.get(wanted())).toMatchObject({ fault: { again: again + 86_400_000 } });
  });
});

describe('until when it waits', () => {
  test('an exchange ends when it is told to, and is no failure of the source', async () => {
    const server = await served((_, response) => void response.writeHead(200).write('a'));
    const world = worldOf(server.origin);
    for (let i = 0; i < 4; i++) {
      const began = performance.now();
      const got = await world.get(wanted({ until: AbortSignal.timeout(50) }));
      expect(got).toMatchObject({ ok: false, fault: { kind: 'given up', tries: 1 } });
      expect(performance.now() - began).toBeLessThan(2000);
    }
  });

  test('nobody is asked after it, and no wait outlasts it', async () => {
    const server = await scripted([500], [500]);
    expect(kind(await worldOf(server.origin).get(wanted({ until: AbortSignal.abort() })))).toBe(
      'given up',
    );
    expect(server.asked).toEqual([]);
    const stop = new AbortController();
    const world = worldOf(server.origin, {
      sleep: async (_, until) => {
        expect(until).toBe(stop.signal);
        stop.abort();
      },
    });
    expect(kind(await world.get(wanted({ until: stop.signal })))).toBe('given up');
    expect(server.asked).toHaveLength(1);
  });
});

describe('what outlasts the program', () => {
  const MINUTE = 60_000;

  test('after three failed pulls a source is left alone, twice as long each time', async () => {
    const server = await scripted(...Array.from({ length: 14 }, () => [500] as const));
    const first = worldOf(server.origin);
    for (let i = 0; i < 2; i++) await first.get(wanted());
    const second = worldOf(server.origin, { home: first.home });
    const start = 1_800_000_000_000;
    expect(await second.get(wanted())).toMatchObject({ fault: { kind: 'status', tries: 3 } });
    expect(server.asked).toHaveLength(9);
    const slept = second.slept.reduce((sum, x) => sum + x, 0);
    for (const world of [second, worldOf(server.origin, { home: first.home })])
      expect(await world.get(wanted({ url: `https://${HOST}/other.csv` }))).toMatchObject({
        fault: { kind: 'open circuit', failures: 3, tries: 0, again: start + slept + 5 * MINUTE },
      });
    expect(kind(await second.get(wanted({ source: 'ecb' })))).not.toBe('open circuit');
    const before = server.asked.length;
    second.pass(5 * MINUTE);
    // On trial it is asked once.
    expect(await second.get(wanted())).toMatchObject({ fault: { kind: 'status', tries: 1 } });
    second.pass(5 * MINUTE);
    expect(kind(await second.get(wanted()))).toBe('open circuit');
    second.pass(5 * MINUTE);
    expect(await second.get(wanted())).toMatchObject({ fault: { kind: 'status', tries: 1 } });
    expect(server.asked).toHaveLength(before + 2);
    second.pass(20 * MINUTE);
    expect(kind(await second.get(wanted()))).toBe('fine');
    expect(kind(await second.get(wanted()))).toBe('fine');
  });

  test('one trial at a time', async () => {
    let hold = false;
    const waiting: ServerResponse[] = [];
    const server = await served((_, response) => {
      if (hold) waiting.push(response);
      else response.writeHead(500).end();
    });
    const world = worldOf(server.origin);
    for (let i = 0; i < 3; i++) await world.get(wanted());
    world.pass(5 * MINUTE);
    hold = true;
    const trial = world.get(wanted());
    expect(kind(await world.get(wanted()))).toBe('open circuit');
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    waiting[0]?.end('x');
    expect(kind(await trial)).toBe('fine');
  });

  test.each([
    ['EAI_AGAIN', 'offline'],
    ['ENOTFOUND', 'no address'],
    ['ERR_NOT_PUBLIC', 'private address'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ])('what is wrong at this end is no failure of the source: %s', async (code, means) => {
    vi.spyOn(https, 'request').mockImplementation(((options: https.RequestOptions) =>
      http.request(options)) as typeof https.request);
    const resolve = async () => {
      throw Object.assign(new Error(code), { code });
    };
    const world = worldOf(undefined, { resolve });
    for (let i = 0; i < 5; i++) expect(kind(await world.get(wanted()))).toBe(means);
  });

  test('calls are counted over all programs: a short wait is waited, a long one is told', async () => {
    const server = await scripted();
    const quota = { calls: 3, spanMs: 10 * MINUTE };
    const first = worldOf(server.origin);
    const second = worldOf(server.origin, { home: first.home });
    const all = await Promise.all(
      [first, second, first, second, first].map(({ get }) => get(wanted({ quota }))),
    );
    expect(all.map(kind)).toEqual(['fine', 'fine', 'fine', 'quota', 'quota']);
    expect(all[3]).toMatchObject({
      fault: { by: 'bide', again: 1_800_000_000_000 + 10 * MINUTE, tries: 0 },
    });
    expect(server.asked).toHaveLength(3);
    const now = 1_800_000_000_000 as Instant;
    const left = (source: string, at = now) =>
      callsLeft(source, quota, { home: first.home, standIn: true, now: at });
    expect([left('cboe'), left('cboe', (now + 10 * MINUTE) as Instant), left('ecb')]).toEqual([
      0, 3, 3,
    ]);
    second.pass(9.5 * MINUTE);
    expect(kind(await second.get(wanted({ quota })))).toBe('fine');
    expect(second.slept).toEqual([0.5 * MINUTE]);
    expect(kind(await second.get(wanted({ quota, source: 'other' })))).toBe('fine');
  });

  test('a clock that was wrong for a while locks nobody out', async () => {
    const server = await served((_, response) => response.writeHead(500).end());
    const early = worldOf(server.origin);
    const late = worldOf(server.origin, { home: early.home });
    const quota = { calls: 9, spanMs: 10 * MINUTE };
    late.pass(400 * 24 * 60 * MINUTE);
    for (let i = 0; i < 3; i++) await late.get(wanted({ quota }));
    expect(kind(await late.get(wanted({ quota })))).toBe('open circuit');
    expect(await early.get(wanted({ quota }))).toMatchObject({
      fault: { kind: 'status', tries: 1 },
    });
  });

  test('a long span is not forgotten while others are counted', async () => {
    const server = await scripted();
    const { get, pass } = worldOf(server.origin);
    const day = 24 * 60 * MINUTE;
    const seldom = wanted({ source: 'seldom', quota: { calls: 1, spanMs: 10 * day } });
    const asked: string[] = [];
    for (let i = 0; i < 3; i++) {
      asked.push(kind(await get(seldom)), kind(await get(wanted())));
      pass(4 * day);
    }
    expect(asked).toEqual(['fine', 'fine', 'quota', 'fine', 'quota', 'fine']);
  });

  test('what a stand-in does is not held against the network', async () => {
    const server = await served((_, response) => response.writeHead(500).end());
    const quota = { calls: 9, spanMs: 10 * MINUTE };
    const inside = worldOf(server.origin);
    for (let i = 0; i < 4; i++) await inside.get(wanted({ quota }));
    vi.spyOn(https, 'request').mockImplementation((({
      lookup: _,
      ...options
    }: https.RequestOptions) =>
      http.request({ ...options, host: '127.0.0.1', port: server.port })) as typeof https.request);
    const outside = worldOf(undefined, { home: inside.home });
    expect(await outside.get(wanted({ quota }))).toMatchObject({
      fault: { kind: 'status', tries: 3 },
    });
  });

  test('a file that is something else is told', async () => {
    const home = freshHome();
    mkdirSync(`${home}/feeds`, { recursive: true });
    writeFileSync(`${home}/feeds/feeds.db`, 'no database at all. '.repeat(100));
    const asked = worldOf('http://127.0.0.1:9', { home }).get(wanted());
    await expect(asked).rejects.toMatchObject({ name: 'Fault', code: 'foreign' });
  });
});
