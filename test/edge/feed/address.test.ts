import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublic } from '../../../src/edge/feed/address.ts';

test.each([
  ...['0.0.0.0', '0.1.2.3', '10.0.0.0', '10.255.255.255', '100.64.0.0', '100.127.255.255'],
  ...['127.0.0.1', '127.255.255.255', '169.254.0.1', '169.254.169.254', '172.16.0.0'],
  ...['172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.255.255'],
  ...['198.18.0.1', '198.19.255.255', '198.51.100.7', '203.0.113.9', '224.0.0.1'],
  ...['239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::a00:1'],
  ...['64:ff9b::192.168.0.1', '64:ff9b:1::1', '100::1', '2001::1', '2001:db8::1', '2002:a00:1::'],
  ...['3fff::1', 'fc00::1', 'fdff::1', 'fe80::1', 'fe80::1%lo', 'fec0::1', 'ff02::1', '4000::1'],
  ...['2606:4700::1111%lo', '', 'localhost', '1.2.3', '08.8.8.8', '8.8.8.8 '],
])('%s is not public', (address) => expect(isPublic(address)).toBe(false));

test.each([
  ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0'],
  ...['126.255.255.255', '128.0.0.0', '169.253.255.255', '172.15.255.255', '172.32.0.0'],
  ...['192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '223.255.255.255'],
  ...['2001:4860:4860::8888', '2606:4700::1111', '2a00:1450::1', '64:ff9b::8.8.8.8'],
])('%s is public', (address) => expect(isPublic(address)).toBe(true));

describe('whatever the address', () => {
  test('one of version 4 inside one of version 6 is public only where it is translated and public', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublic(`64:ff9b::${address}`)).toBe(isPublic(address));
        expect(isPublic(`::ffff:${address}`)).toBe(false);
        expect(isPublic(`::${address}`)).toBe(false);
      }),
    );
  });

  test('one of version 6 is public only from 2000 to 3fff', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        if (!/^[23][0-9a-f]{3}:/i.test(address) && !/^64:ff9b:/i.test(address))
          expect(isPublic(address)).toBe(false);
      }),
    );
  });
});
