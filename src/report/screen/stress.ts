import { LEGS } from '../../domain/episode.ts';
import { legView } from '../memo/stress.ts';
import { left, plain, right } from '../render/columns.ts';
import { fixed, signed, signedPercent } from '../words/number.ts';
import { hanging, type Screened, sigma } from './column.ts';

/** The name of a leg's series without the leg's name before it, or what stands in brackets behind it. */
const short = (title: string, leg: string): string =>
  (title.startsWith(leg) ? title.slice(leg.length) : title).replace(/[（(].*$/, '').trim();

/** The legs with their last sessions as lines of Braille. */
/** Cells of a title, and of the line of dots that a narrow screen leaves out. */
const TITLE = { least: 8, most: 35 };
const DOTS = 13;
const MIN_DOTTED = 60;
/** Cells of everything else of a row, and a margin. */
const FIGURES = 40;

export function stressRows(p: Screened): string[] {
  const { stress: s } = p.decision;
  const dots = p.columns < MIN_DOTTED ? 0 : DOTS + 2;
  const wide = Math.max(
    TITLE.least,
    Math.min(TITLE.most, p.columns - dots - (dots === 0 ? FIGURES - 6 : FIGURES)),
  );
  const told =
    typeof s.severity === 'number'
      ? `${p.w.stress[s.state]}${p.w.semi}${p.w.label.severity.toLowerCase()} ${sigma(p, fixed(s.severity, 2))}`
      : p.w.unknown(s.severity.unknown);
  const rows = LEGS.map((leg) => {
    const v = legView(p, leg);
    const moves = v.path.map((q) => q.x);
    const name = `  ${left(p.w.leg[leg], 9)}${left(plain(short(v.title, p.w.leg[leg])), wide - 1)} `;
    return 'unknown' in v.now
      ? `${name}${p.w.unknown(v.now.unknown)}`
      : `${name}${left(spark(moves, DOTS), dots)}${right(plain(signedPercent(v.now.move, 2)), 8)}${right(plain(sigma(p, signed(v.now.z, 2))), 15)}`;
  });
  const known = LEGS.some((leg) => !('unknown' in legView(p, leg).now));
  const head = `${' '.repeat(11 + wide + dots)}${right(p.w.screen.logMove, 8)}`;
  return [...hanging(p, p.w.screen.heading.stress, told), ...(known ? [head] : []), ...rows];
}

/** Dots of one Braille column filled from below, left and right: 0 to 4 of them. */
const LEFT = [0, 0x40, 0x44, 0x46, 0x47] as const;
const RIGHT = [0, 0x80, 0xa0, 0xb0, 0xb8] as const;

/**
 * A line of Braille cells, two values a cell, each filled from below: neutral width on every
 * terminal. The lowest value still has one dot.
 * @example spark([0, 1, 2, 3], 2).length // 2
 */
export function spark(values: readonly number[], width: number): string {
  const shown = values.slice(-2 * width);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const level = (v: number): number =>
    high === low ? 2 : 1 + Math.round((3 * (v - low)) / (high - low));
  const padded = [...Array<number | undefined>(2 * width - shown.length).fill(undefined), ...shown];
  let out = '';
  for (let i = 0; i < padded.length; i += 2) {
    const [a, b] = [padded[i], padded[i + 1]];
    const code =
      (a === undefined ? 0 : (LEFT[level(a)] as number)) |
      (b === undefined ? 0 : (RIGHT[level(b)] as number));
    out += String.fromCodePoint(0x2800 + code);
  }
  return out;
}
