import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import type { Common } from './say.ts';
import { aside, FINE, misuse, tell } from './say.ts';

/** `bide bench`: how fast, on this machine, with a fingerprint of what was computed. */
export async function run([what = '']: readonly string[], options: Common): Promise<number> {
  const bench = BENCHES[what];
  const known = Object.keys(BENCHES);
  if (!bench)
    return misuse(
      {
        en: `bench: expected ${known.join(' or ')}, found ${what || 'nothing'}`,
        'zh-Hant': `bench：應為${known.join('或')}，實為${what || '空白'}`,
      },
      options,
    );
  const here = {
    machine: `${cpus()[0]?.model ?? 'unknown'} x${cpus().length}, node ${process.version}`,
    commit: commit(),
  };
  await bench(options.json === true, here);
  return FINE;
}

/** The machine and the commit that were measured. */
type Here = { readonly machine: string; readonly commit: string };

/** A line a field. */
const head = (of: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(of).map(([key, value]) => `${key.padEnd(12)} ${value}`);

const BENCHES: Readonly<Record<string, (json: boolean, here: Here) => Promise<void>>> = {
  replay: async (json, here) => {
    const { benchReplay } = await import('../bench/replay.ts');
    const report = { what: 'replay', ...benchReplay(), ...here };
    if (json) tell(JSON.stringify(report));
    else for (const line of head(report)) tell(line);
  },
  crowd: async (json, here) => {
    const { benchCrowd } = await import('../bench/crowd.ts');
    const { lines } = await import('../bench/lines.ts');
    if (!json) for (const line of head(here)) tell(line);
    const pieces = [];
    for (const piece of benchCrowd()) {
      pieces.push(piece);
      if (!json) for (const line of lines(piece)) tell(line);
    }
    if (json) tell(JSON.stringify({ what: 'crowd', pieces, ...here }));
  },
  variance: async (json, here) => {
    const { benchVariance } = await import('../bench/variance.ts');
    const { ratios } = await import('../bench/ratios.ts');
    const report = benchVariance({}, aside);
    if (json) tell(JSON.stringify({ what: 'variance', ...report, ...here }));
    else for (const line of [...head(here), ...ratios(report)]) tell(line);
  },
};

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
