import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocks, roomsOf } from '../../src/edge/compute/kernel.ts';
import { byteText, kernel, needed, spare } from '../../src/edge/compute/machine.ts';
import { sharedPaths } from '../../src/edge/compute/paths.ts';
import { threads } from '../../src/edge/compute/threads.ts';
import { answer } from '../../src/edge/crowd/answer.ts';
import { unasked } from '../../src/edge/crowd/asked.ts';
import { type Experiment, experiment } from '../../src/edge/crowd/experiment.ts';
import { gather } from '../../src/edge/crowd/gather.ts';
import { fnv } from '../../src/kernel/fnv1a.ts';
import type { Compute, Job } from '../../src/run/ports.ts';
import {
  type Arena,
  IMPACT,
  OUT,
  PATHS_PER_BLOCK,
  SORT,
  WIDTH,
} from '../../src/weigh/firesale/arena.ts';
import { bridge, type Scheme } from '../../src/weigh/firesale/draw.ts';
import { type PathBlock, pathsBetween } from '../../src/weigh/firesale/half.ts';
import { blocksOfJob, empty } from '../../src/weigh/firesale/kernel.ts';
import { net } from '../../src/weigh/firesale/net.ts';
import { scheme } from '../../src/weigh/firesale/scheme.ts';
import { picture } from '../../src/weigh/picture.ts';
import type { Sum, Walk } from '../../src/weigh/sum.ts';
import { simulateBlock } from '../reference/firesale/block.ts';
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
    expect(run(4, room)).toBe(room);
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

/** Every block of a job of so many paths, in the order in which it was told. */
function told(
  compute: Compute,
  { paths, ...asked }: Omit<Job, 'into'> & { readonly paths: number },
  stopAt = Number.POSITIVE_INFINITY,
): Promise<{ heard: { index: number; block: PathBlock }[]; done: boolean }> {
  const job: Job = { ...asked, into: sharedPaths(paths) };
  const heard: { index: number; block: PathBlock }[] = [];
  return new Promise((resolve, reject) => {
    const running = compute.run(job, {
      piece: (index, sold) => {
        const first = index * PATHS_PER_BLOCK;
        const { rows, crossings } = pathsBetween(job.into, first, first + PATHS_PER_BLOCK);
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
  const job = { arena, seed: 6, scrambles: 2, paths: 10 * PATHS_PER_BLOCK };

  test('tell the same bytes in the same order, scramble after scramble', async () => {
    const plain = await told(threads(1, WORKER, module), job);
    expect(plain.heard.map((h) => h.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const { index, block } of plain.heard) {
      const dice = scheme(arena, { seed: 6, replicate: Math.floor(index / 5) });
      expect(differences(block, simulateBlock(arena, dice, index % 5))).toEqual([]);
    }
    for (const compute of [threads(2, WORKER, module), threads(3, WORKER, module)]) {
      const { heard, done } = await told(compute, job);
      expect(done).toBe(true);
      expect(heard.map((h) => h.index)).toEqual(plain.heard.map((h) => h.index));
      expect(print(heard)).toBe(print(plain.heard));
    }
  });

  test('two jobs at once are told apart, on this thread and on two', async () => {
    const other = { ...job, seed: 7 };
    const alone = [
      print((await told(threads(1, WORKER, module), job)).heard),
      print((await told(threads(1, WORKER, module), other)).heard),
    ];
    for (const compute of [threads(1, WORKER, module), threads(2, WORKER, module)]) {
      const both = await Promise.all([told(compute, job), told(compute, other)]);
      expect(both.map(({ heard }) => print(heard))).toEqual(alone);
    }
  });

  test.each([
    ['two threads', threads(2, WORKER, module)],
    ['this thread', threads(1, WORKER, module)],
  ])('when stopped, %s have told the beginning without a gap', async (_, compute) => {
    const long = { ...job, scrambles: 1, paths: 3000 * PATHS_PER_BLOCK };
    const { heard, done } = await told(compute, long, 4);
    expect(done).toBe(false);
    expect(heard.map((h) => h.index)).toEqual([0, 1, 2, 3]);
    const short = { ...long, paths: 4 * PATHS_PER_BLOCK };
    expect(print(heard)).toBe(print((await told(threads(1, WORKER, module), short)).heard));
  });

  test('an empty job is done, and one whose scrambles are not whole blocks is refused', async () => {
    for (const compute of [threads(1, WORKER, module), threads(2, WORKER, module)]) {
      expect(await told(compute, { ...job, paths: 0 })).toEqual({ heard: [], done: true });
      await expect(told(compute, { ...job, scrambles: 3 })).rejects.toThrow(/3 scrambles/);
    }
  });

  test('a worker that cannot start is told as a failure', async () => {
    const long = { ...job, scrambles: 1, paths: 3000 * PATHS_PER_BLOCK };
    await expect(told(threads(2, `${DIST}absent.js`, module), long)).rejects.toThrow(/absent/);
  });

  test('a crowd that breaks the kernel is told as a failure', async () => {
    const broken = { ...job, arena: { ...arena, sleeves: -1 } };
    await expect(told(threads(1, WORKER, module), broken)).rejects.toThrow();
    await expect(told(threads(2, WORKER, module), broken)).rejects.toThrow();
  });

  test('paths are summed up the same here and on a thread, and a failure is told', async () => {
    const into = sharedPaths(2048);
    const run = blocksOfJob(roomsOf(module), { arena, seed: 6, scrambles: 2, into });
    for (let index = 0; index < 8; index++) run(index);
    const inquiry = { ...noise, paths: 2048, scrambles: 2 };
    const walk = { inquiry, arena, walked: into };
    const sumOf = (compute: Compute, of: Walk): Promise<Sum> =>
      new Promise((done, failed) => compute.sum(of, { done, failed }));
    const sum = await sumOf(threads(1, WORKER, module), walk);
    expect(sum.simulation.falls.length).toBeGreaterThan(0);
    expect(sum.simulation.fingerprint).toBe(fnv([walk.walked.rows]));
    expect(sum).not.toHaveProperty('drawn');
    const shown = { ...walk, shown: 0.5 };
    const least = 0.5 * arena.rules.sigma;
    expect((await sumOf(threads(1, WORKER, module), shown)).drawn).toEqual(
      picture(walk.walked.rows, least),
    );
    expect(await sumOf(threads(2, WORKER, module), shown)).toEqual(
      await sumOf(threads(1, WORKER, module), shown),
    );
    const two = threads(2, WORKER, module);
    expect(await Promise.all([sumOf(two, walk), sumOf(two, walk)])).toEqual([sum, sum]);
    const short = { ...walk, inquiry: { ...inquiry, paths: 2047 } };
    await expect(sumOf(two, short)).rejects.toThrow(/2047/);
    await expect(sumOf(threads(1, WORKER, module), short)).rejects.toThrow(/2047/);
  });

  test.each([0, -1, 1.5, Number.NaN])('%d threads are none', (count) => {
    expect(() => threads(count, WORKER, module)).toThrow(RangeError);
  });
});

describe('a question', () => {
  const two = threads(2, WORKER, module);
  const question = { ...noise, paths: 4096, scrambles: 4 };
  const ask = (of = question, way: Partial<Parameters<typeof experiment>[2]> = {}) =>
    experiment(of, gathered.value, { compute: two, ...way });

  test('comes to the same on two threads, on one, and where the day is decided', async () => {
    const found = await ask();
    const alone = await ask(question, { compute: threads(1, WORKER, module) });
    if (!(found && alone)) throw new Error('no answer');
    expect(found).toMatchObject({ paths: 4096, scrambles: 4, partial: false });
    expect([...found.sold]).toEqual([...alone.sold]);
    expect(Math.max(...found.sold)).toBeGreaterThan(0);
    const { simulation } = await found.sum;
    expect(simulation).toEqual((await alone.sum).simulation);
    expect(simulation).toEqual(answer(question, gathered.value, module));
  });

  test('says how far it is', async () => {
    const seen: [number, number][] = [];
    const short = { ...question, paths: 1024, scrambles: 2 };
    await ask(short, { onProgress: (done, all) => seen.push([done, all]) });
    expect(seen).toEqual([
      [256, 1024],
      [512, 1024],
      [768, 1024],
      [1024, 1024],
    ]);
  });

  test.each([
    [1536, 1024, 1, 'the scrambles that are whole'],
    [768, 768, 1, 'what there is of the first'],
    [2048, 2048, 2, 'two'],
  ])('stopped after %i paths it answers from %i in %i: %s', async (at, paths, scrambles) => {
    for (const compute of [threads(1, WORKER, module), two]) {
      const control = new AbortController();
      const found = await ask(question, {
        compute,
        signal: control.signal,
        onProgress: (done) => done >= at && control.abort(),
      });
      expect(found).toMatchObject({ paths, scrambles, partial: true });
      const { inquiry, fingerprint } = (await (found as Experiment).sum).simulation;
      expect(inquiry).toMatchObject({ paths, scrambles });
      const whole = await ask({ ...question, paths, scrambles });
      if (paths % 1024 === 0) expect(fingerprint).toBe((await whole?.sum)?.simulation.fingerprint);
    }
  });

  test('stopped before it starts, it has no answer', async () => {
    expect(await ask(question, { signal: AbortSignal.abort() })).toBeUndefined();
  });

  test('of a size is told what it takes before it is run', () => {
    const arena = crowd({ sleeves: 12, assets: 4, factors: 2, seed: 34 });
    // 10^9 paths of 21 figures of 8 bytes
    expect(needed(arena, 1e9)).toBeGreaterThan(168e9);
    expect(needed(arena, 1e9)).toBeLessThan(168.1e9);
    expect(byteText(needed(arena, 1e9))).toBe('168.0 GB');
    expect(byteText(1_200_001)).toBe('2 MB');
    expect(spare()).toBeLessThanOrEqual(2e9);
  });
});
