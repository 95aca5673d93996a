import { REGIMES, type RegimeId } from '../../domain/regime.ts';
import { bare, type Html } from '../render/markup.ts';
import { linear, spreadOut } from './scale.ts';
import { rect, segment, svg, text, textWidth } from './svg.ts';

/** The odds of each decision, oldest first; today last. */
export type RegimeHistory = {
  readonly label: string;
  readonly columns: readonly (Record<RegimeId, number> & { readonly day: string })[];
  /** What stands beside today's column, rupture on top. */
  readonly beside: Readonly<Record<RegimeId, Beside>>;
};

/** In full, and in one word where the page is narrow. */
type Beside = { readonly full: string; readonly short: string };

const TOP = 8;
const BOTTOM = 128;
const GAP = 1.6;

/** One stacked column a decision: noise below, friction, rupture on top; today framed. */
export function history(h: RegimeHistory, width: number): Html {
  const size = width < 400 ? 'short' : 'full';
  const [noise = '', friction = '', rupture = ''] = REGIMES.map((r) => h.beside[r][size]);
  const beside = Math.max(...[rupture, friction, noise].map((t) => textWidth(t, 13, true))) + 14;
  const end = width - beside;
  const most = width < 400 ? 14 : 30;
  const columns = h.columns.slice(-most);
  const slot = Math.min(46, (end - 2) / Math.max(1, columns.length));
  const wide = Math.max(3, slot - (slot > 14 ? 3 : 1.5));
  const left = end - slot * columns.length;
  const y = linear([0, 1], [BOTTOM, TOP]);
  const parts: Html[] = [];
  let free = Number.NEGATIVE_INFINITY;
  const room = textWidth('00/00') + 34;
  for (const [i, c] of columns.entries()) {
    const x = left + i * slot;
    const upper = y(c.noise + c.friction);
    const middle = y(c.noise) + GAP / 2;
    parts.push(rect({ x, y: middle, w: wide, h: BOTTOM - y(c.noise) }, 'band'));
    parts.push(
      segment([x, middle], [x + wide, middle], { ink: 'noise-ink', width: 1.75 }),
      rect({ x, y: upper + GAP / 2, w: wide, h: y(c.noise) - upper - GAP }, 'friction'),
      rect({ x, y: TOP, w: wide, h: Math.max(1, upper - TOP - GAP / 2) }, 'rupture'),
    );
    const today = i === columns.length - 1;
    const near = left + (columns.length - 1) * slot - x < room;
    if (today) {
      parts.push(
        bare`<rect x="${x - 2}" y="${TOP - 4}" width="${wide + 4}" height="${BOTTOM - TOP + 8}" fill="none" stroke="var(--ink)" stroke-width="1.5"/>`,
      );
      const under = Math.min(x + wide / 2, width - textWidth(c.day) / 2);
      parts.push(text([under, 148], c.day, { anchor: 'middle', ink: 'ink', bold: true }));
    } else if (x >= free && !near) {
      parts.push(text([x, 148], c.day));
      free = x + room;
    }
  }
  const last = columns.at(-1);
  if (last) {
    const middles = [
      (TOP + y(last.noise + last.friction)) / 2 + 2,
      (y(last.noise + last.friction) + y(last.noise)) / 2 + 4,
      (y(last.noise) + BOTTOM) / 2 + 4,
    ];
    const [r = 0, f = 0, n = 0] = spreadOut(
      middles.map((m) => Math.max(m, TOP + 6)),
      18,
    );
    const type = { size: 13, bold: true } as const;
    parts.push(
      text([end + 8, r], rupture, { ...type, ink: 'rupture-ink' }),
      text([end + 8, f], friction, { ...type, ink: 'friction-ink' }),
      text([end + 8, Math.min(n, BOTTOM)], noise, { ...type, ink: 'noise-ink' }),
    );
  }
  return svg({ width, height: 154 }, h.label, parts);
}
