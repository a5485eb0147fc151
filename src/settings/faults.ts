import * as v from 'valibot';
import type { SettingsFault, SettingsFaultCode, SettingsLimits } from '../contract/settings.ts';
import { settingsSchema } from './schema.ts';
import { type Key, partAt, type SchemaPart, type SchemaStep, stepsOf } from './schema-part.ts';

function limitOf({ type, requirement, metadata }: SchemaStep): SettingsLimits {
  switch (type) {
    case 'min_value':
    case 'min_length':
      return { least: requirement as number };
    case 'max_value':
    case 'max_length':
      return { most: requirement as number };
    case 'non_empty':
      return { least: 1 };
    default: {
      const most = metadata?.maxLength ?? metadata?.maxItems;
      return most === undefined ? {} : { most };
    }
  }
}

const counted: Readonly<Record<string, SettingsLimits>> = {
  string: { counted: 'characters' },
  array: { counted: 'items' },
};

const limitsOf = (part: SchemaPart): SettingsLimits =>
  Object.assign({}, counted[part.type], ...stepsOf(part).map(limitOf));

const allowedBy = (part: SchemaPart): readonly string[] | undefined =>
  part.options ?? stepsOf(part).findLast(({ metadata }) => metadata?.examples)?.metadata?.examples;

/** What the schema demands at a path, as far as it helps with a fault of this code. */
function demands(path: readonly Key[], code: SettingsFaultCode): Pick<SettingsFault, 'limits' | 'allowed'> {
  const part = partAt(settingsSchema as unknown as SchemaPart, path);
  if (part === undefined) return {};
  if (code === 'out-of-range' || code === 'not-a-selector') return { limits: limitsOf(part) };
  const allowed = code === 'unknown-value' ? allowedBy(part) : undefined;
  return allowed ? { allowed } : {};
}

/** A fault at a path, with what would have been right there. */
export function faultAt(path: readonly Key[], code: SettingsFaultCode): SettingsFault {
  const steps = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  });
  return { path: steps.join('').replace(/^\./, ''), code, ...demands(path, code) };
}

function faultOf(issue: v.BaseIssue<unknown>, base: readonly Key[]): SettingsFault {
  const path = [...base, ...(issue.path ?? []).map(({ key }) => key as Key)];
  // JSON has no `undefined`: where it is found, a key is absent.
  return faultAt(path, issue.input === undefined ? 'missing' : (issue.message as SettingsFaultCode));
}

/** Gathers faults, each of them once, while a document is read part by part. */
export class Faults {
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
