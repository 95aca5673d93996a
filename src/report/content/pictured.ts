import { type Curve, curveChart } from '../chart/curve.ts';
import { type Fan, fan } from '../chart/fan.ts';
import { type Histogram, histogram } from '../chart/histogram.ts';
import { type Interval, interval } from '../chart/interval.ts';
import { type Pairs, pairs } from '../chart/pairs.ts';
import { type Spans, spans } from '../chart/spans.ts';
import { type Drawing, drawn, type Plot } from '../render/block.ts';
import { barRows, curveLines, fanLines, intervalLines, spanLines } from '../screen/pictures.ts';
import { chance } from '../words/number.ts';

/** A picture as a page draws it, and as a terminal does. */
type Pictured = { readonly draw: Drawing; readonly plot: Plot };

/** An interval with its estimate. */
export const bracketed = (of: Interval): Pictured => ({
  draw: drawn(interval, of),
  plot: { lines: (width) => intervalLines(of, width) },
});

/** A curve with the places on it that matter. */
export const curved = (of: Curve): Pictured => ({
  draw: drawn(curveChart, of),
  plot: { lines: (width) => curveLines(of, width) },
});

/** How a figure spreads over sessions. */
export const fanned = (of: Fan): Pictured => ({
  draw: drawn(fan, of),
  plot: { lines: (width) => fanLines(of, width) },
});

/** Shares, each beside another one; `whole`: no table need stand behind it. */
export const paired = (of: Pairs, whole = false): Pictured => ({
  draw: drawn(pairs, of),
  plot: { lines: (width) => barRows(of.rows, of.most, width), whole },
});

/** How often each value came. */
export const binned = (of: Histogram): Pictured => ({
  draw: drawn(histogram, of),
  plot: {
    lines: (width) =>
      barRows(
        of.bins.map((b) => ({
          name: `${of.mark(b.from)}-${of.mark(b.to)}`,
          at: b.weight,
          says: chance(b.weight),
        })),
        Math.max(...of.bins.map((b) => b.weight)),
        width,
      ),
  },
});

/**
 * Shares with their intervals.
 * @param key  what the signs of a terminal mean
 */
export const spanned = (of: Spans, key: string): Pictured => ({
  draw: drawn(spans, of),
  plot: { lines: (width) => spanLines(of, width), key },
});
