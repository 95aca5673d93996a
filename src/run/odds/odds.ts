import type { Decision, Freshness } from '../../domain/decision.ts';
import type { Mixes } from '../../domain/exposure.ts';
import { BURN_IN, type History, indexAt, move } from '../../domain/history.ts';
import type { Known } from '../../domain/known.ts';
import type { Misfit, Odds } from '../../domain/odds.ts';
import type { Setup } from '../../domain/policy.ts';
import type { Series } from '../../domain/series.ts';
import type { Thesis } from '../../domain/thesis.ts';
import type { Day } from '../../domain/time.ts';
import type { Outcomes } from '../../judge/outcome.ts';
import { leanOf } from '../../judge/regime.ts';
import { tipping } from '../../judge/sensitivity.ts';
import { correlation as pearson } from '../../kernel/correlation.ts';
import type { Rows } from '../../kernel/require.ts';
import { startOf } from '../../sense/leg.ts';
import type { Seen } from '../../weigh/odds/implied.ts';
import { scenarioOdds as weighed } from '../../weigh/odds/odds.ts';
import { mixes } from '../../weigh/scenario/book.ts';
import type { Knowledge } from '../knowledge.ts';
import { beginIn, legSeries } from '../legs.ts';

/** What of a decision its odds rest on. */
type Decided = Pick<
  Decision,
  'moment' | 'stress' | 'regime' | 'stops' | 'exposure' | 'freshness'
> & {
  /** Outcomes that it was sized by, and the paths they were mixed from. */
  readonly tables: { readonly outcomes: Outcomes; readonly mixes: Mixes };
};

/**
 * Own odds against those that prices imply at a decision, and which input would turn it. Moves count
 * over the window that stress reports, from the close before it; everything that judges them is known
 * at that close.
 */
export function odds(setup: Setup, known: Knowledge, decided: Decided): Known<Odds> {
  const { thesis } = setup.policy;
  const { moment, stress, regime, stops, exposure, freshness, tables } = decided;
  const start = startOf(legSeries(setup, known, freshness), stress.window);
  const seen = start === undefined ? [] : moves(setup, known, { fresh: freshness, start });
  const said = weighed({
    thesis,
    belief: regime,
    seen,
    ...(start === undefined ? {} : noiseCorrelation(known, seen, start)),
    contracts: (setup.contracts ?? []).filter((c) => c.knownAt <= moment.at),
    day: moment.day,
  });
  if ('unknown' in said) return said;
  const given = Object.fromEntries(exposure.caps.map((c) => [c.cap, c.at]));
  const { outcomes } = tables;
  const unseen = assetsOf(thesis)
    .filter((asset) => seen.every((s) => s.asset !== asset))
    .map((asset) => ({ kind: 'unseen', asset }) as const);
  return {
    ...said,
    misfits: unique([...said.misfits, ...unseen, ...pathsOf(setup).misfits]),
    tipping: tipping(
      exposure.target,
      {
        policy: thesis.exposure,
        rules: thesis.stops,
        stops,
        outcomes,
        lean: regime.lean,
        given,
        ...(exposure.acts ? { held: { lean: leanOf(exposure.acts), outcomes, given } } : {}),
        // None moves what is optimal, only how fast one gets there.
        missing: false,
        session: true,
        rested: Number.MAX_SAFE_INTEGER,
      },
      tables.mixes,
    ),
  };
}

/** Outcomes of the regimes as mixtures of the thesis' paths, laid over its book. */
export const pathsOf = ({
  policy,
  episode,
}: Setup): { readonly mixes: Mixes; readonly misfits: readonly Misfit[] } =>
  mixes(policy.thesis, episode.legs.risk[0] ?? '');

/**
 * Moves of the assets that the paths speak of, as the paths count them: log moves, of a yield the move
 * of its price. A series that lacks a due value, that did not trade in the window, or whose past is too
 * short is not seen.
 */
function moves(
  setup: Setup,
  { histories }: Knowledge,
  { fresh, start }: { readonly fresh: readonly Freshness[]; readonly start: Day },
): readonly Seen[] {
  const { policy, episode } = setup;
  const blind = new Set(
    fresh.filter((f) => f.state === 'stale' || f.state === 'absent').map((f) => f.series),
  );
  return assetsOf(policy.thesis).flatMap((asset): Seen[] => {
    const [series, history] = [episode.series[asset], histories[asset]];
    const scale = series && scaleOf(series);
    if (!history || scale === undefined || blind.has(asset)) return [];
    const from = indexAt(history, beginIn(setup, asset, start));
    const to = history.length - 1;
    if (from < BURN_IN || to <= from) return [];
    return [
      {
        asset,
        move: scale * stepOf(history, from, to),
        noise: Math.abs(scale) * Math.sqrt((history.variance[from] as number) * (to - from)),
      },
    ];
  });
}

/** Every asset that a path speaks of. */
const assetsOf = ({ scenarios }: Thesis): readonly string[] => [
  ...new Set(scenarios.flatMap((s) => Object.keys(s.impact))),
];

const stepOf = ({ kind, values }: History, from: number, to: number): number =>
  move(kind, values[from] as number, values[to] as number);

/** From the move of a series to the log move that impacts count in; undefined where there is none. */
function scaleOf({ kind, duration }: Series): number | undefined {
  if (kind === 'yield') return duration === undefined ? undefined : -duration / 100;
  return kind === 'spread' ? undefined : 1;
}

function unique(misfits: readonly Misfit[]): Misfit[] {
  const seen = new Set<string>();
  return misfits.filter((m) => {
    const key = JSON.stringify(m);
    return !seen.has(key) && seen.add(key);
  });
}

/** Common sessions before the window that are looked at, and the fewest that tell anything. */
const NOISE_SESSIONS = 250;
const MIN_NOISE_SESSIONS = 60;

/**
 * How the noise of several series comes together: correlations of their moves on the sessions that all
 * of them share, up to a day.
 * @param until  close before the window; nothing later is looked at
 * @returns      nothing where the common past is too short; 0 beside a series that does not move
 */
function noiseCorrelation(
  { histories }: Knowledge,
  seen: readonly { readonly asset: string }[],
  until: Day,
): { readonly correlation?: Rows } {
  const all = seen.map((s) => histories[s.asset] as History);
  const days = common(all, until);
  if (days.length < MIN_NOISE_SESSIONS) return {};
  const moves = all.map((h) => {
    // Of a yield the price moves the other way.
    const sign = h.kind === 'yield' ? -1 : 1;
    return days.map((day) => sign * (h.moves[indexAt(h, day)] as number));
  });
  const correlation: Rows = moves.map((a, i) =>
    moves.map((b, j) => (i === j ? 1 : (pearson(a, b) ?? 0))),
  );
  return { correlation };
}

/** The last days up to one that every history has, oldest first. */
function common([first, ...others]: readonly History[], until: Day): readonly Day[] {
  if (!first) return [];
  const days: Day[] = [];
  for (let i = indexAt(first, until); i > 0 && days.length < NOISE_SESSIONS; i--) {
    const day = first.days[i] as Day;
    const shared = others.every((h) => {
      const at = indexAt(h, day);
      return at > 0 && h.days[at] === day;
    });
    if (shared) days.unshift(day);
  }
  return days;
}
