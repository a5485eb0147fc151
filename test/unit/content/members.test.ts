import { describe, expect, test } from 'vitest';
import { createMembers } from '../../../src/content/members.ts';
import type { Live } from '../../../src/contract/custody.ts';
import type { Reference } from '../../../src/contract/reference.ts';

const anna: Reference = { kind: 'person', personId: 'A' };
const ben: Reference = { kind: 'person', personId: 'B' };
const picture = new Blob(['a']) as Live<Blob>;

function shownMember() {
  const members = createMembers();
  const member = members.want('person:A', { reference: anna, pixels: 48 });
  Object.assign(member, { availability: { state: 'shown' }, picture });
  return { members, member };
}

describe('a member who is wanted', () => {
  test('for the first time is pending and not yet asked for', () => {
    const members = createMembers();
    expect(members.want('person:A', { reference: anna, pixels: 48 })).toEqual({
      reference: anna,
      pixels: 48,
      availability: { state: 'pending' },
      asked: false,
      refusals: 0,
      resting: false,
    });
  });

  test('again is the same one', () => {
    const { members, member } = shownMember();
    expect(members.want('person:A', { reference: anna, pixels: 48 })).toBe(member);
    expect(members.get('person:A')).toBe(member);
    expect(member.availability).toEqual({ state: 'shown' });
  });

  test('in a smaller slot keeps the larger picture', () => {
    const { members, member } = shownMember();
    members.want('person:A', { reference: anna, pixels: 24 });
    expect(member.pixels).toBe(48);
    expect(member.availability).toEqual({ state: 'shown' });
  });

  test('in a larger slot is asked for anew, with the smaller picture in sight meanwhile', () => {
    const { members, member } = shownMember();
    member.asked = true;
    members.want('person:A', { reference: anna, pixels: 96 });
    expect(member).toMatchObject({ pixels: 96, availability: { state: 'pending' }, asked: false, picture });
  });

  test('in a larger slot stays unavailable where there is no picture of any size', () => {
    const { members, member } = shownMember();
    member.availability = { state: 'unavailable', reason: 'private' };
    members.want('person:A', { reference: anna, pixels: 96 });
    expect(member.availability).toEqual({ state: 'unavailable', reason: 'private' });
  });
});

test('only those still on the page are retained', () => {
  const { members } = shownMember();
  members.want('person:B', { reference: ben, pixels: 48 });
  members.retain(new Set(['person:B']));
  expect(members.get('person:A')).toBeUndefined();
  expect(members.get('person:B')).toBeDefined();
});

test('what was asked and not answered can be asked again', () => {
  const { members, member } = shownMember();
  expect(members.hasAsked()).toBe(false);
  member.asked = true;
  expect(members.hasAsked()).toBe(true);
  members.forgetAsked();
  expect(members.hasAsked()).toBe(false);
});

test('nothing is left once all are let go', () => {
  const { members } = shownMember();
  members.clear();
  expect(members.get('person:A')).toBeUndefined();
});
