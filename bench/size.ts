// How time and memory of a replay grow with what an episode holds, and the exponents of their growth. Run it with
// npm run bench -- size [rows|items|claims|series|days ...]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folder, type Size } from './folder.ts';

const SMALL: Size = { days: 60, series: 0, items: 0, claims: 1, rows: 0 };

/** What grows, and beside what; the last of each is the largest that is promised. */
const AXES: Readonly<Record<string, readonly Partial<Size>[]>> = {
  rows: [625_000, 1_250_000, 2_500_000, 5_000_000].map((rows) => ({ rows })),
  items: [1250, 2500, 5000, 10_000].map((items) => ({ items, claims: 1000, days: 250 })),
  claims: [125, 250, 500, 1000].map((claims) => ({ claims, items: 2 * claims, days: 60 })),
  series: [100, 200, 400, 800].map((series) => ({ series })),
  days: [250, 500, 1000, 2000].map((days) => ({ days, items: 2 * days, claims: days / 5 })),
};

type Cost = { readonly seconds: number; readonly cpu: number; readonly megabytes: number };

/** Tells at its end what a process took. */
const TELLS = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+JSON.stringify(process.resourceUsage())))`;

/** A replay in a process of its own. */
function replayed(at: string): Cost {
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', TELLS, 'dist/bide.js', 'replay', at, '--json', '--home', join(at, 'home')],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`${status} ${stderr}`);
  const used = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  return {
    seconds: (performance.now() - began) / 1000,
    cpu: (used.userCPUTime + used.systemCPUTime) / 1e6,
    megabytes: used.maxRSS / 1024,
  };
}

/** Slope between two sizes on logarithmic axes, after what a replay of nothing takes. */
const exponent = (by: number, from: number, to: number): number =>
  Math.log(to / from) / Math.log(by);

const asked = process.argv.slice(2);
const room = mkdtempSync(join(tmpdir(), 'bide-size-'));
try {
  const at = join(room, 'least');
  folder(at, SMALL);
  const least = replayed(at);
  for (const [axis, sizes] of Object.entries(AXES)) {
    if (asked.length > 0 && !asked.includes(axis)) continue;
    console.log(
      `${axis.padEnd(8)}${['seconds', 'cpu', 'MB', 'input MB', 'exponent'].map((w) => w.padStart(10)).join('')}`,
    );
    let before: { readonly n: number; readonly cpu: number } | undefined;
    for (const more of sizes) {
      const size = { ...SMALL, ...more };
      const n = size[axis as keyof Size];
      const place = join(room, `${axis}-${n}`);
      folder(place, size);
      const input =
        statSync(join(place, 'observations.csv')).size +
        readFileSync(join(place, 'evidence.jsonl')).length;
      const { seconds, cpu, megabytes } = replayed(place);
      const own = Math.max(0.01, cpu - least.cpu);
      const grows = before && exponent(n / before.n, before.cpu, own);
      const figures = [
        seconds.toFixed(1),
        cpu.toFixed(1),
        megabytes.toFixed(0),
        (input / 1e6).toFixed(1),
        grows?.toFixed(2) ?? '',
      ];
      console.log(`${String(n).padEnd(8)}${figures.map((x) => x.padStart(10)).join('')}`);
      before = { n, cpu: own };
      rmSync(place, { recursive: true });
    }
    console.log('');
  }
} finally {
  rmSync(room, { recursive: true });
}
