import type { Known } from '../../domain/known.ts';
import type { LibraryRow, LibraryScore, Pooled, Together } from '../../domain/library.ts';
import type { Contender, Penalty, Score, StopLossBand, Timing } from '../../domain/score.ts';
import { quantile } from '../../kernel/quantile.ts';
import { differences } from '../chart/differences.ts';
import { type Block, drawn } from '../render/block.ts';
import { amount, type Column, tabulate, wording } from '../render/table.ts';
import { fixed, percent, signed, signedPercent } from '../words/number.ts';
import { type Ground, spoken } from './context.ts';
import { byRival } from './retrace.ts';
import { told } from './score.ts';

/** A share in percentage points with its sign. */
export const inPoints = (x: number): string => signed(100 * x, 1);

/** The figures of one contender in an episode, as they are told over several. */
function figuresOf({ rows }: Score, contender: Contender): Omit<Pooled, 'episodes'> {
  const m = rows.find((r) => r.contender === contender)?.measures ?? {
    unknown: { kind: 'nothing to compare' },
  };
  if ('unknown' in m)
    return { contender, total: m, drawdown: m, cvar: m, asymmetry: m, exposure: m };
  const { total, drawdown, cvar, asymmetry, exposure } = m;
  return { contender, total, drawdown, cvar: cvar.twenty, asymmetry, exposure };
}

/** A row of a table: an episode, or the episodes together. */
type Line = {
  readonly name: string;
  readonly of: (who: Contender) => Omit<Pooled, 'episodes'>;
  readonly timing: Timing | undefined;
  readonly stopLoss: Known<StopLossBand> | undefined;
};

const lineOf = (name: string, t: Together): Line => ({
  name,
  of: (who) => pooledOf(t, who),
  timing: t.timing,
  stopLoss: t.stopLoss,
});

/** A contender's figures over several episodes; one that is nowhere known has none. */
export const pooledOf = ({ rows }: Together, who: Contender): Pooled =>
  rows.find((r) => r.contender === who) as Pooled;

const linesOf = (g: Ground, { episodes, together }: LibraryScore): readonly Line[] => [
  ...episodes.map(({ title, score }) => ({
    name: title[g.lang],
    of: (who: Contender) => figuresOf(score, who),
    timing: score.timing,
    stopLoss: score.stopLoss,
  })),
  lineOf(g.w.library.together, together),
];

const total = (g: Ground, { total }: Pick<Pooled, 'total'>): string =>
  told(g, total, (x) => signedPercent(x, 1));

const timingOf = (g: Ground, timing: Timing | undefined): string =>
  timing ? told(g, timing.at, inPoints) : g.w.record.unknown;

const range = (g: Ground, r: Known<{ readonly low: number; readonly high: number }> | undefined) =>
  r && !('unknown' in r)
    ? g.w.library.chance.range(inPoints(r.low), inPoints(r.high))
    : g.w.record.unknown;

const pOf = (g: Ground, t: Timing | undefined): string =>
  t && !('unknown' in t.shift) ? fixed(t.shift.p, 2) : g.w.record.unknown;

/** Totals by episode and together: the theses, the mix, what timing was worth; then the other baselines. */
export function results(g: Ground, score: LibraryScore): Block[] {
  const { results: w, rivals } = g.w.library;
  const lines = linesOf(g, score);
  const [name, own, mix, timing, hold, share] = w.column;
  const [, volatility, fear, stopLoss] = rivals.column;
  const figure = (head: string, who: Contender): Column<Line> =>
    amount(head, (l) => total(g, l.of(who)));
  const { stopLoss: band } = score.together;
  return [
    {
      kind: 'table',
      caption: [`${w.caption}${g.w.full}`],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        figure(own, 'own'),
        figure(mix, 'mix'),
        amount(timing, (l) => timingOf(g, l.timing)),
        figure(hold, 'hold'),
        amount(share, (l) => told(g, l.of('own').exposure, (x) => percent(x))),
      ]),
    },
    {
      kind: 'table',
      caption: [`${rivals.caption('unknown' in band ? 0 : band.totals.length)}${g.w.full}`],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        figure(volatility, 'volatility'),
        figure(fear, 'fear'),
        amount(stopLoss, ({ stopLoss: b }) =>
          b && !('unknown' in b)
            ? rivals.band(
                signedPercent(b.low, 1),
                signedPercent(b.median, 1),
                signedPercent(b.high, 1),
              )
            : g.w.record.unknown,
        ),
      ]),
    },
  ];
}

/** Timing with its interval, beside that of shifted paths. */
export function chances(g: Ground, score: LibraryScore): Block[] {
  const w = g.w.library.chance;
  const [name, timing, interval, p, shifted] = w.column;
  const { shift } = score.together.timing;
  const lines = linesOf(g, score);
  return [
    {
      kind: 'chart',
      heading: [w.heading],
      caption: [w.caption('unknown' in shift ? g.w.record.unknown : fixed(shift.shifts, 0))],
      draw: drawn(differences, {
        rows: lines.map(({ name, timing: t }) => ({
          name,
          at:
            t && typeof t.at === 'number' && !('unknown' in t.interval)
              ? { ...t.interval, at: t.at }
              : g.w.record.unknown,
          says: timingOf(g, t),
        })),
        left: w.worse,
        right: w.better,
        mark: (x) => signedPercent(x, 0),
      }),
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        amount(timing, (l) => timingOf(g, l.timing)),
        amount(interval, (l) => range(g, l.timing?.interval)),
        amount(p, (l) => pOf(g, l.timing)),
        amount(shifted, (l) => range(g, l.timing?.shift)),
      ]),
    },
  ];
}

/** The sums without each episode in turn. */
export function leftOut(g: Ground, { without, episodes }: LibraryScore): Block[] {
  if (without.length < 2) return [];
  const w = g.w.library.without;
  const [name, own, mix, timing, interval, p] = w.column;
  const lines = without.map(({ together }, i) =>
    lineOf(episodes[i]?.title[g.lang] ?? '', together),
  );
  return [
    {
      kind: 'table',
      caption: [`${w.caption}${g.w.full}`],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        amount(own, (l) => total(g, l.of('own'))),
        amount(mix, (l) => total(g, l.of('mix'))),
        amount(timing, (l) => timingOf(g, l.timing)),
        amount(interval, (l) => range(g, l.timing?.interval)),
        amount(p, (l) => pOf(g, l.timing)),
      ]),
    },
  ];
}

/** What was had of the falls and of their repairs, and the figures of risk. */
export function captures(g: Ground, score: LibraryScore): Block[] {
  const w = g.w.library.falls;
  const { episodes, together: all } = score;
  const [name, fall, taken, repair, captured, share] = w.column;
  const [, asymmetry, deepest, cvar] = w.risk.column;
  const part = ({ own, hold }: Together['fell']): string =>
    hold === 0 ? g.w.record.unknown : percent(own / hold);
  type Shown = Pick<Line, 'name' | 'of'> & {
    readonly told: readonly [string, string, string, string];
  };
  const none = g.w.record.unknown;
  const lines: readonly Shown[] = linesOf(g, score).map((line, i) => {
    const c = episodes[i]?.capture ?? { ...all, fall: undefined, repair: undefined };
    if ('unknown' in c) return { ...line, told: [none, none, none, none] };
    const plain = (x: number | undefined): string => (x === undefined ? '' : signedPercent(x, 1));
    return { ...line, told: [plain(c.fall), part(c.fell), plain(c.repair), part(c.rose)] };
  });
  const figure = (head: string, at: 0 | 1 | 2 | 3): Column<Shown> =>
    amount(head, (l) => l.told[at]);
  const three = (head: string, says: (p: Omit<Pooled, 'episodes'>) => string): Column<Shown> =>
    amount(head, (l) => w.risk.three(says(l.of('own')), says(l.of('mix')), says(l.of('hold'))));
  return [
    {
      kind: 'table',
      caption: [`${w.caption}${g.w.full}`],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        figure(fall, 0),
        figure(taken, 1),
        figure(repair, 2),
        figure(captured, 3),
        amount(share, (l) => told(g, l.of('own').exposure, (x) => percent(x))),
      ]),
    },
    {
      kind: 'table',
      caption: [`${w.risk.caption}${g.w.full}`],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        three(asymmetry, (p) => told(g, p.asymmetry, (x) => fixed(x, 2))),
        three(deepest, (p) => told(g, p.drawdown, (x) => percent(x, 1))),
        three(cvar, (p) => told(g, p.cvar, (x) => percent(x, 1))),
      ]),
    },
  ];
}

/** What each stop cost or saved. */
export function stopCosts(g: Ground, { episodes }: LibraryScore): Block[] {
  const w = g.w.library.stops;
  const all = episodes.flatMap(({ title, stops }) =>
    stops.map((s, i) => ({ ...s, episode: i === 0 ? title[g.lang] : '' })),
  );
  if (all.length === 0) return [spoken(g, w.none)];
  const [episode, stop, trips, absorbed, held, worth] = w.column;
  const known = all.flatMap((s) => (typeof s.worth === 'number' ? [s.worth] : []));
  return [
    {
      kind: 'table',
      caption: [`${w.caption}${g.w.full}`],
      table: tabulate(all, [
        wording(episode, (s) => s.episode),
        wording(stop, (s) => s.title[g.lang]),
        amount(trips, (s) => String(s.trips)),
        amount(absorbed, (s) => String(s.absorbed)),
        amount(held, (s) => String(s.held)),
        amount(worth, (s) => told(g, s.worth, inPoints)),
      ]),
    },
    spoken(g, w.sum(inPoints(known.reduce((sum, x) => sum + x, 0)))),
  ];
}

type Penalties = { readonly brier: Known<Penalty>; readonly log: Known<Penalty> };

/** Whether calls lost to repeating the prior by both penalties, won by both, or neither. */
export function against({ brier, log }: Penalties): 'worse' | 'better' | 'split' | undefined {
  if ('unknown' in brier || 'unknown' in log) return undefined;
  const both = [brier, log];
  if (both.every((p) => p.own > p.prior)) return 'worse';
  return both.every((p) => p.own < p.prior) ? 'better' : 'split';
}

/** Regime calls beside the prior, by episode and together. */
export function callTable(g: Ground, { episodes, regime }: LibraryScore): Block[] {
  const w = g.w.library.calls;
  const [name, brier, prior, log, priorLog, cases, apart, verdict] = w.column;
  const lines = [
    ...episodes.map(({ title, score }) => ({ name: title[g.lang], r: score.regime })),
    { name: g.w.library.together, r: regime },
  ];
  type Called = (typeof lines)[number];
  const none = g.w.record.unknown;
  const figure = (head: string, of: 'brier' | 'log', whose: keyof Penalty): Column<Called> =>
    amount(head, ({ r }) => {
      const p = 'unknown' in r ? r : r[of];
      return 'unknown' in p ? none : fixed(p[whose] as number, 3);
    });
  return [
    {
      kind: 'table',
      caption: [`${w.caption}${g.w.full}`],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        figure(brier, 'brier', 'own'),
        figure(prior, 'brier', 'prior'),
        figure(log, 'log', 'own'),
        figure(priorLog, 'log', 'prior'),
        amount(cases, ({ r }) => ('unknown' in r ? none : String(r.resolved))),
        amount(apart, ({ r }) => ('unknown' in r ? none : String(r.apart))),
        wording(verdict, ({ r }) => {
          const how = 'unknown' in r ? undefined : against(r);
          return how === undefined ? none : w.verdict[how];
        }),
      ]),
    },
  ];
}

/** Forecasts of falls of all episodes beside their benchmarks; nothing where there are none. */
export function forecasts(g: Ground, { retrace: r }: LibraryScore): Block[] {
  if ('unknown' in r || r.calls.length === 0) return [];
  const w = g.w.calls.retrace;
  return [
    {
      kind: 'table',
      heading: [w.heading({ made: r.made, due: r.calls.length, open: r.open, apart: r.apart })],
      caption: [`${w.beside(r.calls.length)}${g.w.full}`],
      table: byRival(g, [r.crps, r.brier.half, r.brier.end, r.log.half, r.log.end]),
    },
  ];
}

/** How far totals move when an item is coded otherwise, and when everything is done a session later. */
export function robustness(g: Ground, { episodes, later }: LibraryScore): Block[] {
  const w = g.w.library.robust;
  const [name, tried, median, largest, item, delayed] = w.column;
  const movesOf = (rows: readonly LibraryRow[]) =>
    rows
      .flatMap(({ recoded }) => ('unknown' in recoded ? [] : recoded.moves))
      .toSorted((a, b) => Math.abs(b.move) - Math.abs(a.move));
  const all = episodes.flatMap(({ recoded }) => ('unknown' in recoded ? [] : [recoded.all]));
  const moves = movesOf(episodes);
  const lines = [
    ...episodes.map((e) => ({ name: e.title[g.lang], moves: movesOf([e]), later: e.later })),
    { name: g.w.library.together, moves, later },
  ];
  type Moved = (typeof lines)[number];
  const size = (l: Moved): readonly number[] =>
    l.moves.map((m) => Math.abs(m.move)).toSorted((a, b) => a - b);
  const none = g.w.record.unknown;
  return [
    {
      kind: 'table',
      caption: [
        `${w.caption(
          moves.length,
          all.reduce((sum, n) => sum + n, 0),
        )}${g.w.full}`,
      ],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        amount(tried, (l) => String(l.moves.length)),
        amount(median, (l) =>
          l.moves.length === 0 ? none : fixed(100 * quantile(size(l), 0.5), 2),
        ),
        amount(largest, (l) => (l.moves[0] ? signed(100 * l.moves[0].move, 2) : none)),
        wording(item, ({ moves: [m] }) => (m ? w.item(m.item, w.how[m.how]) : none)),
        amount(delayed, (l) => told(g, l.later, (x) => signed(100 * x, 2))),
      ]),
    },
  ];
}
