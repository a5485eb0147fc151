import { readdirSync, readFileSync } from 'node:fs';
import { entries, filled, type Translated } from './catalogue.ts';

const folder = new URL('../../public/_locales/', import.meta.url);

/** Every language's catalogue by its tag, English among them. */
export const catalogues: ReadonlyMap<string, Readonly<Record<string, Translated>>> = new Map(
  readdirSync(folder).map((tag) => [tag, JSON.parse(readFileSync(new URL(`${tag}/messages.json`, folder), 'utf8'))]),
);

/** What the browser's `i18n.getMessage` answers where it speaks that language: what the language lacks comes in English, and what that lacks is empty. */
export function messageIn(tag: string, key: string, substitutions: readonly string[] = []): string {
  const entry = catalogues.get(tag)?.[key] ?? entries[key];
  return entry ? filled(entry, substitutions) : '';
}
