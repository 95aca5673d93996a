import { CALENDARS, type Calendars } from '../../src/domain/calendar.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Rule } from '../../src/domain/look.ts';
import type { Setup } from '../../src/domain/policy.ts';
import type { Series, SeriesKind } from '../../src/domain/series.ts';
import type { StopRule, Thesis } from '../../src/domain/thesis.ts';
import { DAY_MS, type Day, type Instant } from '../../src/domain/time.ts';
import type { Vintage } from '../../src/domain/vintage.ts';
import { EXPOSURE, PRIOR, WEIGHTS } from '../../src/edge/thesis/defaults.ts';
import type { Event, Tick } from '../../src/run/event.ts';
import { item } from '../make.ts';

/** First day of a decision: by then sixty sessions are known, enough for a deviation. */
export const OPENED = 60;

const KIND: Readonly<Record<string, SeriesKind>> = {
  RISK: 'price',
  RATES: 'price',
  DOLLAR: 'index',
  HAVEN: 'price',
  FEAR: 'index',
};

const LEGS = { risk: ['RISK'], rates: ['RATES'], dollar: ['DOLLAR'] };

const series = (id: string): Series => ({
  id,
  title: { en: id, 'zh-Hant': id },
  unit: 'points',
  kind: KIND[id] as SeriesKind,
  sign: 1,
  calendar: 'daily',
  known: { time: '18:00', zone: 'UTC', lag: 0 },
  source: 'made',
});

/** A world in which regimes do not drift, so that only evidence and prices move the odds. */
const STILL: Thesis['weekday'] = { noise: [1, 0, 0], friction: [0, 1, 0], rupture: [0, 0, 1] };

const THESIS: Thesis = {
  id: 'small',
  title: { en: 'small', 'zh-Hant': '小' },
  premise: { en: 'small', 'zh-Hant': '小' },
  opened: OPENED as Day,
  horizon: 60,
  prior: PRIOR,
  weekday: STILL,
  weights: WEIGHTS,
  facts: [],
  scenarios: [],
  selectors: [],
  watch: [],
  stops: [],
  possible: [],
  exposure: EXPOSURE,
  tests: [],
};

/** A stop without keys that trips at once; what a test does not say is the plainest. */
export const stopRule = (over: Partial<StopRule> = {}): StopRule => ({
  id: 'halt',
  title: { en: 'halt', 'zh-Hant': '停' },
  reason: { en: 'halt', 'zh-Hant': '停' },
  rung: 0,
  condition: '',
  hold: 1,
  keep: 1,
  cut: 0.5,
  back: { en: 'back', 'zh-Hant': '回' },
  sources: [],
  keys: [],
  ...over,
});

const WINDOW = { count: 100, threshold: 9, episodes: 1, fell: [9] };

const VINTAGE: Vintage = {
  method: 'made',
  from: 0 as Day,
  until: 40 as Day,
  legs: LEGS,
  windows: { 1: WINDOW, 3: WINDOW, 5: WINDOW },
  emission: { nu: 4, count: 0, scale: {} },
  inputs: {},
};

/** A machine of five daily series, without a crowd, whose legs may fall together by nine sigmas unnoticed. */
export const small = (
  thesis: Partial<Thesis> = {},
  stops: Readonly<Record<string, Rule>> = {},
): Setup => ({
  episode: {
    id: 'small',
    title: { en: 'small', 'zh-Hant': '小' },
    from: OPENED as Day,
    to: (OPENED + 90) as Day,
    decide: { time: '18:30', zone: 'UTC' },
    legs: LEGS,
    roles: { haven: 'HAVEN' },
    series: Object.fromEntries(Object.keys(KIND).map((id) => [id, series(id)])),
    evidence: 'coded',
  },
  policy: {
    thesis: { ...THESIS, ...thesis },
    hash: 'f'.repeat(64),
    stops,
    questions: {},
    readings: {},
    falsified: {},
    resolves: {},
  },
  calendars: Object.fromEntries(CALENDARS.map((c) => [c, () => true])) as unknown as Calendars,
  vintages: [VINTAGE],
  version: 'test',
});

/** When what a day brings is known, and when its decision is taken, half an hour later. */
export const known = (day: number): Instant => (day * DAY_MS + 18 * 3_600_000) as Instant;
const decided = (day: number): Instant => (known(day) + 1_800_000) as Instant;

/** The decision of a day: by then every series owes the value of that day. */
export const tick = (day: number): Tick => ({
  at: decided(day),
  day: day as Day,
  stamp: `day ${day}`,
  due: Object.fromEntries(Object.keys(KIND).map((id) => [id, day as Day])),
});

/** An item that becomes known on a day. */
export const told = (day: number, over: Partial<Evidence> = {}): Event => ({
  kind: 'evidence',
  item: item({ occurredOn: day as Day, knownAt: known(day), ...over }),
});

/** A value of a day. */
export const quote = (id: string, day: number, value: number): Event => ({
  kind: 'observation',
  observation: { series: id, at: day as Day, knownAt: known(day), value },
});

/** Moves by day and series as a factor on the day before; 0.1 % up and down in turn where none is given. */
type Moves = Readonly<Record<number, Readonly<Record<string, number>>>>;

/**
 * Everything from day 0 to `last`: values of all series each day, then the items of that day, then,
 * from the opening on, its decision.
 * @param absent ids and days of values that are lacking, as `RISK@62`
 */
export function days(
  last: number,
  {
    moves = {},
    items = [],
    absent = [],
  }: {
    readonly moves?: Moves;
    readonly items?: readonly Event[];
    readonly absent?: readonly string[];
  } = {},
): Event[] {
  const level = Object.fromEntries(Object.keys(KIND).map((id) => [id, 100]));
  const out: Event[] = [];
  for (let day = 0; day <= last; day++) {
    for (const id of Object.keys(KIND)) {
      const step = moves[day]?.[id] ?? (day % 2 === 0 ? 1.001 : 1 / 1.001);
      level[id] = (level[id] as number) * step;
      if (!absent.includes(`${id}@${day}`)) out.push(quote(id, day, level[id]));
    }
    out.push(...items.filter((e) => e.kind === 'evidence' && e.item.occurredOn === day));
    if (day >= OPENED) out.push({ kind: 'tick', tick: tick(day) });
  }
  return out;
}
