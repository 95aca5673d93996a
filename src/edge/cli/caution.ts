import type { Decision } from '../../domain/decision.ts';
import type { Evidence, Watch } from '../../domain/evidence.ts';
import { REGIMES } from '../../domain/regime.ts';
import { lackingInputs } from '../../domain/stop.ts';
import type { Text } from '../../domain/text.ts';
import type { Scenario, StopRule, Thesis } from '../../domain/thesis.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { silence } from '../../judge/regime.ts';
import { chance } from '../../report/words/number.ts';
import { evidenceOf } from '../../run/look.ts';
import { bounds } from '../../weigh/scenario/bounds.ts';
import { restingAt } from '../thesis/defaults.ts';
import { CAUTION, type Drift } from './cautioned.ts';

/** A stretch in which calls can be judged by a horizon: under this share of them it judges next to nothing. */
const LEAST_JUDGED = 1 / 3;
/** A horizon that is proposed leaves so large a share of the calls, in steps of so many sessions. */
const [PROPOSED_SHARE, PROPOSED_STEP] = [4 / 5, 5];
/** An exposure in whole points. */
const points = (share: number): string => String(Math.round(100 * share));
/** Rounding of chances that are compared. */
const SLACK = 1e-6;

/**
 * Own ranges that silence leads out of: what the paths' obstacles admit against where the weekday matrix
 * carries the prior, up to the horizon and in the end. A path whose prior lies outside is another matter.
 */
export function drifts(thesis: Thesis): readonly Drift[] {
  const { scenarios, horizon } = thesis;
  const days = Array.from({ length: horizon + 1 }, (_, i) => silence(thesis, i));
  const rest = silence(thesis);
  return scenarios.flatMap((s: Scenario): Drift[] => {
    const { low, high } = bounds(s.constraints);
    const out = (p: number): boolean => p < low - SLACK || p > high + SLACK;
    const own = days.map((p) => p[s.regime] * s.weight);
    const end = rest[s.regime] * s.weight;
    if (out(own[0] ?? 0) || !(own.some(out) || out(end))) return [];
    const after = own.findIndex(out);
    return [{ id: s.id, low, high, horizon, at: own[horizon] ?? end, end, after }];
  });
}

/** The step that sets silence right, where it leads out of own ranges. */
export function driftStep(thesis: Thesis, file: string): readonly Text[] {
  const all = drifts(thesis);
  if (all.length === 0) return [];
  const rows = Object.entries(restingAt(thesis.prior)).map(
    ([from, row]) => `${from}: { ${REGIMES.map((to, i) => `${to}: ${row[i]}`).join(', ')} }`,
  );
  return [CAUTION.drifts(all, file, `weekday: { ${rows.join(', ')} }`)];
}

/** How many calls of a stretch a horizon lets come due, and a shorter one that lets more; nothing where enough do. */
export function horizonNote(horizon: number, sessions: number): readonly Text[] {
  const judged = Math.max(0, sessions - horizon);
  if (sessions === 0 || judged >= sessions * LEAST_JUDGED) return [];
  const room = (sessions * (1 - PROPOSED_SHARE)) / PROPOSED_STEP;
  const shorter = PROPOSED_STEP * Math.max(1, Math.floor(room));
  if (shorter >= horizon) return [];
  return [CAUTION.horizon({ horizon, judged, sessions, shorter, left: sessions - shorter })];
}

/** Stretches in which a watch group was silent for too long, and what that cost. */
export function gapSteps(
  { silence: limits = {} }: Thesis,
  {
    decisions,
    evidence,
  }: Record<'decisions', readonly Decision[]> & {
    readonly evidence: readonly Evidence[];
  },
  file: string,
): readonly Text[] {
  const groups = Object.entries(limits) as readonly (readonly [Watch, number])[];
  return groups.flatMap(([watch, limit]) => {
    const own = evidence.filter((e) => e.watch === watch);
    const mute = decisions.filter(({ findings }) =>
      findings.some((f) => f.kind === 'silent' && f.watch === watch),
    );
    // One gap a step: decisions with the same last item before them.
    const before = (d: Decision) => own.findLast((e) => e.knownAt <= d.moment.at);
    return [...new Set(mute.map(before))].flatMap((last): Text[] => {
      const silent = mute.filter((d) => before(d) === last);
      const [first] = silent;
      const blind = silent.filter((d) =>
        d.stops.some((s) => lackingInputs(s).includes(evidenceOf(watch))),
      );
      if (!first || own.length === 0) return [];
      const next = own.find((e) => e.knownAt > first.moment.at);
      const fell = blind.reduce(
        (sum, { exposure: e }) =>
          e.binding === 'blind' ? sum + Math.max(0, e.before - e.target) : sum,
        0,
      );
      const day = (e: Evidence | undefined) => e && formatDay(e.occurredOn);
      return [
        CAUTION.gap({
          ...{ watch, limit, file, decisions: silent.length, blind: blind.length },
          from: day(last) ?? formatDay(decisions[0]?.moment.day as Day),
          to: day(next),
          fell: fell > 0 ? points(fell) : undefined,
        }),
      ];
    });
  });
}

/** What a stop leaves of the base while it is in force, every part of it tripped. */
export const leavesOf = (stop: StopRule, { exposure: { base } }: Thesis): number =>
  Math.max(0, base * (1 - stop.cut));

/** Whether any stop sells everything, and what is left where none does and all are in force. */
export function lastLeft(thesis: Thesis): readonly Text[] {
  if (thesis.stops.some((s) => s.cut >= 1)) return [];
  const left = thesis.stops.reduce((all, s) => all * (1 - s.cut), thesis.exposure.base);
  return [CAUTION.neverLeaves(thesis.stops.length, chance(left))];
}
