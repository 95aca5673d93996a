import type { LibraryScore } from '../../domain/library.ts';
import { BASELINES } from '../../domain/score.ts';
import type { Ground } from '../content/context.ts';
import { captures, chances, leftOut, pooledOf, results } from '../content/library.ts';
import {
  callTable,
  forecastTable,
  movesOf,
  robustness,
  stopCosts,
} from '../content/librarycalls.ts';
import { frictionSaid } from '../content/regimecalls.ts';
import { againstPrior, told } from '../content/score.ts';
import { inPoints, timingSentence } from '../content/timing.ts';
import { section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import { fixed, percent, signedPercent } from '../words/number.ts';
import { faces } from './answer.ts';
import { mind } from './score.ts';

/** All coded episodes together: who won first, what timing was worth, and what cannot be told. */
export const [libraryScreen, libraryPage] = faces('score library', (g, score: LibraryScore) => {
  const { library: w, record, calls } = g.w;
  return {
    mast: [w.title, w.episodes(score.episodes.length)],
    headline: headline(g, score),
    why: why(g, score),
    sections: [
      section('wealth', w.results.title, results(g, score)),
      section('timing', w.chance.title, chances(g, score)),
      section('without', w.without.title, leftOut(g, score)),
      section('falls', w.falls.title, captures(g, score)),
      section('stops', w.stops.title, stopCosts(g, score)),
      section('calls', w.calls.title, [
        ...callTable(g, score),
        ...('unknown' in score.regime ? [] : frictionSaid(g, score.regime)),
      ]),
      section('retraces', calls.retrace.title, forecastTable(g, score)),
      section('robust', w.robust.title, robustness(g, score)),
      mind(g, reminders(g, score, record.contender)),
    ],
  };
});

function headline(g: Ground, { together }: LibraryScore): string {
  const who = (['own', 'mix', 'hold'] as const).flatMap((contender) => {
    const { total } = pooledOf(together, contender);
    return typeof total === 'number' ? [{ contender, total }] : [];
  });
  const [best] = who.toSorted((a, b) => b.total - a.total);
  return best ? g.w.library.won[best.contender] : g.w.record.nobody;
}

function why(g: Ground, { together, episodes, absent, later }: LibraryScore): Prose[] {
  const { library: w } = g.w;
  const total = (who: 'own' | 'mix' | 'hold'): string =>
    told(g, pooledOf(together, who).total, (x) => signedPercent(x, 1));
  const [largest] = movesOf(episodes);
  const lost = episodes.filter(
    ({ score: { regime } }) => !('unknown' in regime) && againstPrior(regime) === 'worse',
  );
  return [
    [
      w.totals({
        own: total('own'),
        mix: total('mix'),
        hold: total('hold'),
        share: told(g, pooledOf(together, 'mix').exposure, (x) => percent(x)),
        episodes: episodes.length,
      }),
    ],
    [timingSentence(g, together.timing)],
    [
      lost.length === 0
        ? w.lostNone
        : w.lost(lost.length, episodes.length, lost.map((e) => e.title[g.lang]).join(g.w.comma)),
    ],
    ...(largest && typeof later === 'number'
      ? [[w.moved(fixed(Math.abs(100 * largest.move), 1), inPoints(later))]]
      : []),
    [w.coder(episodes.length)],
    [w.cannot],
    ...(absent.length === 0 ? [] : [[w.absent(absent.join(g.w.comma))]]),
  ];
}

function reminders(
  g: Ground,
  { together }: LibraryScore,
  contender: Ground['w']['record']['contender'],
): string[] {
  const w = g.w.library.mind;
  return [
    w.summed,
    w.mix,
    w.inSample,
    w.noCash,
    w.noDividends,
    ...BASELINES.flatMap((id) => {
      const { episodes } = pooledOf(together, id);
      return episodes < together.episodes
        ? [w.unknown(contender[id], episodes, together.episodes)]
        : [];
    }),
  ];
}
