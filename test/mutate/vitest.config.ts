import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Rooms of the files that are mutated, where these were named. */
const rooms = process.env.MUTATED_ROOMS?.split(' ');
/** Milliseconds that the tests of a file took when all of them ran. */
const took = new Map<string, number>();

/** Files that are done soon first: a mutant that one of them notices needs no other. */
class SoonestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const duration = ({ project, moduleId }: TestSpecification): number => {
      const key = `${project.name}:${relative(this.ctx.config.root, moduleId)}`;
      const known = took.get(key) ?? this.ctx.cache.getFileTestResults(key)?.duration;
      if (known !== undefined) took.set(key, known);
      return known ?? 0;
    };
    return files.toSorted((a, b) => duration(a) - duration(b));
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
    sequence: { sequencer: SoonestFirst },
    // Rooms are pure, so that one worker serves every mutant; only what runs at import is not tried.
    isolate: false,
    testTimeout: 120_000,
    reporters: ['dot'],
  },
});
