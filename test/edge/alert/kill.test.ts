import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Delivery } from '../../../src/domain/alert.ts';
import { sha256 } from '../../../src/edge/file/hash.ts';
import { entriesOf, withJournal } from '../../../src/edge/keep.ts';
import { verify } from '../../../src/run/journal.ts';
import { LAWS, SEED, THOROUGH } from '../../thorough.ts';
import { workshop } from './child.ts';
import { HOOK, listener, workspace } from './make.ts';

/** Programs that are killed while they send. */
const KILLS = LAWS ? 200 : THOROUGH ? 12 : 6;
/** Alerts that each kill may see decided. */
const ALERTS_A_KILL = 12;

let state = SEED;
function chance(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

test(`${KILLS} programs killed -9 while they decide and send: no message is lost, and a receiver that knows keys takes each once`, async () => {
  const accepted: string[] = [];
  const { heard, origin } = await listener(({ heads }) => {
    accepted.push(String(heads['idempotency-key']));
    return 200;
  });
  const home = workspace(HOOK(origin), { keys: { 'alert-hook': 'secret-secret' }, alerts: [] });
  const { file, remove } = await workshop();
  onTestFinished(remove);
  const run = async (upTo: number, kill: boolean): Promise<boolean> => {
    const child = spawn(process.execPath, [file, home, `${upTo}`]);
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    const ended = new Promise<NodeJS.Signals | null>((resolve, reject) =>
      child.on('close', (code, signal) =>
        code === 0 || signal ? resolve(signal) : reject(new Error(errors)),
      ),
    );
    if (kill) {
      // From the first thing that the other end hears of this one, or soon after.
      const before = heard.length;
      const begun = Date.now();
      while (heard.length === before && child.exitCode === null && Date.now() - begun < 20_000)
        await setTimeout(1);
      await setTimeout(40 * chance());
      child.kill('SIGKILL');
    }
    return (await ended) !== null;
  };
  let [kills, upTo] = [0, 0];
  while (kills < KILLS) {
    upTo += ALERTS_A_KILL;
    if (await run(upTo, true)) kills++;
  }
  await run(upTo, false);

  const [entries, steps, alerts] = withJournal(home, (store) => [
    store.read(),
    entriesOf<Delivery>(store, 'delivery').map(({ read }) => read),
    store.ofKind('alert').length,
  ]);
  expect(verify(entries, sha256)).toEqual([]);
  expect(alerts).toBe(upTo);
  const sent = steps.filter((step) => step.state === 'sent');
  // On record each message is sent once, and each alert is in one message.
  expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
  expect(sent.flatMap((step) => step.alerts).toSorted()).toEqual(
    Array.from({ length: upTo }, (_, i) => `alert-${i}`).toSorted(),
  );
  // The other end has each of them, and none that is not on record.
  expect(new Set(accepted)).toEqual(new Set(sent.map(({ id }) => id)));
  const copies = accepted.length - new Set(accepted).size;
  const begun = steps.filter((step) => step.state === 'sending').length;
  // A copy comes of a try whose end was not written down, and of nothing else.
  expect(copies).toBeLessThanOrEqual(begun - sent.length);
  expect(copies).toBeLessThanOrEqual(kills);
  console.log(
    `${kills} killed; ${alerts} alerts in ${sent.length} messages; ${begun - sent.length} tries without an end, ` +
      `${copies} copies under the same key, 0 lost, 0 taken twice by key`,
  );
}, 600_000);
