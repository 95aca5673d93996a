import type { LibraryRow, LibraryScore } from '../../domain/library.ts';
import { BASELINES, type Contender } from '../../domain/score.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { againstPrior, EQUAL_ODDS } from '../content/benchmark.ts';
import type { Ground } from '../content/context.ts';
import { captures, chances, leftOut, pooledOf, results } from '../content/library.ts';
import {
  callTable,
  forecastTable,
  movesOf,
  robustness,
  stopCosts,
  stopWorth,
  waysOf,
} from '../content/librarycalls.ts';
import { frictionSaid } from '../content/regimecalls.ts';
import { told } from '../content/score.ts';
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
  const who = together.rows.flatMap(({ contender, total }) =>
    typeof total === 'number' ? [{ contender, total }] : [],
  );
  const [best] = who.toSorted((a, b) => b.total - a.total);
  if (!best) return g.w.record.nobody;
  const { won } = g.w.library;
  return best.contender === 'own' || best.contender === 'mix' || best.contender === 'hold'
    ? won[best.contender]
    : g.w.record.won(g.w.record.contender[best.contender]);
}

/** The worst facts first: who made more, timing, stops, falls, calls, and what the sums do not say. */
function why(g: Ground, score: LibraryScore): Prose[] {
  const { together, episodes, absent, later } = score;
  const { library: w } = g.w;
  const total = (who: Contender): string =>
    told(g, pooledOf(together, who).total, (x) => signedPercent(x, 1));
  const [largest] = movesOf(episodes);
  const { sum, most } = stopWorth(episodes);
  const [own, mix] = (['own', 'mix'] as const).map((who) => pooledOf(together, who).drawdown);
  return [
    w.totals({
      own: total('own'),
      mix: total('mix'),
      hold: total('hold'),
      share: told(g, pooledOf(together, 'mix').exposure, (x) => percent(x)),
      episodes: episodes.length,
    }),
    others(g, together),
    timingSentence(g, together.timing),
    w.stops.lead(inPoints(sum), inPoints(most)),
    ...(typeof own === 'number' && typeof mix === 'number' && own <= mix
      ? [w.deepest(percent(own, 1), percent(mix, 1))]
      : []),
    ...called(g, score),
    ...overlaps(g, episodes),
    w.scoredOn,
    w.coder(episodes.length),
    ...(largest && typeof later === 'number'
      ? [
          w.moved({
            item: fixed(Math.abs(100 * largest.move), 1),
            tried: fixed(movesOf(episodes).length, 0),
            all: fixed(waysOf(episodes), 0),
            later: inPoints(later),
          }),
        ]
      : []),
    w.cannot,
    ...(absent.length === 0 ? [] : [w.absent(absent.join(g.w.comma))]),
  ].map((s) => [s]);
}

/** The baselines that are not in the first sentence, the best first. */
function others({ w }: Ground, { rows }: LibraryScore['together']): string {
  const known = rows.flatMap(({ contender, total }) =>
    typeof total === 'number' ? [{ contender, total }] : [],
  );
  const own = known.find((k) => k.contender === 'own')?.total ?? Number.POSITIVE_INFINITY;
  const rest = known
    .filter(({ contender }) => !['own', 'mix', 'hold', 'out'].includes(contender))
    .toSorted((a, b) => b.total - a.total);
  return w.library.others(
    rest
      .map((k) => `${w.record.contender[k.contender]}${w.blank}${signedPercent(k.total, 1)}`)
      .join(w.comma),
    known.filter((k) => k.total > own).length,
    BASELINES.length,
  );
}

/** How the regime calls fared beside those who know nothing, beside the prior, and of friction. */
function called(g: Ground, { episodes, regime }: LibraryScore): string[] {
  const { library: w, record } = g.w;
  if ('unknown' in regime) return [];
  const worse = (of: 'brier' | 'log'): number =>
    episodes.filter(({ score: { regime: r } }) => {
      const p = 'unknown' in r ? r : r[of];
      return !('unknown' in p) && p.own > EQUAL_ODDS[of];
    }).length;
  const lost = episodes.filter(
    ({ score: { regime: r } }) => !('unknown' in r) && againstPrior(r) === 'worse',
  );
  const { resolved: of, came, called: said, curve, apart } = regime;
  return [
    w.blind({
      brier: worse('brier'),
      log: worse('log'),
      all: episodes.length,
      one: fixed(EQUAL_ODDS.brier, 3),
    }),
    w.lost(lost.length, lost.map((e) => e.title[g.lang]).join(g.w.comma)),
    record.calls.friction({ of, came: came.friction, called: said.friction }),
    record.calls.chances(!('unknown' in curve) && curve.off !== undefined, apart),
  ];
}

/** Pairs of episodes that share days, which every sum counts twice. */
const overlaps = (g: Ground, rows: readonly LibraryRow[]): string[] =>
  rows.flatMap((a, i) =>
    rows.slice(i + 1).flatMap((b) => {
      const from = Math.max(
        a.score.from ?? Number.POSITIVE_INFINITY,
        b.score.from ?? Number.POSITIVE_INFINITY,
      ) as Day;
      const to = Math.min(
        a.score.to ?? Number.NEGATIVE_INFINITY,
        b.score.to ?? Number.NEGATIVE_INFINITY,
      ) as Day;
      return from < to
        ? [
            g.w.library.overlap({
              a: a.title[g.lang],
              b: b.title[g.lang],
              from: formatDay(from),
              to: formatDay(to),
            }),
          ]
        : [];
    }),
  );

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
