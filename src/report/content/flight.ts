import type {
  FlightConduct,
  FlightContender,
  FlightOutcome,
  FlightResult,
} from '../../domain/flight.ts';
import type { Known } from '../../domain/known.ts';
import type { Contender, Measures } from '../../domain/score.ts';
import { type Day, parseDay } from '../../domain/time.ts';
import { expm1 } from '../../kernel/fdlibm.ts';
import { wealth } from '../chart/wealth.ts';
import { type Block, drawn } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import { fixed, percent, signedPercent } from '../words/number.ts';
import { type Ground, spoken } from './context.ts';
import { inPoints } from './timing.ts';

/** The name of a contender. */
const nameOf = ({ w }: Ground, who: FlightContender): string =>
  who === 'person' || who === 'machine' ? w.flight.who[who] : w.record.contender[who];

/** A row of how both decided. */
type Compared = {
  readonly says: string;
  readonly of: (c: FlightConduct) => string;
};

/** How both decided, before anything of what came of it. */
export function conductBlocks({ w }: Ground, { conduct }: FlightResult): Block[] {
  const c = w.flight.conduct;
  const [name, person, machine] = c.column;
  const row = (says: string, of: Compared['of']): Compared => ({ says, of });
  const rows = [
    row(c.decisions, (x) => String(x.decisions)),
    row(c.reasoned, (x) => String(x.reasoned)),
    row(c.unsure, (x) => String(x.unsure)),
    row(c.changes, (x) => String(x.changes)),
    row(c.turnover, (x) => percent(x.turnover)),
    row(c.asked, ({ stops }) => String(stops.asked)),
    row(c.atOnce, ({ stops }) => String(stops.atOnce)),
    row(c.late, ({ stops: { late } }) =>
      late.length === 0
        ? '0'
        : `${late.length}${w.brackets(c.after(late.map(String).join(w.comma)))}`,
    ),
    row(c.never, ({ stops }) => String(stops.never)),
    row(c.rushed, ({ rushed }) => String(rushed.cuts)),
    row(c.size, ({ rushed }) => percent(rushed.size)),
  ];
  const table = tabulate(
    rows,
    [
      wording(name, (r: Compared) => r.says),
      amount(person, (r) => r.of(conduct.person)),
      amount(machine, (r) => r.of(conduct.machine)),
    ],
    { narrow: 'fit' },
  );
  return [{ kind: 'table', table }];
}

/** The figures of a contender; unknown where they are. */
const measuresOf = (o: FlightOutcome, who: Contender): Known<Measures> =>
  o.rows.find((r) => r.contender === who)?.measures ?? { unknown: { kind: 'nothing to compare' } };

/** Every contender of a flight with its figures: the person, the machine, then the baselines of the person's score. */
function contenders({
  outcome,
}: FlightResult): { who: FlightContender; measures: Known<Measures> }[] {
  return [
    { who: 'person', measures: measuresOf(outcome.person, 'own') },
    { who: 'machine', measures: measuresOf(outcome.machine, 'own') },
    ...outcome.person.rows.flatMap(({ contender, measures }) =>
      contender === 'own' ? [] : [{ who: contender, measures }],
    ),
  ];
}

/** A figure of a contender, or the mark of what is not known. */
function figure(
  { w }: Ground,
  m: Known<Measures>,
  { of, says }: { of: (m: Measures) => Known<number>; says: (x: number) => string },
): string {
  const x = 'unknown' in m ? m : of(m);
  return typeof x === 'number' ? says(x) : w.record.unknown;
}

/** What came of it, and what that is worth. */
export function outcomeBlocks(g: Ground, result: FlightResult): Block[] {
  const { w } = g;
  const o = w.flight.outcome;
  const [name, ...heads] = o.column;
  const figures = [
    { of: (m: Measures) => m.total, says: (x: number) => signedPercent(x, 1) },
    { of: (m: Measures) => m.drawdown, says: (x: number) => percent(x, 1) },
    { of: (m: Measures) => m.exposure, says: (x: number) => percent(x) },
    { of: (m: Measures) => m.turnover, says: (x: number) => percent(x) },
  ];
  type Row = ReturnType<typeof contenders>[number];
  const table = tabulate(
    contenders(result),
    [
      wording(name, (r: Row) => nameOf(g, r.who)),
      ...figures.map((f, i) => amount(heads[i] ?? '', (r: Row) => figure(g, r.measures, f))),
    ],
    { narrow: 'scroll' },
  );
  return [
    ...[o.luck, ...beside(g, result)].map((s) => spoken(g, s)),
    { kind: 'table', heading: [o.heading], caption: [o.caption], table },
    ...pictured(g, result),
  ];
}

/** The person beside the machine and the best baseline, and what hindsight would have had. */
function beside(g: Ground, { outcome: { person, machine }, apart, paths }: FlightResult): string[] {
  const o = g.w.flight.outcome;
  const own = measuresOf(person, 'own');
  const total = 'unknown' in own ? own : own.total;
  if (typeof total !== 'number') return [g.w.record.nobody];
  const rival = person.growth.places.find((p) => p.contender !== 'own')?.contender;
  const found = person.differences.find((d) => d.baseline === rival);
  const points = (log: number): string => inPoints(-(1 + total) * expm1(-log));
  const sentence = (who: FlightContender, d: FlightResult['apart']): string[] => {
    if (typeof d.growth !== 'number') return [];
    const { interval: i } = d;
    const known = 'unknown' in i ? undefined : i;
    return [
      o.beside({
        rival: nameOf(g, who),
        by: points(d.growth),
        lacks: 'unknown' in i ? g.w.why(i.unknown) : '',
        range: known && { low: points(known.low), high: points(known.high) },
        settled: known !== undefined && (known.low > 0 || known.high < 0),
      }),
    ];
  };
  const best = [...paths].sort((a, b) => last(b) - last(a))[0]?.contender;
  const regret = person.regret;
  return [
    ...(machine.rows.length > 0 ? sentence('machine', apart) : []),
    ...(found && rival && rival !== 'own' ? sentence(rival, found) : []),
    ...(typeof regret !== 'number' || best === undefined
      ? []
      : [regret < 1e-9 ? o.noRegret : o.regret(nameOf(g, best), fixed(100 * regret, 1))]),
  ];
}

const last = ({ points }: FlightResult['paths'][number]): number => points.at(-1)?.wealth ?? 1;

/** Who is drawn: with more lines nobody can be told apart. */
const DRAWN: readonly FlightContender[] = ['person', 'machine', 'hold', 'out'];
const DASHES: Partial<Record<FlightContender, string>> = { machine: '7 3', out: '2 3' };

/** The wealth of both beside holding and staying out. */
function pictured(g: Ground, { paths }: FlightResult): Block[] {
  const lines = paths.filter((p) => p.points.length > 1 && DRAWN.includes(p.contender));
  const of = (who: FlightContender) => lines.find((l) => l.contender === who);
  const [own, machine] = [of('person'), of('machine')];
  if (!own || !machine) return [];
  const became = (l: typeof own): string => fixed(last(l), 3);
  const days = own.points.map((p) => p.day);
  const dayOf = (day: string): Day => parseDay(day) as Day;
  const ends = [days[0], days.at(-1)].flatMap((day) => (day === undefined ? [] : [day]));
  return [
    {
      kind: 'chart',
      heading: [g.w.flight.outcome.wealth(became(own), became(machine))],
      caption: [],
      draw: drawn(wealth, {
        lines: lines.map((l) => ({
          name: nameOf(g, l.contender),
          points: l.points.map((p) => ({ day: dayOf(p.day), wealth: p.wealth })),
          own: l.contender === 'person',
          says: became(l),
          dash: DASHES[l.contender],
        })),
        marks: ends.map((day) => ({ day: dayOf(day), says: day.slice(5) })),
        mark: (v) => fixed(v, 2),
      }),
    },
  ];
}

/** Every day with both decisions. */
export function flightDayBlocks({ w }: Ground, { days }: FlightResult): Block[] {
  const d = w.flight.days;
  const [day, person, reason, machine] = d.column;
  type Row = FlightResult['days'][number];
  const table = tabulate(
    days,
    [
      wording(day, (r: Row) => r.day),
      wording(person, (r) => d.moved(percent(r.before), percent(r.exposure))),
      wording(
        reason,
        (r): Prose => [
          r.unsure ? `${d.unsure}${r.reason && w.brackets(r.reason)}` : r.reason || d.none,
        ],
      ),
      wording(
        machine,
        (r) => `${w.verdict[r.machine.act]}${w.brackets(percent(r.machine.target))}`,
      ),
    ],
    { narrow: 'list' },
  );
  return [{ kind: 'table', table }];
}
