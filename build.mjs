// The crowd's kernel, and two bundles by one bundler: the commands with what they share, and the front door, which holds
// the command parser alone and loads a command when it is called; so `--help` reads one file.
// Only what is stale is built: a digest of what each part was made from, and of what came out, is kept in `dist`.
// Built beside and put in place whole, so that a running program never meets half a build.
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const DOOR = 'src/edge/cli/main.ts';
const beside = `dist.${process.pid}`;
const outside = [/^node:/, '@photostructure/sqlite'];

/** The modules that the front door loads when they are called for, by name. */
const loaders = await Promise.all(
  ['program', 'command'].map((name) => readFile(`src/edge/cli/${name}.ts`, 'utf8')),
);
const called = Object.fromEntries(
  [...loaders.join('\n').matchAll(/import\('(\.\.?\/)(\w+)\.ts'\)/g)].map(([, up, name]) => [
    `cli/${name}`,
    `src/edge/${up === './' ? 'cli/' : ''}${name}.ts`,
  ]),
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
  const { rolldown } = await import('rolldown');
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
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main(['asm/index.ts', '-o', out, ...KERNEL.split(' ')]);
  if (error) throw new Error(`${error.message}\n${stderr}`);
};

/** The files of a folder and of those in it, in order. */
const under = async (folder) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** SHA-256 of files and of what they are called, seen from a folder. */
const digest = async (files, from = '.') => {
  const hash = createHash('sha256');
  const contents = await Promise.all(files.map((file) => readFile(file).catch(() => '')));
  for (const [i, content] of contents.entries())
    hash.update(`${relative(from, files[i])}\n${content.length}\n`).update(content);
  return hash.digest('hex');
};

const STAMP = 'stamp.json';
const WASM = 'firesale.wasm';
const made = async (folder) =>
  digest(
    (await under(folder)).filter((file) => file !== join(folder, STAMP)),
    folder,
  );
const tools = ['build.mjs', 'package-lock.json'];
const now = {
  kernel: await digest([...tools, ...(await under('asm'))]),
  bundles: await digest([...tools, 'package.json', ...(await under('src'))]),
};
const last = await readFile(join('dist', STAMP), 'utf8').then(JSON.parse, () => ({}));
const whole = last.made !== undefined && last.made === (await made('dist'));
const compiled = whole && last.kernel === now.kernel;

if (!compiled || last.bundles !== now.bundles) {
  await mkdir(beside);
  if (compiled) await copyFile(join('dist', WASM), join(beside, WASM));
  else await compile(join(beside, WASM));
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
  await chmod(join(beside, 'bide.js'), 0o755);
  const stamp = { ...now, made: await made(beside) };
  await writeFile(join(beside, STAMP), `${JSON.stringify(stamp)}\n`);
  await rm('dist', { recursive: true, force: true });
  await rename(beside, 'dist');
}
