import { entries } from '../../scenario/catalogue.ts';

/** How a language quotes. */
const marks: Readonly<Record<string, readonly [string, string]>> = {
  ar: ['«', '»'],
  de: ['„', '“'],
  en: ['“', '”'],
  es: ['«', '»'],
  fr: ['«\u202f', '\u202f»'],
  ja: ['「', '」'],
};

/** Words as the language quotes them. */
export function quoted(tag: string, words: string): string {
  const [open = '', close = ''] = marks[tag] ?? [];
  return `${open}${words}${close}`;
}

/** What LinkedIn, the source tree or a settings file calls something, so that no language translates it. */
const foreignNames = new Set([
  'Auth',
  'Create app',
  'Products',
  'Sign In with LinkedIn using OpenID Connect',
  'recipe',
  'token-service',
]);

const quotesOf = (message: string): string[] => [...message.matchAll(/“([^”$]+)”/g)].map(([, words]) => words ?? '');

/** The keys of the labels that English messages quote, by the keys of these messages. A quotation is of one of our own labels or of a foreign name. */
export const labelsNamed: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(entries)
    .map(([key, { message }]): [string, string[]] => [
      key,
      quotesOf(message)
        .filter((words) => !foreignNames.has(words))
        .map(keyOfLabel),
    ])
    .filter(([, labels]) => labels.length > 0),
);

/** @throws Error where nothing in the catalogue has these words: a button was renamed, and a sentence that quotes it was not. */
function keyOfLabel(words: string): string {
  const found = Object.entries(entries).find(([, { message }]) => message === words);
  if (!found) throw new Error(`“${words}” is quoted, and nothing is called so.`);
  return found[0];
}

/** What has to stand in every translation of an English message as it is: foreign names, addresses, names of permissions and of variables. */
export const foreignWords = (message: string): string[] => [
  ...quotesOf(message).filter((words) => foreignNames.has(words)),
  ...(message.match(/\b(?:LinkedIn|Vis-à-vis|CRM|JSON|CSS|URN|API)\b/g) ?? []),
  ...(message.match(/VIS_A_VIS_[A-Z_]+|\br_\w+|https?:\/\/(?:[\w-]+(?:[./][\w*-]+)*)?|\/token\b/g) ?? []),
];
