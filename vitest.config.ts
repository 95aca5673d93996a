import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/count.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // No test changes a module that another one reads, so a worker loads the program once for all its files.
    isolate: false,
    maxWorkers: 2,
  },
});
