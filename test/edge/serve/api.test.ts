import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bideClient, Refused } from '../../../src/client.ts';
import { program } from '../../../src/edge/cli/program.ts';
import type { Endpoint } from '../../../src/edge/serve/contract.ts';
import { CONTRACT } from '../../../src/edge/serve/endpoints.ts';
import { EPISODE, type Served, served } from './served.ts';

let server: Served;
beforeAll(async () => {
  server = await served();
}, 120_000);
afterAll(() => server.end());

const api = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}api/v1${path}`, init);

/** What a command says with `--json`, in the workspace of the server. */
async function said(...args: readonly string[]): Promise<readonly unknown[]> {
  let out = '';
  await program([...args, '--json', '--lang', 'en'], {
    out: (text) => {
      out += text;
    },
    err: () => {},
    env: { BIDE_HOME: server.home, BIDE_ZONE: 'Asia/Taipei' },
    build: 'under test',
  });
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const first = async (...args: readonly string[]): Promise<unknown> => (await said(...args))[0];
const DAY = '2026-01-20';
const ENTRIES = ['journal', '--kind', 'run'] as const;

type Told = Readonly<Record<string, unknown>>;
type Compared = {
  /** What is asked. */
  readonly query?: string;
  /** What commands say of the same, and the part of the answer that they say. */
  readonly equals?: () => Promise<unknown>;
  readonly part?: (answer: Told) => unknown;
};

const lineOf = async (): Promise<Told> =>
  (await first('replay', EPISODE, '--from', DAY, '--to', DAY)) as Told;
const of = (command: string, query = `?at=${DAY}`): Compared => ({
  query,
  equals: () => first(command, EPISODE, ...(query === '' ? [] : ['--at', DAY])),
});
const listed = async (state: string): Promise<readonly unknown[]> =>
  (await said('evidence', 'list', EPISODE)).filter((one) => (one as Told).state === state);

/** Every answer that is read, beside what the command line says of the same. */
const READ: Readonly<Record<string, Compared>> = {
  'GET /state': { query: `?at=${DAY}`, equals: lineOf, part: (state) => state.decision },
  'GET /decisions': {
    query: '?from=2026-01-12&to=2026-02-06&limit=1000',
    equals: () => said('replay', EPISODE, '--from', '2026-01-12', '--to', '2026-02-06'),
    part: ({ items }) => items,
  },
  'GET /explain': {
    query: `?at=${DAY}`,
    equals: async () => {
      const { hash, prev, reasons, stops, findings, signals } = await lineOf();
      return { hash, prev, reasons, stops, findings, signals };
    },
    part: ({ hash, prev, reasons, stops, findings, signals }) => {
      return { hash, prev, reasons, stops, findings, signals };
    },
  },
  'GET /observations': { query: '?limit=1000' },
  'GET /claims': {
    query: `?at=${DAY}`,
    equals: async () => (await lineOf()).at,
    part: ({ asOf }) => asOf,
  },
  'GET /stops': {
    query: `?at=${DAY}`,
    equals: async () => (await lineOf()).stops,
    part: ({ stops }) => (stops as readonly Told[]).map(({ title: _, cut: __, ...stop }) => stop),
  },
  'GET /signals': {
    query: `?at=${DAY}`,
    equals: async () => (await lineOf()).signals,
    part: ({ signals }) => signals,
  },
  'GET /held': {
    query: `?at=${DAY}`,
    equals: async () => {
      const { exposure } = (await lineOf()) as unknown as { exposure: Told };
      return { held: exposure.before, target: exposure.target };
    },
    part: ({ exposure }) => exposure,
  },
  'GET /stress': of('stress'),
  'GET /career': of('career'),
  'GET /delever': of('delever'),
  'GET /odds': of('odds'),
  'GET /threats': of('threats'),
  'GET /survive': of('survive'),
  'GET /crowd': of('crowd'),
  'GET /scores': of('score', ''),
  'GET /memo': of('memo'),
  'GET /like': { equals: () => first('like', EPISODE) },
  'GET /library': { equals: () => first('score', 'library') },
  // The long record is not there: the reason is the answer.
  'GET /record/daily': {
    equals: async () => ((await first('score', 'episodes', '--daily')) as Told).error,
    part: ({ absent }) => absent,
  },
  'GET /evidence': {
    query: '?limit=1000',
    equals: () => listed('in use'),
    part: ({ items }) => items,
  },
  'GET /inbox': { equals: () => listed('waiting'), part: ({ items }) => items },
  'GET /book': { equals: () => first('book') },
  'GET /journal': {
    query: '?kind=run',
    equals: async () => ((await first(...ENTRIES)) as Told).entries,
    part: ({ items }) => items,
  },
  'GET /journal/{entry}': { equals: () => first('journal', '1') },
  'GET /journal/reviews': { equals: () => first('journal', 'reviews') },
  'GET /journal/process': { equals: () => first('journal', 'process', EPISODE) },
  'GET /verify': { equals: () => first('verify') },
  'GET /sources': { equals: () => first('sources') },
  'GET /alerts': { equals: () => first('alert', 'list') },
  'GET /thesis': {
    equals: async () => ((await first('check', EPISODE)) as Told).ok,
    part: ({ text }) => (text as string).includes('stops:'),
  },
  'GET /server': {},
};

/** Read in a test of its own: it has to be started first. */
const OF_RUNS = ['GET /crowd/runs/{id}', 'GET /crowd/runs/{id}/result'];

describe('the contract', () => {
  const all = Object.entries(CONTRACT) as readonly [string, Endpoint][];
  test('every answer that can be read is compared', () => {
    const read = all.map(([name]) => name).filter((name) => name.startsWith('GET'));
    expect([...Object.keys(READ), ...OF_RUNS].toSorted()).toEqual(read.toSorted());
  });

  test.each(Object.entries(READ))(
    '%s is as its schema says and as the command does',
    async (name, { query = '', equals, part = (answer) => answer }) => {
      const [, path = ''] = name.split(' ');
      const reply = await api(`${path.replace('{entry}', '1')}${query}`);
      const answer = (await reply.json()) as Told;
      const expected = await equals?.();
      if (!reply.ok) {
        // What needs data that are not there is refused in the words of the command.
        expect([400, 422]).toContain(reply.status);
        expect(answer.detail).toBe((expected as Told).error);
        return;
      }
      const read = (all.find(([one]) => one === name) as [string, Endpoint])[1].answer.safeParse(
        answer,
      );
      expect(read.error?.issues ?? []).toEqual([]);
      if (equals) expect(part(answer)).toEqual(expected);
      const etag = reply.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]{27}"$/);
      const again = await api(`${path.replace('{entry}', '1')}${query}`, {
        headers: { 'if-none-match': etag },
      });
      expect(again.status).toBe(304);
    },
  );

  test('a long list comes in parts that add up', async () => {
    const { call } = bideClient({ base: server.url.replace(/\/$/, '') });
    const whole = await call('GET /decisions', { limit: 1000 });
    const parts: unknown[] = [];
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const part: typeof whole = await call('GET /decisions', { offset, limit: 60 });
      expect(part.total).toBe(whole.total);
      parts.push(...part.items);
      offset = part.next;
    }
    expect(parts).toEqual(whole.items);
    const asOf = '2026-01-20T18:00:00-05:00';
    const then = await call('GET /decisions', { asOf, limit: 1000 });
    expect(then.items.length).toBeGreaterThan(0);
    expect(then.items.every(({ at }) => Date.parse(at) <= Date.parse(asOf))).toBe(true);
  });

  test('no value is told before it was known', async () => {
    const { call } = bideClient({ base: server.url.replace(/\/$/, '') });
    const asOf = '2026-01-20T23:30:00Z';
    const { items } = await call('GET /observations', { asOf, from: '2026-01-05', limit: 1000 });
    expect(items.length).toBeGreaterThan(0);
    for (const { knownAt } of items) expect(Date.parse(knownAt) <= Date.parse(asOf)).toBe(true);
  });
});

describe('what is refused', () => {
  test.each([
    ['/state?episode=--home=/x', 400],
    ['/state?episode=-h', 400],
    ['/odds?at=--thesis=/etc/passwd', 400],
    ['/odds?at=%00', 400],
    ['/stress?thesis=/etc/passwd', 400],
    ['/memo?out=/tmp/x', 400],
    ['/memo?format=pdf', 400],
    ['/decisions?limit=1001', 400],
    ['/decisions?offset=-1', 400],
    ['/decisions?limit=NaN', 400],
    ['/state?episode=a&episode=b', 400],
    ['/state?episode=nowhere', 422],
    ['/state?at=1999-01-01', 400],
    ['/journal/0', 400],
    ['/journal/9999999', 422],
    ['/journal/--all', 400],
    ['/observations?series=__proto__', 400],
    ['/crowd/runs/1', 404],
    ['/nothing', 404],
    ['/state/', 404],
  ])('%s with %i, as a problem', async (path, status) => {
    const reply = await api(path);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(await reply.json()).toMatchObject({
      type: 'about:blank',
      status,
      detail: expect.any(String),
    });
  });

  test('a command is told its words alone: no option gets in by a value', () => {
    const tries = ['--home=/x', '-h', '--json', '--html=/tmp/x'];
    for (const [name, one] of Object.entries(CONTRACT) as readonly [string, Endpoint][])
      for (const field of Object.keys(one.input.shape))
        for (const text of tries) {
          const read = one.input.safeParse({
            ...{ ids: ['A'], why: 'w', entry: 1, as: 'accept', text: 't', before: 'b', id: '1' },
            ...{ name: 'a.csv', base64: 'YQ==', edits: [] },
            [field]: ['position', 'remove', 'cash', 'loan', 'rate', 'adv', 'map', 'ids'].includes(
              field,
            )
              ? [text]
              : text,
          });
          if (!read.success) continue;
          const task = one.does?.(read.data as never);
          if (!task || !('commands' in task)) continue;
          for (const args of task.commands) expect(args, `${name} ${field}`).not.toContain(text);
        }
  });
});

describe('changes', () => {
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    api(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const own = () => bideClient({ base: server.url.replace(/\/$/, ''), token: server.token });

  test('are not made without a token or an origin of the server, nor for another page', async () => {
    const made = { cash: ['1TWD'], currency: 'TWD', dryRun: true };
    const token = { authorization: `Bearer ${server.token}` };
    const origin = { origin: server.url.replace(/\/$/, '') };
    for (const [headers, status] of [
      [{}, 403],
      [{ authorization: 'Bearer wrong' }, 403],
      [{ origin: 'http://evil.example' }, 403],
      [{ ...token, origin: 'http://evil.example' }, 403],
      [{ ...token, 'sec-fetch-site': 'cross-site' }, 403],
      [{ ...origin, 'sec-fetch-site': 'same-site' }, 403],
      [{ origin: 'null' }, 403],
      [token, 200],
      [{ ...origin, 'sec-fetch-site': 'same-origin' }, 200],
    ] as const)
      expect((await post('/book', made, headers)).status, JSON.stringify(headers)).toBe(status);
    const plain = await api('/book', {
      method: 'POST',
      headers: { ...token, 'content-type': 'text/plain' },
      body: JSON.stringify(made),
    });
    expect([400, 415]).toContain(plain.status);
  });

  test('of another page nothing of the interface is read, though a link may lead to a page', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await api('/crowd', { headers })).status).toBe(403);
    expect((await fetch(server.url, { headers })).status).toBe(200);
  });

  test('a book is brought as a file, shown, held, and taken back', async () => {
    const { call } = own();
    const csv = 'Symbol,Quantity,Price,Currency\nSPY,10,500,USD\n';
    const base64 = Buffer.from(csv).toString('base64');
    const made = await call('POST /book/import', {
      name: '../../x/posi.csv',
      base64,
      on: '2026-01-05',
      currency: 'USD',
    });
    expect(made).toMatchObject({ how: { by: 'import', file: 'posi.csv' } });
    expect(await call('GET /book', {})).toMatchObject({
      portfolio: { holdings: [{ symbol: 'SPY' }] },
    });
    const held = await call('GET /held', { at: DAY });
    expect(CONTRACT['GET /held'].answer.safeParse(held).error?.issues ?? []).toEqual([]);
    expect(held.held).toMatchObject({ positions: [{ symbol: 'SPY', quantity: 10 }] });
    const changed = await call('POST /book', { cash: ['100USD'], on: '2026-01-05' });
    expect(changed.portfolio.cash).toEqual([{ amount: 100, currency: 'USD' }]);
    const done = await call('POST /decide', {
      ...{ at: DAY, as: 'override', exposure: 0.5, why: '--too early', review: '2030-01-31' },
    });
    expect(done).toMatchObject({ exposure: 0.5, why: '--too early' });
    expect((await call('GET /journal/reviews', {})).reviews).toHaveLength(1);
    const undone = await call('POST /journal/{entry}/undo', { entry: done.entry, why: 'a test' });
    expect(undone.undoes).toBe(done.entry);
    await expect(
      call('POST /journal/{entry}/undo', { entry: done.entry, why: 'again' }),
    ).rejects.toThrow(Refused);
  });

  test('a run is begun, watched, read and stopped', async () => {
    const { call } = own();
    const { id, state } = await call('POST /crowd/runs', { paths: 4096, fall: 2, at: DAY });
    expect(state).toBe('running');
    await expect(call('GET /crowd/runs/{id}/result', { id })).rejects.toThrow('no such run');
    let run = await call('GET /crowd/runs/{id}', { id });
    while (run.state === 'running') {
      await new Promise((done) => setTimeout(done, 100));
      run = await call('GET /crowd/runs/{id}', { id });
    }
    expect(run).toMatchObject({ id, state: 'done' });
    const result = await call('GET /crowd/runs/{id}/result', { id });
    expect(CONTRACT['GET /crowd'].answer.safeParse(result).error?.issues ?? []).toEqual([]);
    expect(result.paths).toBe(4096);
    const long = await call('POST /crowd/runs', { paths: 1 << 22, threads: 1 });
    expect(await call('DELETE /crowd/runs/{id}', { id: long.id })).toMatchObject({
      state: 'stopped',
    });
    expect((await call('GET /crowd/runs/{id}', { id: long.id })).state).toBe('stopped');
  });

  test('a thesis is checked and previewed without a word of it written; a bundled one stays', async () => {
    const { call } = own();
    const { text, hash, own: writable } = await call('GET /thesis', {});
    expect(writable).toBe(false);
    const fine = await call('POST /thesis/check', { text });
    expect(CONTRACT['POST /thesis/check'].answer.safeParse(fine).error?.issues ?? []).toEqual([]);
    expect(fine.ok).toBe(true);
    const broken = await call('POST /thesis/check', {
      text: text.replace(/^horizon: .*$/m, 'horizon: soon'),
    });
    expect(broken.ok).toBe(false);
    const line = text.split('\n').findIndex((one) => one.startsWith('horizon:')) + 1;
    expect(broken.problems).toMatchObject([{ line, column: expect.any(Number) }]);
    const same = await call('POST /thesis/preview', { text });
    expect(same.differ).toBe(0);
    expect(same.days.length).toBeGreaterThan(100);
    await expect(call('PUT /thesis', { text, before: hash })).rejects.toMatchObject({
      status: 422,
    });
  });
});
