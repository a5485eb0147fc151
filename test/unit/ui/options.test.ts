// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { buttonNames, pageText } from './accessible.ts';
import { acted } from './acted.ts';
import { browser, field, hear, open, openUnheard, press, reportOf, type } from './opened-options.ts';

describe('the options', () => {
  it('say that they wait, and then that the worker does not answer', async () => {
    await openUnheard();
    expect(pageText()).toContain('Reading the settings');
    await acted(() => vi.advanceTimersByTime(3000));
    expect(pageText()).toContain('Vis-à-vis does not answer.');
    await hear();
    expect(pageText()).not.toContain('does not answer');
  });

  it('lead to each of their parts', async () => {
    await open();
    const links = [...document.querySelectorAll<HTMLAnchorElement>('nav a')];
    const sections = [...document.querySelectorAll('main > section')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(sections.map(({ id }) => `#${id}`));
    expect(links.map((link) => link.textContent)).toEqual(
      sections.map((section) => section.querySelector('h2')?.textContent),
    );
  });

  it('open at the part their address names, whatever is folded around it', async () => {
    location.hash = '#client-id';
    try {
      await open();
      const field = document.getElementById('client-id');
      expect(document.activeElement).toBe(field);
      expect(field?.closest('details')?.open).toBe(true);
    } finally {
      location.hash = '';
    }
  });

  it('follow what changes elsewhere', async () => {
    await open();
    await hear({ viewer: { state: 'signed-in', viewer: { personId: 'a1', name: 'Ada Lovelace' } } });
    expect(pageText()).toContain('Signed in as Ada Lovelace');
  });
});

describe('what is typed into the options', () => {
  const typed = {
    'client-id': 'half-a-client',
    'token-service': 'https://half.example.test',
    'site-address': 'https://half-a-crm.example.test',
    'document-text': '{ "version": 1, "enabled": false }',
  };
  const standing = () => Object.fromEntries(Object.keys(typed).map((id) => [id, field(id).value]));

  it.each(['Save the app', 'Save the address', 'Allow on half-a-crm.example.test', 'Save the document'])(
    'stays where nobody answers “%s”, and that is said',
    async (button) => {
      await open();
      for (const [id, text] of Object.entries(typed)) await type(id, text);
      browser.request.mockResolvedValue(true);
      browser.ask.mockRejectedValue(new Error('The worker did not answer.'));
      await press(button);
      expect(browser.ask).toHaveBeenCalledWith('write-settings', expect.anything());
      expect(pageText()).toContain('That did not work.');
      expect(standing()).toEqual(typed);
    },
  );

  it('stays while the browser does not let the worker read what is kept, of which there are words until it does', async () => {
    await open();
    for (const [id, text] of Object.entries(typed)) await type(id, text);
    await acted(() => browser.onNews({ kind: 'storage-refused' }));
    expect(pageText()).toContain('The browser does not let Vis-à-vis read what it has stored.');
    expect(standing()).toEqual(typed);
    await hear();
    expect(pageText()).not.toContain('does not let');
    expect(standing()).toEqual(typed);
  });
});

it('bring the part into view that their address names', async () => {
  const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
  location.hash = '#faults';
  const faults = [{ path: 'extra', code: 'unknown-key' }] as const;
  await open({ settings: reportOf({ stored: { extra: 1 }, faults }) });
  expect(shown.mock.contexts).toEqual([document.getElementById('faults')]);
  location.hash = '';
});

describe('settings of a newer version', () => {
  const newer = {
    settings: reportOf({ stored: { version: 9 }, faults: [{ path: 'version', code: 'newer-version' }] }),
  };

  it('are said to be in the way, with the way out', async () => {
    await open(newer);
    expect(pageText()).toContain('A newer version of Vis-à-vis wrote the settings, so this one cannot read or change');
    await press('Erase the settings');
    expect(browser.ask).not.toHaveBeenCalled();
    await press('Erase it');
    expect(browser.ask).toHaveBeenCalledWith('erase-kept', { what: 'settings' });
  });

  it('stay where the question is answered with no', async () => {
    await open(newer);
    await press('Erase the settings');
    await press('Leave it');
    expect(browser.ask).not.toHaveBeenCalled();
    expect(buttonNames()).toContain('Erase the settings');
  });

  it('can be had as a file', async () => {
    await open(newer);
    const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:made');
    await press('Export to a file');
    const file = made.mock.calls[0]?.[0];
    expect(file instanceof Blob && JSON.parse(await file.text())).toEqual({ version: 9 });
  });
});
