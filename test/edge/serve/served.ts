import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The built program, serving for real on a free port. */
export type Served = {
  readonly process: ChildProcess;
  readonly port: number;
  readonly url: string;
  /** Its workspace, and a folder that is taken away with it. */
  readonly home: string;
  readonly room: string;
  readonly token: string;
  readonly end: () => Promise<void>;
};

export const EPISODE = 'greenland-2026';

/** Starts it in a workspace of its own. */
export async function served(
  args: readonly string[] = [EPISODE],
  room = mkdtempSync(join(tmpdir(), 'bide-serve-')),
): Promise<Served> {
  const home = join(room, 'home');
  const child = spawn(
    process.execPath,
    ['dist/bide.js', 'serve', ...args, '--json', '--out', join(room, 'out')],
    {
      env: { ...process.env, BIDE_HOME: home, BIDE_LANG: 'en', BIDE_ZONE: 'Asia/Taipei' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url === undefined) continue;
    return {
      ...{ process: child, port: Number(new URL(url).port), url, home, room },
      token: readFileSync(join(home, 'token'), 'utf8').trim(),
      end: async () => {
        const ended = child.exitCode === null ? once(child, 'exit') : undefined;
        child.kill('SIGKILL');
        await ended;
        rmSync(room, { recursive: true, force: true });
      },
    };
  }
  throw new Error('it ended before it served');
}
