const [START_HIGH, START_LOW] = [0xcbf29ce4, 0x84222325];
const PRIME_LOW = 0x1b3;

/**
 * Fingerprint of numbers: FNV-1a, 64 bits, over their bytes as they lie in memory.
 * Source: G. Fowler, L. C. Noll, K.-P. Vo and D. Eastlake, "The FNV Non-Cryptographic Hash
 * Algorithm", IETF draft; the prime is 2^40 + 435.
 * @param parts  taken one after the other, as if they were one
 * @returns      16 hexadecimal digits; those of two machines agree where both store the low byte first
 * @example fnv([new Float64Array(0)]) // 'cbf29ce484222325'
 */
export function fnv(parts: Iterable<Float64Array>): string {
  const state = Int32Array.of(START_HIGH, START_LOW >>> 16, START_LOW & 0xffff);
  for (const { buffer, byteOffset, byteLength } of parts)
    for (let at = 0; at < byteLength; at += PIECE)
      take(new Uint8Array(buffer, byteOffset + at, Math.min(PIECE, byteLength - at)), state);
  return [state[0], (state[1] << 16) | state[2]]
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('');
}

/** Bytes at a time: short enough that the engine soon runs its fast code, which begins anew with a call. */
const PIECE = 65536;

/** Goes on over some bytes; the low word stands in halves, whose products the engine multiplies fast. */
function take(bytes: Uint8Array, state: Int32Array): void {
  let [high, upper, lower] = [state[0], state[1], state[2]];
  for (let i = 0; i < bytes.length; i++) {
    lower ^= bytes[i];
    const shifted = ((upper << 16) | lower) << 8;
    const first = lower * PRIME_LOW;
    const second = upper * PRIME_LOW + (first >>> 16);
    high = (Math.imul(high, PRIME_LOW) + (second >>> 16) + shifted) | 0;
    lower = first & 0xffff;
    upper = second & 0xffff;
  }
  [state[0], state[1], state[2]] = [high, upper, lower];
}
