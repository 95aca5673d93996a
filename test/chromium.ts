import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { printer } from '../src/edge/print.ts';

/** The Chromium that prints, if there is one; tests that need it are skipped without. */
export const CHROMIUM = printer();

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--hide-scrollbars',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--remote-debugging-pipe',
];

/** What the browser answers, or tells by itself. */
type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

/** How a page is looked at: the width of its window in pixels, its colours, and the screen or paper. */
export type Sight = {
  readonly width: number;
  readonly theme?: 'light' | 'dark';
  readonly media?: 'screen' | 'print';
};

/** One tab of one browser, driven through a pipe. */
export type Tab = {
  /** Takes a page in place of the one before. */
  readonly open: (page: string) => Promise<void>;
  readonly look: (sight: Sight) => Promise<void>;
  /** What an expression comes to in the page. */
  readonly ask: <Value>(expression: string) => Promise<Value>;
  /** How many sheets of A4 the page takes. */
  readonly sheets: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Starts a browser with a profile of its own. */
export async function tab(): Promise<Tab> {
  if (CHROMIUM === undefined) throw new RangeError('no Chromium');
  const room = mkdtempSync(join(tmpdir(), 'bide-sight-'));
  const child = spawn(CHROMIUM, [...FLAGS, `--user-data-dir=${room}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const send = talk(child);
  const { targetInfos } = await send<{ targetInfos: { targetId: string; type: string }[] }>(
    'Target.getTargets',
  );
  const targetId = targetInfos.find((t) => t.type === 'page')?.targetId;
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const say = <Value>(method: string, params = {}): Promise<Value> =>
    send(method, params, sessionId);
  const { frameTree } = await say<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
  return {
    open: async (html) => {
      await say('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
    },
    look: async ({ width, theme = 'light', media = 'screen' }) => {
      const size = { width, height: 900, deviceScaleFactor: 1, mobile: false };
      await say('Emulation.setDeviceMetricsOverride', size);
      const features = [{ name: 'prefers-color-scheme', value: theme }];
      await say('Emulation.setEmulatedMedia', { media, features });
    },
    ask: async (expression) => {
      const { result, exceptionDetails: wrong } = await say<{
        result: { value: never };
        exceptionDetails?: { exception?: { description?: string } };
      }>('Runtime.evaluate', { expression, returnByValue: true });
      if (wrong) throw new Error(wrong.exception?.description ?? 'the page threw');
      return result.value;
    },
    sheets: async () => {
      const asked = { preferCSSPageSize: true, printBackground: true };
      const { data } = await say<{ data: string }>('Page.printToPDF', asked);
      const pdf = Buffer.from(data, 'base64').toString('latin1');
      return pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await send('Browser.close').catch(() => child.kill());
      await ended;
      rmSync(room, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** Asks over the pipe: messages end in a zero byte, and answers carry the number of what was asked. */
function talk(child: ChildProcess) {
  const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (message: Message) => void>();
  let [asked, rest] = [0, ''];
  from.setEncoding('utf8');
  from.on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const message: Message = JSON.parse(text);
      if (message.id === undefined) continue;
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  });
  child.once('exit', () => {
    for (const tell of waiting.values()) tell({ error: { message: 'the browser ended' } });
  });
  return <Value>(method: string, params: object = {}, sessionId?: string): Promise<Value> =>
    new Promise((resolve, reject) => {
      const id = ++asked;
      waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as Value),
      );
      to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
}
