import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import type { Common } from './common.ts';
import { FINE, misuse, tell } from './say.ts';

/** `bide bench`: how fast, on this machine, with a fingerprint of what was computed. */
export async function run([what = '']: readonly string[], options: Common): Promise<number> {
  if (what !== 'replay')
    return misuse(
      { en: `bench: expected replay, found ${what}`, 'zh-Hant': `bench：應為replay，實為${what}` },
      options,
    );
  const { benchReplay } = await import('../bench/replay.ts');
  const report = {
    what,
    ...benchReplay(),
    machine: `${cpus()[0]?.model ?? 'unknown'} x${cpus().length}, node ${process.version}`,
    commit: commit(),
  };
  if (options.json) tell(JSON.stringify(report));
  else for (const [key, value] of Object.entries(report)) tell(`${key.padEnd(12)} ${value}`);
  return FINE;
}

/** The commit that was measured, where there is one. */
function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim();
  } catch {
    return 'unknown';
  }
}
