import type { TrackRecord } from '../../domain/record.ts';
import type { BaselineId } from '../../domain/score.ts';
import { exp, expm1 } from '../../kernel/fdlibm.ts';
import { EQUAL_ODDS } from '../content/benchmark.ts';
import { FORECASTS } from '../content/delever.ts';
import { type Section, section } from '../render/block.ts';
import { cite, type Prose, type Span, say } from '../render/prose.ts';
import { fixed, percent, signed, signedPercent } from '../words/number.ts';
import { type Page, threatens } from './page.ts';

const HERE = 's-record';

const score = (x: number): Span => cite(fixed(x, 3), HERE);

/** Years that a record spans. */
const years = (p: Page, from: Parameters<Page['on']>[0], to: Parameters<Page['on']>[0]): string =>
  p.w.years(from, to);

/** By how many points a year the best baseline grew more, with its interval. */
function ahead(p: Page): Prose {
  const { track } = p.dossier;
  if (!track) return [];
  const { at, low, high } = track.long.first.by;
  // Points of growth in money: of a log growth it would be less.
  const own = exp(track.long.growth.own);
  const points = (by: number): Span => cite(fixed(100 * own * expm1(by), 1), HERE);
  return p.w.brief.points(points(at), points(low), points(high));
}

/** Where calls did worst beside the prior. */
const lost = ({ calls }: TrackRecord['coded']) =>
  calls.filter((c) => c.own > c.prior).toSorted((a, b) => b.own - b.prior - (a.own - a.prior));

const total = (x: number): Span => cite(signedPercent(x, 1), HERE);
const inPoints = (x: number): Span => cite(signed(100 * x, 1), HERE);

/** The worst facts of the record where a memo begins, on what data they rest, and that it is later. */
export function worst(p: Page): Prose {
  const { track } = p.dossier;
  if (!track) return [];
  const { long, coded } = track;
  const { brief, record } = p.w;
  const { at, low, high } = coded.timing;
  const to = Math.max(long.to, coded.to) as typeof long.to;
  const called = (calls: number): Span => cite(percent(calls / coded.friction.of), HERE);
  return say`${brief.worst({
    episodes: coded.calls.length,
    timing: brief.points(inPoints(at), inPoints(low), inPoints(high)),
    stops: inPoints(coded.stops),
    own: coded.calls.some((c) => c.title.en === p.dossier.setup.episode.title.en),
    total: total(coded.totals.own),
    hold: total(coded.totals.hold),
    friction: { came: called(coded.friction.came), called: called(coded.friction.called) },
  })}${
    long.first.by.at > 0
      ? brief.worstLong(
          record.contender[long.first.baseline],
          ahead(p),
          years(p, long.from, long.to),
        )
      : []
  }${p.w.full}${p.w.blank}${brief.filed(p.w.longDate(to), to > p.today)}`;
}

/** Calls against who knows nothing and the prior, paths and forecasts against what anybody could have had. */
export function trackSection(p: Page): Section {
  const [first = [], second = [], ...rest] = [...filed(p), ...forecasts(p), ...threats(p)];
  return section('record', p.w.title.record, [
    { kind: 'list', items: second.length > 0 ? [first, second] : [first] },
    rest.length > 0 && {
      kind: 'more',
      summary: p.w.brief.moreRecord,
      blocks: [{ kind: 'list', items: rest }],
      printed: true,
    },
  ]);
}

/** What the long record and the coded episodes say. */
function filed(p: Page): Prose[] {
  const { track: found } = p.dossier;
  if (!found) return [];
  const { long, coded } = found;
  const { brief, record } = p.w;
  const share = (x: number): Span => cite(percent(x, 1), HERE);
  const growth = (log: number): Span => share(expm1(log));
  const better = (Object.keys(long.growth) as (BaselineId | 'own')[])
    .filter((c) => c !== 'own' && long.growth[c] > long.growth.own)
    .toSorted((a, b) => long.growth[b] - long.growth[a]);
  const beside = better.includes('mix') ? better : [...better, 'mix' as const];
  const count = (n: number): Span => cite(fixed(n, 0), HERE);
  const { friction } = coded;
  return [
    brief.growth(
      years(p, long.from, long.to),
      growth(long.growth.own),
      beside.map((c) => brief.grew(record.contender[c], growth(long.growth[c]))),
    ),
    brief.calls({
      all: coded.calls.length,
      blind: {
        at: score(EQUAL_ODDS.brier),
        in: coded.calls.filter((c) => c.own > EQUAL_ODDS.brier).length,
      },
      own: score(coded.calls.reduce((sum, c) => sum + c.own * c.resolved, 0) / friction.of),
      lost: lost(coded).map((c) =>
        brief.lost(c.title[p.lang], { own: score(c.own), other: score(c.prior) }),
      ),
      apart: coded.apart,
      friction: {
        of: count(friction.of),
        came: count(friction.came),
        called: count(friction.called),
      },
    }),
    brief.timing({
      shifted: cite(percent(coded.shifted), HERE),
      stops: inPoints(coded.stops),
      own: share(coded.deepest.own),
      mix: share(coded.deepest.mix),
    }),
  ];
}

/** How forecasts of half regained fared, by what had come due at the moment. */
function forecasts(p: Page): Prose[] {
  const { retrace: r } = p.decision.delever;
  if ('unknown' in r || 'unknown' in r.record.half) return [[`${p.w.delever.noRecord}${p.w.full}`]];
  const { half, cases } = r.record;
  const { own, mean } = half;
  const more = FORECASTS.flatMap((f) =>
    f === 'own' || f === 'mean' || half[f] === undefined
      ? []
      : p.w.brief.halfMore(p.w.delever.forecast[f], score(half[f])),
  );
  return [
    p.w.brief.half(cite(fixed(cases, 0), 'vintage'), { own: score(own), other: score(mean) }, more),
  ];
}

/** How forecasts of threats fared, as the ledger of the day tells it. */
function threats(p: Page): Prose[] {
  const { bargain } = p.dossier;
  if (!threatens(p) || 'unknown' in bargain || 'unknown' in bargain.record) return [];
  const { cases, own, base } = bargain.record;
  return [p.w.brief.threats(cite(String(cases), HERE), { own: score(own), other: score(base) })];
}
