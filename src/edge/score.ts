import type { Decision } from '../domain/decision.ts';
import { STUDY } from '../domain/delever.ts';
import type { Called } from '../domain/forecastscore.ts';
import type { History } from '../domain/history.ts';
import type { Known } from '../domain/known.ts';
import { BILLS, type Quote, type Score } from '../domain/score.ts';
import type { Resolution } from '../domain/thesis.ts';
import { type Day, formatDay } from '../domain/time.ts';
import { draw } from '../judge/score/draw.ts';
import { lanes } from '../judge/score/lane.ts';
import { type Calls, regimeScore, trips } from '../judge/score/regime.ts';
import { type Trial, table } from '../judge/score/table.ts';
import type { ScoreView } from '../report/answer/score.ts';
import type { PriceView } from '../report/content/price.ts';
import { facts } from '../run/facts.ts';
import { asof } from '../run/knowledge.ts';
import { riskSession } from '../run/legs.ts';
import { answerOf } from '../run/look.ts';
import { contractScore, retraces, threatened } from '../run/score/forecasts.ts';
import type { Played } from './workspace.ts';

/** Seed of the resamples; any other gives the same intervals but for their last digits. */
export const SCORE_SEED = 1;

/**
 * Every call of an episode against what came, and its exposure path against the baselines.
 * @param held what a person held instead, by day; the machine's own exposure where nothing is said
 */
export const scored = (played: Played, held: ReadonlyMap<string, number> = new Map()): Score =>
  table(trialOf(played, held));

/** Wealth of every contender by session, 1 at the start. */
export const wealthBySession = (played: Played): ScoreView['paths'] =>
  lanes(trialOf(played)).map(({ contender, path }) => ({
    contender,
    points: 'unknown' in path ? [] : [{ day: path.start, wealth: 1 }, ...path.points],
  }));

/** What the score of an episode is made from. */
export function trialOf(played: Played, held: ReadonlyMap<string, number> = new Map()): Trial {
  const { setup, events, decisions } = played;
  const { episode } = setup;
  const end = events.at(-1);
  if (!end) throw new RangeError('nothing happened');
  const all = asof(episode.series, events, Number.MAX_SAFE_INTEGER as never);
  const quotes = (id: string | undefined): Quote[] =>
    quotesOf(id === undefined ? undefined : all.histories[id]);
  const prices = quotes(episode.legs.risk[0]);
  const calls = callsOf(
    played,
    prices.map((p) => p.day),
  );
  return {
    sizings: decisions.map((d) => ({
      day: d.moment.day,
      exposure: held.get(formatDay(d.moment.day)) ?? d.exposure.target,
    })),
    prices,
    fear: quotes(episode.roles.volatility),
    bills: quotes(BILLS),
    episodes: episode.evidence === 'coded' ? 1 : 0,
    regime: 'unknown' in calls ? calls : regimeScore([calls]),
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

/** The values of a series, a day each; none where there is no such series. */
export const quotesOf = (h: History | undefined): Quote[] =>
  Array.from({ length: h?.length ?? 0 }, (_, i) => ({
    day: h?.days[i] as Day,
    value: h?.values[i] as number,
  }));

/** The regime calls, where there is a question and evidence to answer it. */
function callsOf(played: Played, sessions: readonly Day[]): Known<Calls> {
  const { episode, policy } = played.setup;
  const { horizon, prior, resolves } = policy.thesis;
  if (episode.evidence === 'none') return { unknown: { kind: 'no coded evidence' } };
  if (!resolves) return { unknown: { kind: 'no question' } };
  return { episode: episode.id, calls: called(played, resolves), sessions, horizon, prior };
}

/** The calls of an episode, with what its thesis asks about as it happened, by what was known then. */
function called({ setup, events, decisions }: Played, { friction, rupture }: Resolution): Called[] {
  const rule = setup.policy.resolves.rupture;
  if (!rule) throw new RangeError('no rule of rupture');
  const holds = ({ moment, stress }: Decision): boolean | undefined => {
    const { findings: _, ...told } = facts(setup, asof(setup.episode.series, events, moment.at), {
      ...moment,
      began: decisions[0]?.moment.day ?? moment.day,
    });
    const scene = {
      ...told,
      credit: stress.credit,
      blind: new Set<string>(),
      today: moment.day,
    };
    return answerOf(rule, { setup, scene }).holds;
  };
  const ticks = new Map(
    events.flatMap((e) => (e.kind === 'tick' ? [[e.tick.day, e.tick] as const] : [])),
  );
  return decisions.map((d, i) => {
    const { day } = d.moment;
    const before = decisions[i - 1]?.stops ?? [];
    const met = {
      now: d.stops,
      before,
      session: riskSession(setup, ticks.get(day) ?? { day, due: {} }),
    };
    return {
      day,
      belief: d.regime,
      friction: trips(friction.stops, met),
      rupture: trips([rupture.stop], met) && holds(d),
    };
  });
}

/** The price of the risk leg from the first decision to the last, with all of them; undefined without one. */
export function priceViewOf(played: Played): PriceView | undefined {
  const { setup, decisions } = played;
  const { episode, policy } = setup;
  const series = episode.series[episode.legs.risk[0] ?? ''];
  const [first, last] = [decisions[0], decisions.at(-1)];
  if (!series || !first || !last) return undefined;
  // A fall that the first decision judges begins some sessions before it.
  const days = trialOf(played).prices.filter((q) => q.day <= last.moment.day);
  const from = days.findLastIndex((q) => q.day < first.moment.day);
  return {
    title: series.title,
    kind: series.kind,
    points: days.slice(Math.max(0, from - STUDY.window)),
    decisions,
    stops: policy.thesis.stops,
  };
}
