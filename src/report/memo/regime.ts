import type { Decision } from '../../domain/decision.ts';
import type { Unknown } from '../../domain/known.ts';
import {
  type Contribution,
  REGIMES,
  type Regime,
  type RegimeId,
  type Second,
} from '../../domain/regime.ts';
import type { Day } from '../../domain/time.ts';
import { history } from '../chart/history.ts';
import { waterfall } from '../chart/waterfall.ts';
import { callQuestion } from '../content/regimecalls.ts';
import { type Block, drawn, noted, type Section, section, untabled } from '../render/block.ts';
import { cite, join, type Prose, type Span, say } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import type { Near } from '../words/chart.ts';
import { chance, fixed, signed } from '../words/number.ts';
import { byTime, ruleOf } from './drift.ts';
import type { Length, Page } from './page.ts';
import { nameOf } from './watch.ts';

/** Decisions that the strip shows, and pieces that the waterfall shows one by one. */
const SHOWN_DECISIONS = 30;
const MAX_PIECES = { short: 5, full: 9 };
/** Smaller moves are shown together, decibans. */
const MIN_PIECE_DECIBANS = 0.05;

/** What world it is, how that came, and what moved it; where it is glanced at, the largest pieces alone. */
export const regimes = (p: Page, glanced = false): Section =>
  section('regime', p.w.title.regime, [
    strip(p),
    fall(p, glanced ? 'short' : 'full'),
    byTime(p).length > 0 && noted(byTime(p)),
    !glanced && callQuestion(p, p.thesis),
    !glanced && second(p, p.dossier.second),
  ]);

/** What moved the odds since the decision before, and where they stand. */
export const regimeBrief = (p: Page): Section => {
  const { regime } = p.decision;
  const odds = join(
    p.w.pause,
    REGIMES.map((r) => say`${p.w.short[r]}${p.w.blank}${cite(chance(regime[r]), 's-regime')}`),
  );
  return section('regime', p.w.title.regime, [
    { ...untabled(fall(p, 'short')), heading: [...called(p), p.w.colon, ...odds], brief: moves(p) },
    byTime(p).length > 0 && noted(byTime(p)),
  ]);
};

/** The pieces of the move in a sentence. */
function moves(p: Page): Prose {
  const { lean, contributions } = p.decision.regime;
  const before = p.before?.regime.lean.friction;
  const { shown, others, rest } = split(contributions, 'short');
  const pieces = [
    ...shown.map(
      (c) =>
        say`${sourceName(p, c)}${p.w.gap(sourceName(p, c))}${cite(signed(c.friction, 1), ...c.evidence.slice(0, 1))}${ruleOf(p, c)}`,
    ),
    ...rest.map((c) => say`${p.w.others(others)}${p.w.blank}${signed(c.friction, 1)}`),
  ];
  const from =
    before === undefined
      ? []
      : say`${p.w.beforeName(p.before && p.on(p.before.moment.day))}${p.w.blank}${signed(before, 1)}${p.w.semi}`;
  return say`${p.w.leanSays}${from}${join(p.w.semi, pieces)}${p.w.semi}${p.w.afterName(p.on(p.today))}${p.w.blank}${p.w.decibans(signed(lean.friction, 1))}${p.w.full}`;
}

/** Which regime leads, by how much, and how that moved. */
function called(p: Page): Prose {
  const { regime } = p.decision;
  const past = p.before?.regime;
  const points = past
    ? Math.round(100 * regime[regime.call]) - Math.round(100 * past[regime.call])
    : undefined;
  return [p.w.historyHeading(regime.call, points, runnerUp(regime))];
}

function strip(p: Page): Block {
  const all = [...p.dossier.before, p.decision].slice(-SHOWN_DECISIONS);
  const { regime } = p.decision;
  const today = (r: RegimeId): string => chance(regime[r]);
  const beside = (r: RegimeId) => ({
    full: `${p.w.regime[r]} ${today(r)}`,
    short: `${p.w.short[r]} ${today(r)}`,
  });
  return {
    kind: 'chart',
    heading: called(p),
    caption: [p.w.historyCaption(all.length)],
    draw: drawn(history, {
      label: p.w.historyLabel(today),
      columns: all.map((d) => ({ day: p.w.tick(d.moment.day), ...d.regime })),
      beside: {
        noise: beside('noise'),
        friction: beside('friction'),
        rupture: beside('rupture'),
      },
    }),
    table: tabulate(all.toReversed(), [
      wording(p.w.label.day, (d) => p.on(d.moment.day)),
      ...REGIMES.map((r) =>
        amount<Decision>(p.w.regime[r], (d) => cite(chance(d.regime[r]), 's-regime')),
      ),
    ]),
  };
}

/** A source of a contribution in words. */
export function sourceName(p: Page, c: Contribution): string {
  if (c.source === 'time') return p.w.label.time;
  if (c.source === 'talk') return p.w.label.talk;
  const [kind, ...rest] = c.source.split(':');
  const id = rest.join(':');
  if (kind === 'claim') return nameOf(p, id, c.evidence);
  const { roles, legs } = p.dossier.setup.episode;
  const series = id === 'haven' ? roles.haven : id === 'credit' ? roles.credit : legs.dollar[0];
  return p.w.marketName(id, series === undefined ? id : p.titleOf(series));
}

function fall(p: Page, length: Length): Extract<Block, { kind: 'chart' }> {
  const { lean, contributions } = p.decision.regime;
  const sum = contributions.reduce((s, c) => s + c.friction, 0);
  const start = p.before?.regime.lean.friction ?? lean.friction - sum;
  return oddsMoved(p, { contributions, start, before: p.before?.moment.day, length });
}

/** What moved the odds, from where they stood at a decision before. */
type Moves = {
  readonly contributions: readonly Contribution[];
  /** Lean to friction at that decision, decibans; its day, undefined where there was none. */
  readonly start: number;
  readonly before: Day | undefined;
  readonly length: Length;
  /** Where one page must do: the ids of evidence that have a place on it; others are counted. */
  readonly listed?: ReadonlySet<string>;
};

/** From the odds of a decision before to those of now, piece by piece. */
export function oddsMoved(
  p: Page,
  { contributions, start, before, length, listed }: Moves,
): Extract<Block, { kind: 'chart' }> {
  const { lean } = p.decision.regime;
  const figure = (text: string, ids: readonly string[]): Span =>
    listed ? text : cite(text, ...ids);
  const { shown, others, rest } = split(contributions, length);
  const pieces = [
    ...shown.map((c) => ({ name: sourceName(p, c), by: c.friction, evidence: short(c.evidence) })),
    ...rest.map((c) => ({ name: p.w.others(others), by: c.friction, evidence: '' })),
  ];
  const by = lean.friction - start;
  const heading = p.w.waterfallHeading(by, p.w.decibans(fixed(Math.abs(by), 1)));
  return {
    kind: 'chart',
    heading: [heading],
    caption: [p.w.waterfallCaption],
    draw: drawn(waterfall, {
      before: { name: p.w.beforeName(before && p.on(before)), at: start },
      pieces,
      after: { name: p.w.afterName(p.on(p.today)), at: lean.friction },
      says: (x) => signed(x, Number.isInteger(x) ? 0 : 1),
      shift: (x) => signed(x, 1),
      unit: p.w.decibans('').trim(),
    }),
    table: tabulate(listed ? [...shown, ...rest] : contributions, [
      wording(p.w.label.source, (c) =>
        c === rest[0] ? p.w.others(others) : `${sourceName(p, c)}${ruleOf(p, c)}`,
      ),
      amount(p.w.regime.friction, (c) => figure(signed(c.friction, 2), c.evidence)),
      amount(p.w.regime.rupture, (c) => figure(signed(c.rupture, 2), c.evidence)),
      wording(p.w.label.evidence, ({ evidence }) => {
        const ids = listed ? evidence.filter((id) => listed.has(id)) : evidence;
        const more = evidence.length - ids.length;
        return join(' ', [...ids.map((id) => [cite(id, id)]), more > 0 ? [`+${more}`] : []]);
      }),
    ]),
  };
}

/** The pieces that are shown one by one, in order of arrival, and the sum of the others. */
function split(all: readonly Contribution[], length: Length) {
  const large = new Set(
    all
      .filter((c) => Math.abs(c.friction) >= MIN_PIECE_DECIBANS)
      .toSorted((a, b) => Math.abs(b.friction) - Math.abs(a.friction))
      .slice(0, MAX_PIECES[length]),
  );
  const others = all.filter((c) => !large.has(c));
  return {
    shown: all.filter((c) => large.has(c)),
    others: others.length,
    /** All others in one, where there are any. */
    rest:
      others.length === 0
        ? []
        : [
            {
              source: 'others',
              evidence: [],
              friction: others.reduce((s, c) => s + c.friction, 0),
              rupture: others.reduce((s, c) => s + c.rupture, 0),
            },
          ],
  };
}

/** The first id, and how many more. */
const short = (ids: readonly string[]): string =>
  ids.length === 0
    ? ''
    : `${(ids[0] as string).replace(/@.*$/, '')}${ids.length > 1 ? ` +${ids.length - 1}` : ''}`;

/** What other methods make of the same prices. */
function second({ w, on }: Page, { stormy, change }: Second): Block {
  const { second: said } = w.delever;
  const figure = (p: number) => cite(chance(p), 's-regime');
  const unknown = (name: string, reason: Unknown): Prose => [
    name,
    w.colon,
    { unknown: w.unknown(reason) },
  ];
  return {
    kind: 'list',
    heading: [said.heading],
    items: [
      typeof stormy === 'number'
        ? said.stormy(figure(stormy))
        : unknown(said.filter, stormy.unknown),
      'unknown' in change
        ? unknown(said.points, change.unknown)
        : said.change(figure(change.probability), change.within, on(change.since)),
      [said.note],
    ],
  };
}

/** Points within which two regimes are too close for one to be told alone. */
const CLOSE_POINTS = 10;

/** The regime next to the call, where it is nearly as likely. */
export function runnerUp(regime: Regime): Near | undefined {
  const [next] = REGIMES.filter((r) => r !== regime.call).toSorted((a, b) => regime[b] - regime[a]);
  if (next === undefined) return undefined;
  const gap = Math.round(100 * regime[regime.call]) - Math.round(100 * regime[next]);
  return gap < CLOSE_POINTS ? { regime: next, gap: Math.max(0, gap) } : undefined;
}
