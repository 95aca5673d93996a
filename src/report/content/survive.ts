import type { Unknown } from '../../domain/known.ts';
import { present } from '../../domain/present.ts';
import type { Belief } from '../../domain/regime.ts';
import type { MarginRule, Survival, ToCash } from '../../domain/survival.ts';
import type { Text } from '../../domain/text.ts';
import type { Page } from '../memo/page.ts';
import { type Block, type Figure, noted, type Section, section } from '../render/block.ts';
import { cite, type Prose, type Span } from '../render/prose.ts';
import { amount, type Table, tabulate, wording } from '../render/table.ts';
import { chance, fixed, limit, percent } from '../words/number.ts';
import type { Ground } from './context.ts';
import type { Stopped } from './crowdview.ts';
import { doubtsSay, type Laid, noBook, unknownOf } from './held.ts';
import { paired } from './pictured.ts';
import { type DayOf, readingOf } from './reading.ts';
import { hatched, untold } from './unknown.ts';

/** A multiple of own capital, with no more decimals than it needs. */
export const times = ({ w }: Ground, x: number): string =>
  w.survive.times(fixed(x, 2).replace(/\.?0+$/, ''));

/** Its multiple, and whether that is the book's own. */
export const called = (g: Ground, s: Survival): string =>
  s.own ? g.w.survive.own(times(g, s.leverage)) : times(g, s.leverage);

/** The finding: who is forced out at what leverage. */
export const survivalSentence = (g: Ground, all: readonly Survival[], sessions: number): Prose =>
  g.w.survive.heading(
    sessions,
    all
      .filter((s) => !s.own || s.callAt !== undefined)
      .map((s) => ({
        times: called(g, s),
        chance: s.callAt === undefined ? undefined : cite(chance(s.forcedOut), g.place),
      })),
  );

/** P(forced out) by leverage, before the horizon and before half is back. */
export function survivalByLeverage(g: Ground, all: readonly Survival[], sessions: number): Block {
  const { survive: words } = g.w;
  const heading = survivalSentence(g, all, sessions);
  const most = Math.max(...all.flatMap((s) => [s.forcedOut, s.beforeHalf]));
  return {
    kind: 'chart',
    heading,
    caption: [words.caption],
    ...paired({
      rows: all.map((s) => {
        const name = called(g, s);
        if (s.callAt === undefined) return { name, at: words.nothingOwed, says: '' };
        const { forcedOut: at, beforeHalf: beside } = s;
        return { name, at, beside, says: words.against(chance(at), chance(beside)) };
      }),
      second: 'hollow',
      most: [0.1, 0.2, 0.5].find((m) => most <= m) ?? 1,
      mark: (x) => percent(x),
    }),
    table: byLeverage(g, all, sessions),
  };
}

/** Where nothing is owed the words stand, never a probability of nothing. */
function byLeverage(g: Ground, all: readonly Survival[], sessions: number): Table {
  const { survive: words } = g.w;
  const { column } = words;
  const owed = ({ callAt }: Survival, says: (callAt: number) => string): Span =>
    callAt === undefined ? words.nothingOwed : cite(says(callAt), g.place);
  const left = (x: number | undefined): string =>
    x === undefined ? g.w.label.unknown : (x < 0 ? words.owed : words.left)(percent(Math.abs(x)));
  return tabulate(all, [
    wording(column.leverage, (s) => called(g, s)),
    amount(column.call, (s) =>
      owed(s, (at) => (at >= 1 ? words.atOnce : words.fall(percent(1 - at)))),
    ),
    amount(column.horizon(sessions), (s) => owed(s, () => chance(s.forcedOut))),
    amount(column.half, (s) => owed(s, () => chance(s.beforeHalf))),
    amount(column.left, (s) => owed(s, () => left(s.left))),
  ]);
}

/** Days and cost to cash as figures; what is missing is named. */
export function cash(
  g: Ground,
  toCash: ToCash | undefined,
  { currency, held }: { readonly currency: string | undefined; readonly held: Laid | undefined },
): Figure[] {
  const { survive: words } = g.w;
  const gone = missing(g, toCash, held);
  const { days, cost, money } = toCash ?? {};
  const figure = (text: string) => [cite(text, g.place)];
  const why = (what: readonly string[]): string =>
    what.length > 0 ? what.join(g.w.semi) : g.w.why({ kind: 'no value' });
  const worth =
    money === undefined || currency === undefined ? [] : [figure(g.w.money(money, currency))];
  return [
    days === undefined
      ? untold(g, words.days, why(gone.days))
      : { label: words.days, value: figure(words.daysSay(tidy(days))), notes: [[words.daysNote]] },
    cost === undefined
      ? untold(g, words.cost, why(gone.cost))
      : {
          label: words.cost,
          value: figure(percent(cost, cost < 0.1 ? 2 : 0)),
          notes: [...worth, [words.costNote]],
        },
  ];
}

type Missing = Readonly<Record<'days' | 'cost', readonly string[]>>;

/** What is missing for days and for cost, in words. */
export function missing(
  { w }: Ground,
  toCash: ToCash | undefined,
  held: Laid | undefined,
): Missing {
  const none = [noBook({ w }, held)];
  if (toCash === undefined) return { days: none, cost: none };
  const of = (what: ToCash['missing'][number]['what']): readonly string[] =>
    toCash.missing.filter((m) => m.what === what).map((m) => m.symbol);
  const [adv, volatility, currency] = [of('adv'), of('volatility'), of('currency')];
  const volume = adv.length > 0 ? [w.survive.noVolume(adv, held !== undefined)] : [];
  return {
    days: volume,
    cost: [
      ...volume,
      ...(volatility.length > 0 ? [w.survive.noVolatility(volatility)] : []),
      ...(currency.length > 0 ? [w.survive.foreign(currency)] : []),
    ],
  };
}

/** Days with one decimal while they are few, and never nothing for something. */
const tidy = (days: number): string =>
  days > 0 && days < 0.05 ? '<0.1' : fixed(days, days < 10 ? 1 : 0);

/** Whether the book lives until prices are back, and what that allows. */
export function surviveSection(p: Page): Section {
  const reading = readingOf(p.decision.crowd);
  const g: Ground = { w: p.w, lang: p.lang, place: 's-survive' };
  const { survive: words } = p.w;
  const part = (blocks: readonly (Block | false)[]) =>
    section('survive', p.w.title.survive, blocks);
  if ('unknown' in reading) return part([hatched(g, words.unknown, { why: reading.unknown })]);
  const figures: Figure[] = [
    {
      label: words.largest,
      value: [cite(times(g, reading.largest), g.place)],
      notes: [[cite(words.largestNote(limit(p.thesis.exposure.forcedOut)), 'thesis')]],
    },
    ...cash(g, reading.toCash, { currency: p.thesis.book?.currency, held: p.decision.held }),
  ];
  return part([
    survivalByLeverage(g, reading.survival, p.thesis.horizon),
    { kind: 'figures', figures },
    !reading.mapped &&
      noted([unmapped(p, { ...reading, ...present({ doubts: unknownOf(p.decision.held) }) })]),
  ]);
}

/** For whom the market stands: for what is held where that is not known, else for the book. */
export const unmapped = (
  { w }: Pick<Ground, 'w'>,
  { astray, doubts = [] }: Pick<SurviveView, 'astray' | 'doubts'>,
): string =>
  doubts.length > 0 ? w.held.unfit(doubtsSay({ w }, { doubts })) : w.survive.unmapped(astray);

/** What `survive` shows: whether a book lives until prices are back. */
export type SurviveView = {
  readonly of: DayOf;
  /** The thesis or the book that is asked about. */
  readonly title: Text;
  readonly rule: MarginRule;
  /** Probabilities of the regimes that the figures are mixed by. */
  readonly weights: Belief;
  /** The horizon, sessions. */
  readonly sessions: number;
  /** Probability of being sold out by leverage, rising from 1 to 4 times own capital. */
  readonly curve: readonly Pick<Survival, 'leverage' | 'forcedOut' | 'beforeHalf'>[];
  /** At once, twice and three times own capital. */
  readonly at: readonly Survival[];
  /** P(forced out) within so many sessions, at twice and three times own capital. */
  readonly horizons: readonly Readonly<Record<'sessions' | 'twice' | 'thrice', number>>[];
  /** Largest leverage that keeps P(forced out) under the limit. */
  readonly largest: number;
  /** The user's limit, probability. */
  readonly limit: number;
  readonly toCash?: ToCash;
  /** Of the book; absent where there is none. */
  readonly currency?: string;
  /** Whether the book could be laid over the crowd's assets; else the market stands for it. */
  readonly mapped: boolean;
  /** The first position that lies on no asset of the crowd. */
  readonly astray?: string;
  /** Why what is held is not known, where it is not: the market then stands for it. */
  readonly doubts?: readonly Unknown[];
  /** Rate of the loan, share a year. */
  readonly loan?: number;
  readonly partial?: Stopped;
  /** Paths of each simulation, and those that the memo of the day rests on, where they are not as many. */
  readonly paths: number;
  readonly decided?: number;
  /** Of the simulations that it rests on. */
  readonly fingerprints: readonly string[];
};
