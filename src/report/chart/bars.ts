import type { Html } from '../render/markup.ts';
import { linear } from './scale.ts';
import { hatch, REASON_LINE, reasonLines, rect, segment, svg, text, textWidth } from './svg.ts';

/** How much exposure each constraint allows. */
export type Bars = {
  readonly label: string;
  readonly rows: readonly {
    readonly name: string;
    /** Share allowed; a text is the reason why it is not known, undefined that it has nothing to say. */
    readonly at: number | string | undefined;
    readonly binding: boolean;
    /** Limits adding only: it stands below a line and is drawn as an outline. */
    readonly rise?: boolean;
    readonly nothing?: string;
  }[];
  readonly most: number;
  readonly target: number;
  readonly targetSays: string;
  /** Ink of the binding bar. */
  readonly ink: string;
  readonly mark: (share: number) => string;
  /** The figure of the binding row. */
  readonly binds: (share: string) => string;
  /** Stands over the rows that limit adding only. */
  readonly riseHead: string;
};

/** The figure beside a bar. */
const says = (b: Bars, r: Bars['rows'][number]): string =>
  typeof r.at !== 'number' ? '' : r.binding ? b.binds(b.mark(r.at)) : b.mark(r.at);

/** One bar a constraint, the binding one heavy; what is not known is hatched over its whole range. */
export function bars(b: Bars, width: number): Html {
  const narrow = width < 500;
  const names = narrow ? 0 : Math.max(...b.rows.map((r) => textWidth(r.name, 13, r.binding))) + 16;
  const height = narrow ? 38 : 26;
  const widest = Math.max(...b.rows.map((r) => textWidth(says(b, r), 13, r.binding)));
  const x = linear([0, b.most], [names + 1, width - Math.max(46, widest + 8)]);
  const first = b.rows.findIndex((r) => r.rise);
  // The line between what cuts and what only limits adding, and the words on it.
  const gap = first < 0 ? 0 : narrow ? 46 : 34;
  let end = 22;
  const rows = b.rows.map((r, i) => {
    const lines = typeof r.at === 'string' ? reasonLines(r.at, x(b.most) - x(0)).length : 1;
    const more = REASON_LINE * (lines - 1);
    const top = end + (i === first ? gap : 0);
    end = top + height + more;
    return { ...r, top, middle: top + (narrow ? 25 : 13) + more / 2 };
  });
  const foot = end + 2;
  const parts: Html[] = [];
  for (const share of [0, b.most / 2, b.most]) {
    parts.push(segment([x(share), 20], [x(share), foot], { ink: share === 0 ? 'edge' : 'grid' }));
    parts.push(text([x(share), foot + 16], b.mark(share), { anchor: 'middle', room: width }));
  }
  const at = x(b.target);
  const pin = segment([at, 16], [at, foot], { ink: 'ink', width: 1.25, dash: '3 2' });
  if (narrow) parts.push(pin);
  for (const [i, { top, middle, ...r }] of rows.entries()) {
    if (i === first)
      parts.push(
        segment([0, top - gap + 8], [width, top - gap + 8], { ink: 'edge' }),
        text([0, top - gap + 25], b.riseHead, { ink: 'ink-2', halo: true }),
      );
    const type = { size: 13, bold: r.binding } as const;
    const ink = r.binding ? 'ink' : 'ink-2';
    parts.push(text([0, narrow ? top + 15 : middle + 4.5], r.name, { ...type, ink, halo: narrow }));
    if (typeof r.at === 'string')
      parts.push(hatch({ x: x(0), y: middle - 5, w: x(b.most) - x(0), h: 10 }, r.at));
    else if (r.at === undefined)
      parts.push(text([x(0) + 8, middle + 4.5], r.nothing ?? '', { ink: 'ink-3' }));
    else {
      const [thick, fill, said] = r.binding ? [12, b.ink, b.ink] : [8, 'edge', 'ink-2'];
      const box = { x: x(0), y: middle - thick / 2, w: x(r.at) - x(0), h: thick };
      parts.push(
        r.rise ? rect(box, 'paper', fill) : rect(box, fill),
        text([x(r.at) + 6, middle + 4.5], says(b, r), { ...type, ink: said, halo: true }),
      );
    }
  }
  if (!narrow) parts.push(pin);
  const said = { anchor: 'middle', ink: 'ink', bold: true, room: width } as const;
  parts.push(text([at, 12], b.targetSays, said));
  return svg({ width, height: foot + 22 }, b.label, parts);
}
