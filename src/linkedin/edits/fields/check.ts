import type { Json, JsonObject, ValueFault, ValueFaultCode } from '../../../contract/profile.ts';
import { assetUrn, isDate, localeKey, localeParts, textForms, urns } from './forms.ts';
import type { KeyedKind, Kind, ListKind, LocalizedKind, Parts, TextKind } from './kinds.ts';

type Faults = readonly ValueFault[];

/**
 * What is wrong with a value of this kind; nothing where it may be sent. A part that is not described is left alone: it came from LinkedIn, and goes back with
 * the rest of the value it is in.
 */
export function checkValue(kind: Kind, value: Json): Faults {
  switch (kind.kind) {
    case 'text':
      return checkText(value, kind);
    case 'localized':
      return checkLocalized(kind, value);
    case 'choice':
      return isChoice(kind, value) ? [] : only(typeof value === 'string' ? 'unknown-choice' : 'wrong-type');
    case 'date':
      return isObject(value) ? when(!isDate(kind, value), 'bad-date') : only('wrong-type');
    case 'reference':
      return typeof value === 'string' ? when(!urns[kind.entity].test(value), 'bad-reference') : only('wrong-type');
    case 'order':
      return checkOrder(value, kind.of === 'ims' ? 'string' : 'number');
    case 'flag':
      return when(typeof value !== 'boolean', 'wrong-type');
    case 'number':
      return when(
        !Number.isSafeInteger(value) || Number(value) < kind.least || Number(value) > kind.most,
        'wrong-type',
      );
    case 'locale':
      return isObject(value) ? checkLocale(value) : only('wrong-type');
    case 'picture':
      return isObject(value) ? checkPicture(value) : only('wrong-type');
    case 'object':
      return isObject(value) ? checkParts(kind.parts, value) : only('wrong-type');
    case 'list':
      return Array.isArray(value) ? checkList(kind, value) : only('wrong-type');
    case 'keyed':
      return isObject(value) ? checkKeyed(kind, value) : only('wrong-type');
  }
}

/** The parts of an object that are there, and the mandatory ones that are not. */
export function checkParts(parts: Parts, value: JsonObject): Faults {
  return Object.entries(parts).flatMap(([name, part]) => {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    if (given === undefined) return part.mandatory ? at(name, only('mandatory')) : [];
    return at(name, part.mandatory && isEmpty(given) ? only('mandatory') : checkValue(part.value, given));
  });
}

/** Whether there is nothing in a value: the empty string and the empty array are LinkedIn's ways to delete one. */
export const isEmpty = (value: Json): boolean => value === '' || (Array.isArray(value) && value.length === 0);

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The faults with the way to where they are put before theirs. */
export const at = (name: string | number, faults: Faults): Faults =>
  faults.map((fault) => ({ ...fault, path: fault.path === '' ? String(name) : `${name}/${fault.path}` }));

export const only = (code: ValueFaultCode, limit?: number): Faults => [
  { path: '', code, ...(limit === undefined ? {} : { limit }) },
];

const when = (isWrong: boolean, code: ValueFaultCode): Faults => (isWrong ? only(code) : []);

function checkText(value: Json, { shortest = 1, longest, form }: Omit<TextKind, 'kind'>): Faults {
  if (typeof value !== 'string') return only('wrong-type');
  if (longest !== undefined && value.length > longest) return only('too-long', longest);
  if (value.trim().length < shortest) return only('too-short', shortest);
  return when(!value.isWellFormed() || (form !== undefined && !textForms[form](value)), 'bad-form');
}

function checkLocalized(kind: LocalizedKind, value: Json): Faults {
  const texts = isObject(value) ? value['localized'] : undefined;
  if (!isObject(value) || !isObject(texts)) return only('wrong-type');
  if (Object.keys(texts).length === 0) return at('localized', only('mandatory'));
  const inLanguages = Object.entries(texts).flatMap(([key, text]) => {
    if (!localeKey.test(key)) return at(key, only('bad-language'));
    if (!kind.rich) return at(key, checkText(text, kind.form === undefined ? {} : { form: kind.form }));
    return at(key, isObject(text) ? at('rawText', checkText(text['rawText'] ?? null, {})) : only('wrong-type'));
  });
  return [...at('localized', inLanguages), ...at('preferredLocale', checkPreferred(value['preferredLocale'], texts))];
}

/** The language preferred is one in which there is a text. Source: documentation page "Position Fields", of its localized location. */
function checkPreferred(preferred: Json | undefined, texts: JsonObject): Faults {
  if (preferred === undefined) return [];
  if (!isObject(preferred)) return only('wrong-type');
  const faults = checkLocale(preferred);
  return faults.length > 0 ? faults : when(!Object.hasOwn(texts, keyOfLocale(preferred)), 'bad-language');
}

function checkLocale(locale: JsonObject): Faults {
  const { language, country } = locale;
  const isLanguage = typeof language === 'string' && localeParts.language.test(language);
  const isCountry = country === undefined || (typeof country === 'string' && localeParts.country.test(country));
  return when(!isLanguage || !isCountry, 'bad-language');
}

const keyOfLocale = ({ language, country }: JsonObject): string =>
  country === undefined ? String(language) : `${language}_${country}`;

function isChoice(kind: Extract<Kind, { kind: 'choice' }>, value: Json): boolean {
  if (typeof value !== 'string') return false;
  const isKnown = kind.values.includes(value) || (kind.also?.includes(value) ?? false);
  return isKnown || (kind.open === true && /^[A-Z][A-Z0-9_]{1,63}$/.test(value));
}

function checkOrder(value: Json, type: 'string' | 'number'): Faults {
  if (!Array.isArray(value)) return only('wrong-type');
  const isId = (id: Json) => (type === 'string' ? typeof id === 'string' && id !== '' : Number.isSafeInteger(id));
  return value.flatMap((id: Json, index) => {
    if (!isId(id)) return at(index, only('wrong-type'));
    return value.indexOf(id) < index ? at(index, only('repeated')) : [];
  });
}

function checkPicture(value: JsonObject): Faults {
  return ['originalImage', 'displayImage'].flatMap((name) => {
    const asset = value[name];
    return at(name, when(typeof asset !== 'string' || !assetUrn.test(asset), 'bad-reference'));
  });
}

function checkList(kind: ListKind, value: readonly Json[]): Faults {
  const written = value.map((element) => JSON.stringify(element));
  return value.flatMap((element, index) => {
    const isRepeated = comesOnce(kind.of) && written.indexOf(written[index] ?? '') < index;
    return at(index, isRepeated ? only('repeated') : checkValue(kind.of, element));
  });
}

/** Whether a value says all there is to say, so that saying it again means nothing. Two people may have the same name. */
function comesOnce(kind: Kind): boolean {
  if (kind.kind === 'object') return Object.values(kind.parts).every((part) => part.value.kind === 'choice');
  return kind.kind === 'choice' || kind.kind === 'reference' || kind.kind === 'locale' || kind.kind === 'text';
}

function checkKeyed(kind: KeyedKind, value: JsonObject): Faults {
  const entries = Object.entries(value);
  if (entries.length > kind.most) return only('too-many', kind.most);
  return entries.flatMap(([key, element]) => {
    const faults = checkValue(kind.of, element);
    if (faults.length > 0) return at(key, faults);
    return at(key, isObject(element) && element[kind.by] === key ? [] : only('key-mismatch'));
  });
}
