// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createRecords } from '../../../src/content/records.ts';
import type { Reference } from '../../../src/contract/reference.ts';
import type { ContactRecipe } from '../../../src/contract/settings.ts';
import type { FoundContact } from '../../../src/crm/contacts.ts';

const anna: Reference = { kind: 'person', personId: 'AnnaB1' };
const contact = (container: string): ContactRecipe => ({
  container,
  reference: [],
  name: { select: '', from: 'text' },
  slot: { select: '', place: 'prepend' },
});
const [onRecord, onList] = [contact('.record'), contact('tr')];
const found = (recordKey: string, reference: Reference | null, recipe = onRecord): FoundContact => ({
  container: document.body,
  recipe,
  name: 'Anna',
  reference,
  target: null,
  recordKey,
});

function telling() {
  const tell = vi.fn();
  return { tell, records: createRecords({ contacts: [onRecord, onList] }, tell) };
}

test('what a page says of its records is told once, with where it stood', () => {
  const { tell, records } = telling();
  records.complete(found('1', anna));
  records.complete(found('1', anna));
  records.complete(found('2', null, onList));
  records.ask();
  records.ask();
  expect(tell.mock.calls).toEqual([
    [
      [
        { key: '1', by: 0, reference: anna },
        { key: '2', by: 1, reference: null },
      ],
    ],
  ]);
});

test('a contact without a record key is nobody’s business', () => {
  const { tell, records } = telling();
  records.complete(found('', anna));
  records.ask();
  expect(tell).not.toHaveBeenCalled();
});

test('a record whose reference was remembered has it, and what the page says itself goes before', () => {
  const { records } = telling();
  const ben: Reference = { kind: 'vanity', vanityName: 'ben-ito' };
  records.complete(found('1', null, onList));
  records.ask();
  expect(records.isAwaiting()).toBe(true);
  records.take([{ key: '1', reference: anna }]);
  expect(records.isAwaiting()).toBe(false);
  expect(records.complete(found('1', null, onList)).reference).toEqual(anna);
  expect(records.complete(found('1', ben, onList)).reference).toEqual(ben);
  expect(records.complete(found('2', null, onList)).reference).toBeNull();
});

test('a page that was left, or whose worker went away, tells and asks again', () => {
  const { tell, records } = telling();
  records.complete(found('1', null, onList));
  records.ask();
  records.forgetAsked();
  expect(records.isAwaiting()).toBe(false);
  records.complete(found('1', null, onList));
  records.ask();
  expect(tell).toHaveBeenCalledTimes(2);
});

test('no message holds more than a hundred', () => {
  const { tell, records } = telling();
  for (let key = 1; key <= 250; key += 1) records.complete(found(String(key), anna));
  records.ask();
  expect(tell.mock.calls.map(([pairs]) => pairs.length)).toEqual([100, 100, 50]);
});
