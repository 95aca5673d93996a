import { expect, test } from 'vitest';
import { fnv } from '../../src/kernel/fnv1a.ts';

const PRIME = 0x100000001b3n;
/** The definition, in whole numbers of any size. */
const defined = (of: Float64Array): string => {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(of.buffer, of.byteOffset, of.byteLength))
    hash = ((hash ^ BigInt(byte)) * PRIME) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
};

test('the fingerprint is FNV-1a over the bytes', () => {
  const numbers = Float64Array.from({ length: 500 }, (_, i) => Math.sqrt(i) * (i % 2 ? -1 : 1e9));
  expect(fnv([numbers])).toBe(defined(numbers));
  expect(fnv([])).toBe('cbf29ce484222325');
});

test('parts are taken as one, and one bit changes it', () => {
  const numbers = Float64Array.from({ length: 20 }, (_, i) => i / 3);
  expect(fnv([numbers.subarray(0, 7), numbers.subarray(7)])).toBe(fnv([numbers]));
  const other = numbers.slice();
  other[7] = (other[7] as number) * (1 + 2 ** -52);
  expect(fnv([other])).not.toBe(fnv([numbers]));
  expect(fnv([Float64Array.of(0)])).not.toBe(fnv([Float64Array.of(-0)]));
});
