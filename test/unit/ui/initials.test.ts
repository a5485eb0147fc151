import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../../src/ui/initials.ts';

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['karen spärck jones', 'KJ'],
    ['Plato', 'P'],
    ['  Ada   (Byron)  Lovelace ', 'AL'],
    ['Élodie Œuvrard', 'ÉŒ'],
    ['', ''],
  ])('of “%s” are “%s”', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
