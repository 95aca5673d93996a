import type { Known } from '../../domain/known.ts';
import type { Lane, Period, Periods } from '../../domain/record.ts';
import { civilOf, DAYS_PER_YEAR, type Day } from '../../domain/time.ts';
import { log1p } from '../../kernel/fdlibm.ts';
import { mean } from '../../kernel/mean.ts';
import { bootstrap } from './bootstrap.ts';
import type { Draw } from './draw.ts';
import { pathOf } from './lane.ts';
import { BLOCK_SESSIONS, RESAMPLES } from './resample.ts';

/** Calendar years of a period; one begins in each year that they divide. */
const PERIOD_YEARS = 5;

/** A session, from the close before: what was held, and the log return less that of the mix. */
type Step = {
  readonly from: Day;
  readonly to: Day;
  readonly exposure: number;
  readonly apart: number;
};

/**
 * Where the difference between the own path and the constant mix was made: parts of the one
 * difference over the whole record, so that those of the periods add up. The best year is picked
 * afterwards.
 * @param lanes  the own path and the mix of its mean exposure among them
 * @returns      unknown with less than two calendar years
 */
export function periods(lanes: readonly Lane[], draw: Draw): Known<Periods> {
  const [own, mix] = [pathOf(lanes, 'own'), pathOf(lanes, 'mix')];
  if ('unknown' in own) return own;
  if ('unknown' in mix) return mix;
  const steps = own.points.map(
    ({ day, exposure, ret }, i): Step => ({
      from: own.points[i - 1]?.day ?? own.start,
      to: day,
      exposure,
      apart: log1p(ret) - log1p(mix.points[i]?.ret as number),
    }),
  );
  const year = (s: Step): number => civilOf(s.to).year;
  const years = parted(steps, year);
  if (years.length < 2) return { unknown: { kind: 'too few sessions' } };
  const best = years.reduce((a, b) => (sum(b) > sum(a) ? b : a));
  return {
    fives: parted(steps, (s) => Math.floor(year(s) / PERIOD_YEARS)).map((p) => period(p, draw)),
    best: period(best, draw),
    rest: period(
      steps.filter((s) => !best.includes(s)),
      draw,
    ),
  };
}

/** The sessions of each value of a key. */
const parted = (steps: readonly Step[], key: (s: Step) => number): (readonly Step[])[] =>
  [...new Set(steps.map(key))].map((k) => steps.filter((s) => key(s) === k));

const sum = (steps: readonly Step[]): number => steps.reduce((all, s) => all + s.apart, 0);

function period(steps: readonly Step[], draw: Draw): Period {
  const years = steps.reduce((all, s) => all + s.to - s.from, 0) / DAYS_PER_YEAR;
  const how = { block: BLOCK_SESSIONS, resamples: RESAMPLES };
  const drawn = bootstrap(
    steps.map((s) => s.apart),
    draw,
    how,
  );
  return {
    from: steps[0]?.to as Day,
    to: steps.at(-1)?.to as Day,
    sessions: steps.length,
    held: mean(steps.map((s) => s.exposure)),
    growth: {
      at: sum(steps) / years,
      interval: 'unknown' in drawn ? drawn : { low: drawn.low / years, high: drawn.high / years },
    },
  };
}
