import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { functionsIn, operationsIn, rowsOf } from '../documented.ts';

const rows = rowsOf('docs/salesforce-api.md');

const parameters = ['cropSize', 'cropX', 'cropY', 'fileId', 'versionNumber'];

/** All that the document has, in its own order, as the table begins its rows. */
const inDocument = [
  ...['`GET`', '`POST`', '`DELETE`'],
  ...['`connect/user-profiles/userID/photo`', '`connect/communities/communityId/user-profiles/userID/photo`'],
  ...['Available version: 35.0', 'Requires Chatter', 'Response body for GET and POST: Photo'],
  ...parameters.map((name) => `Request body: \`${name}\``),
  ...parameters.map((name) => `Request parameter: \`${name}\``),
  'Note: the key prefix must be 069',
  'Note: the file must be smaller than 2 GB',
  'Note: what was uploaded on the User or Group page has no file ID',
  'Note: a binary file goes in a multipart/form-data message',
  'Note: to crop, each of `cropX`, `cropY` and `cropSize` is required',
  'Note: a file of the Files page is given by its ID',
  'Note: the top left is (0, 0)',
  'Note: without a version number, the latest is used',
  'Note: photos are processed asynchronously',
  'Note: cache photos, and go by `photoVersionId`',
];

describe('docs/salesforce-api.md', () => {
  test.each(inDocument)('has one row for %s', (what) => {
    expect(rows.filter(({ feature }) => feature.includes(what)).length).toBe(1);
  });

  test.each(rows)('$feature: its functions and tests exist', ({ functions, files, tests }) => {
    const exported = files.flatMap(functionsIn);
    expect(functions.length).toBeGreaterThan(0);
    for (const name of functions) expect(exported).toContain(name);
    expect(tests.length).toBeGreaterThan(0);
    for (const file of tests) expect(readFileSync(file, 'utf8')).toContain('src/salesforce/');
  });

  test('names every function that asks an org something or reads an answer', () => {
    const operations = operationsIn('src/salesforce');
    expect(operations.length).toBeGreaterThan(9);
    const named = new Set(rows.flatMap(({ functions }) => functions));
    expect(operations.filter((name) => !named.has(name))).toEqual([]);
  });
});
