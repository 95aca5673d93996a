import { defineConfig } from 'vitest/config';

/** Fast tests beside the rules that are mutated: no worlds, no golden memos, no commands. */
export default defineConfig({
  test: {
    include: [
      'test/judge/**/*.test.ts',
      'test/sense/{claim,credit,measure,stress}.test.ts',
      'test/run/{decide,journal,judgement,knowledge}.test.ts',
    ],
    // Rooms are pure, so that one worker serves every mutant; only what runs at import is not tried.
    isolate: false,
    testTimeout: 20_000,
    reporters: ['dot'],
  },
});
