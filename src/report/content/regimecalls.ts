import {
  CALIBRATION_TOLERANCE,
  MIN_CALIBRATION_CASES,
  type Penalty,
  type RegimeScore,
  type RetraceCall,
} from '../../domain/forecastscore.ts';
import type { Bin, Known } from '../../domain/known.ts';
import { REGIMES } from '../../domain/regime.ts';
import type { Score } from '../../domain/score.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { CAUSES } from '../../domain/threat.ts';
import { formatDay } from '../../domain/time.ts';
import type { Block } from '../render/block.ts';
import { typed } from '../render/prose.ts';
import { amount, figureRows, type Table, tabulate, wording } from '../render/table.ts';
import { chance, fixed, percent, signed, signedPercent } from '../words/number.ts';
import { EQUAL_ODDS, equalOdds } from './benchmark.ts';
import { type Ground, spoken } from './context.ts';
import { byRival, unscored } from './retrace.ts';
import { ranged } from './threats.ts';

/** What is asked of each regime call, or that the thesis does not say. */
export function callQuestion({ w, lang }: Pick<Ground, 'w' | 'lang'>, thesis: Thesis): Block {
  const { resolves, horizon, stops } = thesis;
  const title = (id: string): string => stops.find((s) => s.id === id)?.title[lang] ?? id;
  return spoken(
    { w },
    resolves
      ? w.record.calls.asked({
          sessions: horizon,
          friction: resolves.friction.stops.map(title),
          rupture: title(resolves.rupture.stop),
        })
      : w.record.mind.noRegime(w.why({ kind: 'no question' })),
  );
}

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

/** Each forecast of a fall with what came, and its penalties beside those of its benchmarks. */
export function retraceCalls(g: Ground, { retrace: r }: Pick<Score, 'retrace'>): Block[] {
  const w = g.w.calls.retrace;
  if ('unknown' in r) return [spoken(g, w.none(g.w.why(r.unknown)))];
  const heading = w.heading({ made: r.made, due: r.calls.length, open: r.open, apart: r.apart });
  if (r.calls.length === 0) return [spoken(g, heading)];
  const penalties = [r.crps, r.brier.half, r.brier.end, r.log.half, r.log.end];
  return [
    {
      kind: 'table',
      heading: [heading],
      caption: [`${w.caption}${g.w.full}`],
      table: byCall(g, r.calls),
    },
    {
      kind: 'table',
      heading: [w.beside(r.calls.length)],
      ...('unknown' in r.coverage
        ? {}
        : { caption: [`${w.held(r.coverage.held, r.coverage.of)}${g.w.full}`] }),
      table: byRival(g, penalties),
    },
    ...unscored(g, penalties),
  ];
}

function byCall(g: Ground, all: readonly RetraceCall[]): Table {
  const { calls, record, threats } = g.w;
  const [day, half, halfCame, end, endCame, move, moved] = calls.retrace.column;
  const was = (yes: boolean): string => (yes ? calls.yes : calls.no);
  return tabulate(all, [
    wording(day, (c) => formatDay(c.made)),
    wording(half, (c) => ranged(g, c.interval.half)),
    wording(halfCame, (c) => was(c.came.half)),
    wording(end, (c) => ranged(g, c.interval.end)),
    wording(endCame, (c) => was(c.came.end)),
    wording(move, ({ move }) =>
      'unknown' in move
        ? record.unknown
        : threats.between(signed(100 * move.low, 1), signedPercent(move.high, 1)),
    ),
    wording(moved, (c) => signedPercent(c.came.move, 1)),
  ]);
}

/** Each threat that ended with what was said of its end, and the penalties beside the base rate's. */
export function ended(g: Ground, { threats: t }: Pick<Score, 'threats'>): Block[] {
  const w = g.w.calls.threats;
  if ('unknown' in t) return [spoken(g, w.none(g.w.why(t.unknown)))];
  const { calls, clusters, before, brier, log } = t;
  const left = w.left(t);
  const rest = left === '' ? [] : [spoken(g, left)];
  if ('unknown' in brier) return [spoken(g, w.none(g.w.why(brier.unknown))), ...rest];
  const [id, announced, over, came, own, base, cases] = w.column;
  const blind = equalOdds(CAUSES.length);
  const score = (p: typeof log, of: 'own' | 'base'): string =>
    'unknown' in p ? g.w.record.unknown : fixed(p[of], 3);
  return [
    {
      kind: 'table',
      heading: [w.heading({ ended: calls.length, clusters, before })],
      caption: [`${w.caption}${g.w.full}`],
      table: tabulate(calls, [
        wording(id, (c) => c.threat),
        wording(announced, (c) => formatDay(c.announced)),
        wording(over, (c) => formatDay(c.ended)),
        wording(came, (c) => g.w.threats.cause[c.came]),
        amount(own, (c) => chance(c.own[c.came])),
        amount(base, (c) => chance(c.base[c.came])),
        amount(cases, (c) => String(c.cases)),
      ]),
    },
    {
      kind: 'table',
      heading: [w.beside(calls.length)],
      table: figureRows(w.penalties, [
        ['Brier', score(brier, 'own'), score(brier, 'base'), fixed(blind.brier, 3)],
        [g.w.calls.log, score(log, 'own'), score(log, 'base'), fixed(blind.log, 3)],
      ]),
    },
    ...rest,
  ];
}

/** What is calibrated: what it is called, the heading of its curve, and the curve. */
type Calibrated<Curve> = {
  readonly what: string;
  readonly heading: string;
  readonly curve: Known<Curve>;
};

/** A row of bins under one name. */
type Rows = readonly { readonly name: string; readonly bins: readonly Bin[] }[];

/** Calibration of everything that was said, where there are cases enough. */
export function curves(g: Ground, score: Score): Block[] {
  const { curve: w } = g.w.calls;
  const { curve: names } = g.w.record.retrace;
  const [blank, said, came, cases] = w.column;
  const block = <Curve extends object>(
    { what, heading, curve }: Calibrated<Curve>,
    rows: (curve: Curve) => Rows,
  ): Block =>
    'unknown' in curve
      ? spoken(g, w.none(what, g.w.why(curve.unknown)))
      : {
          kind: 'table',
          heading: [heading],
          caption: [`${w.caption}${g.w.full}`],
          table: tabulate(
            rows(curve as Curve).flatMap(({ name, bins }) => bins.map((b) => ({ ...b, name }))),
            [
              wording(blank, (b) => b.name),
              amount(said, (b) => chance(b.forecast)),
              amount(came, (b) => percent(b.frequency)),
              amount(cases, (b) => String(b.n)),
            ],
          ),
        };
  const known = <Part extends object>(part: Known<Part>, told: (part: Part) => Block): Block[] =>
    'unknown' in part ? [] : [told(part as Part)];
  return [
    ...('unknown' in score.regime ? [] : frictionSaid(g, score.regime)),
    ...known(score.retrace, ({ calls, apart, curve }) =>
      block({ what: w.of.retrace, heading: w.retrace(calls.length, apart), curve }, (c) =>
        (['half', 'end'] as const).map((k) => ({ name: names[k], bins: c[k] })),
      ),
    ),
    ...known(score.threats, ({ calls, clusters, curve }) =>
      block({ what: w.of.threats, heading: w.threats(calls.length, clusters), curve }, (c) =>
        CAUSES.map((cause) => ({ name: g.w.threats.cause[cause], bins: c[cause] })),
      ),
    ),
    ...known(score.market, ({ scored, apart, curve }) =>
      block({ what: w.of.market, heading: w.market(scored, apart), curve }, (c) =>
        (['own', 'market'] as const).map((k) => ({ name: w.by[k], bins: c[k] })),
      ),
    ),
  ];
}

/** What was said of friction against how often it came, and whether that is calibrated. */
export function frictionSaid(
  g: Ground,
  { resolved, apart, curve }: Pick<RegimeScore, 'resolved' | 'apart' | 'curve'>,
): Block[] {
  const { curve: w } = g.w.calls;
  if ('unknown' in curve) return [spoken(g, w.none(w.of.regime, g.w.why(curve.unknown)))];
  const [said, came, cases] = w.regimeColumn;
  const points = fixed(100 * CALIBRATION_TOLERANCE, 0);
  const { rows, off } = curve;
  return [
    {
      kind: 'table',
      heading: [w.regime(resolved, apart)],
      caption: [`${w.regimeCaption}${g.w.full}`],
      table: tabulate(rows, [
        wording(said, (b) => w.range(percent(b.from), percent(b.to))),
        amount(came, (b) => percent(b.frequency)),
        amount(cases, (b) => String(b.n)),
      ]),
    },
    spoken(
      g,
      off === undefined
        ? w.near(MIN_CALIBRATION_CASES, points)
        : w.off(off > 0 ? percent(off) : undefined, points),
    ),
  ];
}
