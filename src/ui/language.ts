import { words } from './words.ts';

/** Says of the page which language its words are in, and which way that is read. It need not be the browser's own, nor the one that the CRM's page is in. */
export function declareLanguage(): void {
  document.documentElement.lang = words('language_tag');
  document.documentElement.dir = words('language_direction');
}
