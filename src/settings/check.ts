import * as v from 'valibot';
import type { Settings, SettingsFault, SettingsFaultCode, Site } from '../contract/settings.ts';
import { defaultSettings } from './defaults.ts';
import { mostSites, settingsSchema } from './schema.ts';
import { unknownKeys } from './unknown-keys.ts';

export type CheckedSettings = {
  /** Always whole and usable: what was faulty is left out or has its default. */
  readonly settings: Settings;
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

function unusable(code: SettingsFaultCode, path: readonly Key[] = []): CheckedSettings {
  return { settings: defaultSettings, faults: [fault(path, code)] };
}

function versionFault(version: unknown): SettingsFaultCode | undefined {
  if (version === undefined) return 'missing';
  if (typeof version !== 'number') return 'wrong-type';
  return version === 1 ? undefined : 'unknown-value';
}

function readLinkedIn(part: unknown, faults: Faults): Settings['linkedin'] {
  const defaults = defaultSettings.linkedin;
  if (part === undefined) return defaults;
  if (!isObject(part)) {
    faults.add(fault(['linkedin'], 'wrong-type'));
    return defaults;
  }
  return {
    clientId: faults.read(app.clientId, part['clientId'], ['linkedin', 'clientId'], defaults.clientId),
    scopes: faults.read(app.scopes, part['scopes'], ['linkedin', 'scopes'], defaults.scopes),
    tokenService: faults.read(
      app.tokenService,
      part['tokenService'],
      ['linkedin', 'tokenService'],
      defaults.tokenService,
    ),
    batchSize: faults.read(app.batchSize, part['batchSize'], ['linkedin', 'batchSize'], defaults.batchSize),
  };
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
 * Checks a settings document. Never throws, and one fault never breaks the rest: a faulty part has its default, a
 * faulty site is left out, an unknown key is passed over. A document of a newer version is not read at all.
 */
export function checkSettings(document: unknown): CheckedSettings {
  const plain = asJson(document);
  if (!isObject(plain)) return unusable(document === undefined ? 'missing' : 'wrong-type');
  const version = plain['version'];
  if (typeof version === 'number' && version > 1) return unusable('newer-version', ['version']);

  const faults = new Faults();
  const wrongVersion = versionFault(version);
  if (wrongVersion) faults.add(fault(['version'], wrongVersion));

  const listed = plain['sites'] === undefined ? [] : plain['sites'];
  if (!Array.isArray(listed)) faults.add(fault(['sites'], 'wrong-type'));
  const kept: unknown[] = Array.isArray(listed) ? listed.slice(0, mostSites) : [];
  if (Array.isArray(listed) && listed.length > kept.length) faults.add(fault(['sites'], 'out-of-range'));

  const settings: Settings = {
    version: 1,
    enabled: faults.read(enabled, plain['enabled'], ['enabled'], defaultSettings.enabled),
    linkedin: readLinkedIn(plain['linkedin'], faults),
    sites: readSites(kept, faults),
  };
  for (const path of unknownKeys(settingsSchema, { ...plain, sites: kept })) faults.add(fault(path, 'unknown-key'));
  return { settings, faults: faults.list() };
}

/** Checks a settings document given as the text of a file. */
export function settingsFromText(text: string): CheckedSettings {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return unusable('not-json');
  }
  return checkSettings(document);
}
