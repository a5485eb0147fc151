import { browser } from './namespace.ts';

export type ActiveTab = {
  readonly id: number;
  /** Such as `https://crm.example.test`; only of a web page. */
  readonly origin: string | undefined;
  readonly host: string | undefined;
};

/**
 * The tab that the popup was opened over. Its address is known through `activeTab` alone, which a click on the toolbar button grants.
 */
export async function activeTab(): Promise<ActiveTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return undefined;
  const address = tab.url !== undefined && /^https?:/.test(tab.url) ? new URL(tab.url) : undefined;
  return { id: tab.id, origin: address?.origin, host: address?.host };
}
