import * as v from 'valibot';
import type { Settings, SettingsFault, SettingsFaultCode, Site } from '../contract/settings.ts';
import { defaultSettings } from './defaults.ts';
import { type SettingsParts, withParts } from './merge.ts';
import { migrated, newestVersion } from './migrations.ts';
import { mostSites, settingsSchema } from './schema.ts';
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

type Key = string | number;

const { enabled, linkedin, sites } = settingsSchema.entries;
const app = linkedin.wrapped.entries;

function fault(path: readonly Key[], code: SettingsFaultCode): SettingsFault {
  const steps = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  });
  return { path: steps.join('').replace(/^\./, ''), code };
}

function faultOf(issue: v.BaseIssue<unknown>, base: readonly Key[]): SettingsFault {
  const path = [...base, ...(issue.path ?? []).map(({ key }) => key as Key)];
  // JSON has no `undefined`: where it is found, a key is absent.
  return fault(path, issue.input === undefined ? 'missing' : (issue.message as SettingsFaultCode));
}

/** Gathers faults, each of them once, while a document is read part by part. */
class Faults {
  readonly #found = new Map<string, SettingsFault>();

  add(found: SettingsFault): void {
    this.#found.set(`${found.code} ${found.path}`, found);
  }

  /** The part's value, or `fallback` where it has a fault. */
  read<Schema extends v.GenericSchema, Fallback>(
    schema: Schema,
    part: unknown,
    path: readonly Key[],
    fallback: Fallback,
  ): v.InferOutput<Schema> | Fallback {
    const result = v.safeParse(schema, part);
    if (result.success) return result.output;
    for (const issue of result.issues) this.add(faultOf(issue, path));
    return fallback;
  }

  list(): SettingsFault[] {
    return [...this.#found.values()];
  }
}

/** What JSON would keep of a value, as a copy of its own; `undefined` where nothing. */
function asJson(document: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(document));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unusable(code: SettingsFaultCode, path: readonly Key[] = []): ReadSettings {
  return { parts: {}, faults: [fault(path, code)] };
}

function versionFault(version: unknown): SettingsFaultCode | undefined {
  if (version === undefined) return 'missing';
  if (typeof version !== 'number') return 'wrong-type';
  return version === newestVersion() ? undefined : 'unknown-value';
}

function readLinkedIn(part: unknown, faults: Faults): SettingsParts['linkedin'] {
  if (!isObject(part)) {
    faults.add(fault(['linkedin'], 'wrong-type'));
    return undefined;
  }
  const keys = Object.keys(app) as (keyof typeof app)[];
  const read = keys
    .filter((key) => part[key] !== undefined)
    .map((key) => [key, faults.read<v.GenericSchema, undefined>(app[key], part[key], ['linkedin', key], undefined)])
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(read);
}

/** The sites without a fault; a faulty one is left out whole, since half a site would find the wrong things. */
function readSites(parts: readonly unknown[], faults: Faults): Site[] {
  const read: Site[] = [];
  for (const [index, part] of parts.entries()) {
    const site: Site | undefined = faults.read(sites.wrapped.item, part, ['sites', index], undefined);
    if (site && read.some(({ id }) => id === site.id)) faults.add(fault(['sites', index, 'id'], 'duplicate'));
    else if (site) read.push(site);
  }
  return read;
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
  if (wrongVersion) faults.add(fault(['version'], wrongVersion));

  const listed = plain['sites'];
  const kept: unknown[] = Array.isArray(listed) ? listed.slice(0, mostSites) : [];
  if (listed !== undefined && !Array.isArray(listed)) faults.add(fault(['sites'], 'wrong-type'));
  if (Array.isArray(listed) && listed.length > kept.length) faults.add(fault(['sites'], 'out-of-range'));

  const switched =
    plain['enabled'] === undefined ? undefined : faults.read(enabled, plain['enabled'], ['enabled'], undefined);
  const linkedIn = plain['linkedin'] === undefined ? undefined : readLinkedIn(plain['linkedin'], faults);
  const parts: SettingsParts = {
    ...(switched !== undefined && { enabled: switched }),
    ...(linkedIn && { linkedin: linkedIn }),
    ...(Array.isArray(listed) && { sites: readSites(kept, faults) }),
  };
  for (const path of unknownKeys(settingsSchema, { ...plain, sites: kept })) faults.add(fault(path, 'unknown-key'));
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

/** Checks a settings document given as the text of a file; `document` is what the text says, `undefined` where it is not JSON. */
export function settingsFromText(text: string): CheckedSettings & { readonly document: unknown } {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { ...whole(unusable('not-json')), document: undefined };
  }
  return { ...checkSettings(document), document };
}
