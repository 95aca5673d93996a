// The crowd's kernel, and two bundles by one bundler: the commands with what they share, and the front door, which holds
// the command parser alone and loads a command when it is called; so `--help` reads one file.
// Beside them the types that a caller of the library meets, and the licences of whose code is in here.
// Only what is stale is built: a digest of what each part was made from, and of what came out, is kept in `dist`.
// Built beside and put in place whole, so that a running program never meets half a build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

const DOOR = 'src/edge/cli/main.ts';
const beside = `dist.${process.pid}`;
const outside = [
  /^node:/,
  '@photostructure/sqlite',
  '@duckdb/node-api',
  /^@modelcontextprotocol\/sdk\//,
  'fastify',
  /^@fastify\//,
];

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
  const { output } = await bundle.write({
    dir: beside,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'part/[name]-[hash].js',
    minify: true,
  });
  await bundle.close();
  return output.flatMap(({ moduleIds = [] }) => moduleIds);
};

const manifest = async (name) =>
  JSON.parse(await readFile(join('node_modules', name, 'package.json'), 'utf8'));

/** Whose code is in the kernel and between modules. */
const MAKERS = ['assemblyscript', 'rolldown'];

/** The packages whose code stands among modules, and what those need, which may stand in theirs. */
const packagesOf = async (modules) => {
  const named = modules.map((id) => /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]);
  const found = new Set(named.filter((name) => name !== undefined));
  for (const name of found)
    for (const more of Object.keys((await manifest(name)).dependencies ?? {})) found.add(more);
  return [...new Set([...found, ...MAKERS])].sort();
};

/** Name, version, licence and its texts of packages; one without a text is not built. */
const notices = async (packages) => {
  const said = packages.map(async (name) => {
    const folder = join('node_modules', name);
    const { version, license } = await manifest(name);
    const texts = (await readdir(folder)).filter((file) =>
      /^(licen[cs]e|notice|copying)/i.test(file),
    );
    if (texts.length === 0) throw new Error(`${name} comes without the text of its licence`);
    const read = await Promise.all(
      texts.sort().map((file) => readFile(join(folder, file), 'utf8')),
    );
    return [`${name} ${version} (${license})`, ...read.map((text) => text.trim())].join('\n\n');
  });
  return `${(await Promise.all(said)).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
};

/** Declarations of the library, and of what they name. */
const DECLARE =
  'src/index.ts src/client.ts --ignoreConfig --noCheck --declaration --emitDeclarationOnly --rootDir src --strict' +
  ' --exactOptionalPropertyTypes --target ES2023 --module NodeNext --allowImportingTsExtensions --types node';
const declare = async (out) => {
  const all = join(out, 'all');
  execFileSync('node_modules/.bin/tsc', [...DECLARE.split(' '), '--outDir', all]);
  const wanted = new Set(['index.d.ts', 'client.d.ts']);
  for (const file of wanted) {
    const text = await readFile(join(all, file), 'utf8');
    for (const [, path] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)\.ts['"]/g))
      wanted.add(join(dirname(file), `${path}.d.ts`));
    await mkdir(join(out, dirname(file)), { recursive: true });
    await rename(join(all, file), join(out, file));
  }
  await rm(all, { recursive: true });
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

/** The page: its script and sheet, and pieces that are loaded when they are called for; the modules in it. */
const page = async (outDir) => {
  const { build } = await import('vite');
  const output = {
    entryFileNames: '[name].js',
    chunkFileNames: 'part/[name]-[hash].js',
    assetFileNames: '[name][extname]',
  };
  const built = await build({
    root: 'web',
    configFile: false,
    logLevel: 'warn',
    base: '/assets/',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    worker: {
      format: 'es',
      rolldownOptions: { output: { entryFileNames: 'part/[name]-[hash].js' } },
    },
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { app: 'web/src/app.tsx' }, output },
    },
  });
  return built.output.flatMap(({ moduleIds = [] }) => moduleIds);
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
  bundles: await digest([
    ...tools,
    'package.json',
    ...(await under('src')),
    ...(await under('web')),
  ]),
};
const last = await readFile(join('dist', STAMP), 'utf8').then(JSON.parse, () => ({}));
const whole = last.made !== undefined && last.made === (await made('dist'));
const compiled = whole && last.kernel === now.kernel;

if (!compiled || last.bundles !== now.bundles) {
  await mkdir(beside);
  if (compiled) await copyFile(join('dist', WASM), join(beside, WASM));
  else await compile(join(beside, WASM));
  const shared = await write(
    {
      index: 'src/index.ts',
      client: 'src/client.ts',
      worker: 'src/edge/compute/worker.ts',
      record: 'src/edge/record/worker.ts',
      served: 'src/edge/serve/worker.ts',
      ...called,
    },
    outside,
    [],
  );
  const door = await write({ bide: DOOR }, [/^node:(?!child_process)/], [apart, alone]);
  const shown = await page(join(process.cwd(), beside, 'web'));
  const modules = [...shared, ...door, ...shown];
  await writeFile(join(beside, 'NOTICES'), await notices(await packagesOf(modules)));
  // The page runs the same kernel as the command line.
  await copyFile(join(beside, WASM), join(beside, 'web', WASM));
  await declare(join(beside, 'types'));
  await chmod(join(beside, 'bide.js'), 0o755);
  const stamp = { ...now, made: await made(beside) };
  await writeFile(join(beside, STAMP), `${JSON.stringify(stamp)}\n`);
  await rm('dist', { recursive: true, force: true });
  await rename(beside, 'dist');
}
