// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { ActivityEntry, KeptItem } from '../../../src/contract/options.ts';
import { buttonNames, listNamed, pageText } from './accessible.ts';
import { browser, field, hear, open, press, type } from './opened-options.ts';

const kept: readonly KeptItem[] = [
  { key: 'epoch', area: 'session', bytes: 1, erasable: false },
  { key: 'token', area: 'session', bytes: 640, erasable: true },
  { key: 'ownPicture', area: 'session', bytes: 12_345, erasable: true },
  { key: 'settings', area: 'local', bytes: 900, count: 2, erasable: true },
  { key: 'unknown', area: 'local', bytes: 10, erasable: true },
];

describe('what is kept', () => {
  it('is listed with whose it is, where it lies and how large it is', async () => {
    await open({ kept });
    const [, token, picture, stored] = listNamed('What is kept') ?? [];
    expect(token).toMatch(/^Your access to LinkedIn ?In memory · 640 bytes ?Yours, to ask LinkedIn as you\./);
    expect(picture).toContain('In memory · 12.3 kB');
    expect(stored).toContain('On disk · 900 bytes · 2 sites');
  });

  it('is said to be nothing where it is nothing', async () => {
    await open();
    expect(listNamed('What is kept')).toBeUndefined();
    expect(pageText()).toContain('Nothing is kept at this moment.');
  });

  it('is erased at once where nothing follows from it', async () => {
    await open({ kept });
    await press('Erase: Your own picture');
    expect(browser.ask).toHaveBeenCalledWith('erase-kept', { what: 'ownPicture' });
    expect(pageText()).toContain('Erased: Your own picture.');
  });

  it('is erased after saying what follows from it', async () => {
    await open({ kept });
    await press('Erase: Your access to LinkedIn');
    expect(pageText()).toContain('Erasing this signs you out, and every picture shown goes.');
    expect(browser.ask).not.toHaveBeenCalled();
    await press('Erase it');
    expect(browser.ask).toHaveBeenCalledWith('erase-kept', { what: 'token' });
  });

  it('cannot be erased where the extension cannot do without', async () => {
    await open({ kept });
    expect(buttonNames()).not.toContain('Erase: A count of sign-ins and sign-outs');
    expect(listNamed('What is kept')?.[0]).toContain('Needed while Vis-à-vis runs, so it stays.');
  });

  it('is shown although no line of the ledger speaks of it', async () => {
    await open({ kept });
    expect(listNamed('What is kept')?.[4]).toContain('please report it');
    await press('Erase: Something Vis-à-vis does not know');
    expect(browser.ask).toHaveBeenCalledWith('erase-kept', { what: 'unknown' });
  });

  it('is erased all at once after one question', async () => {
    await open({ kept });
    await press('Erase everything');
    expect(browser.ask).not.toHaveBeenCalled();
    await press('Erase it all');
    expect(browser.ask).toHaveBeenCalledWith('erase-kept', { what: 'everything' });
    expect(pageText()).toContain('Everything has been erased.');
  });

  it('takes what was typed and not saved with everything else', async () => {
    await open({ kept });
    const before = field('document-text').value;
    await type('document-text', '{"version":1}');
    await type('client-id', 'typed');
    await press('Erase: Your own picture');
    expect(field('document-text').value).toBe('{"version":1}');
    await press('Erase everything');
    await press('Erase it all');
    expect(field('document-text').value).toBe(before);
    expect(field('client-id').value).toBe('abc');
    expect(pageText()).not.toContain('not saved either');
  });

  it('says so where erasing fails', async () => {
    await open({ kept });
    browser.ask.mockRejectedValue(new Error('gone'));
    await press('Erase: Your own picture');
    expect(pageText()).toContain('That did not work. Please try again.');
    expect(pageText()).not.toContain('Erased:');
  });

  it('can be had as a file', async () => {
    await open({ kept });
    browser.ask.mockResolvedValue({ document: { kept: { local: {} } } });
    const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:made');
    await press('Export all of it');
    const file = made.mock.calls[0]?.[0];
    expect(file instanceof Blob && JSON.parse(await file.text())).toEqual({ kept: { local: {} } });
  });

  it('leaves the keyboard in the list when a line goes', async () => {
    await open({ kept });
    await press('Erase: Your own picture');
    await hear({ kept: kept.filter(({ key }) => key !== 'ownPicture') });
    expect(document.activeElement?.closest('#kept')).not.toBeNull();
  });
});

describe('the activity', () => {
  const entry = (at: number): ActivityEntry => ({
    kind: 'members',
    host: 'api.linkedin.com',
    at,
    requests: 1,
    members: 25,
    outcome: 'answered',
  });

  it('says what was asked of whom, and what came of it', async () => {
    const picture: ActivityEntry = {
      kind: 'picture',
      host: 'media.licdn.com',
      at: 2,
      requests: 21,
      outcome: 'answered',
    };
    await open({ activity: [picture, entry(1)] });
    const [first, second] = listNamed('Activity') ?? [];
    expect(first).toContain('21 pictures were fetched from media.licdn.com');
    expect(second).toContain('api.linkedin.com was asked about 25 members');
    expect(second).toContain('Answered');
    expect(document.querySelector('#activity time')?.getAttribute('datetime')).toBe('1970-01-01T00:00:00.002Z');
  });

  it('is said to be nothing where it is nothing', async () => {
    await open();
    expect(pageText()).toContain('Nothing has been asked of anybody in this session.');
  });

  it('counts the calls of the day, and says until when LinkedIn is not asked', async () => {
    await open({ callsToday: 1234 });
    expect(pageText()).toContain("1,234 calls to LinkedIn's API as you since 00:00 universal time");
    expect(pageText()).not.toContain("LinkedIn's limit is reached");
    await hear({ callsToday: 1, pausedUntil: Date.now() + 60_000 });
    expect(pageText()).toContain("1 call to LinkedIn's API");
    expect(pageText()).toMatch(/LinkedIn's limit is reached: nobody is looked up until .+\./);
  });

  it('shows the latest first, and all on demand', async () => {
    await open({ activity: Array.from({ length: 12 }, (_, index) => entry(100 - index)) });
    expect(listNamed('Activity')).toHaveLength(10);
    await press('Show all 12');
    expect(listNamed('Activity')).toHaveLength(12);
    await press('Show the latest only');
    expect(listNamed('Activity')).toHaveLength(10);
  });
});

describe('what the LinkedIn app allows', () => {
  const viewer = { state: 'signed-in', viewer: { personId: 'a1', name: 'Ada Lovelace' } } as const;

  it('is not known while nobody is signed in', async () => {
    await open();
    expect(listNamed('What this LinkedIn app allows')).toEqual([
      expect.stringContaining('Not known yet'),
      expect.stringContaining('Not known yet'),
      expect.stringContaining('Not known yet'),
    ]);
  });

  it('says of what is missing how to get it, and names what was granted as LinkedIn does', async () => {
    const grantedScopes = ['openid', 'profile'];
    await open({
      viewer,
      capabilities: { ownPicture: 'granted', contactsPictures: 'refused', connections: 'refused', grantedScopes },
    });
    const [own, contacts, connections] = listNamed('What this LinkedIn app allows') ?? [];
    expect(own).toMatch(/^Your own name and picture ?Granted/);
    expect(own).not.toContain('Products');
    expect(contacts).toContain('Not granted');
    expect(contacts).toContain('LinkedIn has to approve the app');
    expect(connections).toMatch(/^Matching among your own connections ?Not granted/);
    expect(connections).toContain('r_1st_connections');
    expect(pageText()).toContain('As LinkedIn writes it: openid profile');
  });
});

describe('the report for support', () => {
  it('is shown before it is copied', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await open();
    expect(buttonNames()).not.toContain('Copy the report');
    browser.ask.mockResolvedValue({ extensionVersion: '0.1.0', enabled: true });
    await press('Show the report');
    expect(browser.ask).toHaveBeenCalledWith('support-report', {});
    expect(pageText()).toContain('"extensionVersion": "0.1.0"');
    await press('Copy the report');
    expect(JSON.parse(written.mock.calls[0]?.[0] ?? '')).toEqual({ extensionVersion: '0.1.0', enabled: true });
  });

  it('is selected where the browser does not copy', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    await open();
    browser.ask.mockResolvedValue({ enabled: true });
    await press('Show the report');
    await press('Copy the report');
    expect(pageText()).toContain('the text is selected instead');
    expect(getSelection()?.toString()).toContain('"enabled": true');
  });
});
