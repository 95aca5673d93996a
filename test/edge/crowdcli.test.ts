import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bide as program, type Said } from '../bide.ts';

const HOME = mkdtempSync(join(tmpdir(), 'bide-'));
const BIDE = join(import.meta.dirname, '../../dist/bide.js');
/** Lets the program believe that somebody watches, so that it tells how far it is. */
const WATCHED = 'data:text/javascript,process.stderr.isTTY=true';

const bide = (...args: string[]): Promise<Said> => program(args, { BIDE_HOME: HOME });

describe('bide crowd', () => {
  test('one thread and two give the same bytes, and every path has its figures', async () => {
    const answer = (threads: string): Promise<Said> =>
      bide('crowd', '--paths', '8192', '--threads', threads, '--json');
    const [one, two] = [await answer('1'), await answer('2')];
    expect(one.code).toBe(0);
    const [a, b] = [one, two].map((x) => JSON.parse(x.out));
    expect({ ...a, threads: 0 }).toEqual({ ...b, threads: 0 });
    expect(a.paths).toBe(8192);
    expect(JSON.stringify(a)).not.toMatch(/null|NaN/);
    expect(
      a.histogram.reduce((sum: number, x: { weight: number }) => sum + x.weight, 0),
    ).toBeCloseTo(1, 12);
  });

  test.each([
    ['--paths', '0', /--paths: expected a whole number of paths above 0, found 0/],
    ['--paths', 'NaN', /found NaN/],
    ['--paths', '2.5', /found 2.5/],
    ['--paths', '1e9', /1000001536 paths would take about 168.0 GB of memory; \d.* may be used/],
    ['--threads', '0', /--threads: expected a whole number from 1 to 256, found 0/],
    ['--seed', '-1', /--seed: expected a whole number from 0 to 4294967295, found -1/],
    ['--fall', 'deep', /--fall: expected sigmas from 0.5 to below 20, found deep/],
  ])('%s %s is refused before any work', async (option, value, said) => {
    const began = performance.now();
    const { code, out, err } = await bide('crowd', option, value, '--lang', 'en');
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(said);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test('Ctrl-C leaves a clean answer that is marked as partial', async () => {
    const child = spawn(
      process.execPath,
      [
        ...['--import', WATCHED, BIDE],
        ...['crowd', '--paths', '8000000', '--threads', '1', '--json', '--home', HOME],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    // Told how far it is: from here on there is something to leave.
    child.stderr.once('data', () => child.kill('SIGINT'));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(0);
    const said = JSON.parse(text);
    expect(said.partial.done).toBe(said.paths);
    expect(said.partial.done).toBeLessThan(said.partial.asked);
    expect(said.simulation.inquiry.paths).toBe(said.paths);
  });
});

test('bide career of no day and of a day, and its page without a script or a request', async () => {
  const own = JSON.parse((await bide('career', '--tail', '0.2', '--json')).out);
  expect(own.career.at).toBe(0.2);
  const file = join(HOME, 'career.html');
  const day = await bide(
    'career',
    'greenland-2026',
    '--at',
    '2026-01-20',
    '--json',
    '--html',
    file,
  );
  const { career } = JSON.parse(day.out);
  // Friction and rupture of the regime call of that evening.
  expect(career.at).toBeCloseTo(0.4133, 3);
  expect(career.lowest).toBeGreaterThan(own.career.lowest);
  const page = readFileSync(file, 'utf8');
  expect(page).toMatch(/<svg/);
  expect(page).not.toMatch(/<script|src="http|@import/);
  expect((await bide('career', '--tail', '1.2')).code).toBe(2);
});

test('one question has one answer: crowd and survive of a day rest on the simulations of its memo, and say so where they do not', async () => {
  const day = ['greenland-2026', '--at', '2026-01-20', '--threads', '1', '--json'];
  const memo = (await bide('memo', 'greenland-2026', '--at', '2026-01-20', '--full')).out;
  const crowd = JSON.parse((await bide('crowd', ...day)).out);
  const survive = JSON.parse((await bide('survive', ...day)).out);
  for (const print of [crowd.fingerprint, crowd.walk.fingerprint, ...survive.fingerprints])
    expect(memo).toContain(print);
  expect([crowd.decided, survive.decided]).toEqual([undefined, undefined]);
  expect([crowd.paths, survive.paths]).toEqual([16384, 16384]);
  const fewer = await bide('survive', ...day.slice(0, -1), '--paths', '1024');
  expect(fewer.out).toContain('The memo of the day rests on 16,384 paths');
});

test('bide survive: nothing is owed at once own capital, and more leverage never survives better', async () => {
  const said = await bide(
    'survive',
    'greenland-2026',
    '--at',
    '2026-01-20',
    '--paths',
    '4096',
    '--json',
  );
  expect(said.code).toBe(0);
  const { at, curve, horizons, largest, limit } = JSON.parse(said.out);
  expect(at[0]).toEqual({ leverage: 1, forcedOut: 0, beforeHalf: 0 });
  for (const [i, point] of curve.entries()) {
    expect(point.beforeHalf).toBeLessThanOrEqual(point.forcedOut);
    if (i > 0) expect(point.forcedOut).toBeGreaterThanOrEqual(curve[i - 1].forcedOut);
  }
  for (const [i, h] of horizons.entries())
    if (i > 0) expect(h.thrice).toBeGreaterThanOrEqual(horizons[i - 1].thrice);
  expect(limit).toBe(0.01);
  expect(largest).toBeGreaterThan(1);
  expect(largest).toBeLessThan(3);
});
