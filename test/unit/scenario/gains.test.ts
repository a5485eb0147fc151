import { describe, expect, test } from 'vitest';
import { anna } from '../../../sandbox/world/accounts.ts';
import { failuresIn, gainsBetween, gainsWithin } from '../../scenario/gains.ts';

const attacksIn = (gains: ReturnType<typeof gainsWithin>) => gains.map(({ attack }) => attack);

describe('what one load of a page gave away', () => {
  test('is nothing where one contact looks like the other', () => {
    expect(gainsWithin({ boxes: { rows: ['[40]', '[40]', '[40]'], me: '[28]', page: [] } })).toEqual([]);
  });

  test('is which contact is another', () => {
    const gains = gainsWithin({ boxes: { rows: ['[40]', '[40]', '[56]'] } });
    expect(gains).toEqual([{ attack: 'boxes', what: 'two contacts apart: [40] ≠ [56]' }]);
  });

  test.each([
    ['an address of a picture', 'https://media.licdn.com/dms/image/v2/1'],
    ['an address in memory', 'blob:https://crm.example.test/1'],
    ['an address of the extension', 'moz-extension://1/card.html'],
    ['the viewer', `Signed in as ${anna.name}`],
    ['a state', 'private'],
  ])('is %s, wherever it was found', (_, secret) => {
    for (const observation of [{ rows: [secret, secret] }, { me: secret }, { page: [secret] }])
      expect(attacksIn(gainsWithin({ traffic: observation }))).toEqual(['traffic']);
  });
});

describe('two loads', () => {
  const load = { boxes: { rows: ['[40]'] }, fonts: { page: ['serif unloaded'] } };

  test('are the same where every attack learned the same', () => {
    expect(gainsBetween(load, structuredClone(load))).toEqual([]);
  });

  test('are told apart by whatever differs', () => {
    expect(attacksIn(gainsBetween(load, { ...load, boxes: { rows: ['[56]'] } }))).toEqual(['boxes']);
    expect(attacksIn(gainsBetween(load, { ...load, fonts: { page: ['serif loading'] } }))).toEqual(['fonts']);
    expect(attacksIn(gainsBetween(load, { fonts: load.fonts }))).toEqual(['boxes']);
    expect(attacksIn(gainsBetween({ fonts: load.fonts }, load))).toEqual(['boxes']);
  });
});

test('an attack that went wrong itself is told', () => {
  expect(failuresIn({ boxes: { failed: 'TypeError' }, fonts: { page: [] } })).toEqual(['boxes: TypeError']);
});
