import type { Known } from '../domain/known.ts';
import type { MarketPenalty, Score } from '../domain/score.ts';
import type { Lang } from '../domain/text.ts';
import { words } from './words/index.ts';
import { fixed } from './words/number.ts';

/**
 * Own odds against prices of contracts: the score with its cases, or why there is none; then what was
 * counted and not scored, where there is any. Sentences without their end.
 */
export function marketLines({ market: m }: Pick<Score, 'market'>, lang: Lang): string[] {
  const w = words(lang).market;
  if ('unknown' in m) return [w.none(w.why(m.unknown))];
  const says = (name: string, p: Known<MarketPenalty>): string =>
    'unknown' in p
      ? w.penalty.unknown(name, w.why(p.unknown))
      : w.penalty.known(name, fixed(p.own, 3), fixed(p.market, 3));
  const left = w.left(m);
  return [
    m.scored === 0
      ? w.none(w.why('no quote can be scored'))
      : w.scored(m.scored, m.apart, says(w.penalty.brier, m.brier), says(w.penalty.log, m.log)),
    ...(left === '' ? [] : [left]),
  ];
}
