// One bundler, one pass: the command line and the library, split so that `--help` loads little.
import { chmod, rm } from 'node:fs/promises';
import { rolldown } from 'rolldown';

await rm('dist', { recursive: true, force: true });
const bundle = await rolldown({
  input: { bide: 'src/edge/cli/main.ts', index: 'src/index.ts' },
  platform: 'node',
  external: [/^node:/, '@photostructure/sqlite'],
});
await bundle.write({
  dir: 'dist',
  format: 'esm',
  chunkFileNames: 'part/[name]-[hash].js',
  minify: true,
});
await bundle.close();
await chmod('dist/bide.js', 0o755);
