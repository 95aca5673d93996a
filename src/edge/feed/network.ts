import type { Instant } from '../../domain/time.ts';
import type { Voice } from '../cli/say.ts';
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
  { now, aside, env }: Pick<Voice, 'now' | 'aside' | 'env'>,
  patience: Pick<Parameters<typeof feedWorld>[0], 'sleep' | 'limits'> = {},
): Way {
  const home = homeOf(workspace, env);
  const world = feedWorld({ home, env, now, ...patience });
  if (world.standIn) aside(STAND_IN);
  const kept = snapshots(home, { standIn: world.standIn });
  return {
    now,
    standIn: world.standIn,
    alone: (work) => inFeeds(home, () => work()),
    secret: ({ id, source }) => (source.key ? feedKey(id, { home, env }) : undefined),
    get: async ({ id, source }, url, secrets = []) => {
      const { hosts, quota } = source;
      // A body is known again by where it lies, without what nobody may read.
      const of = { source: id, key: masking(url, secrets).address(new URL(url)) };
      const since = kept.since(of);
      const outcome = await world.get({ source: id, url, hosts, secrets, quota, since });
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
