import type { Setup } from '../domain/policy.ts';
import type { Quote, Score } from '../domain/score.ts';
import { type Day, formatDay } from '../domain/time.ts';
import { draw } from '../judge/score/draw.ts';
import { regimeScore } from '../judge/score/regime.ts';
import { type Trial, table } from '../judge/score/table.ts';
import { asof } from '../run/knowledge.ts';
import { look } from '../run/look.ts';
import { contractScore } from '../run/score/contracts.ts';
import { retraces } from '../run/score/retraces.ts';
import { threatened } from '../run/score/threats.ts';
import { claims } from '../sense/claim.ts';
import type { Played } from './workspace.ts';

/** Seed of the resamples; any other gives the same intervals but for their last digits. */
export const SCORE_SEED = 1;

/**
 * Every call of an episode against what came, and its exposure path against the baselines.
 * @param held what a person held instead, by day; the machine's own exposure where nothing is said
 */
export const scored = (played: Played, held: ReadonlyMap<string, number> = new Map()): Score =>
  table(trialOf(played, held));

/** What the score of an episode is made from. */
export function trialOf(played: Played, held: ReadonlyMap<string, number> = new Map()): Trial {
  const { setup, events, decisions } = played;
  const { episode, policy } = setup;
  const end = events.at(-1);
  if (!end) throw new RangeError('nothing happened');
  const all = asof(episode.series, events, Number.MAX_SAFE_INTEGER as never);
  const quotes = (id: string | undefined): Quote[] => {
    const h = id === undefined ? undefined : all.histories[id];
    return Array.from({ length: h?.length ?? 0 }, (_, i) => ({
      day: h?.days[i] as Day,
      value: h?.values[i] as number,
    }));
  };
  const prices = quotes(episode.legs.risk[0]);
  const resolved = outcomesOf(setup, played);
  return {
    sizings: decisions.map((d) => ({
      day: d.moment.day,
      exposure: held.get(formatDay(d.moment.day)) ?? d.exposure.target,
    })),
    prices,
    fear: quotes(episode.roles.volatility),
    episodes: episode.evidence === 'coded' ? 1 : 0,
    regime:
      episode.evidence === 'none'
        ? { unknown: { kind: 'no coded evidence' } }
        : regimeScore([
            {
              episode: episode.id,
              calls: decisions.map((d) => ({ day: d.moment.day, belief: d.regime })),
              sessions: prices.map((p) => p.day),
              horizon: policy.thesis.horizon,
              prior: policy.thesis.prior,
              ...resolved,
            },
          ]),
    market: contractScore(setup, decisions, played.reading.settled),
    retrace: retraces(setup, events, decisions),
    threats: threatened(
      setup.threats,
      (decisions[0]?.moment.day ?? episode.from) as Day,
      (decisions.at(-1)?.moment.day ?? episode.to) as Day,
    ),
    draw: draw(SCORE_SEED),
  };
}

/** Whether friction or rupture stands on a day, by the thesis' own rules and what was known then. */
function outcomesOf(setup: Setup, { events, decisions }: Played) {
  const ask = (which: 'friction' | 'rupture') => {
    const answers = new Map<Day, boolean | undefined>();
    return (at: Day): boolean | undefined => {
      if (!answers.has(at)) answers.set(at, answer(which, at));
      return answers.get(at);
    };
  };
  const answer = (which: 'friction' | 'rupture', at: Day): boolean | undefined => {
    const decision = decisions.find((d) => d.moment.day >= at);
    if (!decision) return undefined;
    const known = asof(setup.episode.series, events, decision.moment.at);
    const scene = {
      known,
      claims: claims(known.evidence, setup.policy.thesis.weights, at),
      credit: decision.stress.credit,
      blind: new Set<string>(),
      today: at,
    };
    return setup.policy.resolves[which](look(setup, scene)).holds;
  };
  return { friction: ask('friction'), rupture: ask('rupture') };
}
