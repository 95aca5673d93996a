import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Alert, Transition } from '../../../src/domain/alert.ts';
import type { Day, Instant } from '../../../src/domain/time.ts';
import { alerting } from '../../../src/edge/alert/alerting.ts';
import { withJournal } from '../../../src/edge/keep.ts';
import type { AlertMessage } from '../../../src/run/ports.ts';
import { freshHome } from '../feed/served.ts';

/** A message whose every text was written by somebody hostile. */
export const HOSTILE =
  '@everyone <!channel> <@U1> **x** [a](https://evil.example) <b>&</b> `c` \u202etxt\r\nBcc: x@evil.example';

export const message = (more: Partial<AlertMessage> = {}): AlertMessage => ({
  ...{ key: '0123456789abcdef0123456789abcdef', gravity: 'warning', title: 'Trim: mine' },
  ...{ lines: ['Regime: noise, now friction.'], at: 0 as Instant },
  ...more,
});

export const turn: Transition = {
  ...{ kind: 'regime', from: 'noise', to: 'friction', gravity: 'warning', key: 'k' },
};

export const alert = (key: string): Alert => ({
  ...{ key, name: '/home/ann/mine', thesis: 't', title: { en: 'Mine', 'zh-Hant': '我的' } },
  ...{ day: 0 as Day, at: 0 as Instant, act: 'trim', target: 0.45, before: 0.6 },
  ...{ turns: [turn], ahead: [] },
});

/** A workspace with a policy, keys, and alerts on record. */
export function workspace(
  policy: string,
  {
    keys = {},
    alerts = [alert('a')],
  }: { keys?: Readonly<Record<string, string>>; alerts?: readonly Alert[] } = {},
): string {
  const home = freshHome();
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'alerts.yaml'), policy);
  if (Object.keys(keys).length > 0)
    writeFileSync(join(home, 'keys.json'), JSON.stringify(keys), { mode: 0o600 });
  withJournal(home, (store) =>
    store.append(alerts.map((body) => ({ kind: 'alert', at: 0 as Instant, body }))),
  );
  return home;
}

export type Heard = {
  readonly url: string;
  readonly heads: IncomingHttpHeaders;
  readonly body: string;
};

/** A server that keeps what it gets, and answers as a test decides: a status, heads, or nothing at all. */
export async function listener(
  answer: (
    heard: Heard,
    n: number,
  ) => number | { status: number; heads: Record<string, string> } | 'cut' = () => 200,
) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const one = { url: request.url ?? '', heads: request.headers, body };
      heard.push(one);
      const said = answer(one, heard.length);
      if (said === 'cut') request.socket.destroy();
      else if (typeof said === 'number') response.writeHead(said).end();
      else response.writeHead(said.status, said.heads).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { heard, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const START = 1_800_000_000_000;

/** Alerts of a workspace on a clock of their own, which only sleeping moves. */
export function told(home: string, more: Partial<Parameters<typeof alerting>[0]> = {}) {
  let at = START;
  const way = {
    ...{ home, env: {}, lang: 'en' as const, now: () => at as Instant },
    sleep: async (ms: number) => {
      at += ms;
    },
    ...more,
  };
  return {
    ...alerting(way),
    way,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

export const HOOK = (origin: string, more = ''): string =>
  `bide: 1\nchannels:\n  hook: {type: webhook, url: "${origin}/in", private: true${more}}\nroutes: [{to: hook}]\n`;
