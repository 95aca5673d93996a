import type { Evaluation } from '../../domain/record.ts';
import { BASELINES } from '../../domain/score.ts';
import type { Text } from '../../domain/text.ts';
import type { Ground } from '../content/context.ts';
import {
  aftermathTable,
  calendarSpan,
  lessons,
  marginBlocks,
  periodTable,
  pointsRange,
  studyFalls,
  years,
} from '../content/record.ts';
import { creditBlocks, effect, forecastBlocks, mechanicalBlocks } from '../content/retrace.ts';
import { cautions, wealths, winnerVerdict } from '../content/score.ts';
import { section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import { fixed, percent, signed, signedPercent } from '../words/number.ts';
import { faces } from './answer.ts';
import { mind } from './score.ts';

/** What `score episodes` shows. */
type RecordView = { readonly title: Text; readonly evaluation: Evaluation };

/** The long record: who won first, then every table. */
export const [recordScreen, recordPage] = faces('score episodes', (g, view: RecordView) => {
  const { evaluation: e, title } = view;
  const { record: r } = g.w;
  return {
    mast: [r.title, title[g.lang]],
    headline: winnerVerdict(g, e.score.first),
    why: why(g, e),
    sections: [
      section('wealth', r.wealth.title, wealths(g, { score: e.score, paths: e.wealth }, 'year')),
      section('margins', r.margin.title, [...marginBlocks(g, e), ...periodTable(g, e)]),
      section('after', r.after.title, aftermathTable(g, e)),
      section('retrace', r.retrace.title, forecastBlocks(g, e)),
      section('mechanical', r.mechanical.title, mechanicalBlocks(g, e)),
      section('credit', r.credit.title, creditBlocks(g, e)),
      section('falls', r.falls.title, studyFalls(g, e)),
      mind(g, reminders(g, e), lessons(g, e)),
    ],
  };
});

/** Who won and by how much, how deep it fell, whether forecasts and the memo's claim stand. */
function why(g: Ground, e: Evaluation): Prose[] {
  const r = g.w.record;
  const { growth, first } = e.score;
  const rival = growth.places.find((p) => p.contender !== 'own')?.contender;
  const margin = e.margins.find((m) => m.baseline === rival)?.growth;
  const measured = (who: string | undefined) => {
    const m = e.score.rows.find((row) => row.contender === who)?.measures;
    return m && !('unknown' in m) ? m : undefined;
  };
  const [own, best, hold] = [measured('own'), measured(rival), measured('hold')];
  const out: Prose[] = [];
  if (
    rival !== undefined &&
    margin &&
    typeof margin.at === 'number' &&
    !('unknown' in margin.interval) &&
    typeof own?.growth === 'number' &&
    typeof best?.growth === 'number'
  )
    out.push([
      r.grew({
        years: years(e),
        falls: e.falls.length,
        own: signedPercent(own.growth, 1),
        rival: signedPercent(best.growth, 1),
        name: r.contender[rival],
        apart: pointsRange({ ...margin.interval, at: margin.at }, 1),
        settled: first.settled,
      }),
    ]);
  const mix = e.margins.find((m) => m.baseline === 'mix')?.growth.at;
  const { periods: p } = e;
  if (typeof mix === 'number' && !('unknown' in p)) {
    const { at, interval } = p.rest.growth;
    if (typeof at === 'number' && !('unknown' in interval))
      out.push([
        r.period.timed(
          signed(100 * mix, 1),
          calendarSpan(p.best)[0],
          pointsRange({ ...interval, at }, 1),
        ),
      ]);
  }
  out.push(...worstYears(g, e), ...hardFalls(g, e));
  if (typeof own?.drawdown === 'number' && typeof hold?.drawdown === 'number')
    out.push([r.fell(percent(own.drawdown), percent(hold.drawdown))]);
  const { crps, cases } = e.retrace;
  const forecast = (own: number, mean: number): string =>
    (own < mean ? r.retrace.won : r.retrace.lost)(fixed(own, 3), fixed(mean, 3), cases);
  out.push([
    'unknown' in crps ? r.retrace.none(g.w.why(crps.unknown)) : forecast(crps.own, crps.mean),
  ]);
  out.push([
    'unknown' in e.mechanical
      ? r.mechanical.none(g.w.why(e.mechanical.unknown))
      : effect(g, e.mechanical.matched),
  ]);
  return out;
}

/** The five years in which choosing the days cost most, where they did. */
function worstYears(g: Ground, { periods: p }: Evaluation): Prose[] {
  if ('unknown' in p) return [];
  const [worst] = p.fives
    .flatMap((five) => {
      const { at, interval } = five.growth;
      return typeof at === 'number' && !('unknown' in interval) && at < 0
        ? [{ five, of: { ...interval, at } }]
        : [];
    })
    .toSorted((a, b) => a.of.at - b.of.at);
  if (!worst) return [];
  const { period } = g.w.record;
  return [[period.worst(period.span(...calendarSpan(worst.five)), pointsRange(worst.of, 1))]];
}

/** Whether hard falls of shares came back less often, where the interval leaves out zero. */
function hardFalls(g: Ground, { hard }: Evaluation): Prose[] {
  const { half } = hard;
  if ('unknown' in half || half.excess.high >= 0) return [];
  return [[g.w.record.mechanical.harder(half.together, pointsRange(half.excess, 1))]];
}

/** What is not in the figures. */
function reminders(g: Ground, e: Evaluation): string[] {
  const m = g.w.record.mind;
  const kept = e.score.cautions.filter((c) => c.kind !== 'no regime score');
  const { contender } = g.w.record;
  const ratios = e.score.asymmetry.unplaced.map((u) =>
    m.noRatio(contender[u.contender], g.w.why(u.unknown)),
  );
  return [
    m.noEvidence,
    m.noCrowd,
    m.noDividends,
    m.picked(BASELINES.length),
    m.inSample,
    m.revised,
    ...ratios,
    ...cautions(g, { cautions: kept }),
  ];
}
