import type { Known } from '../../domain/known.ts';
import type { Lookahead, Recheck } from '../../domain/lookahead.ts';
import type { MarketPenalty, Score } from '../../domain/score.ts';
import type { Lang, Text } from '../../domain/text.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { formatDay } from '../../domain/time.ts';
import { besidePrior } from '../content/benchmark.ts';
import { type Ground, spoken } from '../content/context.ts';
import { type PriceView, priceBlock } from '../content/price.ts';
import { callQuestion, curves, ended, regimeCalls, retraceCalls } from '../content/regimecalls.ts';
import {
  cautions,
  deepestFall,
  lead,
  overrides,
  type Wealths,
  wealths,
  winnerVerdict,
} from '../content/score.ts';
import { timingSentence } from '../content/timing.ts';
import { type Block, section } from '../render/block.ts';
import { COLUMNS, plain, wrap } from '../render/columns.ts';
import { typed } from '../render/prose.ts';
import { words } from '../words/index.ts';
import { fixed } from '../words/number.ts';
import { faces } from './answer.ts';

/** What `score` shows of one episode. */
export type ScoreView = {
  readonly title: Text;
  /** States what is asked of the regime calls. */
  readonly thesis: Thesis;
  readonly score: Score;
  readonly paths: Wealths;
  /** The risk leg's price with every decision; absent where it is not known. */
  readonly price?: PriceView;
  /** The same score with what the person held instead; absent where nothing was overridden. */
  readonly overridden?: Score;
};

/** From the first day to the last of what is scored; nothing where none is. */
function stretch({ w }: Ground, paths: Wealths): string {
  const days = paths
    .flatMap(({ points }) => points.map(({ day }) => day))
    .toSorted((a, b) => a - b);
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined
    ? ''
    : `${w.pause}${w.threats.between(formatDay(from), formatDay(to))}`;
}

/** The score of one episode: who won first, then every part. */
export const [scoreScreen, scorePage] = faces('score', (g, view: ScoreView) => {
  const { w, lang } = g;
  const { title, thesis, score, paths, price, overridden } = view;
  const { count, provesNothing } = score.first;
  return {
    mast: [w.record.title, `${title[lang]}${stretch(g, paths)}`],
    headline: winnerVerdict(g, score.first),
    why: [
      ...(price
        ? [[w.record.scoredOn(price.title[lang], thesis.book?.positions.length ?? 0)]]
        : []),
      ...(score.timing ? [[timingSentence(g, score.timing)]] : []),
      ...besidePrior(g, score).map((s) => [s]),
      [lead(g, score)],
      ...deepestFall(g, score).map((s) => [s]),
      ...(provesNothing ? [[w.record.proves(count.episodes)]] : []),
    ],
    sections: [
      section('wealth', w.record.wealth.title, [
        ...wealths(g, { score, paths }, 'total'),
        overridden && overrides(g, score, overridden),
      ]),
      section('price', w.price.title, [price && priceBlock(g, price)]),
      section('calls', w.record.calls.title, [callQuestion(g, thesis), ...regimeCalls(g, score)]),
      section(
        'contracts',
        w.market.title,
        marketLines(score, lang).map((l) => spoken(g, l)),
      ),
      section('retraces', w.calls.retrace.title, retraceCalls(g, score)),
      section('ended', w.calls.threats.title, ended(g, score)),
      section('curve', w.calls.curve.title, curves(g, score)),
      mind(g, cautions(g, score)),
    ],
  };
});

/** What to mind, a sentence each, and what stands behind it. */
export const mind = ({ w }: Ground, all: readonly string[], more: readonly Block[] = []) =>
  section<Block>('mind', w.record.mind.title, [
    { kind: 'list', items: all.map((s) => typed(`${s}${w.full}`)) },
    ...more,
  ]);

/**
 * Own odds against prices of contracts: the score with its cases, or why there is none; then what was
 * counted and not scored, where there is any. Sentences without their end.
 */
export function marketLines({ market: m }: Pick<Score, 'market'>, lang: Lang): string[] {
  const { market: w, calls, why } = words(lang);
  if ('unknown' in m) return [w.none(why(m.unknown))];
  const says = (name: string, p: Known<MarketPenalty>): string =>
    'unknown' in p
      ? w.penalty.unknown(name, why(p.unknown))
      : w.penalty.known(name, fixed(p.own, 3), fixed(p.market, 3));
  const left = w.left(m);
  return [
    m.scored === 0
      ? w.none(why({ kind: 'no quote can be scored' }))
      : w.scored(m.scored, m.apart, {
          brier: says('Brier', m.brier),
          log: says(calls.log, m.log),
        }),
    ...(left === '' ? [] : [left]),
  ];
}

/** The check of one episode on a terminal: the answer, how it was found, what it cannot see. */
export function lookaheadScreen(
  found: Lookahead,
  lang: Lang,
  columns = COLUMNS,
): readonly string[] {
  const { answer, episode: w } = words(lang).lookahead;
  return composed(
    columns,
    [answer(found.moved.length), ...found.moved.map((m) => w[m.by](m))],
    [w.removed(found), ...found.late.map(w.delayed), w.unseen],
  );
}

/** The check of the long record on a terminal, in the same order. */
export function recheckScreen(found: Recheck, lang: Lang, columns = COLUMNS): readonly string[] {
  const { answer, record: w } = words(lang).lookahead;
  return composed(
    columns,
    [answer(found.moved.length), ...found.moved.map(w.moved)],
    [w.ended(found), ...found.cuts.map(w.held), ...found.late.map(w.delayed), w.unseen],
  );
}

/** What was found, and below it how. */
const composed = (columns: number, ...parts: readonly (readonly string[])[]): readonly string[] =>
  parts.flatMap((texts, i) => [
    ...(i > 0 ? [''] : []),
    ...texts.flatMap((text) => wrap(plain(text), columns)),
  ]);
