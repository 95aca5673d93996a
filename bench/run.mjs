// `npm run bench -- replay|load|crowd|threads|variance|journal|daily|profile|size [--json] [...]`: bundles a measurement with what it
// measures and runs it, on the kernel that the build has put in `dist`.
import { existsSync } from 'node:fs';
import { rolldown } from 'rolldown';

const [what = '', ...rest] = process.argv.slice(2);
const alone = ['journal', 'daily', 'profile', 'size'].includes(what);
const entry = alone ? what : 'command';
if (!existsSync('dist/firesale.wasm')) throw new Error('no dist/firesale.wasm: run npm run build');

const bundle = await rolldown({
  input: `bench/${entry}.ts`,
  platform: 'node',
  external: [/^node:/, '@photostructure/sqlite', '@duckdb/node-api'],
});
await bundle.write({ dir: 'build/bench', format: 'esm', entryFileNames: '[name].js' });
await bundle.close();
process.argv = [...process.argv.slice(0, 2), ...(alone ? rest : [what, ...rest])];
await import(`../build/bench/${entry}.js`);
