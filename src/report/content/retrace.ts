import type { Against } from '../../domain/delever.ts';
import type { Known } from '../../domain/known.ts';
import type { Evaluation } from '../../domain/record.ts';
import type { Spread } from '../../domain/simulation.ts';
import { differences } from '../chart/differences.ts';
import { reliability } from '../chart/reliability.ts';
import type { Block, Table } from '../render/block.ts';
import { fixed, percent, signed } from '../words/number.ts';
import type { Ground } from './context.ts';
import { points } from './record.ts';
import { told } from './score.ts';

/** How the retrace forecasts fared beside what anybody could have said. */
export function forecasts(g: Ground, { retrace: r, forecasts: kinds }: Evaluation): Block[] {
  const w = g.w.record.retrace;
  const mark = g.w.record.unknown;
  const row = (name: string, a: Known<Against & { readonly walk?: number }>, digits: number) => ({
    cells: [
      [name],
      ...('unknown' in a ? [mark, mark, mark, mark] : [a.own, a.mean, a.fear, a.walk]).map((x) => [
        typeof x === 'number' ? fixed(x, digits) : x === undefined ? '' : x,
      ]),
    ],
  });
  const log = (name: string, k: (typeof kinds)['half']) => ({
    cells: [
      [name],
      ...('unknown' in k
        ? [mark, mark, mark, mark]
        : [k.log.own, k.log.mean, k.log.fear, k.log.walk].map((x) => told(g, x, (v) => fixed(v, 3)))
      ).map((x) => [x]),
    ],
  });
  const scores: Table = {
    head: w.column,
    right: [1, 2, 3, 4],
    rows: [
      row(w.row.crps, r.crps, 3),
      row(w.row.halfBrier, r.half, 3),
      row(w.row.endBrier, r.end, 3),
      log(w.row.halfLog, kinds.half),
      log(w.row.endLog, kinds.end),
    ],
  };
  const { coverage } = r;
  const drawn = (['half', 'end'] as const).flatMap((kind) => {
    const k = kinds[kind];
    return 'unknown' in k ? [] : [{ name: w.curve[kind], bins: k.bins, hollow: kind === 'end' }];
  });
  const n = 'unknown' in kinds.half ? r.cases : kinds.half.cases;
  return [
    { kind: 'table', heading: [w.heading(r.cases)], caption: [w.caption], table: scores },
    ...('unknown' in coverage
      ? []
      : [
          {
            kind: 'say' as const,
            prose: [`${w.coverage(percent(coverage.held / coverage.of), coverage.of)}${g.w.full}`],
          },
        ]),
    ...(drawn.length > 0
      ? [
          {
            kind: 'chart' as const,
            heading: [w.curveHeading(n)],
            caption: [w.curveCaption],
            draw: (width: number) =>
              reliability(
                {
                  label: `${w.curveHeading(n)}${g.w.full}`,
                  kinds: drawn,
                  said: w.said,
                  came: w.came,
                  mark: (x) => percent(x),
                },
                width,
              ),
            table: {
              head: ['', w.said, w.came, w.cases],
              right: [1, 2, 3],
              rows: drawn.flatMap(({ name, bins }) =>
                bins.map((b) => ({
                  cells: [[name], [percent(b.forecast)], [percent(b.frequency)], [String(b.n)]],
                })),
              ),
            },
          },
        ]
      : []),
  ];
}

/** Whether synchronised falls come back more often than like ones: effect, interval, power. */
export function mechanical(g: Ground, { mechanical: m, lasting, earlier }: Evaluation): Block[] {
  const w = g.w.record.mechanical;
  const why = g.w.record.why;
  if ('unknown' in m) return [{ kind: 'say', prose: [`${w.none(why(m.unknown))}${g.w.full}`] }];
  const line = (name: string, s: Spread) => ({
    name,
    at: s,
    says: g.w.record.margin.range(points(s, 1)),
  });
  const heading = effect(g, m.matched);
  const rows = [
    line(w.matched, m.matched),
    ...('unknown' in lasting ? [] : [line(w.lasting, lasting.excess)]),
    ...('unknown' in earlier.half ? [] : [line(w.earlierHalf, earlier.half.excess)]),
    ...('unknown' in earlier.end ? [] : [line(w.earlierEnd, earlier.end.excess)]),
    line(w.walk, m.walk),
  ];
  return [
    {
      kind: 'chart',
      heading: [heading],
      caption: [
        w.caption({
          together: m.together,
          alone: m.alone,
          detectable: fixed(100 * m.detectable, 1),
        }),
      ],
      draw: (width) =>
        differences(
          {
            label: `${heading}${g.w.full}`,
            rows,
            left: w.fewer,
            right: w.more,
            mark: (x) => signed(100 * x, 0),
          },
          width,
        ),
      table: {
        head: ['', w.points],
        right: [1],
        rows: rows.map((r) => ({ cells: [[r.name], [r.says]] })),
      },
    },
  ];
}

/** The answer to the memo's claim, whatever it is. */
export function effect(g: Ground, matched: Spread): string {
  const w = g.w.record.mechanical;
  return (matched.low > 0 || matched.high < 0 ? w.yes : w.no)(points(matched, 1));
}
