import type { Decision } from '../domain/decision.ts';
import type { Retrace } from '../domain/delever.ts';
import { formatDay } from '../domain/time.ts';

/** What is said of forced selling, as other programs read it: days as dates. */
export function deleverLine({ retrace, mechanical, flow, cross }: Decision['delever']): object {
  const beside = {
    flow,
    cross: 'unknown' in cross ? cross : { ...cross, day: formatDay(cross.day) },
  };
  if ('unknown' in retrace && 'unknown' in mechanical)
    return { unknown: retrace.unknown, ...beside };
  return {
    mechanicalShare: 'unknown' in mechanical ? mechanical : mechanical.share,
    mechanical,
    retrace: 'unknown' in retrace ? retrace : retraced(retrace),
    ...beside,
  };
}

const retraced = ({ half, walk, made, ...rest }: Retrace): object => ({
  half: half.at,
  low: half.low,
  high: half.high,
  benchmark: walk.half,
  made: formatDay(made),
  ...rest,
  walk,
});
