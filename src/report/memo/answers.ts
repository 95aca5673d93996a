import type { Against } from '../../domain/delever.ts';
import type { Known, Spread, Unknown } from '../../domain/known.ts';
import { REGIMES } from '../../domain/regime.ts';
import { type Book, worth } from '../../domain/thesis.ts';
import { against, FORECASTS } from '../content/delever.ts';
import { untold } from '../content/unknown.ts';
import type { Figure } from '../render/block.ts';
import { cite, type Prose, type Span } from '../render/prose.ts';
import { chance, fixed, signedPercent } from '../words/number.ts';
import type { Page } from './page.ts';

/** The four answers under the verdict, each with its interval, its benchmark and its record. */
export const answers = (p: Page): readonly Figure[] => [half(p), move(p), share(p), difference(p)];

const PAST = 's-sells';
const ODDS = 's-possible';

function half(p: Page): Figure {
  const { delever: w } = p.w;
  const r = p.decision.delever.retrace;
  if ('unknown' in r) return missing(p, w.half, r.unknown);
  const { half: h, walk, record } = r;
  const m = p.decision.delever.mechanical;
  return {
    label: w.half,
    value: [cite(chance(h.at), PAST)],
    notes: [
      ...(r.made < p.today ? [[w.madeOn(p.on(r.made))]] : []),
      w.interval(cite(chance(h.low), PAST), cite(chance(h.high), PAST)),
      ...('unknown' in m ? [] : [w.beside(cite(chance(m.back.alone), PAST))]),
      w.walk(cite(chance(walk.half), PAST)),
      ...('unknown' in record.half || record.half.own <= record.half.mean
        ? []
        : [w.cases(past(r.cases), true)]),
      scored(p, record.half, { cases: record.cases, name: w.brier }),
    ],
  };
}

function move(p: Page): Figure {
  const { delever: w } = p.w;
  const r = p.decision.delever.retrace;
  if ('unknown' in r) return missing(p, w.move, r.unknown);
  const { record } = r;
  const told: Prose[] = [
    w.cases(past(r.cases), r.by === 'past mean'),
    scored(p, record.crps, { cases: record.cases, name: w.crps }),
    ...('unknown' in record.coverage
      ? []
      : [w.held(past(record.coverage.held), past(record.coverage.of))]),
  ];
  const { move: m } = r;
  return {
    label: w.move,
    value: ['unknown' in m ? p.w.label.unknown : moved(m.at)],
    notes: 'unknown' in m ? [[{ unknown: p.w.why(m.unknown) }]] : [band(p, m), ...told],
  };
}

/** How many, of the past. */
const past = (n: number): Span => cite(fixed(n, 0), PAST);

function share(p: Page): Figure {
  const { delever: w } = p.w;
  const m = p.decision.delever.mechanical;
  if ('unknown' in m) return missing(p, w.share, m.unknown);
  const known = m.share === 'not identified' ? undefined : m.share;
  return {
    label: w.share,
    value: known ? [cite(chance(known.at), PAST)] : [w.notIdentified],
    notes: [
      ...(known ? [w.interval(cite(chance(known.low), PAST), cite(chance(known.high), PAST))] : []),
      ...against({ ...p, place: PAST }, m),
    ],
  };
}

function difference(p: Page): Figure {
  const { delever: w } = p.w;
  const { odds } = p.dossier;
  if ('unknown' in odds) return missing(p, w.gap, odds.unknown);
  const { book: gap } = odds;
  if ('unknown' in gap) return missing(p, w.gap, gap.unknown);
  const { book } = p.thesis;
  const money = (b: Book) => p.w.change(Number((gap.at * worth(b)).toPrecision(2)), b.currency);
  return {
    label: w.gap,
    value: [moved(gap.at, ODDS)],
    notes: [
      band(p, gap, ODDS),
      ...(book ? [w.onBook(cite(money(book), ODDS))] : []),
      feared(p),
      [w.unscored],
    ],
  };
}

/** Chance of anything but noise, as prices imply it and as it is held here. */
function feared(p: Page): Prose {
  const { odds } = p.dossier;
  if ('unknown' in odds) return [];
  const worse = odds.paths.filter((q) => q.regime !== REGIMES[0]);
  const own = worse.reduce((sum, q) => sum + q.own, 0);
  const implied = worse.reduce((sum, q) => sum + ('unknown' in q.implied ? 0 : q.implied.at), 0);
  return worse.some((q) => 'unknown' in q.implied)
    ? []
    : p.w.delever.feared(cite(chance(implied), ODDS), cite(chance(own), ODDS));
}

const moved = (x: number, place = PAST): Span => cite(signedPercent(x, 1), place);

const band = (p: Page, s: Spread, place = PAST): Prose =>
  p.w.delever.interval(moved(s.low, place), moved(s.high, place));

/** How earlier forecasts scored beside their benchmarks, or that none has come due. */
function scored(
  p: Page,
  score: Known<Against & { walk?: number }>,
  { cases, name }: { readonly cases: number; readonly name: string },
): Prose {
  const { delever: w } = p.w;
  if ('unknown' in score) return [w.noRecord];
  const scores = FORECASTS.flatMap((f): [string, Span][] => {
    const x = score[f];
    return x === undefined ? [] : [[w.forecast[f], cite(fixed(x, 3), PAST)]];
  });
  return w.record(cite(fixed(cases, 0), 'vintage'), name, scores);
}

const missing = (p: Page, label: string, reason: Unknown): Figure =>
  untold(p, label, p.w.why(reason));
