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
  let [high, low] = [START_HIGH, START_LOW];
  for (const part of parts) {
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    for (let i = 0; i < bytes.length; i++) {
      low = (low ^ bytes[i]) >>> 0;
      const product = low * PRIME_LOW;
      high = (Math.imul(high, PRIME_LOW) + Math.floor(product / 4294967296) + (low << 8)) >>> 0;
      low = product >>> 0;
    }
  }
  return [high, low].map((word) => word.toString(16).padStart(8, '0')).join('');
}
