import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { here } from '../../src/edge/compute/here.ts';
import { blocks, empty } from '../../src/edge/compute/kernel.ts';
import { kernel, machine } from '../../src/edge/compute/machine.ts';
import { pathsBetween, sharedPaths } from '../../src/edge/compute/paths.ts';
import { needed, simulate } from '../../src/edge/compute/simulate.ts';
import { threads } from '../../src/edge/compute/threads.ts';
import { unasked } from '../../src/edge/crowd/asked.ts';
import { gather } from '../../src/edge/crowd/gather.ts';
import { fnv } from '../../src/kernel/fnv1a.ts';
import type { Compute, Job, Sum, Walk } from '../../src/run/ports.ts';
import {
  type Arena,
  IMPACT,
  OUT,
  PATHS_PER_BLOCK,
  SORT,
  WIDTH,
} from '../../src/weigh/firesale/arena.ts';
import { type PathBlock, simulateBlock } from '../../src/weigh/firesale/block.ts';
import { bridge } from '../../src/weigh/firesale/bridge.ts';
import type { Scheme } from '../../src/weigh/firesale/draw.ts';
import { net } from '../../src/weigh/firesale/net.ts';
import { picture } from '../../src/weigh/picture.ts';
import { crowd } from '../weigh/crowd.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
if (!existsSync(`${DIST}firesale.wasm`)) throw new Error('build first: npm run build');
const module = kernel(DIST);
if (!module) throw new Error('firesale.wasm cannot be compiled');
const WORKER = `${DIST}worker.js`;

const gathered = gather();
if (!gathered.ok) throw new Error('the bundled crowd cannot be read');
const { noise } = unasked(gathered.value);

const PLAIN: Scheme = { seed: [20, 1], tilt: false };

/** Sessions in the order of a bridge that halves what is left. */
function halved(): number[] {
  const order = [60];
  for (let gap = 32; gap >= 1; gap /= 2)
    for (let t = gap; t < 60; t += gap) if (!order.includes(t)) order.push(t);
  return order;
}

const netOf = (arena: Arena, seed: number): Scheme['net'] =>
  net([seed, 3], [0, ...Array.from({ length: arena.factors + 20 }, (_, i) => 1 + i)]);

const rich = (arena: Arena, seed: number): Scheme => ({
  seed: [seed, 2],
  tilt: true,
  bridge: bridge(halved()),
  ...(netOf(arena, seed) && { net: netOf(arena, seed) as NonNullable<Scheme['net']> }),
});

/** Figures whose bits differ between two blocks, by name and place. */
function differences(fast: PathBlock, plain: PathBlock): string[] {
  const names = Object.entries(OUT);
  const told: string[] = [];
  for (let i = 0; i < plain.rows.length && told.length < 5; i++)
    if (!Object.is(fast.rows[i], plain.rows[i])) {
      const name = names.findLast(([, at]) => at <= i % WIDTH)?.[0];
      told.push(`path ${Math.floor(i / WIDTH)} ${name}: ${fast.rows[i]} not ${plain.rows[i]}`);
    }
  for (const [m, x] of plain.sold.entries())
    if (!Object.is(fast.sold[m], x)) told.push(`sold ${m}: ${fast.sold[m]} not ${x}`);
  for (const [p, x] of plain.crossings.entries())
    if (fast.crossings[p] !== x) told.push(`crossing ${p}: ${fast.crossings[p]} not ${x}`);
  return told;
}

/** Runs both, and tells how much happened in the paths that were compared. */
function compare(arena: Arena, scheme: Scheme, indices: readonly number[]) {
  const run = blocks(arena, scheme, module);
  let [rounds, defaults] = [0, 0];
  for (const index of indices) {
    const plain = simulateBlock(arena, scheme, index);
    expect(differences(run(index), plain)).toEqual([]);
    for (let p = 0; p < PATHS_PER_BLOCK; p++) {
      rounds += plain.rows[p * WIDTH + OUT.rounds] as number;
      defaults += plain.rows[p * WIDTH + OUT.defaults] as number;
    }
  }
  return { rounds, defaults };
}

describe('the fast kernel and its plain twin give the same bits', () => {
  test.each([
    [50, 2, [0, 1, 2]],
    [100, 40, [0, 5]],
    [1000, 200, [3]],
  ])('with %i sleeves and %i assets', (sleeves, assets, indices) => {
    const arena = crowd({ sleeves, assets, factors: 3, seed: 11 });
    const { rounds, defaults } = compare(arena, PLAIN, indices);
    expect(rounds).toBeGreaterThan(PATHS_PER_BLOCK / 2);
    expect(defaults).toBeGreaterThan(0);
  });

  for (const [law, impact] of Object.entries(IMPACT))
    for (const counts of [0, 1])
      test(`under the ${law} law, cash ${counts ? 'counts' : 'does not count'}`, () => {
        for (const [i, measure] of [0, 1].entries()) {
          const rules = { impact, counts, measure };
          const arena = crowd({ sleeves: 24, assets: 6, factors: 2, seed: 5 + i, rules });
          expect(compare(arena, PLAIN, [i]).rounds).toBeGreaterThan(PATHS_PER_BLOCK / 4);
        }
      });

  test.each(Object.entries(SORT))('when every sleeve is of the sort %s', (_, sort) => {
    for (const rule of [0, 1]) {
      const arena = crowd({ sleeves: 13, assets: 5, factors: 1, seed: 21 + sort });
      const all = { ...arena, sort: arena.sort.map(() => sort), rule: arena.rule.map(() => rule) };
      expect(compare(all, PLAIN, [0, 1]).rounds).toBeGreaterThan(PATHS_PER_BLOCK / 8);
    }
  });

  test('with a net, a bridge and a tilt, together and each alone', () => {
    const arena = crowd({ sleeves: 10, assets: 4, factors: 3, seed: 8 });
    const all = rich(arena, 4);
    const { net: points, bridge: steps } = all;
    for (const scheme of [
      all,
      { ...PLAIN, tilt: true },
      { ...PLAIN, ...(points && { net: points }) },
      { ...PLAIN, ...(steps && { bridge: steps }) },
    ])
      compare(arena, scheme, [0, 1, 77]);
  });

  test('for paths beyond four thousand million', () => {
    const arena = crowd({ sleeves: 6, assets: 3, factors: 2, seed: 9 });
    compare(arena, rich(arena, 1), [2 ** 24 - 1, 2 ** 24, 2 ** 40 + 12345]);
  });

  test('where there are no rounds, no factors, one sleeve, one asset', () => {
    for (const rounds of [0, 1, 20])
      compare(crowd({ sleeves: 1, assets: 1, factors: 0, seed: 2, rules: { rounds } }), PLAIN, [0]);
  });

  test('where a book has no equity at all: it fails at once', () => {
    const arena = crowd({ sleeves: 9, assets: 3, factors: 0, seed: 4 });
    const none = (of: Float64Array): Float64Array => of.map(() => 0);
    const { news, own, sort, equity, least } = arena;
    const calm = { news: none(news), own: none(own), sort: none(sort) };
    const all = { ...arena, ...calm, equity: none(equity), least: none(least) };
    expect(compare(all, PLAIN, [0]).defaults).toBe(9 * PATHS_PER_BLOCK);
  });

  test('for small crowds of every kind', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 3 }),
        fc.nat(0xffffffff),
        fc.nat(1000),
        fc.boolean(),
        (sleeves, assets, factors, seed, index, all) => {
          const arena = crowd({ sleeves, assets, factors, seed });
          compare(arena, all ? rich(arena, seed) : { seed: [seed, 1], tilt: false }, [index]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('block after block, whatever was run before', () => {
    const arena = crowd({ sleeves: 20, assets: 3, factors: 1, seed: 14 });
    const run = blocks(arena, PLAIN, module);
    const first = run(4);
    const room = empty(arena.assets);
    run(9, room);
    expect(differences(first, simulateBlock(arena, PLAIN, 4))).toEqual([]);
    expect(differences(run(4, room), first)).toEqual([]);
    expect(blocks(arena, PLAIN)(4, room)).toBe(room);
    expect(differences(room, first)).toEqual([]);
  });
});

test('the module asks nothing of its host, so that a browser can load it, and is small', () => {
  const bytes = readFileSync(`${DIST}firesale.wasm`);
  expect(bytes.length).toBeLessThan(32_000);
  // an import section has the number 2 and stands before the functions, number 3
  const sections = [];
  for (let at = 8; at < bytes.length; ) {
    sections.push(bytes[at++]);
    let [size, shift, byte] = [0, 0, 0x80];
    for (; byte & 0x80; shift += 7) {
      byte = bytes[at++] as number;
      size |= (byte & 0x7f) << shift;
    }
    at += size;
  }
  expect(sections).toContain(3);
  expect(sections).not.toContain(2);
});

/** Every block of a job in the order in which it was told. */
function told(
  compute: Compute,
  asked: Omit<Job, 'into'>,
  stopAt = Number.POSITIVE_INFINITY,
): Promise<{ heard: { index: number; block: PathBlock }[]; done: boolean }> {
  const into = sharedPaths((asked.to - asked.from) * PATHS_PER_BLOCK);
  const job: Job = { ...asked, into };
  const heard: { index: number; block: PathBlock }[] = [];
  return new Promise((resolve, reject) => {
    const running = compute.run(job, {
      block: (index, sold) => {
        const first = (index - job.from) * PATHS_PER_BLOCK;
        const { rows, crossings } = pathsBetween(into, first, first + PATHS_PER_BLOCK);
        heard.push({ index, block: { rows, sold, crossings } });
        if (heard.length < stopAt) return;
        running.stop();
        setTimeout(() => resolve({ heard, done: false }), 150);
      },
      done: () => resolve({ heard, done: true }),
      failed: reject,
    });
  });
}

const print = (heard: readonly { block: PathBlock }[]): string =>
  fnv(heard.flatMap(({ block: { rows, sold } }) => [rows, sold]));

describe('one, two and three threads, and none', () => {
  const arena = crowd({ sleeves: 12, assets: 4, factors: 2, seed: 33 });
  const job = { arena, scheme: rich(arena, 6), from: 3, to: 14 };

  test('tell the same bytes in the same order', async () => {
    const plain = await told(here(), job);
    expect(plain.heard.map((h) => h.index)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    for (const compute of [
      here(module),
      threads(1, WORKER, module),
      threads(2, WORKER, module),
      threads(3, WORKER, module),
      threads(2, WORKER),
    ]) {
      const { heard, done } = await told(compute, job);
      expect(done).toBe(true);
      expect(heard.map((h) => h.index)).toEqual(plain.heard.map((h) => h.index));
      expect(print(heard)).toBe(print(plain.heard));
    }
  });

  test.each([
    ['two threads', threads(2, WORKER, module)],
    ['this thread', here(module)],
  ])('when stopped, %s have told the beginning without a gap', async (_, compute) => {
    const long = { ...job, to: 3000 };
    const { heard, done } = await told(compute, long, 4);
    expect(done).toBe(false);
    expect(heard.map((h) => h.index)).toEqual([3, 4, 5, 6]);
    expect(print(heard)).toBe(print((await told(here(), { ...job, to: 7 })).heard));
  });

  test('an empty job is done', async () => {
    for (const compute of [here(module), threads(2, WORKER, module)])
      expect(await told(compute, { ...job, to: 3 })).toEqual({ heard: [], done: true });
  });

  test('a worker that cannot start is told as a failure', async () => {
    const long = { ...job, to: 3000 };
    await expect(told(threads(2, `${DIST}absent.js`, module), long)).rejects.toThrow(/absent/);
  });

  test('a crowd that breaks the kernel is told as a failure', async () => {
    const broken = { ...job, arena: { ...arena, sleeves: -1 } };
    await expect(told(here(module), broken)).rejects.toThrow();
    await expect(told(threads(2, WORKER, module), broken)).rejects.toThrow();
  });

  test('paths are summed up the same here and on a thread, and a failure is told', async () => {
    const found = await simulate({ arena, scheme: rich(arena, 6), paths: 2048 }, here(module));
    if (!found.ok) throw new Error('refused');
    const inquiry = { ...noise, paths: 2048, scrambles: 2 };
    const walk = { inquiry, arena, walked: found.value };
    const sumOf = (compute: Compute, of: Walk): Promise<Sum> =>
      new Promise((done, failed) => compute.sum(of, { done, failed }));
    const sum = await sumOf(here(module), walk);
    expect(sum.simulation.falls.length).toBeGreaterThan(0);
    expect(sum.simulation.fingerprint).toBe(fnv([walk.walked.rows]));
    expect(sum).not.toHaveProperty('drawn');
    const shown = { ...walk, shown: 0.5 };
    const least = 0.5 * arena.rules.sigma;
    expect((await sumOf(here(module), shown)).drawn).toEqual(picture(walk.walked.rows, least));
    expect(await sumOf(threads(2, WORKER, module), shown)).toEqual(await sumOf(here(), shown));
    const two = threads(2, WORKER, module);
    expect(await Promise.all([sumOf(two, walk), sumOf(two, walk)])).toEqual([sum, sum]);
    const short = { ...walk, inquiry: { ...inquiry, paths: 2047 } };
    await expect(sumOf(two, short)).rejects.toThrow(/2047/);
    await expect(sumOf(here(module), short)).rejects.toThrow(/2047/);
  });

  test.each([0, -1, 1.5, Number.NaN])('%d threads are none', (count) => {
    expect(() => threads(count, WORKER, module)).toThrow(RangeError);
  });
});

describe('a simulation', () => {
  const arena = crowd({ sleeves: 12, assets: 4, factors: 2, seed: 34 });
  const ask = (paths: number) => ({ arena, scheme: PLAIN, paths });

  test('keeps exactly the paths asked for, each the same however many are asked', async () => {
    const long = await simulate(ask(700), machine(700, 1));
    const short = await simulate(ask(257), threads(2, WORKER, module));
    if (!(long.ok && short.ok)) throw new Error('refused');
    expect(long.value).toMatchObject({ paths: 700, partial: false });
    expect(long.value.rows.length).toBe(700 * WIDTH);
    expect(short.value.rows.length).toBe(257 * WIDTH);
    expect(fnv([short.value.rows])).toBe(fnv([long.value.rows.subarray(0, 257 * WIDTH)]));
    const two = [0, 1].map((i) => simulateBlock(arena, PLAIN, i));
    expect([...short.value.sold]).toEqual(
      [...short.value.sold.keys()].map((m) => two.reduce((sum, b) => sum + (b.sold[m] ?? 0), 0)),
    );
  });

  test('says how far it is', async () => {
    const seen: [number, number][] = [];
    await simulate(ask(600), here(module), { onProgress: (...x) => seen.push(x) });
    expect(seen).toEqual([
      [256, 600],
      [512, 600],
      [600, 600],
    ]);
  });

  test('when it is stopped it answers with the first paths and says that it is partial', async () => {
    for (const compute of [here(module), threads(2, WORKER, module)]) {
      const control = new AbortController();
      const answer = await simulate(ask(1_000_000), compute, {
        signal: control.signal,
        onProgress: (done) => done >= 1024 && control.abort(),
      });
      if (!answer.ok) throw new Error('refused');
      expect(answer.value).toMatchObject({ paths: 1024, partial: true });
      const whole = await simulate(ask(1024), here());
      if (!whole.ok) throw new Error('refused');
      expect(fnv([answer.value.rows])).toBe(fnv([whole.value.rows]));
    }
  });

  test('stopped before it starts, it has no paths', async () => {
    const answer = await simulate(ask(500), here(module), { signal: AbortSignal.abort() });
    expect(answer).toMatchObject({ ok: true, value: { paths: 0, partial: true } });
  });

  const NEVER: Pick<Compute, 'run'> = {
    run: () => {
      throw new Error('work was started');
    },
  };

  test.each([0, -5, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d paths before any work',
    async (paths) => {
      const answer = await simulate(ask(paths), NEVER);
      expect(answer).toMatchObject({ ok: false, problems: [{ found: String(paths) }] });
    },
  );

  test('refuses what does not fit in memory, with the estimate', async () => {
    // 10^9 paths of 21 figures of 8 bytes
    expect(needed(arena, 1e9)).toBeGreaterThan(168e9);
    const answer = await simulate(ask(1e9), NEVER);
    expect(JSON.stringify(answer)).toMatch(/168\.0 GB/);
    expect(await simulate(ask(1000), NEVER, { room: 100_000 })).toMatchObject({ ok: false });
  });
});
