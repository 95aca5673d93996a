// How time and memory of a replay grow with what an episode holds, and the exponents of their growth. Run it with
// npm run bench -- size [rows|items|claims|series|days ...]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
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

/** Slope of cost over size on logarithmic axes, by least squares. */
function exponent(points: readonly (readonly [n: number, cost: number])[]): number {
  const logs = points.map(([n, cost]) => [Math.log(n), Math.log(Math.max(cost, 0.01))] as const);
  const mean = (k: 0 | 1): number => logs.reduce((sum, p) => sum + p[k], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const across = logs.reduce((sum, p) => sum + (p[0] - x) * (p[1] - y), 0);
  return across / logs.reduce((sum, p) => sum + (p[0] - x) ** 2, 0);
}

const row = (...cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(10) : cell.padStart(10))).join('');

const asked = process.argv.slice(2);
const room = mkdtempSync(join(tmpdir(), 'bide-size-'));
try {
  const at = join(room, 'least');
  folder(at, SMALL);
  const least = replayed(at);
  for (const [axis, sizes] of Object.entries(AXES)) {
    if (asked.length > 0 && !asked.includes(axis)) continue;
    console.log(row(axis, 'seconds', 'cpu', 'MB', 'input MB'));
    const points: [number, number][] = [];
    for (const more of sizes) {
      const size = { ...SMALL, ...more };
      const n = size[axis as keyof Size];
      const place = join(room, `${axis}-${n}`);
      folder(place, size);
      const bytes = ['observations.csv', 'evidence.jsonl'].map(
        (f) => statSync(join(place, f)).size,
      );
      const { seconds, cpu, megabytes } = replayed(place);
      const input = bytes.reduce((sum, x) => sum + x, 0) / 1e6;
      console.log(
        row(`${n}`, seconds.toFixed(1), cpu.toFixed(1), megabytes.toFixed(0), input.toFixed(1)),
      );
      points.push([n, cpu - least.cpu]);
      rmSync(place, { recursive: true });
    }
    console.log(`exponent of what it takes beyond the least: ${exponent(points).toFixed(2)}\n`);
  }
} finally {
  rmSync(room, { recursive: true });
}
