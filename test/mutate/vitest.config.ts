import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Rooms of the files that are mutated, where these were named. */
const rooms = process.env.MUTATED_ROOMS?.split(' ');

/** Worked figures first, then properties, which take long: a mutant that is noticed meets no further test. */
class PropertiesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const weight = ({ moduleId }: TestSpecification): number =>
      readFileSync(moduleId, 'utf8').split('fc.assert(').length;
    return files.toSorted((a, b) => weight(a) - weight(b));
  }
}

/** Fast tests beside the rules that are mutated: no worlds, no golden memos, no commands. */
export default defineConfig({
  test: {
    include: [
      'test/judge/**/*.test.ts',
      'test/sense/{claim,credit,measure,stress}.test.ts',
      'test/run/{decide,journal,judgement,knowledge}.test.ts',
    ].filter((path) => rooms === undefined || rooms.includes(path.split('/')[1] ?? '')),
    sequence: { sequencer: PropertiesLast },
    // Rooms are pure, so that one worker serves every mutant; only what runs at import is not tried.
    isolate: false,
    testTimeout: 120_000,
    reporters: ['dot'],
    setupFiles: ['test/seed.ts'],
  },
});
