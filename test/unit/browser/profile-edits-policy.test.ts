import { describe, expect, test } from 'vitest';
import { readProfileEditsAsk } from '../../../src/browser/profile-edits-policy.ts';

const newSkill = { kind: 'create-entry', field: 'skills', value: { name: { localized: { en_US: 'Chartering' } } } };
const seen = { state: 'read', value: 'annab' };
const part = (length: number) => ({ kind: 'picture-part', rendition: 'display', bytes: new ArrayBuffer(length) });
const most = 1024 * 1024;

describe('what the page My profile says', () => {
  test.each([
    { kind: 'read' },
    { kind: 'apply', changes: Array(500).fill(newSkill) },
    { kind: 'review', changes: [{ kind: 'set', field: 'vanityName', value: 'annab2', seen }] },
    { kind: 'apply', changes: [{ kind: 'delete-entry', field: 'skills', id: '12', seen: {} }] },
    part(most),
  ])('is heard: $kind', (message) => {
    expect(readProfileEditsAsk(message)).toEqual(message);
  });

  test.each([
    ['more changes than a person could review', { kind: 'apply', changes: Array(501).fill(newSkill) }],
    ['more of a picture than one message carries', part(most + 1)],
    [
      'an ID that changes an address',
      { kind: 'apply', changes: [{ kind: 'delete-entry', field: 'skills', id: '../x', seen: {} }] },
    ],
    [
      'a value that is no JSON',
      { kind: 'apply', changes: [{ kind: 'set', field: 'vanityName', value: Number.NaN, seen }] },
    ],
    ['an entry that is no JSON', { kind: 'apply', changes: [{ ...newSkill, value: { name: Number.NaN } }] }],
    ['a list for an entry', { kind: 'apply', changes: [{ ...newSkill, value: [] }] }],
    ['a part too many', { kind: 'read', more: 1 }],
  ])('is not %s', (_, message) => {
    expect(readProfileEditsAsk(message)).toBeUndefined();
  });
});
