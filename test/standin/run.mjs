// `npm run world [PORT]`: bundles the stand-in with what it stands on, and runs it until Ctrl-C.
import { rolldown } from 'rolldown';

const bundle = await rolldown({
  input: { world: 'test/standin/main.ts' },
  platform: 'node',
  external: [/^node:/],
});
await bundle.write({ dir: 'build/standin', format: 'esm', entryFileNames: '[name].js' });
await bundle.close();
await import('../../build/standin/world.js');
