import type { Json, JsonObject } from '../../contract/profile.ts';
import type { Kind } from '../../linkedin/edits/fields/kinds.ts';
import { formatNumber, type PlainKey, words } from '../../ui/words.ts';
import { choiceInWords } from './choice-words.ts';
import { listIn, objectIn } from './editors/editor.ts';
import { labelOfPart } from './field-words.ts';
import { localeIn, nameOfLanguage } from './languages.ts';

/** One thing that a value says, and where in it. */
export type Line = { readonly label: string; readonly text: string };

/**
 * All that a value says, line by line, as a person reads it.
 *
 * @param nameOf the words for an ID in an order.
 */
export function linesOf(kind: Kind, value: Json, nameOf: (id: string) => string, label = ''): readonly Line[] {
  if (value === null) return [];
  const below = (name: string) => (label === '' ? name : `${label} · ${name}`);
  switch (kind.kind) {
    case 'localized':
      return Object.entries(objectIn(objectIn(value)['localized'] ?? null)).map(([locale, text]) => ({
        label: below(nameOfLanguage(locale)),
        text: String((kind.rich ? objectIn(text)['rawText'] : text) ?? ''),
      }));
    case 'object':
      return partsIn(kind.parts, objectIn(value)).flatMap(([name, part]) =>
        linesOf(kind.parts[name]?.value ?? raw, part, nameOf, below(labelOfPart(name))),
      );
    case 'list':
      return listIn(value).flatMap((element, index) =>
        linesOf(kind.of, element, nameOf, below(formatNumber(index + 1))),
      );
    case 'keyed':
      return Object.values(objectIn(value)).flatMap((element, index) =>
        linesOf(kind.of, element, nameOf, below(formatNumber(index + 1))),
      );
    case 'order':
      return listIn(value).map((id, index) => ({ label: below(formatNumber(index + 1)), text: nameOf(String(id)) }));
    default:
      return [{ label, text: textOf(kind, value) }];
  }
}

/** Parts that are not described are shown too, since they are sent too. */
const partsIn = (
  parts: { readonly [name: string]: unknown },
  value: JsonObject,
): readonly (readonly [string, Json])[] => [
  ...Object.keys(parts).flatMap((name) => (Object.hasOwn(value, name) ? [[name, value[name] ?? null] as const] : [])),
  ...Object.entries(value).filter(([name]) => !Object.hasOwn(parts, name)),
];

const raw: Kind = { kind: 'text' };

function textOf(kind: Kind, value: Json): string {
  if (kind.kind === 'choice' && typeof value === 'string') return choiceInWords(value);
  if (kind.kind === 'flag') return words(value === true ? 'choice_yes' : 'choice_no');
  if (kind.kind === 'locale') return nameOfLanguage(localeIn(objectIn(value)));
  if (kind.kind === 'date') {
    const { year, month, day } = objectIn(value);
    return [year, month, day].filter((part) => part !== undefined).join('-');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The parts of an entry that name it, the best first. */
const naming = ['title', 'name', 'schoolName', 'degreeName', 'role', 'companyName', 'authority'];

/** The parts of an entry as a form asks for them: what names it and its time come first. */
export function partsToAsk<P>(parts: { readonly [name: string]: P }): readonly (readonly [string, P])[] {
  const first = [...naming, 'startMonthYear', 'endMonthYear'];
  const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  return Object.entries(parts).sort(([one], [other]) => rank(one) - rank(other));
}

/** What an entry is called, in the language that is chosen where it has it; `unnamed` where it has no name. */
export function nameOfEntry(value: JsonObject, locale: string, unnamed: PlainKey = 'entry_unnamed'): string {
  for (const name of naming) {
    const texts = objectIn(objectIn(value[name] ?? null)['localized'] ?? null);
    const text = texts[locale] ?? Object.values(texts)[0];
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  return words(unnamed);
}
