import type { SeriesKind } from '../../domain/series.ts';

/** What a rule may call: its arguments in order, what comes back, and which series it is for. */
export type Call = {
  readonly args: readonly ('series' | 'sessions' | 'claim' | 'rung' | 'days')[];
  /** True where a counterparty may follow. */
  readonly counterparty: boolean;
  readonly gives: 'double' | 'int' | 'bool' | 'string';
  readonly kinds?: readonly SeriesKind[];
  /** Range of the answers, for numbers. */
  readonly low: number;
  readonly high: number;
};

const series = (
  gives: 'double' | 'int',
  {
    args,
    low,
    high,
    kinds,
  }: {
    readonly args: Call['args'];
    readonly low: number;
    readonly high: number;
    readonly kinds?: readonly SeriesKind[] | undefined;
  },
): Call => ({ args, counterparty: false, gives, low, high, ...(kinds ? { kinds } : {}) });

const claim = (gives: 'int' | 'bool', high: number, ...more: Call['args']): Call => ({
  args: ['claim', ...more],
  counterparty: true,
  gives,
  low: 0,
  high,
});

/** Every function of a rule, by name. Ranges of returns and levels are wide, not hard. */
export const FUNCTIONS = {
  ret: series('double', {
    args: ['series', 'sessions'],
    low: -1,
    high: 1,
    kinds: ['price', 'index', 'fx'],
  }),
  chg: series('double', {
    args: ['series', 'sessions'],
    low: -1000,
    high: 1000,
    kinds: ['yield', 'spread'],
  }),
  z: series('double', { args: ['series', 'sessions'], low: -12, high: 12 }),
  vol: series('double', { args: ['series', 'sessions'], low: 0, high: 1 }),
  rank: series('double', { args: ['series', 'sessions'], low: 0, high: 1 }),
  corr: series('double', { args: ['series', 'series', 'sessions'], low: -1, high: 1 }),
  drawdown: series('double', { args: ['series'], low: -1, high: 0 }),
  streak: series('int', { args: ['series'], low: -60, high: 60 }),
  level: series('double', { args: ['series'], low: -10, high: 1e6 }),
  credit: { args: [], counterparty: false, gives: 'string', low: 0, high: 0 },
  rung: claim('int', 5),
  count: claim('int', 20, 'rung', 'days'),
  since: claim('int', 36_500),
  exists: claim('bool', 1),
  enacted: claim('bool', 1),
  suspended: claim('bool', 1),
} as const satisfies Record<string, Call>;
export type FunctionName = keyof typeof FUNCTIONS;

/** Whether a name is a function of a rule. */
export const isFunction = (name: string): name is FunctionName => Object.hasOwn(FUNCTIONS, name);

/** How a call is written. */
export const signature = (name: FunctionName): string => {
  const { args, counterparty } = FUNCTIONS[name];
  return `${name}(${args.join(', ')}${counterparty ? '[, counterparty]' : ''})`;
};
