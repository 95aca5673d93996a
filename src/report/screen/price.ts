import type { Verdict } from '../../domain/decision.ts';
import { LAMP_STATES, type LampState } from '../../domain/stop.ts';
import type { PricePicture } from '../chart/price.ts';
import { cells, left, plain, right } from '../render/columns.ts';
import { packed } from './column.ts';
import { DASHED, DOTTED, EDGE, graph, inner, MARGIN, plot } from './graph.ts';

/** A verdict where it begins: letters would be words of one language. */
const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = {
  hold: 'o',
  trim: '-',
  leave: '#',
  wait: '.',
};

/** A state as it stands in the brackets of a lamp. */
const STATE_SIGNS: Readonly<Record<LampState, string>> = {
  quiet: ' ',
  waiting: '.',
  absorbed: '=',
  pending: '~',
  blind: '?',
  tripped: 'X',
};

/** Rows of the exposure's steps. */
const STRIP_ROWS = 2;
/** Blanks between the name of a row and the row. */
const GAP = 1;

/**
 * The picture of a page in signs, one axis of days for all of it: the price in dots, levels dashed and
 * dotted, verdicts where they begin, exposure in steps, a row of signs a stop.
 * @param height rows of the price, an odd number
 */
export function priceLines(p: PricePicture, width: number, height?: number): string[] {
  const wide = inner(width);
  const [from, end] = [p.points[0]?.day ?? p.end, p.end];
  const span = Math.max(1, end - from);
  const cell = (day: number): number =>
    Math.max(0, Math.min(wide - 1, Math.round(((day - from) / span) * (wide - 1))));
  const name = (text: string): string => `${right(plain(text), MARGIN - GAP)}${' '.repeat(GAP)}`;
  const values = [...p.points.map((q) => q.value), ...p.levels.map((l) => l.at)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = (high - low) / 4;
  const close = p.points.at(-1)?.value;
  const exact = (value: number, named: string): string =>
    plain(`${p.mark(value, step / 100)} ${named}`);
  const signs = new Map(p.verdicts.map((v) => [VERDICT_SIGNS[v.verdict], plain(v.says)]));
  const told = [
    ...(close === undefined ? [] : [exact(close, p.names.last)]),
    ...p.levels.flatMap(({ at, named }) => (named ? [exact(at, named.full)] : [])),
    ...[...signs].map((pair) => pair.join(' ')),
    ...(p.judged ? [`|=| ${plain(p.names.judged)}`] : []),
  ];
  const picture = graph(width, {
    traces: [
      { points: p.points.map((q) => [q.day, q.value] as const) },
      ...p.levels.map((l, i) => ({
        points: [l.from, Math.max(l.to, l.from + span / wide)].map((d) => [d, l.at] as const),
        every: i % 2 === 0 ? DASHED : DOTTED,
      })),
    ],
    x: [from, from + span],
    y: [low, high > low ? high : low + 1],
    marks: p.marks.map(({ day, says }) => ({ at: day, says })),
    says: (v) => p.mark(v, step),
    ...(height === undefined ? {} : { height }),
  });
  const judged = p.judged ? [bracket(cell(p.judged.from), cell(p.judged.to), wide)] : [];
  return [
    ...picture.slice(0, -1),
    ...judged.map((row) => `${' '.repeat(MARGIN)}${row}`),
    ...picture.slice(-1),
    ...beginnings(p, cell, wide).map(
      (row, i) => `${i === 0 ? name(p.names.verdict) : ' '.repeat(MARGIN)}${row}`,
    ),
    ...steps(p, [from, from + span], wide).map(
      (row, i) =>
        `${name(i === 0 ? p.share(mostOf(p)) : p.share(0))}${row}${i === 0 ? right(p.share(p.exposure.at(-1)?.share ?? 0), EDGE) : ''}`,
    ),
    ...p.stops.map((s) => `${name(s.name)}${states(s.spans, cell, wide)}`),
    ...packed(told, wide).map((row) => `${' '.repeat(MARGIN)}${row}`),
  ];
}

/** Where a window stands, under the price. */
const bracket = (from: number, to: number, wide: number): string =>
  left(`${' '.repeat(from)}|${'='.repeat(Math.max(0, to - from - 1))}|`, wide + 1);

/** Each verdict's sign where it begins, and its word where there is room before the next. */
function beginnings(p: PricePicture, cell: (day: number) => number, wide: number): string[] {
  let row = '';
  for (const [i, v] of p.verdicts.entries()) {
    const at = cell(v.from);
    if (at < cells(row)) continue;
    const next = p.verdicts[i + 1];
    const room = (next ? cell(next.from) : wide) - at - 2;
    const word = plain(v.says);
    const sign = VERDICT_SIGNS[v.verdict];
    row += `${' '.repeat(at - cells(row))}${sign}${cells(word) + 1 <= room ? ` ${word}` : ''}`;
  }
  return [row];
}

const mostOf = (p: PricePicture): number => Math.max(1, ...p.exposure.map((e) => e.share));

/** Exposure in steps. */
const steps = (p: PricePicture, x: readonly [number, number], width: number): string[] =>
  plot(
    {
      traces: [
        {
          points: p.exposure.flatMap((e, i): (readonly [number, number])[] => [
            ...(i === 0 ? [] : [[e.day, p.exposure[i - 1]?.share ?? 0] as const]),
            [e.day, e.share],
          ]),
        },
      ],
      x,
      y: [0, mostOf(p)],
    },
    { width, height: STRIP_ROWS },
  );

/** The worst state of each cell. */
function states(
  spans: PricePicture['stops'][number]['spans'],
  cell: (day: number) => number,
  wide: number,
): string {
  const row = new Array<LampState>(wide).fill('quiet');
  for (const { from, to, state } of spans)
    for (let i = cell(from); i <= cell(to); i++)
      if (LAMP_STATES.indexOf(state) > LAMP_STATES.indexOf(row[i] ?? 'quiet')) row[i] = state;
  return row
    .map((state) => STATE_SIGNS[state])
    .join('')
    .trimEnd();
}
