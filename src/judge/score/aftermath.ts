import type { Known, Unknown } from '../../domain/known.ts';
import type { Aftermath, Lane } from '../../domain/record.ts';
import type { WealthPath } from '../../domain/score.ts';
import type { Day } from '../../domain/time.ts';
import { mean } from '../../kernel/mean.ts';
import { deepest, gainLossRatio, tail } from './measure.ts';

/** Sessions after a fall that are watched. */
const AFTERMATH_SESSIONS = 60;

type Points = WealthPath['points'];

/**
 * How a path went in the sixty sessions after each of some days. They begin with the first return
 * that a decision of that day can earn: the one after the next session's close. Stretches overlap
 * where days are near; a session then counts once in `cvar`, `asymmetry` and `exposure`.
 * @param days oldest first
 */
export function aftermath({ contender, path }: Lane, days: readonly Day[]): Aftermath {
  const points: Points = 'unknown' in path ? [] : path.points;
  const begins = days.map((day) => {
    const next = points.findIndex((p) => p.day > day);
    return next < 0 ? points.length : next + 1;
  });
  const stretches = begins
    .filter((begin) => begin + AFTERMATH_SESSIONS <= points.length)
    .map((begin) => points.slice(begin, begin + AFTERMATH_SESSIONS));
  const each = [...new Set(stretches.flat())];
  const returns = each.map((p) => p.ret);
  const totals = stretches.map((s) => s.reduce((wealth, p) => wealth * (1 + p.ret), 1) - 1);
  const unknown: Unknown =
    'unknown' in path ? path.unknown : { kind: 'no fall with sixty sessions after it' };
  const from = (of: () => Known<number>): Known<number> =>
    stretches.length === 0 ? { unknown } : of();
  return {
    contender,
    falls: stretches.length,
    sessions: each.length,
    total: from(() => mean(totals)),
    gained: from(() => totals.filter((t) => t > 0).length / totals.length),
    drawdown: from(() => Math.min(...stretches.map((s) => deepest(chained(s))))),
    cvar: from(() => tail(returns)),
    asymmetry: from(() => gainLossRatio(returns)),
    exposure: from(() => mean(each.map((p) => p.exposure))),
  };
}

/** Wealth along a stretch, 1 before it. */
function chained(points: Points): number[] {
  const out = [1];
  for (const p of points) out.push((out.at(-1) as number) * (1 + p.ret));
  return out;
}
