import { bare, type Html } from '../render/markup.ts';
import { linear, ticks } from './scale.ts';
import { dot, px, rect, segment, stroke, svg, text, textWidth } from './svg.ts';

/** Where today stands among the past windows in which everything fell. */
export type Strip = {
  readonly label: string;
  /** Past severities of 0 and more. */
  readonly past: readonly number[];
  /** Today's severity; undefined when it is not known. */
  readonly today: number | undefined;
  readonly todaySays: string;
  readonly threshold: number | undefined;
  readonly thresholdSays: string;
  readonly largestSays: string;
  readonly mark: (value: number) => string;
};

const LINE = 70;

/** One hairline a past window, a pin for today, dashes for the threshold. */
export function strip(s: Strip, width: number): Html {
  const largest = Math.max(0, ...s.past);
  const right = Math.max(1, Math.ceil(2.2 * Math.max(largest, s.today ?? 0)) / 2);
  const left = s.today !== undefined && s.today < 0 ? Math.floor(2 * s.today) / 2 : 0;
  const x = linear([left, right], [8, width - 24]);
  const parts = [segment([2, LINE], [width - 8, LINE], { ink: 'edge' })];
  for (const t of ticks(left, right, width < 400 ? 3 : 5)) {
    parts.push(segment([x(t), LINE], [x(t), LINE + 4], { ink: 'edge' }));
    parts.push(text([x(t), LINE + 18], s.mark(t), { anchor: 'middle', room: width }));
  }
  parts.push(
    bare`<g opacity=".55">${stroke(s.past.map((v) => `M${px(x(v))} ${LINE - 1}V${LINE - 16}`).join(''), { ink: 'ink-3' })}</g>`,
  );
  if (s.threshold !== undefined) {
    const at = x(s.threshold);
    parts.push(
      segment([at, LINE], [at, LINE - 32], { ink: 'ink-2', dash: '3 2' }),
      text([at - 4, LINE - 23], s.thresholdSays, { anchor: 'end', ink: 'ink-2' }),
    );
  }
  const far = x(largest) + 4 + textWidth(s.largestSays);
  const crowded = s.today !== undefined && x(s.today) > x(largest) - 8 && x(s.today) < far + 8;
  if (
    s.past.length > 0 &&
    !crowded &&
    far < width &&
    (s.threshold === undefined || largest > s.threshold)
  )
    parts.push(text([x(largest) + (s.threshold === undefined ? 0 : 4), LINE - 23], s.largestSays));
  if (s.today !== undefined) {
    const at = x(s.today);
    const ink = s.today > 0 ? 'down' : 'ink-2';
    parts.push(
      segment([at, LINE - 1], [at, 22], { ink, width: 2.5 }),
      dot([at, 22], 4, ink),
      text([at, 12], s.todaySays, { anchor: 'middle', ink, bold: true, room: width }),
    );
  } else {
    parts.push(rect({ x: 8, y: 20, w: width - 32, h: 10 }, 'hatch'));
    parts.push(rect({ x: 16, y: 14, w: textWidth(s.todaySays) + 12, h: 20 }, 'paper'));
    parts.push(text([22, 29], s.todaySays, { ink: 'ink-2' }));
  }
  return svg({ width, height: 92 }, s.label, parts);
}
