// Stryker's test runner for pure rules: the tests are loaded once in each of its workers, and for a mutant the tests that
// reach it are called again in the same process, the quickest first. Starting a test framework for each of some
// thousand mutants took ten times as long as the tests.
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { rolldown } from 'rolldown';
import { TESTS } from './tests.mjs';

/** Fast tests beside the rules that are mutated: no worlds, no golden memos, no commands. */
const BESIDE =
  /^(judge\/.*|sense\/(claim|counted|credit|measure|stress)|run\/(decide|doubt|growth|journal|judgement|knowledge|sizes))\.test\.ts$/;

const KEEPER = new URL('tests.mjs', import.meta.url).href;
/** What the instrumented code reads and counts in. */
globalThis.__stryker__ ??= {};
const state = globalThis.__stryker__;
const spent = new Map();

async function load() {
  const files = readdirSync('test', { recursive: true }).filter((f) => BESIDE.test(f));
  const entry = resolve('test', `mutants-${process.pid}.mjs`);
  writeFileSync(
    entry,
    [
      `import { within } from 'vitest';`,
      ...files.sort().map((f) => `within('${f}'); await import('./${f}');`),
    ].join('\n'),
  );
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    plugins: [
      {
        name: 'packages stay outside',
        resolveId: (id) =>
          /^[./]/.test(id) ? undefined : { id: id === 'vitest' ? KEEPER : id, external: true },
        // What a test reaches is counted before the first mutant; to count on would take half of the time.
        transform: (code) =>
          code.replace('function cover() {', '$& if (ns.activeMutant !== undefined) return;'),
      },
    ],
  });
  const dir = `mutants-${process.pid}`;
  await bundle.write({ dir, format: 'esm', entryFileNames: 'all.mjs' });
  await bundle.close();
  await import(pathToFileURL(join(process.cwd(), dir, 'all.mjs')).href);
}

/** The first failure, or none. */
async function call(id) {
  const from = performance.now();
  try {
    await TESTS.get(id)();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : `${error}`;
  } finally {
    spent.set(id, performance.now() - from);
  }
}

const runner = {
  // A mutant is on while its tests are called and at no other time, so there is nothing to load anew.
  capabilities: () => ({ reloadEnvironment: true }),
  async init() {
    // The same cases for every mutant; what fails need not be made small.
    fc.configureGlobal({ seed: 1, endOnFailure: true });
    await load();
  },
  async dryRun() {
    const tests = [];
    for (const id of TESTS.keys()) {
      state.currentTestId = id;
      const failureMessage = await call(id);
      tests.push({
        id,
        name: id,
        timeSpentMs: spent.get(id),
        ...(failureMessage === undefined ? { status: 0 } : { status: 1, failureMessage }),
      });
    }
    state.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: state.mutantCoverage };
  },
  async mutantRun({ testFilter = [...TESTS.keys()], activeMutant, hitLimit }) {
    Object.assign(state, { hitCount: 0, hitLimit, activeMutant: activeMutant.id });
    const ids = testFilter.toSorted((a, b) => (spent.get(a) ?? 0) - (spent.get(b) ?? 0));
    let nrOfTests = 0;
    for (const id of ids) {
      nrOfTests++;
      const failureMessage = await call(id);
      if (state.hitCount > hitLimit)
        return { status: 'timeout', reason: `more than ${hitLimit} hits` };
      if (failureMessage !== undefined)
        return { status: 'killed', killedBy: [id], failureMessage, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  },
};

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'kept', factory: Object.assign(() => runner, { inject: [] }) },
];
