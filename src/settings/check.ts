import type * as v from 'valibot';
import type { Settings, SettingsFault, SettingsFaultCode, Site } from '../contract/settings.ts';
import { defaultSettings } from './defaults.ts';
import { Faults, faultAt } from './faults.ts';
import { isObject } from './is-object.ts';
import { type SettingsParts, withParts } from './merge.ts';
import { migrated, newestVersion } from './migrations.ts';
import { mostSites, settingsSchema } from './schema.ts';
import type { Key, SchemaPart } from './schema-part.ts';
import { unknownKeys } from './unknown-keys.ts';

export type CheckedSettings = {
  /** Always whole and usable: what was faulty is left out or has its default. */
  readonly settings: Settings;
  readonly faults: readonly SettingsFault[];
};

export type ReadSettings = {
  /** What the document sets without a fault. */
  readonly parts: SettingsParts;
  readonly faults: readonly SettingsFault[];
};

const { enabled, linkedin, salesforce, features, sites } = settingsSchema.entries;

/** What JSON would keep of a value, as a copy of its own; `undefined` where nothing. */
function asJson(document: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(document));
  } catch {
    return undefined;
  }
}

function unusable(code: SettingsFaultCode, path: readonly Key[] = []): ReadSettings {
  return { parts: {}, faults: [faultAt(path, code)] };
}

function versionFault(version: unknown): SettingsFaultCode | undefined {
  if (version === undefined) return 'missing';
  if (typeof version !== 'number') return 'wrong-type';
  return version === newestVersion() ? undefined : 'unknown-value';
}

/** The keys of a part without a fault: each counts by itself. */
function readKeys<Entries extends v.ObjectEntries>(
  name: string,
  entries: Entries,
  part: unknown,
  faults: Faults,
): { [Key in keyof Entries]?: v.InferOutput<Entries[Key]> } | undefined {
  if (part === undefined) return undefined;
  if (!isObject(part)) {
    faults.add(faultAt([name], 'wrong-type'));
    return undefined;
  }
  const read = Object.entries(entries)
    .filter(([key]) => part[key] !== undefined)
    .map(([key, entry]) => [
      key,
      faults.read<v.GenericSchema, undefined>(entry as v.GenericSchema, part[key], [name, key], undefined),
    ])
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(read);
}

/**
 * The sites without a fault; a faulty one is left out whole, since half a site would find the wrong things. An id counts as taken by a faulty site too, so
 * that all of a document's faults are named at once.
 */
function readSites(parts: readonly unknown[], faults: Faults): Site[] {
  const taken = new Set<unknown>();
  return parts.flatMap((part, index) => {
    const site: Site | undefined = faults.read(sites.wrapped.item, part, ['sites', index], undefined);
    const id = isObject(part) && typeof part['id'] === 'string' ? part['id'] : undefined;
    if (id === undefined || !taken.has(id)) {
      taken.add(id);
      return site ?? [];
    }
    faults.add(faultAt(['sites', index, 'id'], 'duplicate'));
    return [];
  });
}

/**
 * Reads what a settings document sets, made of the newest version first. Never throws, and one fault never breaks the rest: a faulty part counts as not
 * set, a faulty site is left out, an unknown key is passed over. A document of a newer version is not read at all.
 */
export function readSettings(document: unknown): ReadSettings {
  const given = asJson(document);
  if (!isObject(given)) return unusable(document === undefined ? 'missing' : 'wrong-type');
  const plain = migrated(given);
  const version = plain['version'];
  if (typeof version === 'number' && version > newestVersion()) return unusable('newer-version', ['version']);

  const faults = new Faults();
  const wrongVersion = versionFault(version);
  if (wrongVersion) faults.add(faultAt(['version'], wrongVersion));

  const listed = plain['sites'];
  const kept: unknown[] = Array.isArray(listed) ? listed.slice(0, mostSites) : [];
  if (listed !== undefined && !Array.isArray(listed)) faults.add(faultAt(['sites'], 'wrong-type'));
  if (Array.isArray(listed) && listed.length > kept.length) faults.add(faultAt(['sites'], 'out-of-range'));

  const switched =
    plain['enabled'] === undefined ? undefined : faults.read(enabled, plain['enabled'], ['enabled'], undefined);
  const linkedIn = readKeys('linkedin', linkedin.wrapped.entries, plain['linkedin'], faults);
  const org = readKeys('salesforce', salesforce.wrapped.entries, plain['salesforce'], faults);
  const switches = readKeys('features', features.wrapped.entries, plain['features'], faults);
  const parts: SettingsParts = {
    ...(switched !== undefined && { enabled: switched }),
    ...(linkedIn && { linkedin: linkedIn }),
    ...(org && { salesforce: org }),
    ...(switches && { features: switches }),
    ...(Array.isArray(listed) && { sites: readSites(kept, faults) }),
  };
  for (const path of unknownKeys(settingsSchema as unknown as SchemaPart, { ...plain, sites: kept }))
    faults.add(faultAt(path, 'unknown-key'));
  return { parts, faults: faults.list() };
}

const whole = ({ parts, faults }: ReadSettings): CheckedSettings => ({
  settings: withParts(defaultSettings, parts),
  faults,
});

/** Checks a settings document: what it sets, and where it sets nothing, or something faulty, the default. Never throws. */
export function checkSettings(document: unknown): CheckedSettings {
  return whole(readSettings(document));
}

/**
 * Where a text stops being JSON, as far as the browser says so: Firefox and newer Chromiums name line and column, older ones the position; of a word or
 * sign that is out of place, Chromium only quotes the surroundings.
 */
function placeOf({ message }: SyntaxError, text: string): { line: number; column: number } | undefined {
  const [, line, column] = /line (\d+) column (\d+)(?:\)| of the JSON data)$/.exec(message) ?? [];
  if (line && column) return { line: Number(line), column: Number(column) };
  const [, named] = /position (\d+)$/.exec(message) ?? [];
  const position = named === undefined ? positionOfQuoted(message, text) : Number(named);
  if (position === undefined) return undefined;
  const lines = text.slice(0, position).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** Characters that Chromium quotes on either side of what is out of place. */
const quotedAround = 10;

/** Nothing where the surroundings are the whole text, or stand in it more than once. */
function positionOfQuoted(message: string, text: string): number | undefined {
  const [, before, quoted = '', after] =
    /^Unexpected token .+, (\.\.\.)?"(.+)"(\.\.\.)? is not valid JSON$/s.exec(message) ?? [];
  const start = quoted === '' ? -1 : text.indexOf(quoted);
  if (start < 0 || start !== text.lastIndexOf(quoted)) return undefined;
  if (before) return start + quotedAround;
  return after ? start + quoted.length - quotedAround : undefined;
}

/** Checks a settings document given as the text of a file; `document` is what the text says, `undefined` where it is not JSON. */
export function settingsFromText(text: string): CheckedSettings & { readonly document: unknown } {
  const json = text.replace(/^\ufeff/, '');
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch (error) {
    const place = error instanceof SyntaxError ? placeOf(error, json) : undefined;
    return { ...whole({ parts: {}, faults: [{ ...faultAt([], 'not-json'), ...place }] }), document: undefined };
  }
  return { ...checkSettings(document), document };
}
