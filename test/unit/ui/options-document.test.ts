// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { buttonNames, pageText } from './accessible.ts';
import { acted } from './acted.ts';
import { field, hear, open, openWith, press, reportOf, settings, type, worker } from './opened-options.ts';

const documentText = () => field('document-text').value;

describe('the settings document', () => {
  it('is saved as it was written', async () => {
    await open();
    const changed = { ...settings, enabled: false };
    await type('document-text', JSON.stringify(changed));
    await press('Save the document');
    expect(worker.written).toEqual([changed]);
    expect(pageText()).toContain('Saved.');
    expect(JSON.parse(documentText())).toEqual(changed);
  });

  it('is not sent where it is no JSON, and nothing typed is lost', async () => {
    await open();
    await type('document-text', '{ "version": 1,');
    await press('Save the document');
    expect(worker.written).toEqual([]);
    expect(documentText()).toBe('{ "version": 1,');
    expect(pageText()).toContain('The document: This is not JSON.');
  });

  it('has its faults listed by path, and brings the list into view', async () => {
    await open();
    const text = JSON.stringify({ ...settings, enabled: 'yes' });
    await type('document-text', text);
    await press('Save the document');
    expect(pageText()).toContain('enabled: This is the wrong kind of value.');
    expect(documentText()).toBe(text);
    expect(document.activeElement?.textContent).toContain('These places have to be put right:');
  });

  it('brings the list into view again where the same is saved again', async () => {
    await open();
    await type('document-text', '{');
    await press('Save the document');
    await press('Save the document');
    expect(document.activeElement?.textContent).toContain('These places have to be put right:');
  });

  /** A file is chosen in the browser's own dialogue. */
  const choose = async (text: string) => {
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    const file = new File([text], 'mine.json');
    file.text = async () => text;
    Object.defineProperty(input, 'files', { value: [file] });
    await acted(() => input?.dispatchEvent(new Event('change')));
  };

  it('says at once what is wrong with a file', async () => {
    await open();
    await choose('{"version":1,"enabled":"perhaps"}');
    expect(pageText()).toContain('These places have to be put right:');
    expect(pageText()).toContain('enabled');
    expect(pageText()).toContain('Read from mine.json. Nothing is saved until you save it.');
  });

  it('is taken from a file, which can be undone', async () => {
    await open();
    const before = documentText();
    await choose('{"version":1}');
    expect(documentText()).toBe('{"version":1}');
    expect(pageText()).toContain('Read from mine.json. Nothing is saved until you save it.');
    expect(worker.written).toEqual([]);
    await press('Bring back the earlier text');
    expect(documentText()).toBe(before);
  });

  it('tells what of the stored settings is not used', async () => {
    const faults = [{ path: 'sites[1].matches[0]', code: 'not-a-match-pattern' }] as const;
    await openWith({}, { faults, stored: {} });
    expect(pageText()).toContain('sites[1].matches[0]: This is not a pattern for a site');
  });
});

describe('a document and a form that are both being edited', () => {
  it('know of each other', async () => {
    await open();
    await type('document-text', '{}');
    expect(pageText()).not.toContain('not saved either');
    await type('client-id', 'xyz');
    expect(pageText()).toContain('The settings document below has changes that are not saved either.');
    expect(pageText()).toContain('The fields under “Getting started” have changes that are not saved either');
    await type('client-id', 'abc');
    expect(pageText()).not.toContain('not saved either');
  });

  it('leave the text as it is when the form is saved, and name what saving it would do', async () => {
    await open();
    await type('document-text', '{"version":1}');
    await type('client-id', 'xyz');
    await press('Save the app');
    expect(documentText()).toBe('{"version":1}');
    expect(pageText()).toContain('The settings have changed since you began to write.');
    expect(buttonNames()).not.toContain('Save the document');
    await press('Save over the changes');
    expect(worker.written.at(-1)).toEqual({ version: 1 });
  });

  it('go on naming it while the text is being written', async () => {
    await open();
    await type('document-text', '{"version":1}');
    await hear({ settings: reportOf({ settings: { ...settings, enabled: false } }) });
    await type('document-text', '{"version":1,"enabled":true}');
    expect(pageText()).toContain('The settings have changed since you began to write.');
  });

  it('take the settings as they are now instead', async () => {
    await open();
    await type('document-text', '{"version":1}');
    await hear({ settings: reportOf({ settings: { ...settings, enabled: false } }) });
    await press('Take what is set now');
    expect(JSON.parse(documentText())).toEqual({ ...settings, enabled: false });
    expect(buttonNames()).toContain('Save the document');
  });

  it('leave the field as it is when the document is saved, and name what saving it would do', async () => {
    await open();
    await type('client-id', 'mine');
    const theirs = { ...settings, linkedin: { ...settings.linkedin, clientId: 'theirs' } };
    await type('document-text', JSON.stringify(theirs));
    await press('Save the document');
    expect(field('client-id').value).toBe('mine');
    expect(pageText()).toContain('Changed elsewhere since you began to type: Client ID.');
  });
});

describe('what the organisation sets', () => {
  const locked = ['linkedin.clientId', 'linkedin.scopes', 'sites[1]'];

  it('is listed', async () => {
    await openWith({}, { locked });
    expect(pageText()).toContain('not changed by saving:linkedin.clientIdlinkedin.scopessites[1]');
  });

  it('is told apart from what is not saved, where a document would have it otherwise', async () => {
    worker.writeFaults = [{ path: 'linkedin.clientId', code: 'locked' }];
    await openWith({}, { locked });
    await type('document-text', '{"version":1,"linkedin":{"clientId":"mine"}}');
    await press('Save the document');
    expect(worker.written).toEqual([{ version: 1, linkedin: { clientId: 'mine' } }]);
    expect(pageText()).toContain('Saved, except for what your organisation sets.');
    expect(pageText()).toContain(
      'These places stay as they are:linkedin.clientId: Your organisation sets this, so it stays as it is.',
    );
  });

  it('has its own faults named as the organisation’s', async () => {
    await openWith({}, { policyFaults: [{ path: 'sites[1].name', code: 'missing' }] });
    expect(pageText()).toContain('Some of what your organisation sets is wrong and not used:sites[1].name');
    expect(pageText()).not.toContain('Some of what is stored is wrong');
  });
});
