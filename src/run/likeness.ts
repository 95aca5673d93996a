import type { Decision } from '../domain/decision.ts';
import type { History } from '../domain/history.ts';
import type { Known } from '../domain/known.ts';
import type { Followed, LikeDay, Likeness } from '../domain/library.ts';
import type { Setup } from '../domain/policy.ts';
import type { Day } from '../domain/time.ts';
import { distance, likenessOf } from '../judge/likeness.ts';
import type { Event } from './event.ts';
import { asof } from './knowledge.ts';

/** An episode as it was replayed, under the id it goes by. */
export type Replayed = {
  readonly id: string;
  readonly setup: Setup;
  readonly events: readonly Event[];
  readonly decisions: readonly Decision[];
};

/** Every decision of an episode beside a day of another: how far away it lies, and what followed. */
export function daysBeside(
  { id, setup, events, decisions }: Replayed,
  to: Likeness,
): readonly LikeDay[] {
  const { series, legs, title } = setup.episode;
  const all = asof(series, events, Number.MAX_SAFE_INTEGER as never);
  const risk = legs.risk[0] === undefined ? undefined : all.histories[legs.risk[0]];
  return decisions.flatMap((decision): LikeDay[] => {
    const likeness = likenessOf(decision);
    if ('unknown' in likeness) return [];
    const { day } = decision.moment;
    return [
      {
        episode: id,
        title,
        day,
        distance: distance(to, likeness),
        likeness,
        exposure: decision.exposure.target,
        followed: followedFrom(risk, day),
      },
    ];
  });
}

/** What a series of prices did after its last close up to a day. */
export function followedFrom(prices: History | undefined, day: Day): Followed {
  const days = Array.from({ length: prices?.length ?? 0 }, (_, i) => prices?.days[i] as Day);
  const at = days.findLastIndex((d) => d <= day);
  const price = (i: number): number | undefined => prices?.values[i];
  const since = (sessions: number): Known<number> => {
    const [from, to] = [price(at), at + sessions < days.length ? price(at + sessions) : undefined];
    return at < 0 || from === undefined || to === undefined
      ? { unknown: { kind: 'too few sessions' } }
      : to / from - 1;
  };
  const last = since(60);
  const path = Array.from({ length: 60 }, (_, i) => since(i + 1));
  return {
    within: { 5: since(5), 20: since(20), 60: last },
    low: typeof last === 'number' ? Math.min(0, ...(path as number[])) : last,
  };
}
