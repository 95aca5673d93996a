import type { Penalty, RegimeScore } from '../../domain/forecastscore.ts';
import type { Known } from '../../domain/known.ts';
import { REGIMES } from '../../domain/regime.ts';
import {
  BILLS,
  type Caution,
  type Contender,
  type Measures,
  type Score,
} from '../../domain/score.ts';
import { civil, civilOf, type Day, formatDay } from '../../domain/time.ts';
import { log } from '../../kernel/fdlibm.ts';
import { wealth } from '../chart/wealth.ts';
import { type Block, drawn } from '../render/block.ts';
import { typed } from '../render/prose.ts';
import { amount, type Column, figureRows, type Table, tabulate, wording } from '../render/table.ts';
import { fixed, percent, signedPercent } from '../words/number.ts';
import { type Ground, spoken } from './context.ts';
import { bandSentence } from './timing.ts';

/** How each contender's wealth went, 1 at the start. */
export type Wealths = readonly {
  readonly contender: Contender;
  readonly points: readonly { readonly day: Day; readonly wealth: number }[];
}[];

/** Dashes by which the lines of the baselines are told apart. */
const DASHES: { readonly [C in Contender]?: string } = {
  out: '2 3',
  mix: '6 2 1 2 1 2',
  fear: '7 3',
  volatility: '4 2',
  stopLoss: '9 2 2 2',
};

/** A figure, or the mark of what is not known. */
export const told = (g: Ground, x: Known<number>, says: (x: number) => string): string =>
  typeof x === 'number' ? says(x) : g.w.record.unknown;

/** Who won, as the verdict of a page. */
export function winnerVerdict(g: Ground, { won, growth }: Score['first']): string {
  const w = g.w.record;
  const who = growth.map((c) => w.contender[c]).join(g.w.comma);
  if (won === 'own') return w.ownWon;
  return won === 'baseline' ? w.won(who) : won === 'tie' ? w.tie(who) : w.nobody;
}

/** How much more or less the own path grew than the best rival, with the interval; without its end. */
export function lead(g: Ground, { first, growth, differences }: Score): string {
  const w = g.w.record;
  const rival = growth.places.find((p) => p.contender !== 'own')?.contender;
  const interval = differences.find((d) => d.baseline === rival)?.interval;
  const says = (x: number): string => signedPercent(x, 1);
  return w.lead({
    by: told(g, first.lead, says),
    rival: rival === undefined || first.won !== 'own' ? undefined : w.contender[rival],
    range:
      interval === undefined || 'unknown' in interval
        ? undefined
        : { low: says(interval.low), high: says(interval.high) },
    settled: first.settled,
  });
}

/** What became of the start, in whole tenths of a hundredth. */
const became = (x: number): string => fixed(x, 2);

/** A score with its paths. */
type Worth = { readonly score: Score; readonly paths: Wealths };

/** The paths of wealth, and the table of what each was worth. */
export function wealths(g: Ground, { score, paths: all }: Worth, by: 'year' | 'total'): Block[] {
  const w = g.w.record;
  const last = (who: Contender | undefined): number | undefined =>
    all.find((l) => l.contender === who)?.points.at(-1)?.wealth;
  const best = score.growth.places.find((p) => p.contender !== 'own')?.contender;
  const [own, other] = [last('own'), last(best)];
  const heading =
    own === undefined || other === undefined || best === undefined
      ? w.nobody
      : w.wealth.heading(became(own), became(other), w.contender[best]);
  const lines = all.filter((l) => l.points.length > 1);
  return [
    {
      kind: 'chart',
      heading: [heading],
      caption: [w.wealth.caption],
      ...(lines.length > 0 && {
        draw: drawn(wealth, {
          lines: lines.map(({ contender, points }) => ({
            name: w.contender[contender],
            points,
            own: contender === 'own',
            says: became(points.at(-1)?.wealth ?? 1),
            dash: DASHES[contender],
          })),
          marks: ticksOf(all, by),
          mark: (v) => fixed(v, v < 2 && !Number.isInteger(v) ? ((v * 10) % 1 ? 2 : 1) : 0),
        }),
      }),
    },
    { kind: 'table', table: measures(g, score, by) },
    ...bandSentence(g, score),
  ];
}

type Marks = readonly { readonly day: number; readonly says: string }[];

/** The beginning of every fifth year. */
export function fifths(from: Day, to: Day): Marks {
  const { year } = civilOf(from);
  return Array.from({ length: civilOf(to).year - year + 1 }, (_, i) => year + i)
    .filter((y) => y % 5 === 0)
    .map((y) => ({ day: civil(y, 1, 1) as Day, says: String(y) }))
    .filter(({ day }) => day >= from && day <= to);
}

/** Years' beginnings on a long axis, months' on a short one. */
function ticksOf(all: Wealths, by: 'year' | 'total'): Marks {
  const points = all.flatMap((l) => l.points.map((p) => p.day));
  if (points.length === 0) return [];
  const [from, to] = [Math.min(...points) as Day, Math.max(...points) as Day];
  if (by === 'year') return fifths(from, to);
  const month = (day: Day): number => civilOf(day).year * 12 + civilOf(day).month - 1;
  return Array.from({ length: month(to) - month(from) + 1 }, (_, i) => month(from) + i)
    .map((n) => civil(Math.floor(n / 12), (n % 12) + 1, 1) as Day)
    .filter((day) => day >= from)
    .map((day) => ({ day, says: formatDay(day).slice(0, 7) }));
}

/** What each path was worth. */
function measures(g: Ground, { rows }: Score, by: 'year' | 'total'): Table {
  const w = g.w.record;
  const [drawdown, daily, monthly, asymmetry, exposure] = w.wealth.column.rest;
  type Row = (typeof rows)[number];
  const figure = (head: string, says: (m: Measures) => string): Column<Row> =>
    amount(head, ({ measures: m }) => ('unknown' in m ? w.unknown : says(m)));
  const share = (x: Known<number>, digits: number) => told(g, x, (s) => percent(s, digits));
  const signed = (x: Known<number>) => told(g, x, (s) => signedPercent(s, 1));
  return tabulate<Row>(rows, [
    wording('', (r) => w.contender[r.contender]),
    by === 'year'
      ? figure(w.wealth.column.year, (m) => signed(m.growth))
      : figure(w.wealth.column.total, (m) => signed(m.total)),
    figure(drawdown, (m) => share(m.drawdown, 1)),
    figure(daily, (m) => share(m.cvar.one, 2)),
    figure(monthly, (m) => share(m.cvar.twenty, 1)),
    figure(asymmetry, (m) => told(g, m.asymmetry, (x) => fixed(x, 2))),
    figure(exposure, (m) => share(m.exposure, 0)),
  ]);
}

/** Penalties of giving every regime the same, which knows nothing. */
export const EQUAL_ODDS = { brier: 1 - 1 / REGIMES.length, log: log(REGIMES.length) };

/** How the regime calls fared; nothing where they have no score. */
export function regimeCalls(g: Ground, { regime: r }: Score): Block[] {
  if ('unknown' in r) return [];
  const w = g.w.record;
  const came = REGIMES.map((id) => `${g.w.regime[id]} ${r.came[id]}`).join(g.w.comma);
  const said = (p: Known<Penalty>, of: 'own' | 'prior'): string =>
    'unknown' in p ? w.unknown : fixed(p[of], 3);
  return [
    {
      kind: 'table',
      heading: [w.calls.heading(r)],
      caption: [w.calls.caption(came), ...w.calls.unjudged(r).flatMap(typed)],
      table: figureRows(w.calls.column, [
        ['Brier', said(r.brier, 'own'), said(r.brier, 'prior'), fixed(EQUAL_ODDS.brier, 3)],
        [g.w.calls.log, said(r.log, 'own'), said(r.log, 'prior'), fixed(EQUAL_ODDS.log, 3)],
      ]),
    },
  ];
}

/** Whether calls lost to repeating the prior each day by both penalties, beat it by both, or neither. */
export function againstPrior({
  brier,
  log,
}: Pick<RegimeScore, 'brier' | 'log'>): 'worse' | 'better' | 'split' | undefined {
  if ('unknown' in brier || 'unknown' in log) return undefined;
  const both = [brier, log];
  if (both.every((p) => p.own > p.prior)) return 'worse';
  return both.every((p) => p.own < p.prior) ? 'better' : 'split';
}

/** The worst of it in words: beside who knows nothing, what came and was not called; nothing without a score. */
export function besidePrior({ w }: Ground, { regime: r }: Pick<Score, 'regime'>): string[] {
  if ('unknown' in r || 'unknown' in r.brier) return [];
  const { own, prior } = r.brier;
  const { beside, friction, chances } = w.record.calls;
  const three = { own: fixed(own, 3), prior: fixed(prior, 3), blind: fixed(EQUAL_ODDS.brier, 3) };
  const off = !('unknown' in r.curve) && r.curve.off !== undefined;
  return [
    beside(three, { prior: own > prior, blind: own > EQUAL_ODDS.brier }),
    friction({ of: r.resolved, came: r.came.friction, called: r.called.friction }),
    chances(off, r.apart),
  ];
}

/** What acting against the machine changed, as the difference of the two paths. */
export function overrides(g: Ground, own: Score, other: Score): Block {
  const says = (x: number): string => signedPercent(x, 1);
  const total = (s: Score): number | undefined => {
    const m = s.rows.find((r) => r.contender === 'own')?.measures;
    return m && !('unknown' in m) && typeof m.total === 'number' ? m.total : undefined;
  };
  const [a, b] = [total(own), total(other)];
  const { unknown, wealth: said } = g.w.record;
  const text = (x: number | undefined): string => (x === undefined ? unknown : says(x));
  const by = a === undefined || b === undefined ? undefined : b - a;
  return spoken(g, said.overridden(text(b), text(a), text(by)));
}

/** What must be read beside the figures. */
export const cautions = (g: Ground, { cautions: all }: Pick<Score, 'cautions'>): string[] =>
  all.map((c) => caution(g, c));

function caution(g: Ground, c: Caution): string {
  const { mind, contender, proves } = g.w.record;
  switch (c.kind) {
    case 'too few episodes':
      return proves(c.episodes);
    case 'cash earned nothing':
      return mind.unpaid({ sessions: c.sessions, of: fixed(c.of, 0), series: BILLS });
    case 'not compared':
      return mind.notCompared(contender[c.contender], g.w.why(c.unknown));
    case 'short record':
      return mind.shortRecord(contender[c.baseline], c.sessions);
    case 'overlapping calls':
      return mind.overlapping(c.resolved, c.apart);
    case 'no regime score':
      return mind.noRegime(g.w.why(c.unknown));
  }
}
