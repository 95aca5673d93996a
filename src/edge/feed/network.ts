import { both, type Text } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';
import type { Voice } from '../cli/say.ts';
import { isFault } from '../fault.ts';
import { sha256 } from '../file/hash.ts';
import { home as homeOf } from '../home.ts';
import type { Way } from './asking.ts';
import { inFeeds } from './database.ts';
import { feedKey, masking } from './secret.ts';
import { snapshots } from './snapshot.ts';
import { feedWorld } from './wall.ts';

/** Said by every command while `BIDE_WORLD` is set. */
export const STAND_IN = both(
  'A stand-in answers in place of the network (`BIDE_WORLD`): none of this is a real price.',
  '目前由替身伺服器代替網路回應（`BIDE_WORLD`）：以下都不是真實行情。',
);

/** The network as sources are asked in it; what they answer is kept as it came. Where a stand-in answers, it is said. */
export function fedWay(
  workspace: string | undefined,
  { now, aside, env, sleep }: Pick<Voice, 'now' | 'aside' | 'env'> & Partial<Pick<Voice, 'sleep'>>,
  patience: Pick<Parameters<typeof feedWorld>[0], 'sleep' | 'limits'> = {},
): Way {
  const home = homeOf(workspace, env);
  const never = new AbortController().signal;
  const waiting = sleep && { sleep: (ms: number, until = never) => sleep(ms, until) };
  const world = feedWorld({ home, env, now, ...waiting, ...patience });
  if (world.standIn) aside(STAND_IN);
  const kept = snapshots(home, { standIn: world.standIn });
  let told = '';
  /** A key. What keeps keys from being read is told once, and sources are asked without any. */
  const keyOf = (id: string): string | undefined => {
    try {
      return feedKey(id, { home, env });
    } catch (error) {
      if (!isFault(error)) throw error;
      if (error.message !== told) aside(WITHOUT_KEY(error.says));
      told = error.message;
      return undefined;
    }
  };
  return {
    now,
    home,
    standIn: world.standIn,
    alone: (work) => inFeeds(home, () => work()),
    secret: ({ id, source }) => (source.key ? keyOf(id) : undefined),
    get: async ({ id, source }, { url, secrets = [], body: sent }, until) => {
      const { hosts, quota } = source;
      // A body is known again by where it lies and what was sent for it, without what nobody may read.
      const place = masking(url, secrets).address(new URL(url));
      const of = { source: id, key: sent === undefined ? place : `${place} ${sha256(sent)}` };
      const posted = sent === undefined ? {} : { method: 'POST' as const, body: sent };
      const since = sent === undefined ? kept.since(of) : {};
      const outcome = await world.get({
        ...{ source: id, url, hosts, secrets, quota, since },
        ...{ ...posted, until },
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

const WITHOUT_KEY = (why: Text): Text =>
  both(`Asked without a key: ${why.en}.`, `不用金鑰詢問：${why['zh-Hant']}。`);
