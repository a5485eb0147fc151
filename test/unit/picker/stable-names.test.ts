import { expect, test } from 'vitest';
import { isStableClass, isStableName } from '../../../src/picker/stable-names.ts';

test.each([
  'contact',
  'o_data_row',
  'photoref',
  'contact-name',
  'crm-user',
  'oddeven',
  'slds-media',
  'userCard',
  'col2',
])('%s was chosen by a person', (name) => {
  expect(isStableClass(name)).toBe(true);
});

test.each([
  'css-1a2b3c',
  'sc-bdVaJa',
  'sc-gEvEer',
  '_abc12',
  'jsx-1234567',
  'svelte-1tky8bj',
  'Table_row__3xYz9',
  'r-1niwhzg',
  'x1n2onr6',
  'ember123',
  'makeStyles-root-12',
  'bqtvwx',
])('%s was made up by a tool', (name) => {
  expect(isStableName(name)).toBe(false);
});

test.each([
  'flex',
  'px-4',
  'text-sm',
  'rounded-full',
  'bg-gray-50',
  'hover:underline',
  'w-1/2',
  'mt-[3px]',
  'd-inline-block',
])('%s says how something looks', (name) => {
  expect(isStableClass(name)).toBe(false);
});

test.each(['active', 'is-selected', 'selected', 'even', 'has-error'])('%s comes and goes', (name) => {
  expect(isStableClass(name)).toBe(false);
});
