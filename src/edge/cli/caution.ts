import type { Decision } from '../../domain/decision.ts';
import type { Evidence, Watch } from '../../domain/evidence.ts';
import { REGIMES } from '../../domain/regime.ts';
import { absorbedAfter, lackingInputs } from '../../domain/stop.ts';
import { both, type Text } from '../../domain/text.ts';
import type { Scenario, StopRule, Thesis } from '../../domain/thesis.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { silence } from '../../judge/regime.ts';
import { chance, percent } from '../../report/words/number.ts';
import { evidenceOf } from '../../run/look.ts';
import { bounds } from '../../weigh/scenario/bounds.ts';
import { restingAt } from '../thesis/defaults.ts';
import type { Cited, Messages } from './message.ts';

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
export const leavesLine = (stop: StopRule, { exposure: { base } }: Thesis): Text =>
  CAUTION.leaves(Math.max(0, base * (1 - stop.cut)), stop);

/** Whether any stop sells everything, and what is left where none does and all are in force. */
export function lastLeft(thesis: Thesis): readonly Text[] {
  if (thesis.stops.some((s) => s.cut >= 1)) return [];
  const left = thesis.stops.reduce((all, s) => all * (1 - s.cut), thesis.exposure.base);
  return [CAUTION.neverLeaves(thesis.stops.length, chance(left))];
}

/** Own range of a path against where silence leads: at the horizon, in the end, and the first weekday outside; -1: only in the end. */
type Drift = Record<'low' | 'high' | 'horizon' | 'at' | 'end' | 'after', number> & {
  readonly id: string;
};

/** A range of chances, its ends alike. */
const range = (low: number, high: number, dash: string): string =>
  `${tenth(low)}${dash}${tenth(high)}`;
/** A chance that a person has written: no more digits than it has, a tenth of a per cent at most. */
const tenth = (p: number): string => `${Number((100 * p).toFixed(1))}%`;

type Gap = Cited<'from' | 'file' | 'watch'> & Record<'limit' | 'decisions' | 'blind', number>;

/** What `bide check` and `bide init` say of a thesis that reads well and will not do what is meant. */
const CAUTION = {
  drifts: (all: readonly Drift[], file: string, key: string) =>
    both(
      `silence against your own ranges: ${all
        .map(
          (d) =>
            `${d.id} ${range(d.low, d.high, ' to ')}, yet ${d.after >= 0 ? `${chance(d.at)} after ${d.horizon} weekdays without news (outside from weekday ${d.after} on)` : `${chance(d.end)} in the end`}`,
        )
        .join(
          '; ',
        )}. Time, not news, would move what you hold. To keep silence at your prior, write under regimes in ${file}: \`${key}\`; or widen low and high`,
      `沒有消息時的機率超出你自己設的範圍：${all
        .map(
          (d) =>
            `${d.id}是${range(d.low, d.high, '到')}，${d.after >= 0 ? `${d.horizon}個工作日沒有消息後卻到${chance(d.at)}（第${d.after}個工作日起超出）` : `最後卻到${chance(d.end)}`}`,
        )
        .join(
          '；',
        )}。這樣是時間在改變部位，不是消息。要讓先驗維持不變，請在${file}的\`regimes\`之下寫：\`${key}\`；或放寬\`low\`與\`high\``,
    ),
  horizon: ({
    horizon,
    judged,
    sessions,
    shorter,
    left,
  }: Record<'horizon' | 'judged' | 'sessions' | 'shorter' | 'left', number>) =>
    both(
      `horizon ${horizon}: ${judged === 0 ? 'no call' : `of ${sessions} calls only about ${judged}`} can be judged before the stretch ends; with ${shorter} about ${left} could`,
      `\`horizon\`為${horizon}：${judged === 0 ? '這段期間結束前沒有一次判斷會到期' : `約${sessions}次判斷只有${judged}次會在期間結束前到期`}；改為${shorter}約有${left}次`,
    ),
  gap: ({
    watch,
    limit,
    from,
    to,
    fell,
    decisions,
    blind,
    file,
  }: Gap & { readonly to: string | undefined; readonly fell: string | undefined }) =>
    both(
      `no item of ${watch} ${to === undefined ? `since ${from}` : `from ${from} to ${to}`}, over the ${limit} days that evidence.${watch} allows: nothing is known of it at ${times(decisions)}${blind > 0 ? `, its stops lack data at ${blind}` : ''}${fell === undefined ? '' : `, and that alone cut exposure by ${fell} points`}. Code what happened in between, or raise evidence.${watch} in ${file}`,
      `${watch}組${to === undefined ? `自${from}起` : `從${from}到${to}`}沒有消息，超過\`evidence.${watch}\`容許的${limit}天：有${decisions}次決策視為不知道${blind > 0 ? `，其中${blind}次停損缺資料` : ''}${fell === undefined ? '' : `，單為這一點曝險就降了${fell}個百分點`}。請補上期間內的消息，或調高${file}的\`evidence.${watch}\``,
    ),
  leaves: (left: number, stop: Pick<StopRule, 'cut' | 'absorb' | 'rung'>) => {
    const after = absorbedAfter(stop);
    const lifts = Number.isFinite(after);
    const acts = stop.rung > 0;
    return both(
      `    tripped, it ${left === 0 ? 'sells everything' : `leaves at most ${percent(left)}`}${lifts ? `, until ${after} sessions pass${acts ? ' without an act as firm' : ''}` : ''}`,
      `    觸發後${left === 0 ? '全數賣出' : `最多留${percent(left)}`}${lifts ? `，${acts ? `連續${after}個交易日沒有同樣具體的行動` : `滿${after}個交易日`}才解除` : ''}`,
    );
  },
  neverLeaves: (stops: number, left: string) =>
    both(
      `  no stop sells everything: with ${stops === 1 ? 'it' : `all ${stops}`} in force up to ${left} stays. To leave when one trips, give it \`cut: 1\``,
      `  沒有一項停損會全數賣出：${stops === 1 ? '觸發' : `${stops}項全觸發`}時仍可留${left}。要在觸發時出場，把它的\`cut\`設為1`,
    ),
} as const satisfies Messages;

const times = (n: number): string => `${n} decision${n === 1 ? '' : 's'}`;
