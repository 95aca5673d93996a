import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { LANGS } from '../../../src/domain/text.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { sayFetchFault } from '../../../src/edge/feed/fault.ts';
import { fedWay } from '../../../src/edge/feed/network.ts';
import { feedKey } from '../../../src/edge/feed/secret.ts';
import { snapshots } from '../../../src/edge/feed/snapshot.ts';
import { freshHome, HOST, served, wanted, worldOf } from './served.ts';

const KEY = 'k3y+of/32=signs&that?nobody%tells';

function withFile(content: string, mode = 0o600): string {
  const home = freshHome();
  mkdirSync(home, { recursive: true });
  const file = join(home, 'keys.json');
  writeFileSync(file, content);
  chmodSync(file, mode);
  return home;
}

test('what keeps keys from being read is told once, and sources are asked without one', () => {
  const told: string[] = [];
  const home = withFile(JSON.stringify({ fred: KEY }), 0o644);
  const now = () => 0 as Instant;
  const way = fedWay(home, { now, aside: ({ en }) => void told.push(en), env: {} });
  const source = { key: { needed: false, page: 'https://a.example' } } as Parameters<
    typeof way.secret
  >[0]['source'];
  const keys = ['fred', 'sam'].map((id) => way.secret({ id, source }));
  if (process.platform === 'win32') return;
  expect(keys).toEqual([undefined, undefined]);
  expect(told).toEqual([expect.stringMatching(/^Asked without a key: .*chmod 600/)]);
  chmodSync(join(home, 'keys.json'), 0o600);
  expect(way.secret({ id: 'fred', source })).toBe(KEY);
});

test('a key is of the environment, else of its own file, else there is none', () => {
  const home = withFile(JSON.stringify({ fred: 'from-the-file', 'sam-gov': 'another' }));
  expect(feedKey('fred', { home, env: { BIDE_KEY_FRED: 'from-outside' } })).toBe('from-outside');
  expect(feedKey('fred', { home, env: { BIDE_KEY_FRED: '' } })).toBe('from-the-file');
  expect(feedKey('sam-gov', { home, env: { BIDE_KEY_SAM_GOV: 'x' } })).toBe('x');
  expect(feedKey('dvids', { home, env: {} })).toBeUndefined();
  expect(feedKey('fred', { home: freshHome(), env: {} })).toBeUndefined();
});

test.skipIf(process.platform === 'win32').each([0o604, 0o640, 0o660, 0o644, 0o610])(
  'a file that others may look into is refused: %o',
  (mode) => {
    const home = withFile(JSON.stringify({ fred: KEY }), mode);
    const refused = expect.objectContaining({ code: 'keys' });
    expect(() => feedKey('fred', { home, env: {} })).toThrow(refused);
    expect(feedKey('fred', { home, env: { BIDE_KEY_FRED: 'x' } })).toBe('x');
  },
);

test.each([
  ['no map', `"${KEY}"`],
  ['no JSON', `{"fred": ${KEY}`],
  ['no text', `{"fred": {"${KEY}": 1}}`],
  ['nothing', '{}'],
  ['blanks', JSON.stringify({ fred: `${KEY} ${KEY}` })],
])('what is wrong with a file of keys is told without its content: %s', (_, content) => {
  const home = withFile(content);
  let told = '';
  try {
    feedKey('fred', { home, env: {} });
  } catch (error) {
    const { says, stack, cause } = error as { says: object; stack: string; cause: unknown };
    told = JSON.stringify([says, stack, `${cause}`]);
  }
  expect(told).toMatch(/keys\.json|the key of fred/);
  for (const part of [KEY, KEY.slice(0, 10), KEY.slice(-10)]) expect(told).not.toContain(part);
});

test('a key is in no file, no fault and no answer, whatever a server does with it', async () => {
  const said: string[] = [];
  for (const to of ['stdout', 'stderr'] as const)
    vi.spyOn(process[to], 'write').mockImplementation((text) => said.push(`${text}`) > 0);
  const home = freshHome();
  let [asked, answer] = ['', 0];
  const server = await served(({ url = '' }, response) => {
    asked = url;
    const query = url.slice(url.indexOf('?'));
    const echo = { etag: `"${KEY}"`, 'last-modified': KEY, 'content-type': `text/${KEY}` };
    switch (answer++ % 5) {
      case 0:
        return response.writeHead(200, echo).end(`you said ${KEY}, or ${query}`);
      case 1:
        return response.writeHead(302, { location: `/again${query}&api_key=${KEY}` }).end();
      case 2:
        return response.writeHead(400, echo).end(`the key ${KEY} is wrong`);
      case 3:
        return response
          .writeHead(302, { location: `https://${KEY.slice(0, 3)}.example/${query}` })
          .end();
      default:
        return response.writeHead(200, { 'content-encoding': KEY.slice(0, 3) }).end(KEY);
    }
  });
  const world = worldOf(server.origin, { home });
  const kept = snapshots(home, { standIn: true });
  const of = { source: 'fred', key: 'DGS10' };
  const shown: unknown[] = [];
  const url = `https://${HOST}/x?series_id=DGS10&api_key=${encodeURIComponent(KEY)}`;
  for (let i = 0; i < 5; i++) {
    const got = await world.get(wanted({ url, secrets: ['api_key'] }));
    if (got.ok) {
      kept.keep(of, got.value);
      shown.push({ ...got.value, body: Buffer.from(got.value.body).toString() });
      expect(got.value.url).toBe(`https://${HOST}/x?series_id=DGS10`);
    } else {
      kept.miss(of, 1 as Instant, got.fault);
      shown.push(got.fault, ...LANGS.map((lang) => sayFetchFault(got.fault, 1 as Instant)[lang]));
    }
  }
  // The source itself was given the key, else there were nothing to hide.
  expect(asked).toContain(encodeURIComponent(KEY));
  expect(kept.rows(of).length).toBeGreaterThan(2);
  vi.restoreAllMocks();
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(db|gz)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(1);
  const everything = [
    ...files.map((name) => readFileSync(join(home, name)).toString('latin1')),
    Buffer.from(kept.last(of)?.body ?? []).toString('latin1'),
    JSON.stringify([shown, said]),
  ].join('\n');
  for (const form of [KEY, encodeURIComponent(KEY), JSON.stringify(KEY).slice(1, -1)])
    expect(everything).not.toContain(form);
  expect(everything).toContain('you said');
});
