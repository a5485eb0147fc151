import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { openQuietly, openWindow, redirectAddress } from '../../../src/browser/authorization-window.ts';
import { redirectAddress as browsersRedirectAddress, fake, resetBrowser } from '../fakes/browser.ts';

const address = 'https://www.linkedin.com/oauth/v2/authorization?state=s';
const redirect = `${browsersRedirectAddress}?code=c&state=s`;
const { launchWebAuthFlow } = fake.identity;

beforeEach(() => {
  resetBrowser();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function inFirefox() {
  fake.runtime.getURL = (path) => `moz-extension://6f3a2b60-2f2e-4a5c-9a3e-0a9a5d9f0c11/${path}`;
}

test('the redirect address is the browser’s', () => {
  expect(redirectAddress()).toBe(browsersRedirectAddress);
});

describe('what the browsers say', () => {
  test.each([
    ['User interaction required. Try setting `abortOnLoadForNonInteractive` and others.', 'needs-person'],
    ['User interaction required.', 'needs-person'],
    ['Requires user interaction', 'needs-person'],
    ['The user did not approve access.', 'closed'],
    ['User cancelled or denied access.', 'closed'],
    ['Authorization page load timed out.', 'no-answer'],
    ['Only one web auth flow is allowed at a time.', 'occupied'],
    ['Authorization page could not be loaded.', 'page-error'],
    ['Something nobody has seen yet', 'page-error'],
    ['', 'page-error'],
  ])('%j means %s', async (text, outcome) => {
    launchWebAuthFlow.mockRejectedValue(new Error(text));
    await expect(openQuietly(address, 1000)).resolves.toEqual({ outcome });
    await expect(openWindow(address)).resolves.toEqual({ outcome });
  });

  test('an address is the redirect', async () => {
    launchWebAuthFlow.mockResolvedValue(redirect);
    await expect(openQuietly(address, 1000)).resolves.toEqual({ outcome: 'redirected', address: redirect });
    await expect(openWindow(address)).resolves.toEqual({ outcome: 'redirected', address: redirect });
  });

  test.each([undefined, ''])('no address (%j) is an error of the page', async (nothing) => {
    launchWebAuthFlow.mockResolvedValue(nothing);
    await expect(openWindow(address)).resolves.toEqual({ outcome: 'page-error' });
  });

  test('what is thrown without being an error is an error of the page', async () => {
    launchWebAuthFlow.mockRejectedValue('User interaction required.');
    await expect(openWindow(address)).resolves.toEqual({ outcome: 'page-error' });
  });
});

describe('the attempt without a window', () => {
  test('is given Chromium’s time limit', async () => {
    launchWebAuthFlow.mockResolvedValue(redirect);
    await openQuietly(address, 20_000);
    expect(launchWebAuthFlow).toHaveBeenCalledWith({
      url: address,
      interactive: false,
      timeoutMsForNonInteractive: 20_000,
      abortOnLoadForNonInteractive: true,
    });
  });

  test('is given no option that Firefox would throw for', async () => {
    inFirefox();
    launchWebAuthFlow.mockResolvedValue(redirect);
    await openQuietly(address, 20_000);
    expect(launchWebAuthFlow).toHaveBeenCalledWith({ url: address, interactive: false });
  });

  test.each(['Chromium', 'Firefox'])(
    'ends without an answer in %s half a second after the limit at the latest',
    async (name) => {
      if (name === 'Firefox') inFirefox();
      launchWebAuthFlow.mockReturnValue(new Promise(() => undefined));
      const ended = vi.fn();
      void openQuietly(address, 20_000).then(ended);
      await vi.advanceTimersByTimeAsync(20_499);
      expect(ended).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(ended).toHaveBeenCalledWith({ outcome: 'no-answer' });
    },
  );

  test('leaves Chromium the first word about its own limit', async () => {
    launchWebAuthFlow.mockImplementation(
      ({ timeoutMsForNonInteractive }) =>
        new Promise((_, reject) =>
          setTimeout(() => reject(new Error('Authorization page load timed out.')), timeoutMsForNonInteractive),
        ),
    );
    const ended = vi.fn();
    void openQuietly(address, 20_000).then(ended);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(ended).toHaveBeenCalledWith({ outcome: 'no-answer' });
  });
});

test('the window waits for the person for as long as it takes', async () => {
  launchWebAuthFlow.mockReturnValue(new Promise(() => undefined));
  const ended = vi.fn();
  void openWindow(address).then(ended);
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(launchWebAuthFlow).toHaveBeenCalledWith({ url: address, interactive: true });
  expect(ended).not.toHaveBeenCalled();
});
