import type { Html } from '../render/markup.ts';
import { linear } from './scale.ts';
import { dot, ring, segment, svg, text, textWidth } from './svg.ts';

/** A share in each row, and another one to hold it against. */
export type Pairs = {
  readonly rows: readonly {
    readonly name: string;
    /** 0..1; a text says why there is none. */
    readonly at: number | string;
    readonly beside?: number;
    /** What stands at the right. */
    readonly says: string;
  }[];
  /** How the second one is drawn: what it is compared with in dashes, or a hollow mark of its own. */
  readonly second: 'dashes' | 'hollow';
  readonly most: number;
  readonly mark: (share: number) => string;
};

const ROW_PX = 28;
const DASHES = { ink: 'ink', width: 1.5, dash: '3 2' };

/** One line a row from nothing to the share, its figure at the right. */
export function pairs(p: Pairs, width: number, label: string): Html {
  const widest = Math.max(...p.rows.map((r) => textWidth(r.name, 13))) + 14;
  // A long name stands over its bar, before its figure.
  const over = widest > 0.4 * width;
  const names = over ? 8 : widest;
  const said = Math.max(...p.rows.map((r) => textWidth(r.says, 13))) + 14;
  const narrow = over || width < 500;
  const each = narrow ? 44 : ROW_PX;
  const x = linear([0, p.most], [names, width - (narrow ? 12 : said)]);
  const foot = p.rows.length * each + 4;
  const parts: Html[] = [];
  for (const share of [0, p.most / 2, p.most]) {
    parts.push(segment([x(share), 2], [x(share), foot], { ink: share === 0 ? 'edge' : 'grid' }));
    parts.push(text([x(share), foot + 16], p.mark(share), { anchor: 'middle', room: width }));
  }
  for (const [i, r] of p.rows.entries()) {
    const at = i * each + (narrow ? 30 : 16);
    parts.push(
      text([0, over ? at - 13 : at + 4.5], r.name, { size: 13, ink: 'ink-2', halo: over }),
    );
    if (typeof r.at === 'string') {
      parts.push(text([x(0) + 8, at + 4.5], r.at, { size: 13, ink: 'ink-2', halo: true }));
      continue;
    }
    parts.push(
      segment([x(0), at], [x(r.at), at], { ink: 'accent', width: 3 }),
      dot([x(r.at), at], 4.5, 'accent'),
    );
    if (r.beside !== undefined)
      parts.push(
        p.second === 'dashes'
          ? segment([x(r.beside), at - 10], [x(r.beside), at + 10], DASHES)
          : ring([x(r.beside), at], 5, 'ink'),
      );
    const anchor = over || !narrow ? 'end' : 'start';
    const place = [anchor === 'end' ? width : x(0) + 4, narrow ? at - 13 : at + 4.5] as const;
    parts.push(text(place, r.says, { size: 13, ink: 'ink', anchor, halo: narrow }));
  }
  return svg({ width, height: foot + 22 }, label, parts);
}
