import { present } from '../../domain/present.ts';
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

const over = (low: number, high: number, kinds?: readonly SeriesKind[]) =>
  ({
    args: ['series', 'sessions'],
    counterparty: false,
    gives: 'double',
    low,
    high,
    ...present({ kinds }),
  }) as const;

const claim = (gives: 'int' | 'bool', high: number, ...more: Call['args']): Call => ({
  args: ['claim', ...more],
  counterparty: true,
  gives,
  low: 0,
  high,
});

/** Every function of a rule, by name. Ranges of returns and levels are wide, not hard. */
export const FUNCTIONS = {
  ret: over(-1, 1, ['price', 'index', 'fx']),
  chg: over(-1000, 1000, ['yield', 'spread']),
  z: over(-12, 12),
  vol: over(0, 1),
  rank: over(0, 1),
  corr: { ...over(-1, 1), args: ['series', 'series', 'sessions'] },
  drawdown: { ...over(-1, 0), args: ['series'] },
  streak: { ...over(-60, 60), args: ['series'], gives: 'int' },
  level: { ...over(-10, 1e6), args: ['series'] },
  credit: { ...over(0, 0), args: [], gives: 'string' },
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

export const signature = (name: FunctionName): string => {
  const { args, counterparty } = FUNCTIONS[name];
  return `${name}(${args.join(', ')}${counterparty ? '[, counterparty]' : ''})`;
};
