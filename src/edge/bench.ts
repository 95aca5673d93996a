import { calendars } from '../domain/calendar/index.ts';
import type { Episode } from '../domain/episode.ts';
import type { Observation } from '../domain/observation.ts';
import type { Series } from '../domain/series.ts';
import { civil, DAY_MS, type Day, type Instant, weekday } from '../domain/time.ts';
import { inOrder } from '../run/asof.ts';
import type { Tick } from '../run/event.ts';
import { GENESIS, line } from '../run/line.ts';
import { start, step } from '../run/step.ts';
import { sha256 } from './hash.ts';
import { policy } from './thesis/policy.ts';
import { readThesis } from './thesis/read.ts';

const YEARS = 20;
const SIGNALS = 40;
const IDS = ['RISK', 'RATES', 'DOLLAR', 'VOLATILITY', 'CREDIT'] as const;
const KINDS = {
  RISK: 'index',
  RATES: 'yield',
  DOLLAR: 'fx',
  VOLATILITY: 'index',
  CREDIT: 'spread',
} as const;

/** What was measured, seconds of processor time, and the fingerprint of the output. */
export type Measured = {
  readonly decisions: number;
  readonly signals: number;
  /** The first pass, in which the engine still compiles. */
  readonly cold: number;
  /** Median of the passes after two of warming up. */
  readonly warm: number;
  readonly passes: number;
  readonly hash: string;
};

const WARMING = 2;
const PASSES = 5;

/** 20 years x 5 made-up series x 40 signals, rank windows of 250, through the live step. */
export function benchReplay(): Measured {
  const pass = prepared();
  const runs = Array.from({ length: WARMING + PASSES }, pass);
  const warm = runs
    .slice(WARMING)
    .map((r) => r.cpu)
    .sort((a, b) => a - b);
  const [first] = runs;
  if (!first || runs.some((r) => r.hash !== first.hash)) throw new RangeError('passes differ');
  return {
    decisions: first.decisions,
    signals: SIGNALS,
    cold: first.cpu,
    warm: warm[(PASSES - 1) / 2] as number,
    passes: PASSES,
    hash: first.hash,
  };
}

type Pass = { readonly decisions: number; readonly cpu: number; readonly hash: string };

/** Figures and thesis made up once; each pass puts the events in order, steps through them and hashes every line. */
function prepared(): () => Pass {
  const from = civil(2000, 1, 3) as Day;
  const days = Array.from(
    { length: Math.round(YEARS * 365.25) },
    (_, i) => (from + i) as Day,
  ).filter((d) => weekday(d) <= 5);
  const observations = days.flatMap(made());
  const draft = readThesis(thesis(), 'bench');
  if (!draft.ok) throw new RangeError(JSON.stringify(draft.problems));
  const episode = episodeOf(days);
  const rules = policy(draft.value, episode.series);
  if (!rules.ok) throw new RangeError(JSON.stringify(rules.problems));
  const setup = { episode, policy: rules.value, calendars, vintages: [], version: 'bench' };
  const ticks = days.map(
    (day): Tick => ({
      at: (day * DAY_MS + DAY_MS / 2) as Instant,
      day,
      stamp: String(day),
      due: Object.fromEntries(IDS.map((id) => [id, day])),
    }),
  );
  return () => {
    const began = process.cpuUsage();
    let [state, hash, decisions] = [start(setup), GENESIS, 0];
    for (const event of inOrder({ observations, evidence: [], findings: [] }, ticks)) {
      const [next, decision] = step(state, event, setup);
      state = next;
      if (!decision) continue;
      hash = line(decision, hash, sha256).hash;
      decisions++;
    }
    const { user, system } = process.cpuUsage(began);
    return { decisions, cpu: (user + system) / 1e6, hash };
  };
}

/** Values of a random walk that is the same on every machine (a 32-bit xorshift). */
function made(): (day: Day) => Observation[] {
  let state = 0x9e3779b9;
  const noise = (): number => {
    let sum = 0;
    for (let i = 0; i < 4; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      sum += (state >>> 0) / 2 ** 32 - 0.5;
    }
    return sum;
  };
  const level = { RISK: 1000, RATES: 4, DOLLAR: 1.1, VOLATILITY: 18, CREDIT: 0 };
  return (day) =>
    IDS.map((id) => {
      const step = 0.02 * noise();
      level[id] = id === 'RATES' || id === 'CREDIT' ? level[id] + step : level[id] * (1 + step);
      return { series: id, at: day, knownAt: (day * DAY_MS) as Instant, value: level[id] };
    });
}

const episodeOf = (days: readonly Day[]): Episode => ({
  id: 'bench',
  title: { en: 'bench', 'zh-Hant': '效能' },
  from: days[0] as Day,
  to: days[days.length - 1] as Day,
  decide: { time: '12:00', zone: 'UTC' },
  legs: { risk: ['RISK'], rates: ['RATES'], dollar: ['DOLLAR'] },
  roles: { volatility: 'VOLATILITY', credit: 'CREDIT' },
  series: Object.fromEntries(
    IDS.map((id): [string, Series] => [
      id,
      {
        id,
        title: { en: id, 'zh-Hant': id },
        unit: 'points',
        kind: KINDS[id],
        ...(id === 'RATES' ? { duration: 8 } : {}),
        sign: 1,
        calendar: 'weekdays',
        known: { time: '00:00', zone: 'UTC', lag: 0 },
        source: 'made up',
      },
    ]),
  ),
  evidence: 'none',
});

/** A thesis of 40 signals over five kinds of question and eight pairs of series and length. */
function thesis(): string {
  const text = '{ en: x, zh-Hant: x }';
  const signal = (i: number): string => {
    const id = IDS[i % IDS.length] as string;
    const other = IDS[(i + 1) % IDS.length] as string;
    const n = 3 + (i % 8);
    return [
      `rank("${id}", 250) > 0.${90 + (i % 9)}`,
      `z("${id}", ${n}) < -1.0`,
      `corr("${id}", "${other}", 60) > 0.5`,
      `streak("${id}") <= -${1 + (i % 4)}`,
      `rank("${id}", 250) > 0.8 && z("${other}", ${n}) > 0.5`,
    ][i % 5] as string;
  };
  const group = (w: string, g: number): string =>
    [
      `  ${w}:`,
      `    title: ${text}`,
      `    short: ${text}`,
      '    questions:',
      ...Array.from({ length: SIGNALS / 5 }, (_, k) => {
        const i = g * 8 + k;
        return `      - { id: q${i}, text: ${text}, signal: '${signal(i)}' }`;
      }),
      '    readings:',
      `      - { id: r${w}, when: "true", text: ${text}, lean: neutral }`,
    ].join('\n');
  return `bide: 1
id: bench
title: ${text}
premise: ${text}
opened: 2000-01-03
horizon: 60
facts: []
scenarios:
${['noise', 'friction', 'rupture']
  .map(
    (r) =>
      `  - { id: ${r}, title: ${text}, path: ${text}, regime: ${r}, weight: 1, constraints: [], impact: { RISK: { mean: 0, sd: 0.1 } }, falsified: 'z("RISK", 20) > 3.0' }`,
  )
  .join('\n')}
selectors: {}
watch:
${['A', 'B', 'C', 'D', 'E'].map(group).join('\n')}
stops:
  - { id: prices, title: ${text}, reason: ${text}, rung: 0, condition: 'z("RISK", 5) < -2.0 && z("DOLLAR", 5) < -1.0', hold: 2, keep: 5, cut: 0.5, back: ${text}, sources: [bench] }
possible: []
`;
}
