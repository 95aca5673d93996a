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
