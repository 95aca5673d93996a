import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bideClient, type Refused } from '../../../src/client.ts';
import { sha256 } from '../../../src/edge/file/hash.ts';
import { CONTRACT } from '../../../src/edge/serve/endpoints.ts';
import { ANSWERS, begun, bide } from '../../bide.ts';
import { type Served, served } from './served.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-live-'));
const folder = join(room, 'mine');
const news = (id: string, headline: string): string =>
  JSON.stringify({
    ...{ id, claim: `act-${id}`, occurred_on: '2020-11-20', known_on: '2020-11-20' },
    ...{ actor: 'State', counterparty: 'X', headline, watch: 'A', kind: 'statement', rung: 0 },
    ...{ direction: 'friction', source_url: 'https://a.example/b', source_name: 'A paper' },
    ...{ confidence: 'high', quote_figures: '', notes: '' },
  });

/** Markup, entities, marks that turn the direction of writing, an escape sequence, and a megabyte. */
const HOSTILE = `<script>alert(1)</script>&lt;img src=x onerror=alert(1)&gt; \u202egnp.exe\u202c \u001b[31mred\u0007 =HYPERLINK("x") ${'A'.repeat(1024 * 1024)}`;

let server: Served;
let call: ReturnType<typeof bideClient>['call'];
beforeAll(async () => {
  const env = { BIDE_HOME: join(room, 'home') };
  const days = ['--from', '2020-01-01', '--to', '2020-12-31'];
  const made = await bide(['init', folder, '--yes', ...days, ...ANSWERS], env);
  expect(made.err).toBe('');
  begun(folder, '2020-12-30');
  const lines = [news('N-1', HOSTILE), news('N-2', 'Plain news'), news('N-3', 'More of it')];
  writeFileSync(join(room, 'news.jsonl'), `${lines.join('\n')}\n`);
  const added = await bide(['evidence', 'add', join(room, 'news.jsonl'), folder], env);
  expect(added.err).toBe('');
  server = await served([folder], room);
  call = bideClient({ base: server.url.replace(/\/$/, ''), token: server.token }).call;
}, 120_000);
afterAll(() => server?.end());

test('a hostile report is inert: text in JSON, with nothing that cannot be seen, and cut', async () => {
  const raw = await fetch(`${server.url}api/v1/inbox`);
  expect(raw.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(raw.headers.get('x-content-type-options')).toBe('nosniff');
  const text = await raw.text();
  expect(text.length).toBeLessThan(20_000);
  expect(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]/.test(text)).toBe(false);
  const { items } = await call('GET /inbox', {});
  expect(items).toHaveLength(3);
  const [hostile] = items;
  const { en: headline } = (hostile as { readonly headline: { readonly en: string } }).headline;
  expect(headline).toContain('<script>alert(1)</script>');
  expect(headline).toContain('gnp.exe red');
  expect(headline.length).toBeLessThanOrEqual(4000);
  expect(CONTRACT['GET /inbox'].answer.safeParse({ total: 3, offset: 0, items }).success).toBe(
    true,
  );
});

test('items are edited, accepted, rejected and taken back, in batches', async () => {
  const state = async (): Promise<readonly string[]> => {
    const [waits, used] = [await call('GET /inbox', {}), await call('GET /evidence', {})];
    return [...waits.items, ...used.items].map(({ id, state: now }) => `${id} ${now}`);
  };
  const { items } = await call('POST /evidence/edit', {
    edits: [
      { id: 'N-2', fields: { direction: 'noise', headline: '--home=/x' } },
      { id: 'N-3', fields: { watch: 'B' } },
    ],
  });
  expect(items.map(({ id }) => id)).toEqual(['N-2', 'N-3']);
  const taken = await call('POST /evidence/accept', {
    ids: ['N-2', 'N-9', 'N-3'],
    why: 'both are so',
  });
  expect(taken.items.map(({ id }) => id)).toEqual(['N-2', 'N-3']);
  expect(taken.notes.join(' ')).toContain('N-9');
  await call('POST /evidence/reject', { ids: ['N-1'] });
  expect(await state()).toEqual(['N-2 in use', 'N-3 in use']);
  await call('POST /evidence/undo', { ids: ['N-1', 'N-2'], why: 'a test' });
  expect((await state()).toSorted()).toEqual(['N-1 waiting', 'N-2 waiting', 'N-3 in use']);
  const failed = await call('POST /evidence/undo', { ids: ['N-3', 'N-8'], why: 'a test' }).catch(
    (error: Refused) => error.problem,
  );
  expect(failed).toMatchObject({ status: 422, exit: 1, done: [{ why: 'a test' }] });
});

test('a thesis is written where nobody wrote meanwhile, previewed before, and signed', async () => {
  const { text, hash, own, file, signed } = await call('GET /thesis', {});
  expect([own, signed, hash]).toEqual([true, null, sha256(text)]);
  const other = text.replace(/^(\s*)horizon: .*$/m, '$1horizon: 41');
  expect(other).not.toBe(text);
  const preview = await call('POST /thesis/preview', { text: other });
  expect(CONTRACT['POST /thesis/preview'].answer.safeParse(preview).error?.issues ?? []).toEqual(
    [],
  );
  expect(readFileSync(file, 'utf8')).toBe(text);
  const written = await call('PUT /thesis', { text: other, before: hash });
  expect(written.hash).toBe(sha256(other));
  expect(readFileSync(file, 'utf8')).toBe(other);
  const late = call('PUT /thesis', { text, before: hash });
  await expect(late).rejects.toMatchObject({ status: 409 });
  await expect(call('PUT /thesis', { text: 'id: [', before: written.hash })).rejects.toMatchObject({
    status: 422,
  });
  expect(readFileSync(file, 'utf8')).toBe(other);
  await expect(call('POST /thesis/sign', { hash })).rejects.toMatchObject({ status: 409 });
  const check = await call('POST /thesis/check', { text: other });
  const sign = await call('POST /thesis/sign', { hash: written.hash }).catch(
    (error: Refused) => error,
  );
  if (check.ok) expect(sign).toMatchObject({ hash: written.hash });
  else expect(sign).toMatchObject({ status: 422 });
  expect(check.ok).toBe(true);
});

test('what was changed beside the server is soon seen, and told', async () => {
  const events = await fetch(`${server.url}api/v1/events`);
  const reader = (events.body as ReadableStream<Uint8Array>).getReader();
  const before = await call('GET /journal', {});
  const rejected = await bide(['evidence', 'reject', 'N-1', folder], { BIDE_HOME: server.home });
  expect(rejected.code).toBe(0);
  let said = '';
  while (!said.includes('event: changed')) {
    const { value, done } = await reader.read();
    if (done) break;
    said += new TextDecoder().decode(value);
  }
  expect(said).toContain('event: changed');
  await reader.cancel();
  await expect
    .poll(async () => (await call('GET /journal', {})).total, { timeout: 3000 })
    .toBe(before.total + 1);
});
