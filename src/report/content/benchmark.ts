import type { RegimeScore } from '../../domain/forecastscore.ts';
import { REGIMES } from '../../domain/regime.ts';
import type { Score } from '../../domain/score.ts';
import { log } from '../../kernel/fdlibm.ts';
import { fixed } from '../words/number.ts';
import type { Ground } from './context.ts';

/** Penalties of giving each of so many outcomes the same, which knows nothing. */
export const equalOdds = (outcomes: number) => ({ brier: 1 - 1 / outcomes, log: log(outcomes) });
export const EQUAL_ODDS = equalOdds(REGIMES.length);

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
