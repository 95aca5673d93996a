import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { doJob } from '../../src/edge/cli/servedjob.ts';
import { roomsOf } from '../../src/edge/compute/kernel.ts';
import { kernel } from '../../src/edge/compute/machine.ts';
import { LAB_DRAFTS, type LabReading, laboratory } from '../../src/weigh/laboratory/reading.ts';
import { type LabBase, type LabSetting, ownSetting } from '../../src/weigh/laboratory/setting.ts';

const around = {
  env: { BIDE_HOME: mkdtempSync(join(tmpdir(), 'bide-lab-')) },
  build: 'test',
  now: () => 1_800_000_000_000,
} as never;
const OF = { episode: 'greenland-2026', at: '2026-01-20' };

const json = async (...args: readonly string[]): Promise<Record<string, unknown>> => {
  const said = await doJob(
    { kind: 'task', episode: OF.episode, lang: 'en', task: { commands: [args] } },
    around,
    () => {},
  );
  if (!said.ok) throw new Error(said.error);
  return (said.value as { documents: readonly Record<string, unknown>[] }).documents[0] ?? {};
};
/** As it comes out of JSON. */
const plain = <T>(x: T): unknown => JSON.parse(JSON.stringify(x));

let base: LabBase;
let readings: readonly LabReading[];
const ask = (setting: LabSetting, draft = LAB_DRAFTS[1] as (typeof LAB_DRAFTS)[number]) =>
  [...laboratory(roomsOf(kernel()), base).ask(setting, draft)].filter((r) => r !== undefined);

beforeAll(async () => {
  const found = await doJob({ kind: 'lab', lang: 'en', ...OF }, around, () => {});
  if (!found.ok) throw new Error(found.error);
  base = plain(found.value) as LabBase;
  readings = ask(ownSetting(base));
}, 120_000);

describe('the laboratory at the setting of the model answers as the commands do, to the bit', () => {
  const whole = (): LabReading => readings.at(-1) as LabReading;

  test('crowd', async () => {
    const said = await json('crowd', OF.episode, '--at', OF.at);
    const { simulations, like, walk, fan } = whole();
    expect(plain(simulations?.noise)).toEqual(said.simulation);
    expect(plain(simulations?.walk)).toEqual(said.walk);
    expect(plain(like)).toEqual(said.like);
    expect(plain(walk)).toEqual(said.walkLike);
    expect(plain(fan)).toEqual(said.fan);
  }, 60_000);

  test('survive', async () => {
    const said = await json('survive', OF.episode, '--at', OF.at);
    const { survival, simulations } = whole();
    expect(survival.curve).toEqual(said.curve);
    expect(survival.largest).toBe(said.largest);
    const prints = (['noise', 'friction', 'rupture'] as const).map(
      (world) => simulations?.[world].fingerprint,
    );
    expect(prints).toEqual(said.fingerprints);
    const [twice] = ask({ ...ownSetting(base), leverage: 2 }).slice(-1);
    const at = (said.at as { leverage: number; forcedOut: number }[]).find((s) => s.leverage === 2);
    expect(twice?.survival.at.forcedOut).toBe(at?.forcedOut);
  }, 60_000);

  test('career, at its own tail and at the odds of the day', async () => {
    const own = ownSetting(base);
    const said = await json('career', OF.episode, '--at', OF.at, '--tail', String(own.tail));
    expect(plain(whole().career)).toEqual(said.career);
    const day = await json('career', OF.episode, '--at', OF.at);
    expect(plain(ask({ ...own, tail: base.odds })[0]?.career)).toEqual(day.career);
  }, 60_000);
});

test('a first answer comes before the whole, from the first of its paths', () => {
  const [first, whole] = readings as readonly [LabReading, LabReading];
  expect(first.paths).toBeLessThan(whole.paths);
  expect(first.simulations).toBeUndefined();
  expect(whole.paths).toBe(16_384);
  expect(first.like?.mean.error).toBeGreaterThan(whole.like?.mean.error as number);
  const apart = Math.abs((first.like?.mean.at as number) - (whole.like?.mean.at as number));
  expect(apart).toBeLessThan(4 * (first.like?.mean.error as number));
});

test('every dial moves what it is about, and nothing that it is not about', () => {
  const own = ownSetting(base);
  const [, before] = readings as readonly [LabReading, LabReading];
  const mean = (r: LabReading | undefined): number => r?.like?.mean.at as number;
  const whole = (turned: Partial<LabSetting>) => ask({ ...own, ...turned }).at(-1);
  expect(mean(whole({ depth: 0.5 }))).toBeGreaterThan(mean(before));
  expect(mean(whole({ tightness: 3 }))).toBeGreaterThan(mean(before));
  // Patient money waits until prices stand well below the news: in the deepest falls they do.
  const deepest = (r: LabReading | undefined) => r?.simulations?.noise.falls.at(-1)?.mean.at;
  expect(deepest(whole({ patient: 0.05 }))).toBeLessThan(deepest(before) as number);
  expect(mean(whole({ tail: 0.5 }))).toBeGreaterThan(mean(before));
  expect(mean(whole({ stake: 8 }))).toBeGreaterThan(mean(before));
  const levered = whole({ leverage: 3 });
  expect(levered?.simulations).toEqual(before.simulations);
  expect(levered?.survival.at.forcedOut).toBeGreaterThan(0);
  const walk = whole({ depth: 0.5, patient: 0.05, tightness: 3, tail: 0.5 })?.simulations?.walk;
  expect(walk).toEqual(before.simulations?.walk);
}, 120_000);

test('a career that costs more makes more sell; whether there is a fold is a matter of how managers differ', () => {
  const own = ownSetting(base);
  const [cheap, dear] = [0.5, 10].map((stake) => ask({ ...own, stake })[0]?.career);
  expect(dear?.half).toBeLessThan(cheap?.half as number);
  expect([cheap?.fold, dear?.fold]).toEqual([{}, {}]);
  const { crowd } = base.gathering;
  const { game } = crowd.fear;
  const stakes = { ...game.stakes, spread: 0.05 } as typeof game.stakes;
  const alike = { ...crowd, fear: { ...crowd.fear, game: { ...game, stakes } } };
  const other = { ...base, gathering: { ...base.gathering, crowd: alike } };
  const lab = laboratory(roomsOf(kernel()), other);
  const reading = [...lab.ask({ ...own, stake: 4 }, LAB_DRAFTS[0] as (typeof LAB_DRAFTS)[number])]
    .filter((r) => r !== undefined)
    .at(0);
  const { up } = reading?.career.fold ?? {};
  expect(up?.at).toBeLessThan(cheap?.half as number);
  expect(up?.to).toBeGreaterThan(up?.from as number);
});

test('a setting that no crowd can have is refused', () => {
  const own = ownSetting(base);
  for (const wrong of [{ tail: 1.1 }, { stake: 0 }, { depth: 0 }, { patient: -1 }, { seed: 0.5 }])
    expect(() => ask({ ...own, ...wrong })).toThrow(RangeError);
});
