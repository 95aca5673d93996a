import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

/** How fast, on this machine, with a fingerprint of what was computed. */
async function measure(what: string, json: boolean): Promise<void> {
  const bench = BENCHES[what];
  if (!bench)
    throw new RangeError(
      `expected ${Object.keys(BENCHES).join(' or ')}, found ${what || 'nothing'}`,
    );
  const machine = `${cpus()[0]?.model ?? 'unknown'} x${cpus().length}, node ${process.version}`;
  await bench(json, { machine, commit: commit() });
}

/** The machine and the commit that were measured. */
type Here = { readonly machine: string; readonly commit: string };

/** One line to the reader, and one beside it. */
const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const aside = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** A line a field. */
const head = (of: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(of).map(([key, value]) => `${key.padEnd(12)} ${value}`);

const BENCHES: Readonly<Record<string, (json: boolean, here: Here) => Promise<void>>> = {
  replay: async (json, here) => {
    const { benchReplay } = await import('./replay.ts');
    const report = { what: 'replay', ...benchReplay(), ...here };
    if (json) tell(JSON.stringify(report));
    else for (const line of head(report)) tell(line);
  },
  load: async (json, here) => {
    const { benchLoad } = await import('./load.ts');
    const report = { what: 'load', ...(await benchLoad()), ...here };
    if (json) tell(JSON.stringify(report));
    else for (const line of head(report)) tell(line);
  },
  crowd: async (json, here) => {
    const { benchCrowd } = await import('./crowd.ts');
    const { lines } = await import('./lines.ts');
    if (!json) for (const line of head(here)) tell(line);
    const pieces = [];
    for (const piece of benchCrowd()) {
      pieces.push(piece);
      if (!json) for (const line of lines(piece)) tell(line);
    }
    if (json) tell(JSON.stringify({ what: 'crowd', pieces, ...here }));
  },
  threads: async (json, here) => {
    const { benchThreads } = await import('./threads.ts');
    const report = { what: 'threads', ...(await benchThreads()), ...here };
    if (json) tell(JSON.stringify(report));
    else for (const line of head(report)) tell(line);
  },
  variance: async (json, here) => {
    const { benchVariance } = await import('./variance.ts');
    const { ratios } = await import('./ratios.ts');
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

const words = process.argv.slice(2);
await measure(words.find((word) => !word.startsWith('--')) ?? '', words.includes('--json'));
