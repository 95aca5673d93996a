import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first; a list that is out of date costs seconds and nothing else. */
const LONG = [
  'test/edge/library.test.ts',
  'test/second/second.test.ts',
  'test/report/leak.test.ts',
  'test/run/codedlaws.test.ts',
  'test/run/step.test.ts',
  'test/run/laws.test.ts',
  'test/episodes/library.test.ts',
  'test/worlds/threats.test.ts',
  'test/edge/cli.test.ts',
  'test/worlds/mechanical.test.ts',
  'test/edge/store/crash.test.ts',
  'test/edge/record.test.ts',
  'test/unused.test.ts',
  'test/edge/bench.test.ts',
  'test/edge/leak.test.ts',
  'test/report/sight.test.ts',
  'test/edge/calibrate.test.ts',
  'test/edge/engines.test.ts',
  'test/edge/market.test.ts',
  'test/edge/cross/measure.test.ts',
  'test/run/lookahead.test.ts',
  'test/edge/compute.test.ts',
  'test/run/record/moved.test.ts',
];

/** No worker is left with a long file at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.indexOf(relative(import.meta.dirname, moduleId).replaceAll('\\', '/'));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/count.ts'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // No test changes a module that another one reads, so a worker loads the program once for all its files.
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
