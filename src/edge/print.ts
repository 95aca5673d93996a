import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { both } from '../domain/text.ts';
import { Fault } from './fault.ts';

/** Names under which a Chromium is found, in the order in which they are tried. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];
/** Where it stands when it is on no path. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** How long a page may take to print, milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * The program that prints: what BIDE_CHROMIUM names, else the first Chromium that is found; undefined
 * where there is none.
 */
export function printer(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env.BIDE_CHROMIUM;
  if (named) return runs(named) ? named : undefined;
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = NAMES.flatMap((name) =>
    folders.flatMap((folder) => endings.map((end) => join(folder, `${name}${end}`))),
  );
  return [...found, ...PLACES].find(runs);
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * A page as PDF. Nothing is asked of any network, and nothing is left behind.
 * @param browser as `printer` found it
 * @param page    one HTML file that needs nothing but itself
 */
export async function printed(
  browser: string,
  page: string,
  patience = PATIENCE_MS,
): Promise<Uint8Array> {
  const room = mkdtempSync(join(tmpdir(), 'bide-print-'));
  try {
    const [source, target] = [join(room, 'memo.html'), join(room, 'memo.pdf')];
    writeFileSync(source, page, { mode: 0o600 });
    const asked = [
      '--headless',
      '--disable-gpu',
      '--disable-extensions',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      // Its own sandbox refuses to start for root, who runs this in containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(room, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${target}`,
      pathToFileURL(source).href,
    ];
    const ended = await waited(browser, asked, patience);
    const made = ended ? read(target) : undefined;
    if (!made) throw new Fault('print', NO_PDF(browser));
    return made;
  } finally {
    rmSync(room, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const NO_PDF = (browser: string) =>
  both(
    `${browser} printed no PDF; write --format html, open it in a browser and print it`,
    `${browser}沒有印出PDF；請改用\`--format html\`，用瀏覽器開啟後列印`,
  );

/** Runs a program and those that it starts, until they end or patience does; whether it ended well. */
const waited = (program: string, args: readonly string[], patience: number): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
    const timer = setTimeout(() => end(child.pid), patience);
    child.once('error', () => {
      clearTimeout(timer);
      resolve(false);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      // What it started may still write where it is swept in a moment.
      end(child.pid);
      resolve(code === 0);
    });
  });

/** Ends a program that was started, and whatever it started itself. */
function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** The file, if it is a PDF. */
function read(file: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(file);
    return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes : undefined;
  } catch {
    return undefined;
  }
}
