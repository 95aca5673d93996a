import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, normalize, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const room = mkdtempSync(join(tmpdir(), 'bide-package-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

type Manifest = {
  readonly version: string;
  readonly license: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
};
const read = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8'));

/** What would be sent, without sending it. */
const packed: readonly string[] = (() => {
  const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--offline'], {
    encoding: 'utf8',
    env: { ...process.env, npm_config_cache: join(room, 'cache') },
  });
  const [{ files }] = JSON.parse(said) as [{ files: readonly { readonly path: string }[] }];
  return files.map(({ path }) => path);
})();

test('whatever the manifest points at is in the package', () => {
  const { bin, exports } = read('package.json');
  const named = [...Object.values(bin), ...Object.values(exports).flatMap((e) => Object.values(e))];
  expect(named.length).toBeGreaterThan(2);
  for (const path of named) expect(packed).toContain(normalize(path));
  expect(packed).toContain('LICENSE');
});

test('a caller of the package is checked against its types', () => {
  const at = join(room, 'node_modules', 'bide');
  for (const path of packed)
    if (/^dist\/types|^package.json/.test(path)) cpSync(path, join(at, path));
  const use = (more: string): string => `import { asof, type Decision } from 'bide';
const verdict = (d: Decision): string => d.verdict;
console.log(asof.length, verdict);
${more}`;
  writeFileSync(join(room, 'package.json'), '{"type": "module"}');
  const checked = (text: string) => {
    writeFileSync(join(room, 'caller.ts'), text);
    const options =
      '--ignoreConfig --noEmit --strict --target ES2023 --module NodeNext --types node';
    const roots = ['--typeRoots', resolve('node_modules/@types')];
    const tsc = resolve('node_modules/.bin/tsc');
    return spawnSync(tsc, ['caller.ts', ...options.split(' '), ...roots], {
      cwd: room,
      encoding: 'utf8',
    });
  };
  expect(checked(use(''))).toMatchObject({ status: 0, stdout: '' });
  expect(checked(use('const x: number = verdict;')).status).not.toBe(0);
  expect(checked(use("import { nothingOfTheKind } from 'bide';")).status).not.toBe(0);
  symlinkSync(resolve('node_modules/zod'), join(room, 'node_modules', 'zod'));
  const client = (more: string): string => `import { bideClient } from 'bide/client';
const state = await bideClient({ base: 'http://127.0.0.1:8080' }).call('GET /state', { at: 'last' });
${more}
export {};`;
  expect(
    checked(client('const verdict: string = state.decision.verdict; console.log(verdict);')),
  ).toMatchObject({
    status: 0,
    stdout: '',
  });
  expect(checked(client('const target: string = state.decision.exposure.target;')).status).not.toBe(
    0,
  );
  expect(checked(client("await bideClient().call('GET /nothing', {});")).status).not.toBe(0);
});

test('the packed file runs in an empty folder, with nothing of the checkout but the package that it depends on', () => {
  const folder = join(room, 'elsewhere');
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@photostructure'), { recursive: true });
  const npm = ['pack', '--json', '--offline', '--ignore-scripts', '--pack-destination', room];
  const said = execFileSync('npm', npm, {
    encoding: 'utf8',
    env: { ...process.env, npm_config_cache: join(room, 'cache') },
  });
  const [{ filename }] = JSON.parse(said) as [{ filename: string }];
  execFileSync('tar', ['-xzf', join(room, filename), '-C', modules]);
  renameSync(join(modules, 'package'), join(modules, 'bide'));
  const sqlite = '@photostructure/sqlite';
  symlinkSync(resolve('node_modules', sqlite), join(modules, sqlite));
  const env = { ...process.env, BIDE_HOME: join(folder, 'home'), BIDE_LANG: 'en' };
  const run = (...args: string[]) => {
    const file = join(modules, 'bide', read('package.json').bin.bide ?? '');
    return spawnSync(process.execPath, [file, ...args], { cwd: folder, encoding: 'utf8', env });
  };
  const days = ['--from', '2026-01-19', '--to', '2026-01-21'];
  const replayed = run('replay', 'greenland-2026', ...days);
  expect([replayed.status, replayed.stderr]).toEqual([0, '']);
  expect(replayed.stdout).toContain('HOLD. DO NOT ADD.');
  // The journal was begun, and the crowd's kernel is there.
  expect(run('verify').stdout).toContain('one unbroken chain');
  expect(run('crowd', '--paths', '1024', '--threads', '1').status).toBe(0);
}, 120_000);

/** Packages that are not in the bundles. */
const OUTSIDE: readonly string[] = [
  ...['@photostructure/sqlite', '@modelcontextprotocol/sdk', 'feedsmith', 'html-to-text'],
  ...['fastify', '@fastify/helmet', '@fastify/rate-limit', '@fastify/static'],
];

test('the package holds the licence of every package whose code it holds', () => {
  const notices = readFileSync('dist/NOTICES', 'utf8');
  expect(packed).toContain('dist/NOTICES');
  const { dependencies } = read('package.json');
  // Those stand beside the program, with their own licences: they are installed with it.
  const bundled = Object.keys(dependencies ?? {}).filter((name) => !OUTSIDE.includes(name));
  const named = new Set([...bundled, 'assemblyscript']);
  for (const name of named) {
    const { version, license, dependencies: more = {} } = read(`node_modules/${name}/package.json`);
    if (name !== 'assemblyscript') for (const one of Object.keys(more)) named.add(one);
    expect(notices).toContain(`${name} ${version} (${license})`);
    const file = name === 'luxon' ? 'LICENSE.md' : 'LICENSE';
    expect(notices).toContain(readFileSync(`node_modules/${name}/${file}`, 'utf8').trim());
  }
});

test('a page can load the client: it imports nothing', () => {
  const { exports } = read('package.json');
  const text = readFileSync(exports['./client']?.default ?? '', 'utf8');
  expect(text).toContain('/api/v1');
  expect(text).not.toMatch(/\bimport\b|\brequire\(|node:/);
});
