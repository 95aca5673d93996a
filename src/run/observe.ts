import { releaseDay, sessionAfter } from '../domain/calendar/index.ts';
import type { Freshness } from '../domain/decision.ts';
import type { Finding } from '../domain/finding.ts';
import { type History, indexAt } from '../domain/history.ts';
import type { Known } from '../domain/known.ts';
import type { Setup } from '../domain/policy.ts';
import type { Credit, Leg, Stress } from '../domain/stress.ts';
import { type Day, formatDay } from '../domain/time.ts';
import type { CreditNowModel, Vintage } from '../domain/vintage.ts';
import type { Claim } from '../domain/watch.ts';
import { type Feature, SPEAKS_BELOW_SIGMAS } from '../judge/market.ts';
import { type CreditInput, credit } from '../sense/credit.ts';
import { creditNow } from '../sense/creditnow.ts';
import { startOf } from '../sense/leg.ts';
import { sigmas } from '../sense/measure.ts';
import { MAX_SPREAD_TIMES, spread } from '../sense/spread.ts';
import { runOn, type StressRun, stress, windows } from '../sense/stress.ts';
import { type Absorption, legTurbulence } from '../sense/turbulence.ts';
import { facts } from './facts.ts';
import type { Knowledge } from './knowledge.ts';
import { beginIn, gaps, lateAndClosed, legSeries } from './legs.ts';
import { evidenceOf, type RuleScene } from './look.ts';
import type { Situation } from './memory.ts';
import { vintageFor } from './vintage.ts';

/** Scale of the emissions: stated, not fitted; a vintage tells what past falls measure beside it. */
const EMISSION_SCALE = 1.2;

/** Reasons for an unknown credit reading that no missing value is to blame for. */
const UNBLAMED_REASONS: readonly unknown[] = ['uncalibrated', 'no credit series'];

export type Sight = {
  readonly stress: Stress;
  readonly run: StressRun;
  readonly absorption: Absorption;
  readonly claims: readonly Claim[];
  readonly features: readonly Feature[];
  readonly scale: number;
  /** Today's spread of outcomes, and what it is taken for where it is not known: the widest. */
  readonly spread: { readonly today: Known<number>; readonly taken: number };
  readonly vintage: Vintage | undefined;
  readonly findings: readonly Finding[];
  readonly missing: readonly string[];
  readonly scene: RuleScene;
};

/** The world as known at one moment, sensed. */
export function observe(
  { setup, known, memory, tick }: Situation,
  fresh: readonly Freshness[],
): Sight {
  const legs = legSeries(setup, known, fresh);
  const longest = startOf(legs, 5);
  const { vintage, findings } = vintageFor(setup, longest, tick.day);
  const all = windows(legs, vintage);
  const run = runOn(memory.run, all, tick.day);
  const blind = new Set(
    fresh.filter((f) => f.state === 'stale' || f.state === 'absent').map((f) => f.series),
  );
  const dueCredit = credit(
    creditInput(setup, known, blind),
    vintage?.credit,
    run.dark ?? run.started,
  );
  const reading = withTonight(setup, known, {
    model: vintage?.creditNow,
    reading: withDue(setup, dueCredit),
  });
  const [turb, absorption] = legTurbulence(legs, memory.absorption);
  const stressed = stress(all, run, { vintage, credit: reading, turbulence: turb });
  const told = facts(setup, known, { ...tick, began: memory.began ?? tick.day });
  const spoken = marketFeatures(setup, known, { start: startOf(legs, 3), stress: stressed, blind });
  const wide = spreadNow(setup, known, blind);
  const missing = [
    ...inUse(setup).filter((id) => blind.has(id)),
    ...Object.values(setup.episode.legs)
      .flat()
      .filter((id) => gaps(known, id, longest && beginIn(setup, id, longest)).length > 0),
    ...spoken.filter((f) => f.value === undefined).map((f) => `market:${f.source}`),
    ...(stressed.state === 'unknown' ? ['stress'] : []),
    ...(setup.policy.thesis.exposure.spread === 'volatility' && typeof wide.today !== 'number'
      ? ['spread']
      : []),
    ...(UNBLAMED_REASONS.includes(reading.reason?.kind) || reading.state !== 'unknown'
      ? []
      : ['credit']),
    ...told.doubts.disputed.map((i) => i.id),
    ...[...told.doubts.silent].map(evidenceOf),
  ];
  return {
    stress: stressed,
    run,
    absorption,
    claims: told.claims,
    features: spoken,
    scale: EMISSION_SCALE,
    spread: wide,
    vintage,
    findings: [
      ...findings,
      ...told.findings,
      ...lateAndClosed(setup, fresh, { tick, start: longest ?? tick.day }),
    ],
    missing: [...new Set(missing)],
    scene: {
      known: told.known,
      claims: told.claims,
      credit: reading,
      blind,
      today: tick.day,
      doubts: told.doubts,
    },
  };
}

/**
 * How wide outcomes spread by the first series of the risk leg. While it is stale today's spread is not
 * known, and what it last was is taken: nothing is added then, and a late value is no reason to sell.
 */
function spreadNow(
  { episode }: Setup,
  { histories }: Knowledge,
  blind: ReadonlySet<string>,
): Sight['spread'] {
  const [series = ''] = episode.legs.risk;
  const last = spread(histories[series] as History);
  const taken = typeof last === 'number' ? last : MAX_SPREAD_TIMES;
  const late = blind.has(series) && typeof last === 'number';
  return { today: late ? { unknown: { kind: 'stale', series } } : last, taken };
}

const inUse = ({ episode }: Setup): string[] => [
  ...Object.values(episode.legs).flat(),
  ...Object.values(episode.roles).filter((id) => id !== undefined),
];

/** What the credit reading is made from, or why it cannot be made. */
function creditInput(
  { episode, calendars }: Setup,
  known: Knowledge,
  blind: ReadonlySet<string>,
): Known<CreditInput> {
  const { credit: c, volatility: v } = episode.roles;
  const r = episode.legs.risk[0];
  if (c === undefined || v === undefined || r === undefined)
    return { unknown: { kind: 'no credit series' } };
  const stale = [c, v, r].find((id) => blind.has(id));
  if (stale !== undefined) return { unknown: { kind: 'stale', series: stale } };
  const of = (id: string): History => known.histories[id] as History;
  const shut = (id: string) => {
    const calendar = episode.series[id]?.calendar ?? 'daily';
    return (day: Day): boolean => !calendars[calendar](day);
  };
  return {
    credit: of(c),
    volatility: of(v),
    risk: of(r),
    closed: { credit: shut(c), volatility: shut(v) },
  };
}

/** When a value that is awaited is due: its first session on the day or after it, and the lag. */
function withDue({ episode, calendars }: Setup, reading: Credit): Credit {
  const series = episode.series[episode.roles.credit ?? ''];
  if (reading.awaits === undefined || series === undefined) return reading;
  const eve = (reading.awaits - 1) as Day;
  const due = releaseDay(calendars, series, sessionAfter(calendars[series.calendar], eve, 1));
  return { ...reading, due };
}

/** Beside a credit value that is awaited, what funds tell the same evening. */
function withTonight(
  { episode }: Setup,
  { histories }: Knowledge,
  { model, reading }: { readonly model: CreditNowModel | undefined; readonly reading: Credit },
): Credit {
  const { awaits } = reading;
  if (awaits === undefined) return reading;
  const tonight = creditNow(episode, (id) => histories[id] as History, { model, awaits });
  return tonight ? { ...reading, tonight } : reading;
}

/** The first day of the window of three sessions, and what is told of it and not known in it. */
type Seeing = {
  readonly start: Day | undefined;
  readonly stress: Stress;
  readonly blind: ReadonlySet<string>;
};

/** The market's features; they speak only while the risk leg falls. */
function marketFeatures(
  setup: Setup,
  known: Knowledge,
  { start, stress, blind }: Seeing,
): Feature[] {
  const { episode } = setup;
  const { windows: all, credit: reading } = stress;
  const three = all.find((w) => w.window === 3);
  const risk = three?.legs.risk;
  if (!three || start === undefined || !risk || 'unknown' in risk || risk.z >= SPEAKS_BELOW_SIGMAS)
    return [];
  const named = (id: string): string => {
    const h = known.histories[id] as History;
    const last = h.days[h.length - 1];
    return h.length === 0 || last === undefined ? id : `${id}@${formatDay(last)}`;
  };
  const { dollar } = three.legs;
  const { haven, credit: c } = episode.roles;
  const evidence = episode.legs.dollar.map(named);
  const value = 'unknown' in dollar ? undefined : -(dollar as Leg).z;
  const out: Feature[] = [{ source: 'dollar', value, evidence }];
  if (haven !== undefined) {
    const h = known.histories[haven] as History;
    const begin = beginIn(setup, haven, start);
    const unseen = blind.has(haven) || gaps(known, haven, begin).length > 0;
    const value = unseen ? undefined : sigmas(h, indexAt(h, begin), h.length - 1);
    out.push({ source: 'haven', value, evidence: [named(haven)] });
  }
  if (c !== undefined && reading.state !== 'not yet')
    out.push({ source: 'credit', value: reading.z, evidence: [named(c)] });
  return out;
}
