import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressFromHeader, clientKey } from '../../../token-service/client-address.ts';

describe('the key of a client', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:50412', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['[2001:db8:1:2::1]:443', '2001:db8:1:2'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['1::', '1:0:0:0'],
    ['1:2:3:4:5:6:7:8:9', '1:2:3:4'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('of %j is %j', (address, key) => {
    expect(clientKey(address)).toBe(key);
  });

  test('is short, whatever the address is', () => {
    const part = fc.constantFrom(':', '::', 'f', '0', '.', '1', '[', ']', '%', ',');
    const strange = fc.oneof(
      fc.string({ maxLength: 400, size: 'max' }),
      fc.array(part, { maxLength: 400, size: 'max' }).map((p) => p.join('')),
    );
    fc.assert(fc.property(strange, (address) => clientKey(address).length <= 64));
  });

  test('is the same for all addresses of one IPv6 network, and another for another', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));
    const half = fc.array(group, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(half, half, half, (network, one, other) => {
        expect(clientKey([...network, ...one].join(':'))).toBe(clientKey([...network, ...other].join(':')));
        expect(clientKey([...network, ...one].join(':'))).toBe(network.join(':'));
      }),
    );
  });
});

describe('an address in a header', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['10.0.0.1, 192.0.2.1', '192.0.2.1'],
    ['10.0.0.1,192.0.2.1 ', '192.0.2.1'],
    ['10.0.0.1, ', undefined],
    ['', undefined],
  ])('%j is read as %j', (value, address) => {
    expect(addressFromHeader(new Headers({ 'X-Forwarded-For': value }), 'x-forwarded-for')).toBe(address);
  });

  test('that is not there is none', () => {
    expect(addressFromHeader(new Headers(), 'x-forwarded-for')).toBeUndefined();
  });
});
