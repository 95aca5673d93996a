import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Decides that some alerts are due, one after the other, and sends whatever is; says so once all of it is done. */
const SENDER = `
import { alerting } from './alerting.js';
import { withJournal } from './keep.js';

const [home, upTo] = process.argv.slice(2);
const way = { home, env: {}, lang: 'en', now: Date.now };
const title = { en: 'Mine', 'zh-Hant': '我的' };
const turns = [{ kind: 'regime', from: 'noise', to: 'friction', gravity: 'warning', key: 'k' }];
const on = { name: 'mine', thesis: 't', title, day: 0, at: 0, act: 'trim', target: 0.4, before: 0.6, turns, ahead: [] };
const one = alerting(way);
for (;;) {
  const more = withJournal(home, (store) =>
    store.alone(() => {
      const n = store.ofKind('alert').length;
      if (n >= Number(upTo)) return false;
      store.append([{ kind: 'alert', at: Date.now(), body: { ...on, key: 'alert-' + n } }]);
      return true;
    }),
  );
  const { steps, busy } = await one.round({ complete: true });
  if (!more && !busy && steps.length === 0) break;
}
`;

/** A folder with alerting bundled, and a program that sends through it. */
export async function workshop(): Promise<{ file: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'bide-alerts-'));
  const bundle = await rolldown({
    input: {
      alerting: here('../../../src/edge/alert/alerting.ts'),
      keep: here('../../../src/edge/keep.ts'),
    },
    platform: 'node',
    external: [/^node:/, '@photostructure/sqlite', 'nodemailer'],
  });
  await bundle.write({ dir: folder, format: 'esm' });
  await bundle.close();
  writeFileSync(join(folder, 'package.json'), '{"name":"bide","version":"0.0.0","type":"module"}');
  writeFileSync(join(folder, 'sender.js'), SENDER);
  symlinkSync(here('../../../node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    file: join(folder, 'sender.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
