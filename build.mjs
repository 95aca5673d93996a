// One bundler, one pass: the command line and the library, split so that `--help` loads little.
// Built beside and put in place whole, so that a running program never meets half a build.
import { chmod, rename, rm } from 'node:fs/promises';
import { rolldown } from 'rolldown';

/** The command parser can start other programs, which is slow to load and never asked of it here. */
const alone = {
  name: 'alone',
  resolveId: (id, from) =>
    id === 'node:child_process' && from?.includes('/commander/') ? '\0alone' : undefined,
  load: (id) => (id === '\0alone' ? 'export default {};' : undefined),
};

const beside = `dist.${process.pid}`;
const bundle = await rolldown({
  input: { bide: 'src/edge/cli/main.ts', index: 'src/index.ts' },
  platform: 'node',
  external: [/^node:/, '@photostructure/sqlite'],
  plugins: [alone],
});
await bundle.write({
  dir: beside,
  format: 'esm',
  chunkFileNames: 'part/[name]-[hash].js',
  minify: true,
});
await bundle.close();
await chmod(`${beside}/bide.js`, 0o755);
await rm('dist', { recursive: true, force: true });
await rename(beside, 'dist');
