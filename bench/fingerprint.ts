const PRIME = 0x1b3;
const START: readonly [number, number] = [0xcbf29ce4, 0x84222325];

/** FNV-1a, 64 bits, over the bytes of doubles as they lie in memory, low byte first; 16 digits. */
export function fingerprint(parts: Iterable<Float64Array>): string {
  let [high, low] = START;
  for (const part of parts)
    for (const byte of new Uint8Array(part.buffer, part.byteOffset, part.byteLength)) {
      low = (low ^ byte) >>> 0;
      // The prime is 2^40 + 0x1b3.
      const product = low * PRIME;
      high = (high * PRIME + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
      low = product >>> 0;
    }
  return [high, low].map((word) => word.toString(16).padStart(8, '0')).join('');
}
