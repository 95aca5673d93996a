// The crowd's kernel, and two bundles by one bundler: the commands with what they share, and the front door, which holds
// the command parser alone and loads a command when it is called; so `--help` reads one file.
// Built beside and put in place whole, so that a running program never meets half a build.
import { chmod, readFile, rename, rm } from 'node:fs/promises';
import asc from 'assemblyscript/asc';
import { rolldown } from 'rolldown';

const DOOR = 'src/edge/cli/main.ts';
const beside = `dist.${process.pid}`;
const outside = [/^node:/, '@photostructure/sqlite'];

/** The modules that the front door loads when they are called for, by name. */
const called = Object.fromEntries(
  [...(await readFile(DOOR, 'utf8')).matchAll(/import\('(\.\.?\/)(\w+)\.ts'\)/g)].map(
    ([, up, name]) => [`cli/${name}`, `src/edge/${up === './' ? 'cli/' : ''}${name}.ts`],
  ),
);

/** Seen from the front door a command is a file beside it. */
const apart = {
  name: 'apart',
  resolveId: (id) => {
    const name = /^\.\.?\/(\w+)\.ts$/.exec(id)?.[1];
    return name && called[`cli/${name}`] ? { id: `./cli/${name}.js`, external: true } : undefined;
  },
};

/** The parser can start other programs, which is slow to load and never asked of it here. */
const alone = {
  name: 'alone',
  resolveId: (id) => (id === 'node:child_process' ? '\0alone' : undefined),
  load: (id) => (id === '\0alone' ? 'export default {};' : undefined),
};

const write = async (input, external, plugins) => {
  const bundle = await rolldown({ input, platform: 'node', external, plugins });
  await bundle.write({
    dir: beside,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'part/[name]-[hash].js',
    minify: true,
  });
  await bundle.close();
};

/** No imports and no runtime, so that a browser loads the same file; the host grows the memory. */
const KERNEL = '-O3 --noAssert --runtime stub --use abort= --initialMemory 1 --enable simd';
const compile = async (out) => {
  const { error, stderr } = await asc.main(['asm/index.ts', '-o', out, ...KERNEL.split(' ')]);
  if (error) throw new Error(`${error.message}\n${stderr}`);
};

await compile(`${beside}/firesale.wasm`);
await write(
  {
    index: 'src/index.ts',
    worker: 'src/edge/compute/worker.ts',
    record: 'src/edge/record/worker.ts',
    ...called,
  },
  outside,
  [],
);
await write({ bide: DOOR }, [/^node:(?!child_process)/], [apart, alone]);
await chmod(`${beside}/bide.js`, 0o755);
await rm('dist', { recursive: true, force: true });
await rename(beside, 'dist');
