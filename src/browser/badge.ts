import { browser } from './namespace.ts';

/** The mark on the toolbar button: something needs the person, or nothing does. */
export async function markToolbarButton(marked: boolean): Promise<void> {
  await browser.action.setBadgeText({ text: marked ? '!' : '' });
  // The accent of the light theme (ui/tokens.css); a badge knows no colour scheme.
  await browser.action.setBadgeBackgroundColor({ color: '#0b5f5a' });
}
