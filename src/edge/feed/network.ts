import type { Instant } from '../../domain/time.ts';
import type { Voice } from '../cli/say.ts';
import { sha256 } from '../file/hash.ts';
import { home as homeOf } from '../home.ts';
import type { Way } from './asking.ts';
import { inFeeds } from './database.ts';
import { STAND_IN } from './fault.ts';
import { feedKey, masking } from './secret.ts';
import { snapshots } from './snapshot.ts';
import { feedWorld } from './wall.ts';

/** The network as sources are asked in it; what they answer is kept as it came. Where a stand-in answers, it is said. */
export function fedWay(
  workspace: string | undefined,
  { now, aside, env, sleep }: Pick<Voice, 'now' | 'aside' | 'env'> & Partial<Pick<Voice, 'sleep'>>,
  patience: Pick<Parameters<typeof feedWorld>[0], 'sleep' | 'limits'> = {},
): Way {
  const home = homeOf(workspace, env);
  const never = new AbortController().signal;
  const waiting = sleep && { sleep: (ms: number) => sleep(ms, never) };
  const world = feedWorld({ home, env, now, ...waiting, ...patience });
  if (world.standIn) aside(STAND_IN);
  const kept = snapshots(home, { standIn: world.standIn });
  return {
    now,
    home,
    standIn: world.standIn,
    alone: (work) => inFeeds(home, () => work()),
    secret: ({ id, source }) => (source.key ? feedKey(id, { home, env }) : undefined),
    get: async ({ id, source }, { url, secrets = [], body: sent }) => {
      const { hosts, quota } = source;
      // A body is known again by where it lies and what was sent for it, without what nobody may read.
      const place = masking(url, secrets).address(new URL(url));
      const of = { source: id, key: sent === undefined ? place : `${place} ${sha256(sent)}` };
      const posted = sent === undefined ? {} : { method: 'POST' as const, body: sent };
      const since = sent === undefined ? kept.since(of) : {};
      const outcome = await world.get({
        ...{ source: id, url, hosts, secrets, quota, since },
        ...posted,
      });
      if (!outcome.ok) {
        kept.miss(of, now(), outcome.fault);
        return outcome;
      }
      kept.keep(of, outcome.value);
      const { status, at } = outcome.value;
      const body = status === 304 ? kept.last(of)?.body : outcome.value.body;
      return {
        ok: true,
        value: { ...outcome.value, at: at as Instant, body: body ?? new Uint8Array() },
      };
    },
  };
}
