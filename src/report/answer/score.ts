import type { Known } from '../../domain/known.ts';
import type { MarketPenalty, Score } from '../../domain/score.ts';
import type { Lang, Text } from '../../domain/text.ts';
import type { Ground } from '../content/context.ts';
import { curves, ended, retraceCalls } from '../content/regimecalls.ts';
import {
  cautions,
  lead,
  overrides,
  regimeCalls,
  type Wealths,
  wealths,
  winnerVerdict,
} from '../content/score.ts';
import type { Block, Section } from '../render/block.ts';
import { words } from '../words/index.ts';
import { fixed } from '../words/number.ts';
import { answerPage, answerScreen, type CommandAnswer } from './answer.ts';

const COMMAND = 'score';

/** What `score` shows of one episode. */
export type ScoreView = {
  readonly title: Text;
  readonly score: Score;
  readonly paths: Wealths;
  /** The same score with what the person held instead; absent where nothing was overridden. */
  readonly overridden?: Score;
};

/** The score of one episode on a terminal: who won first, then every part. */
export const scoreScreen = (view: ScoreView, lang: Lang): readonly string[] =>
  answerScreen(composed(view, lang));

/** The same as one HTML file. */
export const scorePage = (view: ScoreView, lang: Lang): string => answerPage(composed(view, lang));

function composed({ title, score, paths, overridden }: ScoreView, lang: Lang): CommandAnswer {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-score' };
  const { count, provesNothing } = score.first;
  const section = (id: string, name: string, blocks: readonly Block[]): Section<Block>[] =>
    blocks.length === 0 ? [] : [{ id, title: name, blocks }];
  return {
    lang,
    words: w,
    command: COMMAND,
    mast: [w.record.title, title[lang]],
    partial: undefined,
    headline: winnerVerdict(g, score.first),
    why: [[lead(g, score)], ...(provesNothing ? [[w.record.proves(count.episodes)]] : [])],
    sections: [
      ...section('wealth', w.record.wealth.title, [
        ...wealths(g, { score, paths }, 'total'),
        ...(overridden ? [overrides(g, score, overridden)] : []),
      ]),
      ...section('calls', w.record.calls.title, regimeCalls(g, score)),
      ...section(
        'contracts',
        w.market.title,
        marketLines(score, lang).map((l) => ({ kind: 'say', prose: [`${l}${w.full}`] })),
      ),
      ...section('retraces', w.calls.retrace.title, retraceCalls(g, score)),
      ...section('ended', w.calls.threats.title, ended(g, score)),
      ...section('curve', w.calls.curve.title, curves(g, score)),
      mind(g, cautions(g, score)),
    ],
  };
}

/** What to mind, a sentence each, and what stands behind it. */
export const mind = (
  g: Ground,
  all: readonly string[],
  more: readonly Block[] = [],
): Section<Block> => ({
  id: 'mind',
  title: g.w.record.mind.title,
  blocks: [{ kind: 'list', items: all.map((s) => [`${s}${g.w.full}`]) }, ...more],
});

/**
 * Own odds against prices of contracts: the score with its cases, or why there is none; then what was
 * counted and not scored, where there is any. Sentences without their end.
 */
export function marketLines({ market: m }: Pick<Score, 'market'>, lang: Lang): string[] {
  const { market: w, why } = words(lang);
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
          brier: says(w.penalty.brier, m.brier),
          log: says(w.penalty.log, m.log),
        }),
    ...(left === '' ? [] : [left]),
  ];
}
