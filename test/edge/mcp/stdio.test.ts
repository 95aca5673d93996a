import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, expect, test } from 'vitest';
import { BUNDLED } from '../../bundled.ts';

const ROOM = mkdtempSync(join(tmpdir(), 'bide-stdio-'));
afterAll(() => rmSync(ROOM, { recursive: true, force: true }));
const ENV = { ...process.env, BIDE_HOME: join(ROOM, 'home'), BIDE_LANG: 'en' } as Record<
  string,
  string
>;
const ARGS = ['dist/bide.js', 'mcp'];

test('the built program answers the client of the SDK over stdio, and ends with it', async () => {
  const transport = new StdioClientTransport({
    ...{ command: process.execPath, args: ARGS, env: ENV, stderr: 'pipe' },
  });
  let err = '';
  transport.stderr?.on('data', (part) => {
    err += part;
  });
  const client = new Client({ name: 'a test', version: '1' });
  await client.connect(transport);
  expect(client.getServerVersion()?.name).toBe('bide');
  const told = await client.callTool({
    name: 'read_state',
    arguments: { episode: BUNDLED, at: '2026-01-20' },
  });
  expect(told.isError).toBeUndefined();
  expect(told.structuredContent).toMatchObject({ verdict: 'hold', episode: BUNDLED });
  const wrong = await client.callTool({ name: 'accept', arguments: {} });
  expect(wrong.isError).toBe(true);
  const { pid } = transport;
  await client.close();
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
  expect(err).toBe('');
}, 60_000);

const REQUESTS = [
  {
    ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
    params: {
      ...{ protocolVersion: '2025-06-18', capabilities: {} },
      clientInfo: { name: 'a test', version: '1' },
    },
  },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'list_episodes' } },
  { jsonrpc: '2.0', id: 3, method: 'no/such' },
]
  .map((request) => JSON.stringify(request))
  .join('\n');

test('what is asked before the input ends is answered; what is no message harms nothing; stdout holds the protocol alone', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ARGS, {
    ...{ encoding: 'utf8', env: ENV, input: `no json\n${REQUESTS}\n` },
  });
  expect(status).toBe(0);
  const said = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .toSorted((a, b) => a.id - b.id);
  expect(said.map(({ jsonrpc, id }) => [jsonrpc, id])).toEqual([
    ['2.0', 1],
    ['2.0', 2],
    ['2.0', 3],
  ]);
  expect(said[1].result.structuredContent.episodes[0].episode).toBe(BUNDLED);
  expect(said[2].error.code).toBe(-32601);
  expect(stderr).not.toBe('');
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it while its input is open', async (signal) => {
  const child: ChildProcess = spawn(process.execPath, ARGS, {
    ...{ env: ENV, stdio: ['pipe', 'pipe', 'inherit'] },
  });
  child.stdin?.write(`${REQUESTS}\n`);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  child.kill(signal);
  expect((await once(child, 'exit'))[0]).toBe(0);
});

test('a message without an end is not taken in: it says so, and ends', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ARGS, {
    ...{ encoding: 'utf8', env: ENV, input: 'x'.repeat(3 << 20) },
  });
  expect([status, stdout]).toEqual([0, '']);
  expect(stderr).not.toBe('');
});

test('the SDK is loaded by this command alone', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' });
  const naming = files.filter(
    (file) =>
      file.endsWith('.js') &&
      readFileSync(join('dist', file), 'utf8').includes('@modelcontextprotocol/sdk/'),
  );
  expect(naming).toEqual([join('cli', 'mcp.js')]);
});
