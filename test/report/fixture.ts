import { calendars } from '../../src/domain/calendar/index.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { type Evidence, KINDS } from '../../src/domain/evidence.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Observation, Series } from '../../src/domain/series.ts';
import type { Text } from '../../src/domain/text.ts';
import type { Thesis } from '../../src/domain/thesis.ts';
import { type Day, type Instant, parseDay, parseInstant, weekday } from '../../src/domain/time.ts';
import type { Vintage } from '../../src/domain/vintage.ts';
import { GATHERING, READING } from './gathering.ts';
import { BARGAIN, delever, ODDS, SECOND } from './told.ts';

/** A date, or a mistake of the test. */
export const day = (text: string): Day => {
  const d = parseDay(text);
  if (d === undefined) throw new RangeError(text);
  return d;
};

const at = (text: string): Instant => parseInstant(text) as Instant;

/** One text in both languages. */
export const both = (en: string, zh: string): Text => ({ en, 'zh-Hant': zh });

const TODAY = day('2026-01-20');

const one = (
  id: string,
  en: string,
  zh: string,
  kind: Series['kind'],
  more: Partial<Series> = {},
): Series => ({
  id,
  title: both(en, zh),
  unit: 'points',
  kind,
  sign: 1,
  calendar: 'weekdays',
  known: { time: '16:00', zone: 'America/New_York', lag: 0 },
  source: 'made for a test',
  ...more,
});

const SERIES: Readonly<Record<string, Series>> = {
  SPX: one('SPX', 'S&P 500', '標普500', 'index'),
  DGS10: one('DGS10', 'US 10-year yield', '美國10年期公債殖利率', 'yield', { duration: 8 }),
  EURUSD: one('EURUSD', 'Dollar against the euro', '美元兌歐元', 'fx', { sign: -1 }),
  GOLD: one('GOLD', 'Gold', '黃金', 'price'),
  CREDIT: one('CREDIT', 'Credit stress', '信用壓力', 'spread'),
};

/** The last sessions of each series; the reference window of MODELS at the end. */
const LAST: Readonly<Record<string, readonly number[]>> = {
  SPX: [6963.74, 6926.6, 6944.47, 6940.01, 6796.86],
  DGS10: [4.17, 4.15, 4.17, 4.24, 4.3],
  EURUSD: [1.1642, 1.16454, 1.1608, 1.15988, 1.17268],
  GOLD: [4600, 4606.5, 4610, 4611.05, 4747.8],
  CREDIT: [-1.2, -1.183, -1.207],
};
const DAYS = ['2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16', '2026-01-20'].map(day);

const observed = (id: string): Observation[] => {
  const last = LAST[id] ?? [];
  const first = last[0] ?? 0;
  const early = Array.from({ length: 40 }, (_, i) => (TODAY - 60 + i) as Day)
    .filter((d) => weekday(d) <= 5 && d < (DAYS[0] as Day))
    .map((d, i) => ({ day: d, value: first * (1 + 0.004 * Math.sin(i)) }));
  return [...early, ...last.map((value, i) => ({ day: DAYS[i] as Day, value }))].map((o) => ({
    series: id,
    at: o.day,
    knownAt: at('2026-01-20T18:00:00-05:00'),
    value: o.value,
  }));
};

/** One item of evidence. */
export const item = (id: string, more: Partial<Evidence> = {}): Evidence => ({
  id,
  claim: 'eight-tariff',
  occurredOn: day('2026-01-17'),
  knownAt: at('2026-01-17T12:03:00-05:00'),
  actor: 'a government',
  counterparties: ['EIGHT'],
  headline: both('Tariffs on eight countries from 1 February.', '宣布2月1日起對八國加徵關稅。'),
  watch: 'A',
  kind: 'threat',
  rung: 1,
  direction: 'friction',
  unilateral: true,
  suspended: false,
  scheduledFor: day('2026-02-01'),
  source: { name: 'A paper', url: 'https://example.org/a' },
  confidence: 'high',
  figures: '',
  notes: '',
  ...more,
});

export const EVIDENCE: readonly Evidence[] = [
  item('GL-031'),
  item('GL-025', {
    claim: 'runway',
    watch: 'C',
    kind: 'procurement',
    rung: 2,
    direction: 'neutral',
    unilateral: false,
    occurredOn: day('2026-01-15'),
    headline: both('A tender for a runway.', '跑道工程招標。'),
  }),
];

const CONDITION = 'enacted("duty", key) && !exists("exit", key)';

const THESIS: Thesis = {
  id: 'a-thesis',
  title: both('Hold through the noise', '談判雜音中續抱'),
  premise: both('A premise.', '前提。'),
  opened: day('2025-12-15'),
  horizon: 60,
  prior: { noise: 0.8, friction: 0.17, rupture: 0.03 },
  weekday: {
    noise: [0.99, 0.01, 0],
    friction: [0.02, 0.975, 0.005],
    rupture: [0, 0.02, 0.98],
  },
  weights: {
    rung: [0.3, 3, 4, 6, 7, 8],
    kind: Object.fromEntries(KINDS.map((k) => [k, 1])) as Thesis['weights']['kind'],
    watch: { A: 1, B: 0.5, C: 0.75, D: 0.25, E: 0 },
    reliability: { high: 1, medium: 0.7, low: 0.4 },
  },
  facts: [
    {
      id: 'a-poll',
      text: both('A poll.', '民調。'),
      knownOn: day('2026-01-14'),
      source: { name: 'A pollster', url: 'https://example.org/poll' },
    },
  ],
  scenarios: [
    {
      id: 'withdrawn',
      title: both('The threat is withdrawn', '威脅撤回'),
      path: both('Talks produce a formula.', '談判湊出一套說法。'),
      regime: 'noise',
      weight: 1,
      constraints: [
        {
          id: 'demand',
          text: both('The demand was absolute', '要求說得毫無餘地'),
          low: 0.35,
          high: 0.8,
          reason: both('Backing down has a price.', '退讓有代價。'),
          sources: ['GL-031', 'a-poll', 'GL-999'],
        },
      ],
      impact: {},
      falsified: 'true',
    },
  ],
  selectors: [
    { id: 'duty', watch: ['A'], kinds: ['order', 'law'], directions: ['friction'], rung: 3 },
    { id: 'exit', watch: ['A'], kinds: ['framework'], directions: ['noise'], rung: 2 },
  ],
  watch: [
    {
      watch: 'A',
      title: both('Do tariffs become policy?', '關稅是否政策化'),
      short: both('Tariffs', '關稅'),
      questions: [{ id: 'a1', text: both('Have they landed?', '是否落地'), signal: 'true' }],
      readings: [
        {
          id: 'a-talk',
          text: both('Dated, not enacted.', '宣布，未生效。'),
          when: 'true',
          lean: 'noise',
        },
      ],
    },
  ],
  stops: [
    {
      id: 'land',
      title: both('Tariffs land, no way out', '關稅落地且無退場'),
      reason: both('A new price.', '新定價。'),
      rung: 3,
      condition: CONDITION,
      hold: 1,
      keep: 10,
      cut: 0.5,
      back: both('They are lifted.', '關稅取消。'),
      sources: [],
      keys: [
        { key: 'EIGHT', title: both('the eight', '八國'), weight: 1, covers: ['EIGHT'] },
        { key: 'all', title: both('everybody', '所有夥伴'), weight: 0.4, covers: ['all'] },
      ],
    },
    {
      id: 'credit',
      title: both('Dollar weak, credit wider', '美元續弱，信用利差走擴'),
      reason: both('A deeper discount.', '更深的折價。'),
      rung: 0,
      condition: 'z("EURUSD", 5) > 0.5 && credit() == "confirms"',
      hold: 3,
      keep: 10,
      cut: 0.5,
      back: both('The dollar is firm.', '美元回穩。'),
      sources: [],
      keys: [],
    },
  ],
  possible: [
    {
      id: 'in-force',
      text: both('The tariffs take effect by order', '關稅以命令生效'),
      claim: 'eight-tariff',
      watch: 'A',
      kind: 'order',
      rung: 3,
      direction: 'friction',
      confidence: 'high',
    },
  ],
  exposure: {
    base: 1,
    leverage: 1,
    headroom: 5,
    budget: 0.1,
    alpha: 0.7,
    beta: 0.1,
    asymmetry: 2,
    outcomes: {
      noise: { mean: 0.06, sd: 0.07 },
      friction: { mean: -0.02, sd: 0.1 },
      rupture: { mean: -0.12, sd: 0.16 },
    },
    spread: 'usual',
    forcedOut: 0.01,
    days: 5,
  },
  tests: [],
  book: { currency: 'USD', capital: 1_000_000, positions: [] },
};

const POLICY: Policy = {
  thesis: THESIS,
  hash: 'a'.repeat(64),
  stops: {},
  questions: {},
  readings: {},
  falsified: {},
  resolves: {},
};

const LEGS = { risk: ['SPX'], rates: ['DGS10'], dollar: ['EURUSD'] } as const;

const record = (threshold: number) => ({
  count: 4720,
  threshold,
  episodes: 9,
  fell: Array.from({ length: 60 }, (_, i) => 1.18 * (1 - i / 60)),
});

const VINTAGE: Vintage = {
  method: 'calibrate-1 2025-09-30',
  from: day('2006-07-31'),
  until: day('2025-09-30'),
  legs: LEGS,
  windows: { 1: record(0.89), 3: record(0.95), 5: record(0.73) },
  credit: { count: 4700, beta: [0.003, -0.0255, 0.001], covariance: [], residual: 0.087 },
  emission: { nu: 4, count: 1500, scale: {} },
  inputs: {},
};

const leg = (z: number, move: number) => ({
  z,
  move,
  n: 3,
  start: day('2026-01-14'),
  end: TODAY,
  carried: false,
});

const windowOf = (window: 1 | 3 | 5, severity: number, threshold: number) => ({
  window,
  legs: { risk: leg(-1.91, -0.0189), rates: leg(-3.18, -0.012), dollar: leg(-1.72, -0.007) },
  severity,
  threshold,
});

/** 20 January of the reference values: synchronised, one stop blind, held. */
export const DECISION: Decision = {
  moment: { at: at('2026-01-20T18:30:00-05:00'), day: TODAY, stamp: '2026-01-20T18:30:00-05:00' },
  stress: {
    state: 'synchronised',
    window: 3,
    windows: [windowOf(1, 1.9, 0.89), windowOf(3, 1.72, 0.95), windowOf(5, 1, 0.73)],
    severity: 1.72,
    oneIn: { noneIn: 4720 },
    count: 4720,
    credit: { state: 'unknown', reason: { kind: 'older than the fall' }, end: day('2026-01-15') },
    since: TODAY,
    turbulence: {
      turbulence: 45.6,
      surprise: 1.3,
      absorption: { unknown: { kind: 'too short a past' } },
    },
  },
  regime: {
    noise: 0.57,
    friction: 0.38,
    rupture: 0.05,
    call: 'noise',
    lean: { friction: -1.8, rupture: -10.6 },
    contributions: [
      { source: 'time', evidence: [], friction: 0.1, rupture: 0.1 },
      { source: 'market:dollar', evidence: ['EURUSD@2026-01-20'], friction: 0.5, rupture: 0.5 },
      { source: 'claim:eight-tariff', evidence: ['GL-031'], friction: 1.2, rupture: 1.2 },
    ],
    flip: [{ to: 'friction', facts: ['in-force', 'withdrawal:runway'], decibans: 2.4 }],
  },
  stops: [
    { id: 'land', key: 'EIGHT', state: 'quiet', since: TODAY, run: 0, reasons: [] },
    { id: 'land', key: 'all', state: 'quiet', since: TODAY, run: 0, reasons: [] },
    { id: 'credit', state: 'blind', since: TODAY, run: 0, reasons: ['credit'] },
  ],
  exposure: {
    target: 0.38,
    before: 0.38,
    binding: 'headroom',
    caps: [
      { cap: 'stop', at: 1 },
      { cap: 'blind', at: 0.38 },
      { cap: 'forcedOut', at: 1 },
      { cap: 'days', at: 1 },
      { cap: 'cvar', at: 0.42 },
      { cap: 'kelly', at: 0.5 },
      { cap: 'gate', at: 0.8 },
      { cap: 'growth', at: 1 },
    ],
    optimum: 0.42,
    headroom: 0.3,
    lossIfWrong: 0.081,
    today: { spread: 1.27, loss: 0.1035 },
    spread: 1,
    gainIfRight: 0.023,
    reserve: 0.62,
    asymmetry: 1.8,
  },
  crowd: READING,
  delever: delever(TODAY),
  verdict: 'hold',
  reasons: [
    { kind: 'synchronised', window: 3, severity: 1.72, oneIn: { noneIn: 4720 } },
    { kind: 'not in force', hardest: 1, claim: 'eight-tariff' },
    { kind: 'credit', state: 'unknown', end: day('2026-01-15') },
  ],
  findings: [
    {
      kind: 'vintage',
      series: 'CREDIT',
      vintage: both('stored later, not first prints', '後來存下的版本'),
    },
    { kind: 'stale', series: 'GOLD', last: day('2026-01-16'), due: TODAY },
    { kind: 'weak', evidence: 'GL-025', source: 'A paper' },
  ],
  freshness: Object.keys(SERIES).map((series) => {
    const last = observed(series).at(-1) as Observation;
    return {
      series,
      last: last.at,
      value: last.value,
      knownAt: last.knownAt,
      state: 'fresh' as const,
      sessions: last.at === TODAY ? 0 : 2,
    };
  }),
  board: {
    claims: [
      {
        id: 'eight-tariff',
        watch: 'A',
        rung: 1,
        friction: 1,
        alive: ['GL-031'],
        standing: true,
        suspended: false,
        acted: false,
        lapsed: false,
        due: day('2026-02-01'),
        first: day('2026-01-17'),
        last: day('2026-01-17'),
        items: ['GL-031'],
        net: { friction: 3, rupture: 3 },
      },
      {
        id: 'runway',
        watch: 'C',
        rung: 2,
        alive: [],
        standing: false,
        suspended: false,
        acted: false,
        lapsed: false,
        first: day('2026-01-15'),
        last: day('2026-01-15'),
        items: ['GL-025'],
        net: { friction: 0, rupture: 0 },
      },
    ],
    groups: (['A', 'B', 'C', 'D', 'E'] as const).map((watch) => ({
      watch,
      rung: watch === 'A' ? 1 : watch === 'C' ? 2 : undefined,
      hardest: watch === 'A' ? 'eight-tariff' : watch === 'C' ? 'runway' : undefined,
      claims: watch === 'A' ? ['eight-tariff'] : watch === 'C' ? ['runway'] : [],
      answers: watch === 'A' ? [{ question: 'a1', holds: undefined, missing: ['CREDIT'] }] : [],
      reading: watch === 'A' ? 'a-talk' : undefined,
    })),
    signals: [{ claim: 'eight-tariff', evidence: 'GL-031', from: undefined, to: 1 }],
  },
  method: 'bide 0.1.0; vintage calibrate-1 2025-09-30',
  thesis: 'a-thesis@aaaaaaaaaaaa',
};

/** The decision before: calmer, with the same exposure. */
export const BEFORE: Decision = {
  ...DECISION,
  moment: {
    at: at('2026-01-19T18:30:00-05:00'),
    day: day('2026-01-19'),
    stamp: '2026-01-19T18:30:00-05:00',
  },
  regime: {
    ...DECISION.regime,
    noise: 0.7,
    friction: 0.27,
    rupture: 0.03,
    lean: { friction: -3.6, rupture: -12.4 },
  },
  board: { ...DECISION.board, signals: [] },
};

/** A dossier of the reference day, with any part replaced. */
export const dossier = (more: Partial<Dossier> = {}): Dossier => ({
  setup: {
    episode: {
      id: 'an-episode',
      title: both('An episode', '一段事件'),
      from: day('2025-12-15'),
      to: day('2026-06-30'),
      decide: { time: '18:30', zone: 'America/New_York' },
      legs: LEGS,
      roles: { credit: 'CREDIT', haven: 'GOLD' },
      series: SERIES,
      evidence: 'coded',
    },
    policy: POLICY,
    calendars,
    vintages: [VINTAGE],
    gathering: GATHERING,
    version: '0.1.0',
  },
  decision: DECISION,
  before: [BEFORE],
  series: Object.fromEntries(Object.keys(SERIES).map((id) => [id, observed(id)])),
  evidence: EVIDENCE,
  odds: ODDS,
  second: SECOND,
  bargain: BARGAIN,
  stakes: { loss: 0.077, gain: 0.09, today: 0.077 },
  hash: 'b'.repeat(64),
  sessions: 6000,
  replay: true,
  clock: { zone: 'Asia/Taipei', stamp: '2026-01-21T07:30:00+08:00' },
  ...more,
});

/** A setup with another thesis. */
export const withThesis = (change: Partial<Thesis>): Dossier => {
  const d = dossier();
  const thesis = { ...THESIS, ...change };
  return { ...d, setup: { ...d.setup, policy: { ...d.setup.policy, thesis } } };
};
