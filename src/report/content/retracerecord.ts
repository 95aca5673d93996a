import type { RetraceRecord } from '../../domain/delever.ts';
import type { Known } from '../../domain/known.ts';
import type { Block } from '../render/block.ts';
import { cite } from '../render/prose.ts';
import { amount, type Column, tabulate, wording } from '../render/table.ts';
import { fixed } from '../words/number.ts';
import type { Ground } from './context.ts';

/** How earlier forecasts fared beside what anybody could have said. */
export function retraceRecord(g: Ground, r: RetraceRecord): Block {
  const { delever: w } = g.w;
  const scores: readonly (readonly [
    string,
    Known<{ own: number; mean: number; fear: number; walk?: number }>,
  ])[] = [
    [`${w.move}${g.w.pause}${w.crps}`, r.crps],
    [`${w.half}${g.w.pause}${w.brier}`, r.half],
    [`${w.end}${g.w.pause}${w.brier}`, r.end],
  ];
  return {
    kind: 'table',
    heading: [w.recordHeading(fixed(r.cases, 0))],
    caption: [
      w.recordCaption,
      ...('unknown' in r.coverage
        ? []
        : [
            g.w.full,
            g.w.blank,
            ...w.held(
              cite(fixed(r.coverage.held, 0), g.place),
              cite(fixed(r.coverage.of, 0), g.place),
            ),
          ]),
    ],
    table: tabulate(scores, [
      wording('', ([name]) => name),
      ...(['own', 'mean', 'fear', 'walk'] as const).map(
        (f): Column<(typeof scores)[number]> =>
          amount(w.forecast[f], ([, s]) =>
            'unknown' in s
              ? [{ unknown: g.w.label.unknown }]
              : s[f] === undefined
                ? ''
                : [cite(fixed(s[f], 3), g.place)],
          ),
      ),
      wording(w.used, ([, s]) =>
        'unknown' in s ? '' : s.own > s.mean ? w.forecast.mean : w.forecast.own,
      ),
    ]),
  };
}
