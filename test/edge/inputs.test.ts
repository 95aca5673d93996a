import fs, { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadEpisode } from '../../src/edge/opening.ts';

const home = mkdtempSync(join(tmpdir(), 'bide-inputs-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
cpSync('ledger/threats.csv', join(home, 'bundled.csv'));

/** Files that are read while something runs, but for what tells where the program lies. */
function readBy(run: () => unknown): readonly string[] {
  const seen = new Set<string>();
  const plain = fs.readFileSync;
  fs.readFileSync = ((path: string, ...rest: []) => {
    seen.add(resolve(path));
    return plain(path, ...rest);
  }) as typeof plain;
  syncBuiltinESMExports();
  try {
    run();
  } finally {
    fs.readFileSync = plain;
    syncBuiltinESMExports();
  }
  return [...seen].filter((path) => !path.endsWith('package.json'));
}

test('every file that an episode is read from is among those whose change is seen', () => {
  const own = join(home, 'episode');
  cpSync('episodes/greenland-2026', own, { recursive: true });
  cpSync('crowd/crowd.yaml', join(own, 'crowd.yaml'));
  cpSync('crowd/vintages', join(own, 'crowd'), { recursive: true });
  for (const [name, thesis] of [
    ['greenland-2026', undefined],
    ['greenland-2026', 'episodes/greenland-2026/thesis.yaml'],
    [own, undefined],
  ] as const) {
    const way = { home, ...(thesis === undefined ? {} : { thesis }) };
    let opened = false;
    const needed = readBy(() => {
      opened = loadEpisode(name, way).ok;
    });
    expect(opened).toBe(true);
    const digested = readBy(() => {
      const stop = () => {
        throw new Error('enough');
      };
      expect(() => loadEpisode(name, { ...way, drawers: stop })).toThrow('enough');
    });
    expect(needed.length).toBeGreaterThan(7);
    expect(needed.filter((path) => !digested.includes(path))).toEqual([]);
  }
});
