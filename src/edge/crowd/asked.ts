import type { Known } from '../../domain/known.ts';
import type { Gathering } from '../../domain/policy.ts';
import type { Inquiry } from '../../domain/simulation.ts';
import { type Asked, inquiries, standingInquiry } from '../../run/crowd/question.ts';
import { asof } from '../../run/knowledge.ts';
import { freshness } from '../../run/legs.ts';
import type { Played } from '../workspace.ts';

/** What the decision at a position asked of the crowd. */
export function askedAt({ setup, events, decisions }: Played, at: number): Known<Asked> {
  const instant = decisions[at]?.moment.at;
  const event = events.find((e) => e.kind === 'tick' && e.tick.at === instant);
  if (instant === undefined || event?.kind !== 'tick') throw new RangeError(`no decision ${at}`);
  const known = asof(setup.episode.series, events, instant);
  return inquiries(setup, known, {
    fresh: freshness(setup, known, event.tick),
    tick: event.tick,
  });
}

/** The question of no day: the crowd as it is written, by its latest vintage. */
export function unasked(gathering: Gathering): Pick<Asked['worlds'], 'noise' | 'walk'> {
  const noise: Inquiry = standingInquiry(gathering);
  return { noise, walk: { ...noise, world: 'walk' } };
}
