import type { Known } from '../../domain/known.ts';
import type { LibraryScore, Pooled, Together } from '../../domain/library.ts';
import type { Contender, Score, Timing } from '../../domain/score.ts';
import { differences } from '../chart/differences.ts';
import { type Block, drawn } from '../render/block.ts';
import { amount, type Column, tabulate, wording } from '../render/table.ts';
import { fixed, percent, signed, signedPercent } from '../words/number.ts';
import type { Ground } from './context.ts';
import { told } from './score.ts';
import { bandSentence, inPoints } from './timing.ts';

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
};

const lineOf = (name: string, t: Together): Line => ({
  name,
  of: (who) => pooledOf(t, who),
  timing: t.timing,
});

/** A contender's figures over several episodes; one that is nowhere known has none. */
export const pooledOf = ({ rows }: Together, who: Contender): Pooled =>
  rows.find((r) => r.contender === who) as Pooled;

const linesOf = (g: Ground, { episodes, together }: LibraryScore): readonly Line[] => [
  ...episodes.map(({ title, score }) => ({
    name: title[g.lang],
    of: (who: Contender) => figuresOf(score, who),
    timing: score.timing,
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
      caption: [`${rivals.caption}${g.w.full}`],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        figure(volatility, 'volatility'),
        figure(fear, 'fear'),
        figure(stopLoss, 'stopLoss'),
      ]),
    },
    ...bandSentence(g, score.together),
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
        mark: (x) => signed(100 * x, 0),
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
        three(deepest, (p) => told(g, p.drawdown, (x) => fixed(100 * x, 1))),
        three(cvar, (p) => told(g, p.cvar, (x) => fixed(100 * x, 1))),
      ]),
    },
  ];
}
