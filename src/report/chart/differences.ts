import type { Spread } from '../../domain/known.ts';
import { wrap } from '../render/columns.ts';
import type { Html } from '../render/markup.ts';
import { linear, ticks } from './scale.ts';
import { hatch, rect, segment, svg, text, textWidth } from './svg.ts';

/** Differences with their intervals, one a row, about one zero. */
export type Differences = {
  readonly rows: readonly {
    readonly name: string;
    /** The estimate and its interval; a text says why there is none. */
    readonly at: Spread | string;
    /** What stands at the right. */
    readonly says: string;
  }[];
  /** What the two sides of zero mean. */
  readonly left: string;
  readonly right: string;
  readonly mark: (value: number) => string;
};

const TOP = 26;
/** From one line of a name to the next. */
const LINE = 17;

/** A band a row with a thick tick for the estimate, and one line at zero through all. */
export function differences(d: Differences, width: number, label: string): Html {
  const narrow = width < 560;
  const each = narrow ? 44 : 30;
  const names = narrow ? 6 : Math.max(...d.rows.map((r) => textWidth(r.name, 13))) + 18;
  const said = narrow ? 10 : Math.max(...d.rows.map((r) => textWidth(r.says, 13))) + 18;
  const known = d.rows.flatMap((r) => (typeof r.at === 'string' ? [] : [r.at]));
  const [low, high] = [
    Math.min(-1e-6, ...known.map((k) => k.low)),
    Math.max(1e-6, ...known.map((k) => k.high)),
  ];
  const pad = (high - low) * 0.05;
  const x = linear([low - pad, high + pad], [names, width - said]);
  // On a phone a name stands over its band, folded before its figure.
  let end = TOP;
  const rows = d.rows.map((r) => {
    const room = narrow ? width - textWidth(r.says, 13) - 16 : width;
    const lines = wrap(r.name, Math.floor(room / textWidth('n', 13)));
    const first = end + (narrow ? 16 : 20.5);
    end += each + (lines.length - 1) * LINE;
    return { ...r, lines, first, middle: end - 14 };
  });
  const foot = end + 2;
  const parts: Html[] = [];
  for (const t of ticks(low - pad, high + pad, narrow ? 4 : 6)) {
    const pen = t === 0 ? { ink: 'ink-3', width: 1.25 } : { ink: 'grid' };
    parts.push(segment([x(t), TOP], [x(t), foot], pen));
    parts.push(text([x(t), foot + 16], d.mark(t), { anchor: 'middle' }));
  }
  parts.push(text([x(0) - 8, 14], d.left, { anchor: 'end', ink: 'ink-2' }));
  parts.push(text([x(0) + 8, 14], d.right, { ink: 'ink-2' }));
  for (const { middle, first, ...r } of rows) {
    const type = { size: 13, halo: narrow } as const;
    const named = r.lines.map((part, k) =>
      text([0, first + k * LINE], part, { ...type, ink: 'ink-2' }),
    );
    parts.push(...named);
    if (typeof r.at === 'string') {
      parts.push(hatch({ x: names, y: middle - 6, w: width - said - names, h: 12 }, r.at));
      continue;
    }
    parts.push(
      rect(
        { x: x(r.at.low), y: middle - 6, w: x(r.at.high) - x(r.at.low), h: 12 },
        'band',
        'accent',
      ),
    );
    parts.push(
      segment([x(r.at.at), middle - 9], [x(r.at.at), middle + 9], { ink: 'accent', width: 3 }),
    );
    parts.push(text([width, first], r.says, { ...type, ink: 'ink', anchor: 'end' }));
  }
  return svg({ width, height: foot + 22 }, label, parts);
}
