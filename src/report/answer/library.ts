import type { LibraryScore } from '../../domain/library.ts';
import { BASELINES } from '../../domain/score.ts';
import type { Ground } from '../content/context.ts';
import {
  against,
  callTable,
  captures,
  chances,
  forecasts,
  inPoints,
  leftOut,
  pooledOf,
  results,
  robustness,
  stopCosts,
} from '../content/library.ts';
import { told } from '../content/score.ts';
import { section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import { percent, signedPercent } from '../words/number.ts';
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
      section('calls', w.calls.title, callTable(g, score)),
      section('retraces', calls.retrace.title, forecasts(g, score)),
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

function why(g: Ground, { together, episodes, absent }: LibraryScore): Prose[] {
  const { library: w } = g.w;
  const total = (who: 'own' | 'mix' | 'hold'): string =>
    told(g, pooledOf(together, who).total, (x) => signedPercent(x, 1));
  const { at, interval, shift } = together.timing;
  const lost = episodes.filter(
    ({ score: { regime } }) => !('unknown' in regime) && against(regime) === 'worse',
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
    [
      typeof at !== 'number'
        ? w.noTiming(g.w.why(at.unknown))
        : 'unknown' in interval
          ? w.noTiming(g.w.why(interval.unknown))
          : 'unknown' in shift
            ? w.noTiming(g.w.why(shift.unknown))
            : w.timing({
                at: inPoints(at),
                low: inPoints(interval.low),
                high: inPoints(interval.high),
                shifts: percent(shift.p),
                settled: interval.low > 0 || interval.high < 0,
              }),
    ],
    [lost.length === 0 ? w.lostNone : w.lost(lost.map((e) => e.title[g.lang]).join(g.w.comma))],
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
