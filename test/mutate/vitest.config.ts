import { defineConfig } from 'vitest/config';

/** Rooms of the files that are mutated, where these were named. */
const rooms = process.env.MUTATED_ROOMS?.split(' ');

/** Fast tests beside the rules that are mutated: no worlds, no golden memos, no commands. */
export default defineConfig({
  test: {
    include: [
      'test/judge/**/*.test.ts',
      'test/sense/{claim,credit,measure,stress}.test.ts',
      'test/run/{decide,journal,judgement,knowledge}.test.ts',
    ].filter((path) => rooms === undefined || rooms.includes(path.split('/')[1] ?? '')),
    // Rooms are pure, so that one worker serves every mutant; only what runs at import is not tried.
    isolate: false,
    testTimeout: 120_000,
    reporters: ['dot'],
  },
});
